import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { inShort } from '../short.ts';

const BENCH = fileURLToPath(new URL('bench.ts', import.meta.url));

const Report = z.strictObject({
  machine: z.string().min(1),
  at: z.iso.datetime(),
  rows: z.array(
    z.strictObject({
      name: z.string().min(1),
      value: z.number().positive(),
      unit: z.string().min(1),
      floor: z.number().positive().optional(),
      ratio: z.number().positive().optional(),
      target: z.string().min(1),
      met: z.boolean(),
      note: z.string().optional(),
    }),
  ),
});

// What it costs is never a condition here: a busy machine would be a failed test.
test('the bench goes its whole way, and its report has the form that it is said to have', async () => {
  await inShort(BENCH, 'bench', async ({ code, output, report: read }) => {
    const report = Report.parse(await read());
    expect(report.rows).toHaveLength(8);
    for (const { name } of report.rows) expect(output).toContain(name);
    expect(code).toBe(report.rows.every((row) => row.met) ? 0 : 1);
  });
}, 180_000);

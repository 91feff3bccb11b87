import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';

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
  const folder = await mkdtemp(join(tmpdir(), 'hoi-thi-report-'));
  try {
    const { code, output } = await run('--short', '--reports', folder);
    const report = Report.parse(JSON.parse(await readFile(join(folder, 'bench.json'), 'utf8')));
    expect(report.rows).toHaveLength(8);
    for (const { name } of report.rows) expect(output).toContain(name);
    expect(code).toBe(report.rows.every((row) => row.met) ? 0 : 1);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 180_000);

function run(...args: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [BENCH, ...args], (_, stdout, stderr) => {
      resolve({ code: child.exitCode, output: stdout + stderr });
    });
  });
}

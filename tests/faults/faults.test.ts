import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { inShort } from '../short.ts';

const START = fileURLToPath(new URL('start.mjs', import.meta.url));

const Report = z.strictObject({
  machine: z.string().min(1),
  at: z.iso.datetime(),
  rows: z.array(
    z.strictObject({
      name: z.string().min(1),
      value: z.int().min(0),
      unit: z.string().min(1),
      target: z.string().min(1),
      met: z.boolean(),
      tried: z.int().min(0),
      lost: z.int().min(0),
      twice: z.int().min(0),
      note: z.string(),
    }),
  ),
});

test('whatever breaks under the built server, nothing that was acknowledged is lost or counted twice', async () => {
  await inShort(START, 'faults', async ({ code, output, report }) => {
    expect([code, output]).toEqual([0, expect.any(String)]);
    const { rows } = Report.parse(await report());
    for (const { name } of rows) expect(output).toContain(name);
    // What a machine does not allow is said, and is no pass: only its own small disks may be refused on Linux.
    const open = rows.filter(({ met }) => !met).filter(({ note }) => !/not tried: (a tmpfs|there is no)/.test(note));
    expect(open).toEqual([]);
    if (process.platform === 'linux') expect(rows.filter(({ note }) => note.includes('there is no'))).toEqual([]);
  });
}, 900_000);

import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { inShort } from '../short.ts';

const SCREENS = fileURLToPath(new URL('screens.ts', import.meta.url));

const Report = z.looseObject({
  rows: z.array(z.looseObject({ name: z.string(), value: z.number(), met: z.boolean(), note: z.string().optional() })),
});

// How long a frame takes is never a condition here: a busy machine would be a failed test.
test('a few scenes and a sheet have nothing amiss, and what moves asks for no layout', async () => {
  await inShort(SCREENS, 'screens', async ({ code, report: read }) => {
    const { rows } = Report.parse(await read());
    const stands = rows.filter(({ name }) => !name.endsWith('the longest frame'));
    expect(stands.filter(({ met }) => !met)).toEqual([]);
    expect(stands.filter(({ name }) => /^(scene|judge)/.test(name) && !name.includes(','))).not.toEqual([]);
    expect(stands.map(({ name }) => name)).toContain('motion, forced layouts');
    expect(code).toBe(rows.every(({ met }) => met) ? 0 : 1);
  });
}, 180_000);

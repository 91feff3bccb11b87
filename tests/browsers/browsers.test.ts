import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { inShort } from '../short.ts';

const BROWSERS = fileURLToPath(new URL('browsers.ts', import.meta.url));

const Report = z.looseObject({
  rows: z.array(z.looseObject({ name: z.string(), met: z.boolean(), note: z.string() })),
});

test('on the oldest Chromium that is promised a judge marks and hands in, and the hall watches', async () => {
  await inShort(BROWSERS, 'browsers', async ({ code, report }) => {
    const { rows } = Report.parse(await report());
    expect(rows.filter(({ met }) => !met)).toEqual([]);
    expect(rows.map(({ name }) => name)).toContain(
      'Chromium 88.0.4298.0: the projector: the reveal, to the first prize',
    );
    expect(code).toBe(0);
  });
}, 300_000);

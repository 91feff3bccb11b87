import { expect, test } from 'vitest';
import { filled } from '../../client/screen/lots.ts';

/* Drawn at 0, looked at so many milliseconds later. */

test('[W2] twenty lots come in twenty seconds, one after another', () => {
  expect([0, 999, 1000, 10_500, 19_999, 20_000, 60_000].map((now) => filled(20, 0, now))).toEqual([
    0, 0, 1, 10, 19, 20, 20,
  ]);
});

test('[W2] however many there are, all stand within half a minute', () => {
  for (const places of [31, 40, 500]) {
    expect(filled(places, 0, 29_000)).toBeLessThan(places);
    expect(filled(places, 0, 30_000)).toBe(places);
  }
});

test('[W2] a clock that is behind shows none yet, and a part without teams has none', () => {
  expect(filled(20, 5000, 0)).toBe(0);
  expect(filled(0, 0, 60_000)).toBe(0);
});

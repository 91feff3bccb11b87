import { describe, expect, test } from 'vitest';
import { bugs } from './bugs.ts';
import { STEPS, twice } from './many.ts';
import { play } from './play.ts';
import { kept } from './seeds.ts';

/** The short form of `npm run sim`. */

test('whatever befalls the hall, nothing acknowledged and nothing tapped is lost, and nothing counts twice', () => {
  const found = Array.from({ length: 50 }, (_, i) => twice(1 + i));
  expect(found.filter((one) => one.broken !== null || !one.isSame)).toEqual([]);
});

test.each(kept)('seed %i, which once found that %s', (seed) => {
  expect(play(seed, STEPS).broken).toBeNull();
});

describe('it finds what is planted:', () => {
  test.each(Object.entries(bugs))('%s', (_, plants) => {
    const seeds = Array.from({ length: 200 }, (__, i) => i + 1);
    expect(seeds.find((seed) => play(seed, STEPS, plants).broken !== null)).toBeDefined();
  });
});

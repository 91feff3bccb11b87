import { describe, expect, test } from 'vitest';
import { bugs } from './bugs.ts';
import { STEPS, twice } from './many.ts';
import { play } from './play.ts';
import { kept } from './seeds.ts';
import { Stage } from './stage.ts';
import { Trace } from './trace.ts';

/** The short form of `npm run sim`. */

test('whatever befalls the hall, nothing acknowledged and nothing tapped is lost, and nothing counts twice', () => {
  const found = Array.from({ length: 50 }, (_, i) => twice(1 + i));
  expect(found.filter((one) => one.broken !== null || !one.isSame)).toEqual([]);
});

test.each(kept)('seed %i, which once found that %s', (seed) => {
  expect(play(seed, STEPS).broken).toBeNull();
});

test('views to the hall leave at whole tenths of a second, whenever there was something to send', () => {
  const { clock, desks, projector } = new Stage('1', {}, new Trace());
  const times = ['programme', 'welcome', 'programme', 'blank'].map((what, i) => {
    clock.play(500 + 37 * i);
    desks[1]?.press('board.show', { what });
    clock.play(500);
    const { now, scene } = projector.view as { now: number; scene: { what: string } };
    expect(scene.what).toBe(what);
    return now % 100;
  });
  expect(times).toEqual([0, 0, 0, 0]);
});

describe('it finds what is planted:', () => {
  test.each(Object.entries(bugs))('%s', (_, plants) => {
    const seeds = Array.from({ length: 200 }, (__, i) => i + 1);
    expect(seeds.find((seed) => play(seed, STEPS, plants).broken !== null)).toBeDefined();
  });
});

import { expect, test } from 'vitest';
import { look, type Looked } from '../../client/parts/timeup.ts';
import type { TimerWire } from '../../shared/wire.ts';

/* A team has five minutes. Looked at every quarter of a second, as pages do. */

const LIMIT = 300;
const started: TimerWire = { startedAt: 1_000_000, elapsed: 0 };
const at = (seconds: number) => 1_000_000 + seconds * 1000;

/** When it rings, in seconds since the clock was started, where it is looked at in these moments. */
function rings(...looks: readonly [seconds: number, timer: TimerWire | null][]): number[] {
  let last: Looked | null = null;
  return looks.flatMap(([seconds, timer]) => {
    const now = timer ? look(last, timer, LIMIT, at(seconds)) : { looked: null, rings: false };
    last = now.looked;
    return now.rings ? [seconds] : [];
  });
}

test('[W3] it rings once, when the time is up', () => {
  expect(rings([299.5, started], [299.75, started], [300, started], [300.25, started], [301, started])).toEqual([300]);
});

test('[W3] a server’s clock that is heard anew a little earlier does not make it ring twice', () => {
  expect(rings([299.9, started], [300.1, started], [299.9, started], [300.2, started])).toEqual([300.1]);
});

test('[W3] a page opened after the time was up has nothing to ring for', () => {
  expect(rings([301, started], [302, started])).toEqual([]);
});

test('[W3] a clock that is put right past its limit does not ring; put right to before it, it does when it gets there', () => {
  const late = { startedAt: at(200), elapsed: 310_000 };
  expect(rings([199, started], [200, late], [201, late])).toEqual([]);
  const early = { startedAt: at(310), elapsed: 290_000 };
  expect(rings([299, started], [300, started], [310, early], [319, early], [320, early])).toEqual([300, 320]);
});

test('[W3] a clock that was stopped and runs on rings in its turn, one that stands never', () => {
  const on = { startedAt: at(400), elapsed: 299_000 };
  expect(rings([298, started], [299, { startedAt: null, elapsed: 299_000 }], [400, on], [401, on])).toEqual([401]);
  expect(rings([299, started], [300, { startedAt: null, elapsed: 300_000 }], [301, null])).toEqual([]);
});

test('[W3] a tablet that slept through the end is silent when it wakes', () => {
  expect(rings([200, started], [340, started], [341, started])).toEqual([]);
});

test('without a limit there is nothing to be up', () => {
  expect(look(null, started, null, at(900)).rings).toBe(false);
});

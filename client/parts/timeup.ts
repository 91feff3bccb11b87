import type { TimerWire } from '../../shared/wire.ts';

/** A tablet that slept through the end of the time does not ring when it wakes. */
const LATE_MS = 3000;

/** The clock that was looked at last. */
export interface Looked {
  readonly timer: TimerWire;
  /** Its time was not up, and it has not rung. */
  readonly within: boolean;
}

/**
 * Whether the bell rings: where the same clock was seen to run before its time was up. One that is set, started or first
 * seen past its limit is another clock, and has nothing to ring for. RULES.md: W3.
 */
export function look(
  last: Looked | null,
  timer: TimerWire,
  limitSeconds: number | null,
  now: number,
): { looked: Looked | null; rings: boolean } {
  if (timer.startedAt === null || limitSeconds === null) return { looked: null, rings: false };
  const over = timer.elapsed + now - timer.startedAt - limitSeconds * 1000;
  const same = last !== null && last.timer.startedAt === timer.startedAt && last.timer.elapsed === timer.elapsed;
  const was = same ? last.within : over < 0;
  return { looked: { timer, within: was && over < 0 }, rings: was && over >= 0 && over < LATE_MS };
}

import { twoDigits } from '../../shared/names.ts';
import type { TimerWire } from '../../shared/wire.ts';

/** Whole seconds on a clock at `now`. */
export function secondsOn(timer: TimerWire, now: number): number {
  const running = timer.startedAt === null ? 0 : Math.max(0, now - timer.startedAt);
  return Math.floor((timer.elapsed + running) / 1000);
}

/** 312 seconds are “05:12”. */
export function minutes(seconds: number): string {
  return `${twoDigits(Math.floor(seconds / 60))}:${twoDigits(seconds % 60)}`;
}

/** “07:05”, as the clock on the wall shows it. */
export function timeOfDay(at: number): string {
  return new Date(at).toLocaleTimeString('vi-VN', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** The last half minute is amber. */
const LAST_SECONDS = 30;

export function stateOf(seconds: number, limitSeconds: number | null): 'within' | 'last' | 'over' {
  if (limitSeconds === null || limitSeconds - seconds > LAST_SECONDS) return 'within';
  return seconds < limitSeconds ? 'last' : 'over';
}

import type { ClockView, OnStage } from '../../shared/wire.ts';
import type { Chance } from './chance.ts';
import type { Pace } from './pace.ts';
import type { Person } from './person.ts';

/** Seconds that a performance takes: most are a little under the limit, some are not. */
export function performance(stage: OnStage, limitSeconds: number, seed: Chance): number {
  const own = seed.of(`${stage.round} ${stage.team} time`);
  const over = own.next() < 0.2 ? own.between(5, 170) : -own.between(0.03, 0.25) * limitSeconds;
  return Math.round(limitSeconds + over);
}

/**
 * Starts and stops the clock for each team that comes on stage, until the day is over. Nobody watches a performance
 * for ten minutes here: soon after the start the clock is set near the performance's end, and runs on from there.
 */
export async function timekeeper(me: Person<ClockView>, seed: Chance, pace: Pace, watched: number): Promise<void> {
  let last = '';
  for (;;) {
    const stage = await me.until((view) => {
      if (view.stage === null || !view.stage.open || view.stage.limitSeconds === null) return null;
      const { round, team, limitSeconds } = view.stage;
      return last === `${round} ${team}` ? null : { round, team, limitSeconds };
    });
    if (!stage) return;
    const { round, team, limitSeconds } = stage;
    last = `${round} ${team}`;
    const seconds = performance(stage, limitSeconds, seed);
    await me.send('timer.start', { round, team });
    await pace(watched / 2);
    const jump = Math.max(0, seconds - watched / 2);
    await me.send('timer.set', { round, team, seconds: jump, reason: 'Diễn tập: đồng hồ chạy nhanh' });
    await pace(watched / 2);
    await me.send('timer.stop', { round, team });
  }
}

import type { ContestRound } from './contest.ts';
import { NO_POINTS, type Points } from './points.ts';
import { points } from './spec.ts';
import type { TeamState } from './state.ts';

/**
 * What the rules would take off for a performance of so many milliseconds. RULES.md: O1–O4.
 * Counted in whole seconds, as the hall reads them from the clock.
 */
export function overtimePoints(round: Pick<ContestRound, 'timeLimitSeconds' | 'overtime'>, ms: number): Points {
  const { timeLimitSeconds, overtime } = round;
  if (timeLimitSeconds === undefined || overtime === undefined) return NO_POINTS;
  const over = Math.floor(ms / 1000) - timeLimitSeconds;
  if (over <= 0) return NO_POINTS;
  if ('tiers' in overtime) {
    const reached = overtime.tiers.filter((tier) => over >= tier.overSeconds);
    const highest = reached.reduce((a, b) => (b.overSeconds >= a.overSeconds ? b : a), { overSeconds: 0, points: 0 });
    return points(highest.points);
  }
  if (over <= overtime.graceSeconds) return NO_POINTS;
  const stretches = over / overtime.everySeconds;
  const counted = overtime.count === 'full' ? Math.floor(stretches) : Math.ceil(stretches);
  const off = counted * points(overtime.points);
  return (overtime.max === undefined ? off : Math.min(off, points(overtime.max))) as Points;
}

/**
 * What is proposed for a team whose clock stands: null where nothing is, or it was settled for the time that the clock
 * shows; 0 where what was taken off for another time is to be given back.
 */
export function proposedOvertime(round: ContestRound, team: TeamState): Points | null {
  const { elapsed, startedAt } = team.timer;
  if (round.timeLimitSeconds === undefined || round.overtime === undefined) return null;
  if (startedAt !== null || isWaived(team)) return null;
  const off = overtimePoints(round, elapsed);
  const taken = team.deductions.find((one) => one.kind === 'overtime');
  const settled = taken ? taken.elapsed === elapsed || taken.points === off : off === NO_POINTS;
  return settled ? null : off;
}

/** The waiver is of the time that the clock shows. */
export function isWaived({ waived, timer }: TeamState): boolean {
  return waived !== null && timer.startedAt === null && timer.elapsed === waived.elapsed;
}

import { placeNow } from './programme.ts';
import { at, indexIn, specOf } from './spec.ts';
import { isWithdrawn, type State } from './state.ts';

/* How long what is left of the day takes, as far as it can be known. */

/** Between two teams: one bows and leaves, the next comes on. */
const CHANGEOVER_SECONDS = 60;
/** So many calls tell a pace. */
const TELLING = 3;

/**
 * By item: its minutes; for a part on stage without them, what the teams still to come need. A gallery is marked beside
 * the stage and takes the hall no time of its own.
 */
export function itemSeconds(state: State): (number | null)[] {
  const { items } = state.programme;
  const here = placeNow(state.programme) ?? 0;
  return items.map((item, i) => {
    if (item.minutes !== undefined) return item.minutes * 60;
    if (!('round' in item) || i < here) return null;
    // A break in the middle parts evenly what is left.
    const shares = items.filter((one, j) => j >= here && 'round' in one && one.round === item.round).length;
    const left = roundSeconds(state, indexIn(specOf(state.contest).roundAt, item.round));
    return left === null ? null : Math.round(left / shares);
  });
}

function roundSeconds(state: State, r: number): number | null {
  const { mode, timeLimitSeconds } = at(state.contest.rounds, r);
  const { status, teams } = at(state.rounds, r);
  if (mode === 'gallery' || status === 'closed') return 0;
  const toCome = teams.filter((team, t) => !isWithdrawn(state, r, t) && (!team.called || performs(state, r, t)));
  const each = pace(state, r) ?? (timeLimitSeconds === undefined ? null : timeLimitSeconds + CHANGEOVER_SECONDS);
  if (toCome.length === 0) return 0;
  return each === null ? null : toCome.length * each;
}

/** On stage, and its clock has not run and stopped. */
function performs({ stage, rounds }: State, r: number, t: number): boolean {
  const { timer } = at(at(rounds, r).teams, t);
  return stage?.round === r && stage.team === t && (timer.startedAt !== null || timer.elapsed === 0);
}

/** Seconds from one call to the next, once enough teams of the part that the hall is at were called. */
function pace({ contest, programme: { items, at: here, calls } }: State, r: number): number | null {
  const item = items.find(({ id }) => id === here);
  const isHere = item && 'round' in item && item.round === at(contest.rounds, r).id;
  if (!isHere || !calls || calls.count < TELLING) return null;
  return (calls.last - calls.first) / (calls.count - 1) / 1000;
}

import { at } from '../spec.ts';
import type { State } from '../state.ts';
import type { ClockView } from '../wire.ts';

export function clockView(state: State, now: number): ClockView {
  const timed = running(state) ?? state.stage;
  const { seq, lineage } = state;
  const logged = { seq, log: lineage.log, now };
  if (!timed) return { ...logged, stage: null };
  const { round: r, team: t } = timed;
  const round = at(state.rounds, r);
  return {
    ...logged,
    stage: {
      round: at(state.contest.rounds, r).id,
      team: at(state.contest.teams, t).id,
      timer: at(round.teams, t).timer,
      limitSeconds: at(state.contest.rounds, r).timeLimitSeconds ?? null,
      open: round.status === 'open',
    },
  };
}

/** A clock that runs is stopped before the next team's starts, though that one was called meanwhile. */
function running({ rounds }: State): State['stage'] {
  for (const [round, { teams }] of rounds.entries()) {
    const team = teams.findIndex((one) => one.timer.startedAt !== null);
    if (team >= 0) return { round, team };
  }
  return null;
}

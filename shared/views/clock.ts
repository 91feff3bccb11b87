import { at } from '../spec.ts';
import type { State } from '../state.ts';
import type { ClockView } from '../wire.ts';
import { onStage } from './common.ts';

export function clockView(state: State, now: number): ClockView {
  const where = onStage(state);
  if (!state.stage || !where) return { seq: state.seq, now, stage: null };
  const { round: r, team: t } = state.stage;
  const round = at(state.rounds, r);
  return {
    seq: state.seq,
    now,
    stage: {
      ...where,
      timer: at(round.teams, t).timer,
      limitSeconds: at(state.contest.rounds, r).timeLimitSeconds ?? null,
      open: round.status === 'open',
    },
  };
}

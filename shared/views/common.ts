import { undecided } from '../awards.ts';
import type { RoundId } from '../contest.ts';
import { at } from '../spec.ts';
import { sheetsOut, type State } from '../state.ts';
import type { ApprovalWire, OnStage, PanelView } from '../wire.ts';

export function idOfRound(state: State, r: number | null): RoundId | null {
  return r === null ? null : at(state.contest.rounds, r).id;
}

export function onStage({ contest, stage }: State): OnStage | null {
  return stage && { round: at(contest.rounds, stage.round).id, team: at(contest.teams, stage.team).id };
}

export function approvalOf({ approval }: State): ApprovalWire | null {
  return approval && { by: approval.by, at: approval.at };
}

/** What stands in the way of approving. Prizes are looked at only when all rounds are closed: before, all is open. */
export function blockers(state: State): PanelView['blockers'] {
  const openRounds = state.rounds.flatMap((round, r) =>
    round.status === 'closed' ? [] : [at(state.contest.rounds, r).id],
  );
  if (openRounds.length > 0) return { openRounds, reopened: 0, prizes: [] };
  return {
    openRounds,
    reopened: state.rounds.reduce((count, _, r) => count + sheetsOut(state, r).length, 0),
    prizes: undecided(state).map((one) => one.prize.name),
  };
}

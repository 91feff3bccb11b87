import { at } from './spec.ts';
import type { RoundState, State, TeamState } from './state.ts';

/* Taking back the last step on the panel: what it changed is as it was before, and all else stays. */

/**
 * Nothing but a step moves these, so where the last one did not touch one it is the same; only a ranking that was switched
 * off since comes back as a scene, and the hall's view of it is the prizes. What the hall was let see, and every sheet, stay
 * as they are.
 */
export function takenBack(state: State, before: State): State {
  const { scene, covered, frozen } = before.board;
  return {
    ...state,
    current: before.current,
    stage: before.stage,
    reveal: before.reveal,
    programme: before.programme,
    delegates: before.delegates,
    board: { ...state.board, scene, covered, frozen },
    rounds: kept(state.rounds, (round, r) => roundBack(round, at(before.rounds, r))),
  };
}

/** A team that judges have marked since it was called, or since its round was opened; null where none was. */
export function markedSince(state: State, seq: number, before: State): number | null {
  for (const [r, round] of state.rounds.entries()) {
    const was = at(before.rounds, r);
    const opened = round.status === 'open' && was.status !== 'open';
    const marked = round.teams.findIndex(
      (team, t) =>
        (opened || (team.called && !at(was.teams, t).called)) && team.sheets.some((sheet) => sheet.seq > seq),
    );
    if (marked >= 0) return marked;
  }
  return null;
}

function roundBack(round: RoundState, was: RoundState): RoundState {
  const { status, ordered, order, numbers, drawnAt } = was;
  const teams = kept(round.teams, (team, t) => teamBack(team, at(was.teams, t)));
  const sameOrder = order === round.order && numbers === round.numbers && drawnAt === round.drawnAt;
  return sameOrder && status === round.status && ordered === round.ordered && teams === round.teams
    ? round
    : { ...round, status, ordered, order, numbers, drawnAt, teams };
}

function teamBack(team: TeamState, { called, timer }: TeamState): TeamState {
  return called === team.called && timer === team.timer ? team : { ...team, called, timer };
}

/** The same array where nothing in it became another: what is counted from it is remembered by it. */
function kept<T>(all: readonly T[], back: (one: T, i: number) => T): readonly T[] {
  const next = all.map(back);
  return next.every((one, i) => one === all[i]) ? all : next;
}

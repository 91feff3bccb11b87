import { results } from './views/results.ts';
import { at, replaceAt, specOf } from './spec.ts';
import { sameStanding, standingOf, type Board, type State } from './state.ts';

/** What follows from any event: approval falls when a figure changes, and a live board lets its figures out. */
export function settle(before: State, after: State): State {
  const approval = after.approval && before.approval && changed(before, after) ? null : after.approval;
  const board = letOut(after);
  return approval === after.approval && board === after.board ? after : { ...after, approval, board };
}

function changed(before: State, after: State): boolean {
  if (sameStanding(before, after)) return false;
  if (after.rounds.some((round) => round.status !== 'closed')) return true;
  return figures(before) !== figures(after);
}

function figures(state: State): string {
  const { rounds, overall, awards } = results(state);
  return JSON.stringify([rounds, overall, awards]);
}

/**
 * While a board is shown, what it shows is what the hall last saw of it. While the result is being revealed nothing
 * more is let out: a board that covers a step is the one that the hall knows. RULES.md: F1–F4, F6.
 */
function letOut(state: State): Board {
  const { board } = state;
  if (state.reveal) return board;
  const { scene, out } = board;
  switch (scene.what) {
    case 'overall': {
      const now = board.frozen ?? standingOf(state);
      return out.overall && sameStanding(out.overall, now) ? board : { ...board, out: { ...out, overall: now } };
    }
    case 'round':
    case 'progress': {
      const now = board.frozen ?? standingOf(state);
      // A round that came with a change of the contest is not on a board frozen before.
      if (!specOf(now.contest).roundAt.has(at(state.contest.rounds, scene.round).id)) return board;
      const seen = out[scene.what];
      const last = seen[scene.round];
      if (last && sameStanding(last, now)) return board;
      return { ...board, out: { ...out, [scene.what]: replaceAt(seen, scene.round, now) } };
    }
    case 'welcome':
    case 'programme':
    case 'draw':
    case 'onStage':
    case 'message':
    case 'blank':
    case 'reveal':
    case 'prizes':
      return board;
  }
}

import { changeOf } from './change.ts';
import type { LogRow } from './define.ts';
import { results } from './views/results.ts';
import { replaceAt } from './spec.ts';
import { sameStanding, standingOf, type State } from './state.ts';
import { isCover, type Board } from './board.ts';

/** What follows from any event: approval falls when a figure changes, and a live board lets its figures out. */
export function settle(before: State, after: State, row: LogRow): State {
  const { approval } = after;
  const lapses = approval !== null && before.approval !== null && changed(before, after);
  const board = letOut({ ...after, board: covering(before.board, after.board) });
  if (lapses) return { ...after, approval: null, lapsed: { ...approval, change: changeOf(row) }, board };
  return board === after.board ? after : { ...after, board };
}

/** A scene that covers another keeps what it covers, for the way back. */
function covering(before: Board, after: Board): Board {
  const { scene, covered } = after;
  if (!isCover(scene)) return covered === null ? after : { ...after, covered: null };
  if (covered !== null || scene === before.scene) return after;
  return { ...after, covered: isCover(before.scene) ? before.covered : before.scene };
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
 * While a board is shown live, what it shows is what the hall last saw of it. While it is frozen nothing more is let
 * out, whatever scene is shown. RULES.md: F1–F6.
 */
function letOut(state: State): Board {
  const { board } = state;
  const { scene, out } = board;
  if (board.frozen) return board;
  switch (scene.what) {
    case 'overall':
      return out.overall && sameStanding(out.overall, state)
        ? board
        : { ...board, out: { ...out, overall: standingOf(state) } };
    case 'round':
    case 'progress': {
      const { what, round } = scene;
      const last = out[what][round];
      if (last && sameStanding(last, state) && out.latest[what] === round) return board;
      const latest = { ...out.latest, [what]: round };
      return { ...board, out: { ...out, latest, [what]: replaceAt(out[what], round, standingOf(state)) } };
    }
    case 'welcome':
    case 'programme':
    case 'draw':
    case 'onStage':
    case 'message':
    case 'blank':
    case 'logo':
    case 'reveal':
    case 'prizes':
    case 'ranking':
      return board;
  }
}

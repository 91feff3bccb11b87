import { awardList } from '../awards.ts';
import { fromPoints } from '../points.ts';
import { specOf, at } from '../spec.ts';
import { sheetAt, type State } from '../state.ts';
import type { JudgeView, OpenSheet, PageMessage } from '../wire.ts';
import { idOfRound, onStage, outcome } from './common.ts';
import { judgeSheets, sheetLetter } from './letters.ts';

/** What judge `j` may know: their own sheets as letters, the one that is open on their page whole, and nobody else's. `tablets`: how many pages of theirs are connected. */
export function judgeView(state: State, j: number, page: PageMessage | null, tablets: number, now: number): JudgeView {
  const spec = specOf(state.contest);
  const mine = spec.rounds.filter((round) => round.panel[j] === true);
  return {
    seq: state.seq,
    log: state.lineage.log,
    forks: state.lineage.forks.map(([log, last]) => [log, last]),
    now,
    rounds: mine.map(({ index, round }) => ({
      id: round.id,
      status: at(state.rounds, index).status,
      ...judgeSheets(state, index, j),
      nudgedAt: at(at(state.rounds, index).nudged, j),
    })),
    current: idOfRound(state, state.current),
    stage: onStage(state),
    tablets,
    sheet: openSheet(state, j, page),
    head: at(state.contest.judges, j).head === true ? headOf(state) : null,
  };
}

function openSheet(state: State, j: number, page: PageMessage | null): OpenSheet | null {
  if (page?.round === undefined || page.team === undefined) return null;
  const spec = specOf(state.contest);
  const r = spec.roundAt.get(page.round);
  const t = spec.teamAt.get(page.team);
  if (r === undefined || t === undefined || at(spec.rounds, r).panel[j] !== true) return null;
  const sheet = sheetAt(state, r, t, j);
  return {
    round: page.round,
    team: page.team,
    seq: sheet.seq,
    letter: sheetLetter(state, r, t, j),
    marks: sheet.marks.map((mark) => (mark === null ? null : fromPoints(mark))),
    note: sheet.note,
    reopened: sheet.status === 'reopened' ? sheet.reopened : null,
  };
}

function headOf(state: State): JudgeView['head'] {
  const result = outcome(state);
  const awards = result.blockers.openRounds.length > 0 ? [] : awardList(state);
  return { ...result, awards: awards.map(({ prize, winners }) => ({ prize, winners: [...winners] })) };
}

import { ContestFile, type Contest } from '../../shared/contest.ts';
import { specOf, at, indexIn, points } from '../../shared/spec.ts';
import { changeSheet, changeTeam, freshState, type AwardDecision, type Sheet, type State } from '../../shared/state.ts';
import type { File } from '../builders.ts';

/** A contest and all that was done to it that bears on the figures, as plain JSON: both scorings read this. */
export interface Case {
  contest: File;
  sheets?: CaseSheet[];
  recused?: { round: string; team: string; judge: string }[];
  deductions?: { round: string; team: string; kind: string; points: number }[];
  /** Without a round: from the contest. */
  withdrawn?: { team: string; round?: string }[];
  ties?: { round?: string; teams: string[] }[];
  decisions?: { prize: string; teams?: string[]; recipient?: string }[];
}

export interface CaseSheet {
  round: string;
  team: string;
  judge: string;
  /** In the order of the round's criteria. */
  marks: (number | null)[];
  status?: Sheet['status'];
}

/** One handed-in sheet a judge and team, as a table: judges down, teams across; null is no sheet. */
export function sheetsOf(
  round: string,
  judges: readonly string[],
  rows: Readonly<Record<string, readonly (readonly number[] | number | null)[]>>,
): CaseSheet[] {
  return Object.entries(rows).flatMap(([team, row]) =>
    row.flatMap((given, j): CaseSheet[] =>
      given === null ? [] : [{ round, team, judge: at(judges, j), marks: [given].flat() }],
    ),
  );
}

export function read(file: File): Contest {
  const { access: _, ...contest } = ContestFile.parse(JSON.parse(JSON.stringify(file)));
  return contest;
}

export function standing(given: Case): State {
  const contest = read(given.contest);
  const spec = specOf(contest);
  const r = (id: string) => indexIn(spec.roundAt, id);
  const t = (id: string) => indexIn(spec.teamAt, id);
  const j = (id: string) => indexIn(spec.judgeAt, id);
  let state: State = freshState(contest, 0);
  for (const { round, team, judge, marks, status = 'handedIn' } of given.sheets ?? [])
    state = changeSheet(state, r(round), t(team), j(judge), {
      status,
      marks: marks.map((mark) => (mark === null ? null : points(mark))),
    });
  for (const { round, team, judge } of given.recused ?? [])
    state = changeSheet(state, r(round), t(team), j(judge), { recused: 'vắng mặt' });
  for (const { round, team, kind, points: off } of given.deductions ?? []) {
    const { deductions } = at(at(state.rounds, r(round)).teams, t(team));
    const others = deductions.filter((one) => one.kind !== kind);
    const set = { kind, points: points(off), reason: 'lý do', elapsed: 0 };
    state = changeTeam(state, r(round), t(team), { deductions: [...others, set] });
  }
  for (const { team, round } of given.withdrawn ?? [])
    state =
      round === undefined
        ? { ...state, withdrawn: state.withdrawn.map((was, i) => (i === t(team) ? 'bỏ thi' : was)) }
        : changeTeam(state, r(round), t(team), { withdrawn: 'bỏ phần thi' });
  return {
    ...state,
    ties: (given.ties ?? []).map((tie) => ({
      round: tie.round === undefined ? null : r(tie.round),
      teams: tie.teams.map(t),
      reason: 'biểu quyết',
    })),
    decisions: (given.decisions ?? []).map((one): AwardDecision => ({
      prize: one.prize,
      teams: (one.teams ?? []).map(t),
      recipient: one.recipient ?? null,
      reason: 'quyết định',
    })),
  };
}

import type { Huddle, HuddlePart, HuddleSheet } from '../huddle.ts';
import { nearTies, overallStep } from '../near.ts';
import { fromPoints } from '../points.ts';
import { subtract, toNumber, type Ratio } from '../ratio.ts';
import { scoreTeam, sheetTotal } from '../score.ts';
import { at, specOf, type RoundSpec } from '../spec.ts';
import { leaning, spreadOf, type JudgeSpread } from '../spread.ts';
import { overallTable, roundTable } from '../standings.ts';
import { isWithdrawn, sheetAt, type State } from '../state.ts';
import { firstDigits, idOfRound, outcome } from './common.ts';
import { sheetLetter } from './letters.ts';
import { contestSetup } from './setup.ts';
import { marksOf } from './working.ts';

/** What the panel confers over, from the sheets that count now. `head`: the hash of the log's last row. */
export function huddle(state: State, head: string, now: number): Huddle {
  const { contest } = state;
  const spec = specOf(contest);
  const number = (value: Ratio | null) => value && toNumber(value, spec.decimals);
  const idOf = (t: number) => at(contest.teams, t).id;
  const tables = spec.rounds.map((_, r) => roundTable(state, r));
  const rows = overallTable(state).sort((a, b) => place(a.rank) - place(b.rank));
  return {
    seq: state.seq,
    log: state.lineage.log,
    now,
    head: firstDigits(head),
    setup: { ...contestSetup(state, 'organiser'), programme: [] },
    outcome: outcome(state),
    step: toNumber(overallStep(state), spec.decimals),
    flagPercent: contest.rules.flagPercent ?? null,
    rounds: spec.rounds.map((round) => {
      const spreads = at(state.rounds, round.index).teams.map((team) => spreadOf(round, team));
      return {
        round: round.round.id,
        judges: panelOf(round).map((j) => ({
          judge: at(contest.judges, j).id,
          leaning: number(leaning(spreads, j)),
        })),
      };
    }),
    teams: rows.map(({ team, parts, score, rank, tied, decided, withdrawn }, i) => ({
      team: idOf(team),
      rank,
      tied,
      decided,
      withdrawn,
      score: number(score),
      behind: rank === null ? null : number(behind(score, rows[i - 1]?.score)),
      parts: spec.rounds.map((round, r) => ({
        rank: at(at(tables, r), team).rank,
        ...partOf(state, round, team, number(parts[r] ?? null)),
      })),
    })),
    near: nearTies(state).map(({ round, above, below, by, how, prize }) => ({
      round: idOfRound(state, round),
      above: idOf(above),
      below: idOf(below),
      by: toNumber(by, spec.decimals),
      how,
      prize,
    })),
  };
}

function partOf(state: State, spec: RoundSpec, t: number, weighted: number | null): Omit<HuddlePart, 'rank'> {
  const team = at(at(state.rounds, spec.index).teams, t);
  const { score, complete } = scoreTeam(spec, team);
  const spread = spreadOf(spec, team);
  return {
    score: score && toNumber(score, spec.decimals),
    weighted,
    deductions: team.deductions.map((one) => [one.kind, fromPoints(one.points), one.reason]),
    spread: spread.points && toNumber(spread.points, spec.decimals),
    incomplete: !complete,
    withdrawn: isWithdrawn(state, spec.index, t),
    sheets: panelOf(spec).map((j) => {
      const counted = spread.judges.find((one) => one.judge === j);
      return sheetOf(state, spec, t, j, counted);
    }),
  };
}

function sheetOf(state: State, spec: RoundSpec, t: number, j: number, counted: JudgeSpread | undefined): HuddleSheet {
  const sheet = sheetAt(state, spec.index, t, j);
  const number = (value: Ratio) => toNumber(value, spec.decimals);
  return {
    judge: at(state.contest.judges, j).id,
    letter: sheetLetter(state, spec.index, t, j),
    total: counted ? number(counted.total) : null,
    distance: counted?.distance ? number(counted.distance) : null,
    far: counted?.far === true,
    recused: sheet.recused,
    returned: sheet.returned.map((one) => ({
      at: one.at,
      reason: one.reason,
      marks: marksOf(one),
      total: number(sheetTotal(spec, one)),
      score: one.score === null ? null : fromPoints(one.score),
    })),
    marks: counted && sheet.returned.length > 0 ? marksOf(sheet) : [],
  };
}

function behind(score: Ratio | null, above: Ratio | null | undefined): Ratio | null {
  return score && above ? subtract(above, score) : null;
}

function panelOf(spec: RoundSpec): number[] {
  return spec.panel.flatMap((on, j) => (on ? [j] : []));
}

function place(rank: number | null): number {
  return rank ?? Number.MAX_SAFE_INTEGER;
}

import { readFileSync } from 'node:fs';
import { allot } from '../../../shared/awards.ts';
import { toNumber } from '../../../shared/ratio.ts';
import { at, specOf } from '../../../shared/spec.ts';
import { overallTable, roundTable } from '../../../shared/standings.ts';
import { contest, type File } from '../../builders.ts';
import { sheetsOf, standing, type Case } from '../case.ts';

/*
 * For sums that a secretary can follow on paper with a pencil. Each test beside this says in words what is added, left
 * out and rounded.
 */

/** Hà Trung 2023: báo tường 30, chào hỏi 30, tiểu phẩm 40; five judges, mean, two decimals. */
export const haTrung = JSON.parse(
  readFileSync(new URL('../../../server/contests/ha-trung-2023.json', import.meta.url), 'utf8'),
) as File;
export const five = ['gk1', 'gk2', 'gk3', 'gk4', 'gk5'];

/** The same rules with one mark a sheet and three judges who always agree, where only the sums matter. */
export const agreed = contest({
  teams: 5,
  tieBreak: ['tieu-pham', 'chao-hoi', 'deductions'],
  rounds: [
    { id: 'bao-tuong', criteria: [{ max: 30 }] },
    { id: 'chao-hoi', criteria: [{ max: 30 }] },
    { id: 'tieu-pham', criteria: [{ max: 40 }] },
  ],
  prizes: [
    { name: 'Giải Nhất', count: 1 },
    { name: 'Giải Nhì', count: 2 },
    { name: 'Giải Khuyến khích', count: 'rest' },
  ],
});

/** By team: what every judge gave for báo tường, chào hỏi, tiểu phẩm; null is a part that nobody marked. */
export function allGave(table: Record<string, (number | null)[]>): Case {
  const judges = ['gk1', 'gk2', 'gk3'];
  const sheets = agreed.rounds.flatMap((round, r) =>
    Object.entries(table).flatMap(([team, row]) => {
      const mark = row[r] ?? null;
      return sheetsOf(round.id, judges, { [team]: [mark, mark, mark] });
    }),
  );
  return { contest: agreed, sheets };
}

export function roundOf(given: Case, id: string) {
  const state = standing(given);
  const spec = specOf(state.contest);
  const r = spec.roundAt.get(id) ?? -1;
  return Object.fromEntries(
    roundTable(state, r).map((row) => [
      at(state.contest.teams, row.team).id,
      {
        score: row.score && toNumber(row.score, spec.decimals),
        rank: row.rank,
        totals: row.figure.judges.map((judge) => toNumber(judge.total, 6)),
        counted: row.figure.judges.map((judge) => judge.counted),
        dropped: row.figure.judges.map((judge) =>
          judge.dropped.map((c) => at(at(spec.rounds, r).round.criteria, c).id),
        ),
        complete: row.figure.complete,
      },
    ]),
  );
}

export function overallOf(given: Case, use: 'all' | 'complete' = 'all') {
  const state = standing(given);
  const { decimals } = specOf(state.contest);
  return Object.fromEntries(
    overallTable(state, use).map((row) => [
      at(state.contest.teams, row.team).id,
      {
        parts: row.parts.map((part) => part && toNumber(part, decimals)),
        score: row.score && toNumber(row.score, decimals),
        rank: row.rank,
        tied: row.tied,
      },
    ]),
  );
}

export function ranksOf(given: Case, use: 'all' | 'complete' = 'all') {
  return Object.fromEntries(Object.entries(overallOf(given, use)).map(([team, { rank }]) => [team, rank]));
}

export function prizesOf(given: Case) {
  const state = standing(given);
  const ids = (teams: readonly number[]) => teams.map((t) => at(state.contest.teams, t).id);
  return Object.fromEntries(
    allot(state).map((one) => [
      one.prize.name,
      one.contended
        ? { sure: ids(one.teams), between: ids(one.contended.teams), places: one.contended.places }
        : (one.recipient ?? ids(one.teams)),
    ]),
  );
}

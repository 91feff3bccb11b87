import { NO_POINTS, addPoints, pointsRatio } from './points.ts';
import { rank, type Key, type Place } from './rank.ts';
import { ZERO, subtract, sum, times, type Ratio } from './ratio.ts';
import { publish, scoreTeam, type RoundFigure } from './score.ts';
import { at, specOf } from './spec.ts';
import { isWithdrawn, type Standing } from './state.ts';

/** `all`: from whatever sheets are handed in. `complete`: only what a whole panel has marked, which the hall may see. */
export type Use = 'all' | 'complete';

export interface RoundRow extends Place {
  readonly team: number;
  readonly figure: RoundFigure;
  readonly score: Ratio | null;
  readonly withdrawn: boolean;
}

export interface OverallRow extends Place {
  readonly team: number;
  /** By round: score × weight as it is added; null where there is no figure. */
  readonly parts: readonly (Ratio | null)[];
  readonly score: Ratio | null;
  readonly withdrawn: boolean;
}

/** One round's table in the file's order. RULES.md: T1, T3–T7. */
export function roundTable(standing: Standing, r: number, use: Use = 'all'): RoundRow[] {
  const spec = at(specOf(standing.contest).rounds, r);
  const { teams } = at(standing.rounds, r);
  const rows = teams.map((team, t) => {
    const figure = scoreTeam(spec, team);
    const score = usable(figure, use) ? figure.score : null;
    return { team: t, figure, score, withdrawn: isWithdrawn(standing, r, t) };
  });
  const keys = rows.map(({ figure, score, withdrawn }): Key[] | null =>
    score === null || withdrawn
      ? null
      : [
          score,
          ...spec.tieBreak.map((key) =>
            key === 'deductions' ? minus(pointsRatio(figure.deduction)) : (figure.criteria[key] ?? null),
          ),
        ],
  );
  const places = rank(keys, decisionsFor(standing, r));
  return rows.map((row, i) => ({ ...row, ...at(places, i) }));
}

/** The overall table in the file's order. RULES.md: S9, T1, T2, T4–T7, F2. */
export function overallTable(standing: Standing, use: Use = 'all'): OverallRow[] {
  const spec = specOf(standing.contest);
  const rows = standing.withdrawn.map((gone, t) => {
    const figures = spec.rounds.map((round, r) => scoreTeam(round, teamAt(standing, r, t)));
    const used = figures.map((figure) => usable(figure, use));
    const scores = figures.map((figure, r) => (used[r] ? figure.score : null));
    const deduction = addPoints(figures.map((figure, r) => (used[r] ? figure.deduction : NO_POINTS)));
    const parts = scores.map((score, r) => score && publish(spec, times(score, at(spec.rounds, r).weight)));
    const given = parts.filter((part) => part !== null);
    const score = given.length > 0 ? sum(given) : null;
    return { team: t, scores, deduction, parts, score, withdrawn: gone !== null };
  });
  const keys = rows.map(({ scores, deduction, score, withdrawn }): Key[] | null =>
    score === null || withdrawn
      ? null
      : [
          score,
          ...spec.tieBreak.map((key) => (key === 'deductions' ? minus(pointsRatio(deduction)) : at(scores, key))),
        ],
  );
  const places = rank(keys, decisionsFor(standing, null));
  return rows.map(({ team, parts, score, withdrawn }, i) => ({ team, parts, score, withdrawn, ...at(places, i) }));
}

function teamAt(standing: Standing, r: number, t: number) {
  return at(at(standing.rounds, r).teams, t);
}

function usable(figure: RoundFigure, use: Use): boolean {
  return use === 'all' || figure.complete;
}

function decisionsFor(standing: Standing, round: number | null): (readonly number[])[] {
  return standing.ties.filter((tie) => tie.round === round).map((tie) => tie.teams);
}

function minus(value: Ratio): Ratio {
  return subtract(ZERO, value);
}

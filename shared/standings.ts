import { pointsRatio, addPoints } from './points.ts';
import { rank, type Key, type Place } from './rank.ts';
import { ZERO, subtract, sum, times, type Ratio } from './ratio.ts';
import { deductionOf, publish, scoreTeam, type RoundFigure } from './score.ts';
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

/** One round's table in the file's order. RULES.md: S1–S9, T1–T5. */
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

/** The overall table in the file's order: Σ round(score × weight) of the rounds that have a figure. */
export function overallTable(standing: Standing, use: Use = 'all'): OverallRow[] {
  const spec = specOf(standing.contest);
  const rows = standing.withdrawn.map((gone, t) => {
    const scores = spec.rounds.map((round, r) => {
      const figure = scoreTeam(round, teamAt(standing, r, t));
      return usable(figure, use) ? figure.score : null;
    });
    const parts = scores.map((score, r) => score && publish(spec, times(score, at(spec.rounds, r).weight)));
    const given = parts.filter((part) => part !== null);
    return { team: t, scores, parts, score: given.length > 0 ? sum(given) : null, withdrawn: gone !== null };
  });
  const keys = rows.map(({ team, scores, score, withdrawn }): Key[] | null =>
    score === null || withdrawn
      ? null
      : [
          score,
          ...spec.tieBreak.map((key) => (key === 'deductions' ? minus(allDeductions(standing, team)) : at(scores, key))),
        ],
  );
  const places = rank(keys, decisionsFor(standing, null));
  return rows.map(({ team, parts, score, withdrawn }, i) => ({ team, parts, score, withdrawn, ...at(places, i) }));
}

/** All points off a team, over all rounds. */
function allDeductions(standing: Standing, t: number): Ratio {
  return pointsRatio(addPoints(standing.rounds.map((_, r) => deductionOf(teamAt(standing, r, t)))));
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

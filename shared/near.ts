import { allot } from './awards.ts';
import { pointsRatio } from './points.ts';
import { compare, ratio, subtract, times, ZERO, type Ratio } from './ratio.ts';
import type { Place } from './rank.ts';
import { at, specOf, type RoundSpec } from './spec.ts';
import { overallTable, roundTable } from './standings.ts';
import type { Standing } from './state.ts';

/** Two neighbours on a table whom little or nothing parts. RULES.md: J5, J6. */
export interface NearTie {
  readonly round: number | null;
  readonly above: number;
  readonly below: number;
  readonly by: Ratio;
  /** How they are parted: not at all, by a decision, by the tie-break, or by few points. */
  readonly how: 'level' | 'decided' | 'tieBreak' | 'points';
  /** The prize whose last place lies between them. */
  readonly prize: string | null;
}

/** What one step of one criterion is worth in a round, where the whole panel gives it. RULES.md: J5. */
function worthOfStep(spec: RoundSpec): Ratio {
  const panel = spec.aggregate.kind === 'sum' ? spec.panel.filter((on) => on).length : 1;
  return spec.criteria.reduce((most, { step, weight }) => {
    const worth = times(times(pointsRatio(step), weight), ratio(panel));
    return compare(worth, most) > 0 ? worth : most;
  }, ZERO);
}

/** Of the overall all of them, best first; of each part those that a prize hangs on. */
export function nearTies(standing: Standing): NearTie[] {
  const { rounds } = specOf(standing.contest);
  const overall = neighbours(standing, null, overallTable(standing), overallStep(standing));
  const parts = rounds.flatMap((spec, r) => neighbours(standing, r, roundTable(standing, r), worthOfStep(spec)));
  return [...overall, ...parts.filter((one) => one.prize !== null)];
}

/** The greatest step of any part, as the overall adds it. */
export function overallStep(standing: Standing): Ratio {
  return specOf(standing.contest).rounds.reduce((most, spec) => {
    const worth = times(worthOfStep(spec), spec.weight);
    return compare(worth, most) > 0 ? worth : most;
  }, ZERO);
}

interface Row extends Place {
  readonly team: number;
  readonly score: Ratio | null;
}

interface Ranked extends Row {
  readonly rank: number;
  readonly score: Ratio;
}

function neighbours(standing: Standing, round: number | null, table: readonly Row[], step: Ratio): NearTie[] {
  const rows = table.filter((row): row is Ranked => row.rank !== null && row.score !== null);
  rows.sort((a, b) => a.rank - b.rank);
  const prizeBetween = prizesOf(standing, round);
  return rows.slice(1).flatMap((below, i): NearTie[] => {
    const above = at(rows, i);
    const by = subtract(above.score, below.score);
    if (compare(by, step) > 0) return [];
    const prize = prizeBetween(above.team, below.team);
    return [{ round, above: above.team, below: below.team, by, how: howParted(above, below, by), prize }];
  });
}

function howParted(above: Ranked, below: Ranked, by: Ratio): NearTie['how'] {
  if (above.rank === below.rank) return 'level';
  if (compare(by, ZERO) !== 0) return 'points';
  return above.decided && below.decided ? 'decided' : 'tieBreak';
}

/** By a pair of neighbours: the prize of that table whose last place lies between them, or is contended for by one. */
function prizesOf(standing: Standing, round: number | null): (above: number, below: number) => string | null {
  const id = round === null ? undefined : at(standing.contest.rounds, round).id;
  const has = new Map<number, string>();
  const contends = new Map<number, string>();
  for (const { prize, teams, contended, decided } of allot(standing)) {
    if (prize.by === 'decision' || prize.round !== id || decided !== null) continue;
    for (const t of teams) has.set(t, prize.name);
    // Those who contend for one prize do for the next too: it is the better that hangs on it.
    for (const t of contended?.teams ?? []) if (!contends.has(t)) contends.set(t, prize.name);
  }
  return (above, below) => {
    const contended = contends.get(above) ?? contends.get(below);
    if (contended !== undefined) return contended;
    const last = has.get(above);
    return last === undefined || last === has.get(below) ? null : last;
  };
}

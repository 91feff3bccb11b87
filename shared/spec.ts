import type { Contest, ContestRound } from './contest.ts';
import { pointsRatio, toPoints, type Points } from './points.ts';
import { divide, sum, times, type Ratio } from './ratio.ts';

/** A contest made ready to count with: indexes instead of ids, integers instead of decimals. */
export interface Spec {
  readonly contest: Contest;
  readonly decimals: number;
  /** `rankOn: "exact"`: nothing is rounded before it is shown. */
  readonly exact: boolean;
  readonly rounds: readonly RoundSpec[];
  readonly roundAt: ReadonlyMap<string, number>;
  readonly teamAt: ReadonlyMap<string, number>;
  readonly judgeAt: ReadonlyMap<string, number>;
  /** By name. */
  readonly prizeAt: ReadonlyMap<string, number>;
  /** Rounds' indexes, or the fewest deductions. */
  readonly tieBreak: readonly (number | 'deductions')[];
}

export interface RoundSpec {
  readonly index: number;
  readonly round: ContestRound;
  readonly aggregate: Contest['rules']['aggregate'];
  readonly weight: Ratio;
  readonly decimals: number;
  readonly exact: boolean;
  readonly criteria: readonly CriterionSpec[];
  readonly criterionAt: ReadonlyMap<string, number>;
  /** By judge: on this round's panel. */
  readonly panel: readonly boolean[];
  readonly tieBreak: readonly (number | 'deductions')[];
  /** Σ max × weight: the best a sheet can be. */
  readonly max: Ratio;
  /** A judge further than this from the others is flagged; null where the rules name none. */
  readonly farFrom: Ratio | null;
}

export interface CriterionSpec {
  readonly min: Points;
  readonly max: Points;
  readonly step: Points;
  readonly weight: Ratio;
}

const made = new WeakMap<Contest, Spec>();

export function specOf(contest: Contest): Spec {
  const known = made.get(contest);
  if (known) return known;
  const spec = compile(contest);
  made.set(contest, spec);
  return spec;
}

function compile(contest: Contest): Spec {
  const roundAt = indexById(contest.rounds);
  return {
    contest,
    decimals: contest.rules.decimals,
    exact: contest.rules.rankOn === 'exact',
    rounds: contest.rounds.map((round, index) => compileRound(contest, round, index)),
    roundAt,
    teamAt: indexById(contest.teams),
    judgeAt: indexById(contest.judges),
    prizeAt: new Map(contest.prizes.map((prize, p) => [prize.name, p])),
    tieBreak: keysOf(contest.rules.tieBreak, roundAt),
  };
}

function compileRound(contest: Contest, round: ContestRound, index: number): RoundSpec {
  const criterionAt = indexById(round.criteria);
  const criteria = round.criteria.map(({ min, max, step, weight }) => ({
    min: points(min),
    max: points(max),
    step: points(step),
    weight: pointsRatio(points(weight)),
  }));
  const max = sum(criteria.map((one) => times(pointsRatio(one.max), one.weight)));
  const { flagPercent } = contest.rules;
  return {
    index,
    round,
    aggregate: round.aggregate ?? contest.rules.aggregate,
    weight: pointsRatio(points(round.weight)),
    decimals: contest.rules.decimals,
    exact: contest.rules.rankOn === 'exact',
    criteria,
    criterionAt,
    panel: contest.judges.map((judge) => !judge.rounds || judge.rounds.includes(round.id)),
    tieBreak: keysOf(round.tieBreak, criterionAt),
    max,
    farFrom: flagPercent === undefined ? null : divide(times(max, pointsRatio(points(flagPercent))), 100),
  };
}

/** A decimal that the contest's schema has already taken. */
export function points(value: number): Points {
  const exact = toPoints(value);
  if (exact === null) throw new Error(`not a decimal that a contest may hold: ${String(value)}`);
  return exact;
}

function indexById(all: readonly { id: string }[]): ReadonlyMap<string, number> {
  return new Map(all.map((one, i) => [one.id, i]));
}

function keysOf(names: readonly string[], at: ReadonlyMap<string, number>): (number | 'deductions')[] {
  return names.map((name) => {
    if (name === 'deductions') return name;
    const index = at.get(name);
    if (index === undefined) throw new Error(`a tie-break that names nothing: ${name}`);
    return index;
  });
}

/** The index of an id that is known to be there. */
export function indexIn(places: ReadonlyMap<string, number>, id: string): number {
  const index = places.get(id);
  if (index === undefined) throw new Error(`nothing is named ${id}`);
  return index;
}

/** `all[i]`, where `i` is known to be inside. */
export function at<T>(all: readonly T[], i: number): T {
  const one = all[i];
  if (one === undefined) throw new Error(`no place ${String(i)} among ${String(all.length)}`);
  return one;
}

/** A copy of `all` in which only place `i` is another. */
export function replaceAt<T>(all: readonly T[], i: number, one: T): T[] {
  const copy = all.slice();
  copy[i] = one;
  return copy;
}

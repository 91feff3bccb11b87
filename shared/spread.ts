import { compare, divide, subtract, sum, ZERO, type Ratio } from './ratio.ts';
import { scoreTeam } from './score.ts';
import type { RoundSpec } from './spec.ts';
import type { TeamState } from './state.ts';

/** How far a team's judges stand from each other in one round. It changes no figure. RULES.md: J1–J3. */
export interface Spread {
  /** Between the highest and the lowest total handed in; null with fewer than two. */
  readonly points: Ratio | null;
  /** Those who handed in, in the file's order. */
  readonly judges: readonly JudgeSpread[];
}

export interface JudgeSpread {
  readonly judge: number;
  readonly total: Ratio;
  /** The total less the mean of the others'; null where there are none. */
  readonly distance: Ratio | null;
  readonly far: boolean;
}

const known = new WeakMap<RoundSpec, WeakMap<TeamState, Spread>>();

/** Remembered by the team's object, as its figure is. */
export function spreadOf(spec: RoundSpec, team: TeamState): Spread {
  let ofRound = known.get(spec);
  if (!ofRound) known.set(spec, (ofRound = new WeakMap()));
  let spread = ofRound.get(team);
  if (!spread) ofRound.set(team, (spread = measure(spec, team)));
  return spread;
}

function measure(spec: RoundSpec, team: TeamState): Spread {
  const handed = scoreTeam(spec, team).judges;
  const totals = handed.map((one) => one.total);
  const all = sum(totals);
  const [lowest, ...others] = [...totals].sort(compare);
  const highest = others[others.length - 1];
  return {
    points: lowest && highest ? subtract(highest, lowest) : null,
    judges: handed.map(({ judge, total }) => {
      const distance = others.length > 0 ? subtract(total, divide(subtract(all, total), others.length)) : null;
      return { judge, total, distance, far: distance !== null && isFar(spec, distance) };
    }),
  };
}

function isFar({ farFrom }: RoundSpec, distance: Ratio): boolean {
  return farFrom !== null && compare(distance.n < 0n ? subtract(ZERO, distance) : distance, farFrom) > 0;
}

/** A judge's average distance over the teams of a round for which there is one; null for none. RULES.md: J4. */
export function leaning(spreads: readonly Spread[], judge: number): Ratio | null {
  const distances = spreads.flatMap(({ judges }) => {
    const distance = judges.find((one) => one.judge === judge)?.distance;
    return distance ? [distance] : [];
  });
  return distances.length > 0 ? divide(sum(distances), distances.length) : null;
}

import { SCALE } from '../../shared/points.ts';
import { ratio, sum, times, toNumber } from '../../shared/ratio.ts';
import type { RoundSetup } from '../../shared/wire.ts';

/** More than any mark times any weight that is shown needs. */
export const TOTAL_DECIMALS = 6;

/** Σ mark × weight of the marks given so far, exact. */
export function sheetTotal(round: RoundSetup, marks: readonly (number | null)[]): number {
  const parts = round.criteria.map(({ weight }, c) => times(exact(marks[c] ?? 0), exact(weight)));
  return toNumber(sum(parts), TOTAL_DECIMALS);
}

function exact(points: number) {
  return ratio(Math.round(points * SCALE), SCALE);
}

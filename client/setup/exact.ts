import { SCALE } from '../../shared/points.ts';

/*
 * A sheet's total is not rounded, and a mark times its weight may have twice as many decimals as either: whole numbers of
 * billionths of thousandths, so that what is typed from paper and what is added by hand agree to the last digit.
 */

type Weighted = readonly { weight: number }[];

const DECIMALS = 12;

/** Σ mark × weight, in units of 10⁻¹²; marks that were not given add nothing. */
export function total(marks: readonly (number | null)[], criteria: Weighted): bigint {
  return criteria.reduce((sum, { weight }, c) => sum + whole(marks[c] ?? 0) * whole(weight), 0n);
}

/** Score × weight, in the same units. */
export function product(points: number, weight: number): bigint {
  return whole(points) * whole(weight);
}

/** With at least `decimals` decimals, and as many more as there are. */
export function exactText(units: bigint, decimals: number, lang: 'vi' | 'en'): string {
  const digits = String(units < 0n ? -units : units).padStart(DECIMALS + 1, '0');
  const fraction = digits.slice(-DECIMALS).replace(/0+$/, '').padEnd(decimals, '0');
  const comma = fraction === '' ? '' : lang === 'vi' ? ',' : '.';
  return `${units < 0n ? '−' : ''}${digits.slice(0, -DECIMALS)}${comma}${fraction}`;
}

/** As the server writes it, “25.375” or “76/3”, as people do: “25,375” or “76/3”. */
export function readable(exact: string, decimals: number, lang: 'vi' | 'en'): string {
  if (exact.includes('/')) return exact;
  const [before = '', after = ''] = exact.split('.');
  const fraction = after.padEnd(decimals, '0');
  return fraction === '' ? before : `${before}${lang === 'vi' ? ',' : '.'}${fraction}`;
}

function whole(points: number): bigint {
  return BigInt(Math.round(points * SCALE));
}

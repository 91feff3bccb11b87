import { ratio, type Ratio } from './ratio.ts';

declare const points: unique symbol;

/** Points as an integer of millionths: 7,25 points are 7_250_000. Marks, steps, deductions and weights are kept so. */
export type Points = number & { readonly [points]: true };

export const SCALE = 1_000_000;
export const MAX_DECIMALS = 6;
/** The largest figure that a file may name, in whole points. */
export const MAX_POINTS = 1_000_000;

export const NO_POINTS = 0 as Points;

/** From the decimal number of a file or a message; null where it has more than `decimals` decimals or is out of bounds. */
export function toPoints(value: number, decimals = MAX_DECIMALS): Points | null {
  if (!Number.isFinite(value) || Math.abs(value) > MAX_POINTS) return null;
  const scaled = Math.round(value * SCALE);
  if (scaled / SCALE !== value || scaled % 10 ** (MAX_DECIMALS - decimals) !== 0) return null;
  return scaled as Points;
}

/** The decimal number for a file or a message. */
export function fromPoints(value: Points): number {
  return value / SCALE;
}

export function addPoints(all: readonly Points[]): Points {
  return all.reduce<number>((a, b) => a + b, 0) as Points;
}

export function pointsRatio(value: Points): Ratio {
  return ratio(value, SCALE);
}

/** A decimal number as people read it: 86.3 is “86,30”. `minimum` is the least number of decimals, left out: all of them. */
export function formatPoints(value: number, decimals: number, minimum = decimals, lang: 'vi' | 'en' = 'vi'): string {
  const text = value.toFixed(decimals);
  const dot = text.indexOf('.');
  if (dot < 0) return text;
  let end = text.length;
  while (end > dot + 1 + minimum && text[end - 1] === '0') end--;
  const cut = text.slice(0, end === dot + 1 ? dot : end);
  return lang === 'vi' ? cut.replace('.', ',') : cut;
}

/** What was typed as points, with a comma or a point; null where it is no number of at most `decimals` decimals. */
export function parsePoints(text: string, decimals: number): number | null {
  const plain = text.trim().replace(',', '.').replace('−', '-');
  if (!/^-?\d{1,7}(\.\d*)?$/.test(plain)) return null;
  const value = Number(plain);
  return toPoints(value, decimals) === null ? null : value;
}

/** Fractions of the naive scoring’s own: decimals are read as text, and nothing is shared with shared/. */

export interface Fraction {
  up: bigint;
  /** Always above 0. */
  down: bigint;
}

export const NOTHING: Fraction = { up: 0n, down: 1n };

/** A decimal of the file, by its text: 1.92 is 192/100. */
export function decimal(value: number): Fraction {
  const [digits = '', exponent = '0'] = JSON.stringify(value).split('e');
  const [whole = '', places = ''] = digits.split('.');
  const zeros = places.length - Number(exponent);
  const up = BigInt(whole + places);
  return zeros >= 0 ? { up, down: 10n ** BigInt(zeros) } : { up: up * 10n ** BigInt(-zeros), down: 1n };
}

export const plus = (a: Fraction, b: Fraction): Fraction => ({
  up: a.up * b.down + b.up * a.down,
  down: a.down * b.down,
});
export const less = (a: Fraction, b: Fraction): Fraction => ({
  up: a.up * b.down - b.up * a.down,
  down: a.down * b.down,
});
export const by = (a: Fraction, b: Fraction): Fraction => ({ up: a.up * b.up, down: a.down * b.down });
export const share = (a: Fraction, among: number): Fraction => ({ up: a.up, down: a.down * BigInt(among) });
export const isBelow = (a: Fraction, b: Fraction): boolean => a.up * b.down < b.up * a.down;

export function total(all: Fraction[]): Fraction {
  let result = NOTHING;
  for (const one of all) result = plus(result, one);
  return result;
}

/** Half up: the largest decimal that is not above the figure and half a unit. */
export function rounded(a: Fraction, decimals: number): Fraction {
  const unit = 10n ** BigInt(decimals);
  const shifted = plus({ up: a.up * unit, down: a.down }, { up: 1n, down: 2n });
  let whole = shifted.up / shifted.down;
  while (whole * shifted.down > shifted.up) whole -= 1n;
  return { up: whole, down: unit };
}

/** In lowest terms, so that equal figures are equal texts. */
export function text(a: { up: bigint; down: bigint }): string {
  let [x, y] = [a.up < 0n ? -a.up : a.up, a.down];
  while (y !== 0n) [x, y] = [y, x % y];
  const common = x === 0n ? 1n : x;
  return `${String(a.up / common)}/${String(a.down / common)}`;
}

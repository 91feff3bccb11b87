/** An exact fraction; `d` is always above 0. Every figure past a single mark is one. */
export interface Ratio {
  readonly n: bigint;
  readonly d: bigint;
}

export const ratio = (n: bigint | number, d: bigint | number = 1n): Ratio => ({ n: BigInt(n), d: BigInt(d) });

export const ZERO: Ratio = ratio(0n);

export function add(a: Ratio, b: Ratio): Ratio {
  return a.d === b.d ? { n: a.n + b.n, d: a.d } : reduce({ n: a.n * b.d + b.n * a.d, d: a.d * b.d });
}

export function subtract(a: Ratio, b: Ratio): Ratio {
  return add(a, { n: -b.n, d: b.d });
}

export function times(a: Ratio, b: Ratio): Ratio {
  return { n: a.n * b.n, d: a.d * b.d };
}

export function divide(a: Ratio, by: number): Ratio {
  return { n: a.n, d: a.d * BigInt(by) };
}

export function sum(all: readonly Ratio[]): Ratio {
  return all.reduce(add, ZERO);
}

/** Below 0 where a is less, 0 where equal, above 0 where a is more. */
export function compare(a: Ratio, b: Ratio): number {
  const left = a.n * b.d;
  const right = b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}

export function atLeastZero(a: Ratio): Ratio {
  return a.n < 0n ? ZERO : a;
}

/** To `decimals` places, a half always upwards: 0,125 becomes 0,13 and −0,125 becomes −0,12. */
export function roundHalfUp(a: Ratio, decimals: number): Ratio {
  const scale = 10n ** BigInt(decimals);
  return { n: floorDiv(2n * a.n * scale + a.d, 2n * a.d), d: scale };
}

/** The decimal number that people read, rounded half up. Exact up to 15 digits. */
export function toNumber(a: Ratio, decimals: number): number {
  const { n, d } = roundHalfUp(a, decimals);
  return Number(n) / Number(d);
}

function floorDiv(n: bigint, d: bigint): bigint {
  const q = n / d;
  return n % d < 0n ? q - 1n : q;
}

/** In lowest terms. */
export function reduce({ n, d }: Ratio): Ratio {
  let a = n < 0n ? -n : n;
  let b = d;
  while (b > 0n) [a, b] = [b, a % b];
  return a > 1n ? { n: n / a, d: d / a } : { n, d };
}

/**
 * The same seed draws the same lots, so the log proves the draw. A fair shuffle (Fisher–Yates) on a small generator
 * (sfc32) that starts from all 128 bits of the seed; draws that would favour some places are thrown away.
 * @param seed 32 hexadecimal digits
 */
export function shuffled<T>(all: readonly T[], seed: string): T[] {
  const next = generator(seed);
  const result = all.slice();
  for (let last = result.length - 1; last > 0; last--) {
    const other = below(next, last + 1);
    const [a, b] = [result[last], result[other]];
    if (a === undefined || b === undefined) continue;
    [result[last], result[other]] = [b, a];
  }
  return result;
}

function below(next: () => number, bound: number): number {
  const fair = 2 ** 32 - (2 ** 32 % bound);
  let draw = next();
  while (draw >= fair) draw = next();
  return draw % bound;
}

function generator(seed: string): () => number {
  let [a = 0, b = 0, c = 0, d = 0] = [0, 8, 16, 24].map((from) => parseInt(seed.slice(from, from + 8), 16) | 0);
  const next = () => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  };
  for (let i = 0; i < 16; i++) next();
  return next;
}

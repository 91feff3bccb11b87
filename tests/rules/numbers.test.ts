import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPoints, fromPoints, parsePoints, toPoints } from '../../shared/points.ts';
import {
  add,
  compare,
  divide,
  ratio,
  roundHalfUp,
  subtract,
  times,
  toNumber,
  ZERO,
  type Ratio,
} from '../../shared/ratio.ts';
import { text } from './naive/fractions.ts';

const decimals = fc.integer({ min: 0, max: 6 });

/** A decimal written out as text and as a file's number, with so many decimals. */
const written = decimals.chain((places) =>
  fc.integer({ min: 0, max: 10 ** 6 * 10 ** places }).map((units) => {
    const digits = String(units).padStart(places + 1, '0');
    const whole = digits.slice(0, digits.length - places);
    const after = digits.slice(digits.length - places);
    return { places, units, text: places === 0 ? whole : `${whole}.${after}` };
  }),
);

describe('points', () => {
  test('[M4] every decimal of a file is taken exactly, and given back as it was', () => {
    fc.assert(
      fc.property(written, fc.boolean(), ({ places, units, text: decimal }, below) => {
        const value = Number(below ? `-${decimal}` : decimal);
        const exact = toPoints(value, places);
        expect(exact === null ? null : Math.abs(exact)).toBe(units * 10 ** (6 - places));
        expect(exact === null ? null : fromPoints(exact)).toBe(value);
      }),
      { numRuns: 2_000 },
    );
  });

  test('[M3] one decimal too many is refused, and so is what is no number or too large', () => {
    fc.assert(
      fc.property(written, ({ places, units, text: decimal }) => {
        fc.pre(places > 0 && units % 10 !== 0);
        expect(toPoints(Number(decimal), places - 1)).toBeNull();
      }),
    );
    for (const value of [0.1234567, 1 / 3, NaN, Infinity, 1_000_000.000001, 1e21, 1e-7])
      expect(toPoints(value)).toBeNull();
    expect(toPoints(0.1 + 0.2)).toBeNull();
  });

  test('[M5] 86.3 reads 86,30; in English 86.30; a mark without needless zeros 7,5 or 8', () => {
    expect(formatPoints(86.3, 2)).toBe('86,30');
    expect(formatPoints(86.3, 2, 2, 'en')).toBe('86.30');
    expect(formatPoints(7.5, 2, 0)).toBe('7,5');
    expect(formatPoints(8, 2, 0)).toBe('8');
    expect(formatPoints(8, 0)).toBe('8');
    expect(formatPoints(0, 2)).toBe('0,00');
    expect(formatPoints(-0.25, 2)).toBe('-0,25');
  });

  test('[M5] what is shown is read back as the same number', () => {
    fc.assert(
      fc.property(written, fc.integer({ min: 0, max: 6 }), ({ places, text: decimal }, minimum) => {
        const value = Number(decimal);
        const shown = formatPoints(value, places, Math.min(minimum, places));
        expect(shown).not.toContain('.');
        expect(parsePoints(shown, places)).toBe(value);
        expect(parsePoints(formatPoints(value, places, places, 'en'), places)).toBe(value);
      }),
    );
  });

  test.each([
    ['7,25', 7.25],
    ['7.25', 7.25],
    [' 7,5 ', 7.5],
    ['7,', 7],
    ['0', 0],
    ['-2,5', -2.5],
    ['−2,5', -2.5],
    ['', null],
    ['7,125', null],
    ['bảy', null],
    ['7 5', null],
    ['1e3', null],
    ['7,2,5', null],
    [',', null],
    ['-', null],
  ])('[M3] typed “%s” is %s', (typed, value) => {
    expect(parsePoints(typed, 2)).toBe(value);
  });
});

const anyRatio: fc.Arbitrary<Ratio> = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 12n }))
  .map(([n, d]) => ratio(n, d));

const same = (a: Ratio, b: Ratio): void => {
  expect(text({ up: a.n, down: a.d })).toBe(text({ up: b.n, down: b.d }));
};

describe('fractions', () => {
  test('[M4] add and multiply as fractions do', () => {
    fc.assert(
      fc.property(anyRatio, anyRatio, anyRatio, (a, b, c) => {
        same(add(a, b), add(b, a));
        same(add(add(a, b), c), add(a, add(b, c)));
        same(times(a, b), times(b, a));
        same(times(times(a, b), c), times(a, times(b, c)));
        same(times(a, add(b, c)), add(times(a, b), times(a, c)));
        same(add(a, ZERO), a);
        same(subtract(a, a), ZERO);
        same(subtract(add(a, b), b), a);
        for (const one of [add(a, b), subtract(a, b), times(a, b), divide(a, 7)]) expect(one.d > 0n).toBe(true);
      }),
    );
  });

  test('[M4] a seventh, seven times, is the whole', () => {
    fc.assert(
      fc.property(anyRatio, fc.integer({ min: 1, max: 60 }), (a, many) => {
        same(times(divide(a, many), ratio(many)), a);
      }),
    );
  });

  test('[M4] are in one order, which adding keeps', () => {
    fc.assert(
      fc.property(anyRatio, anyRatio, anyRatio, (a, b, c) => {
        expect(compare(a, b) + compare(b, a)).toBe(0);
        expect(compare(a, a)).toBe(0);
        expect(compare(add(a, c), add(b, c))).toBe(compare(a, b));
        if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });

  test('[S11] rounding goes to the nearest, a half upwards, and rounding again changes nothing', () => {
    fc.assert(
      fc.property(anyRatio, decimals, (a, places) => {
        const result = roundHalfUp(a, places);
        const half = ratio(1, 2n * 10n ** BigInt(places));
        // result − half ≤ a < result + half
        expect(compare(subtract(result, half), a)).toBeLessThanOrEqual(0);
        expect(compare(a, add(result, half))).toBeLessThan(0);
        same(roundHalfUp(result, places), result);
        expect((result.n * 10n ** BigInt(places)) % result.d).toBe(0n);
      }),
    );
  });

  test.each([
    [1, 8, 2, 0.13],
    [-1, 8, 2, -0.12],
    [5, 2, 0, 3],
    [-5, 2, 0, -2],
    [2, 3, 2, 0.67],
    [1_005, 1_000, 2, 1.01],
  ])('[S11] %i/%i to %i decimals is %f', (n, d, places, expected) => {
    expect(toNumber(ratio(n, d), places)).toBe(expected);
  });

  test('[M4] a rounded figure leaves as the very decimal number that people read', () => {
    fc.assert(
      fc.property(written, ({ places, units, text: decimal }) => {
        expect(toNumber(ratio(units, 10 ** places), places)).toBe(Number(decimal));
      }),
    );
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { marksOf, readCell, rowState } from '../../client/setup/paper.ts';
import { CriterionId } from '../../shared/contest.ts';
import { formatPoints } from '../../shared/points.ts';

const criterion = (id: string, min: number, max: number, step: number) => ({
  id: CriterionId.parse(id),
  name: id,
  min,
  max,
  step,
  weight: 1,
});
const ten = criterion('c1', 0, 10, 0.25);

test('a mark is typed with a comma or a point', () => {
  expect(readCell('7,25', ten, 2)).toBe(7.25);
  expect(readCell(' 7.5 ', ten, 2)).toBe(7.5);
  expect(readCell('10', ten, 2)).toBe(10);
  expect(readCell('8,', ten, 2)).toBe(8);
});

test('nothing is no mark, and never 0', () => {
  expect(readCell('', ten, 2)).toBeNull();
  expect(readCell('  ', ten, 2)).toBeNull();
  expect(readCell('0', ten, 2)).toBe(0);
});

test('what is off the scale is caught', () => {
  for (const text of ['10,25', '7,3', '7,250001', '-1', 'x', '7,2,5', '1e1', ','])
    expect(readCell(text, ten, 2)).toBe('bad');
});

test('a scale may begin below or above 0', () => {
  expect(readCell('-1,5', criterion('c1', -2, 2, 0.5), 2)).toBe(-1.5);
  expect(readCell('−1,5', criterion('c1', -2, 2, 0.5), 2)).toBe(-1.5);
  expect(readCell('4', criterion('c1', 5, 10, 1), 2)).toBe('bad');
  expect(readCell('5,7', criterion('c1', 5, 10, 0.7), 2)).toBe(5.7);
});

test('every mark of a scale can be typed as it is written', () => {
  const scales = fc.record({
    min: fc.integer({ min: -5, max: 5 }),
    step: fc.integer({ min: 1, max: 300 }),
    n: fc.nat(40),
  });
  fc.assert(
    fc.property(scales, fc.nat(40), ({ min, step, n }, at) => {
      const one = criterion('c1', min, (min * 100 + step * (n + 1)) / 100, step / 100);
      const mark = (min * 100 + step * Math.min(at, n + 1)) / 100;
      expect(readCell(formatPoints(mark, 2, 0), one, 2)).toBe(mark);
    }),
  );
});

test('only a whole row without a wrong cell is ready', () => {
  expect(rowState([null, null])).toBe('empty');
  expect(rowState([0, null])).toBe('half');
  expect(rowState([0, 7.25])).toBe('ready');
  expect(rowState(['bad', null])).toBe('bad');
});

test('a ready row names its criteria', () => {
  expect(marksOf([0, 7.25], [ten, criterion('c2', 0, 10, 0.25)])).toEqual({ c1: 0, c2: 7.25 });
});

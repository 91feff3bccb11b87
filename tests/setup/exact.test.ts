import { expect, test } from 'vitest';
import { exactText, product, readable, total } from '../../client/setup/exact.ts';
import { combination } from '../../client/setup/formula.ts';
import { setup } from '../../shared/messages/setup.ts';
import { contestSetup, working } from '../../shared/views/index.ts';
import { contest } from '../builders.ts';
import { by, given } from '../story.ts';

const weights = (...all: number[]) => all.map((weight) => ({ weight }));

test('a sheet’s total is exact, with as many decimals as it needs', () => {
  expect(exactText(total([7.25, 6.5], weights(1, 1)), 2, 'vi')).toBe('13,75');
  expect(exactText(total([0.1, 0.2], weights(1, 1)), 2, 'vi')).toBe('0,30');
  expect(exactText(total([7.25, 6.5], weights(1.92, 1)), 2, 'vi')).toBe('20,42');
  expect(exactText(total([0.25], weights(0.333333)), 2, 'en')).toBe('0.08333325');
  expect(exactText(total([null, 6], weights(1, 1)), 0, 'vi')).toBe('6');
  expect(exactText(total([-1.5], weights(1)), 2, 'vi')).toBe('−1,50');
});

test('a score times its weight is exact', () => {
  expect(exactText(product(25.25, 1.2), 2, 'vi')).toBe('30,30');
  expect(exactText(product(24.63, 1.2), 2, 'vi')).toBe('29,556');
});

test('the server’s exact figures are written as people write', () => {
  expect(readable('25.375', 2, 'vi')).toBe('25,375');
  expect(readable('25', 2, 'vi')).toBe('25,00');
  expect(readable('76/3', 2, 'vi')).toBe('76/3');
});

test('a mean, a sum and a median are written as they are reckoned', () => {
  const marks = [7, 8.5, 8];
  const played = (kind: 'mean' | 'sum' | 'median') =>
    given(
      contest({ kind, teams: 1 }),
      by('mc', 'round.open', { round: 'r1' }),
      by('mc', 'team.call', { round: 'r1', team: 't1' }),
      ...marks.map((mark, j) =>
        by(`gk${String(j + 1)}`, 'sheet.submit', { round: 'r1', team: 't1', marks: { c1: mark } }),
      ),
    ).state;
  const formula = (kind: 'mean' | 'sum' | 'median') => {
    const state = played(kind);
    const [one] = working(state, 0).rounds;
    const [round] = contestSetup(state, 'organiser').rounds;
    if (!one || !round) throw new Error('no round');
    return combination(one, round, null, 2, 'vi', setup.vi);
  };
  expect(formula('mean')).toBe('Trung bình cộng (7,00 + 8,50 + 8,00) : 3');
  expect(formula('sum')).toBe('Tổng 7,00 + 8,50 + 8,00');
  expect(formula('median')).toBe('Trung vị trong 7,00; 8,00; 8,50');
});

import { expect, test } from 'vitest';
import { widest } from '../../client/screen/figures.ts';
import { capitals, layOut } from '../../client/screen/layout.ts';

test('a small board has room for six lines, and does not shout', () => {
  expect(layOut(3, 3)).toEqual({ columns: 1, lines: 6, shown: 3 });
});

test('twenty and forty teams all stand, in as many columns as can be read', () => {
  expect(layOut(20, 2)).toEqual({ columns: 2, lines: 10, shown: 20 });
  expect(layOut(40, 2)).toEqual({ columns: 2, lines: 20, shown: 40 });
  expect(layOut(40, 3)).toEqual({ columns: 3, lines: 14, shown: 40 });
});

test('of hundreds the first that fit are shown', () => {
  expect(layOut(300, 3)).toEqual({ columns: 3, lines: 20, shown: 60 });
});

test('nothing to show is no line at all, and still a layout', () => {
  expect(layOut(0, 3)).toEqual({ columns: 1, lines: 6, shown: 0 });
});

test('figures are as wide as the longest of them', () => {
  expect(widest(['9,50', '100,00', ''])).toBeCloseTo(6 * 0.58);
  expect(widest([])).toBeCloseTo(0.58);
});

test('a name asks for the room that its capitals take, whatever stands above them', () => {
  expect(capitals('Hà Tiến')).toBeCloseTo(capitals('Ha Tien'));
  expect(capitals('Mường Mương')).toBeGreaterThan(capitals('Hà Lĩnh Tâ'));
  expect(capitals('Ư')).toBeGreaterThan(capitals('U'));
});

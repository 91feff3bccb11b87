import { expect, test } from 'vitest';
import { shortNames } from '../../client/mc/short.ts';

test('numbered judges keep their numbers', () => {
  expect(shortNames(['Giám khảo 1', 'Giám khảo 12'])).toEqual(['GK 1', 'GK 12']);
});

test('a person is called by the last word, with initials where two share it', () => {
  expect(shortNames(['Nguyễn Thị Hoa', 'Trần Văn Bình'])).toEqual(['Hoa', 'Bình']);
  expect(shortNames(['Nguyễn Thị Hoa', 'Trần Văn Hoa', 'Lê Nam'])).toEqual(['T.Hoa', 'V.Hoa', 'Nam']);
  expect(shortNames(['Nguyễn Thị Hoa', 'Trần Thị Hoa'])).toEqual(['N.T.Hoa', 'T.T.Hoa']);
});

test('the same name twice is told apart by its place', () => {
  expect(shortNames(['Lê Thị Hoa', 'Lê Thị Hoa'])).toEqual(['L.T.Hoa 1', 'L.T.Hoa 2']);
});

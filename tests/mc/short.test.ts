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
  expect(shortNames(['Lê Thị Hoa', 'Lê Thị Hoa'])).toEqual(['L.T.Hoa (1)', 'L.T.Hoa (2)']);
});

test('a title and an office are no part of the name', () => {
  expect(shortNames(['Bà Nguyễn Thị Hoa', 'Ông Trần Văn Bình, Phó phòng Văn hóa và Thông tin'])).toEqual([
    'Hoa',
    'Bình',
  ]);
  expect(shortNames(['Giám khảo Lê Nam', 'Phạm Văn Đức (thay gk2)'])).toEqual(['Nam', 'Đức']);
});

test('what is no person’s name goes by its place', () => {
  expect(shortNames(['Lê Nam', 'Phòng Văn hóa và Thông tin', 'Giám khảo mới', 'Hội Phụ Nữ'])).toEqual([
    'Nam',
    'GK 2',
    'GK 3',
    'GK 4',
  ]);
  expect(shortNames(['Giám khảo 2', 'Phòng Văn hóa'])).toEqual(['GK 2 (1)', 'GK 2 (2)']);
});

import { expect, test } from 'vitest';
import { isName, isPassword, toJoin, wifiText } from '../../client/setup/wifi.ts';

const hall = { name: 'HoiTruong', password: 'giamngheo', hidden: false };

test.each([
  ['a name and a password', hall, 'WIFI:T:WPA;S:HoiTruong;P:giamngheo;;'],
  ['no password', { ...hall, password: '' }, 'WIFI:T:nopass;S:HoiTruong;;'],
  ['a hidden name', { ...hall, hidden: true }, 'WIFI:T:WPA;S:HoiTruong;P:giamngheo;H:true;;'],
  [
    'signs that part the fields',
    { ...hall, name: 'Nhà "A"; tầng 2', password: 'a\\b:c,d;' },
    'WIFI:T:WPA;S:Nhà \\"A\\"\\; tầng 2;P:a\\\\b\\:c\\,d\\;;;',
  ],
])('a phone’s camera is told of a Wi-Fi with %s', (_, wifi, text) => {
  expect(wifiText(wifi)).toBe(text);
});

test('blanks around what was typed are no part of it; without a name there is no Wi-Fi to join', () => {
  expect(toJoin({ name: ' HoiTruong\t', password: 'giamngheo ', hidden: false })).toEqual(hall);
  expect(toJoin({ ...hall, name: '  ' })).toBeNull();
});

test('what no Wi-Fi can have is not printed', () => {
  expect(toJoin({ ...hall, name: 'W'.repeat(33) })).toBeNull();
  expect(toJoin({ ...hall, password: '1234567' })).toBeNull();
});

test.each([
  ['Hội trường Hà Trung', true],
  ['Hội trường huyện Hà Trung, tầng 2', false],
  ['W'.repeat(32), true],
  ['W'.repeat(33), false],
])('a name’s length is counted in bytes: %s', (name, fits) => {
  expect(isName(name)).toBe(fits);
});

test.each([
  ['', true],
  ['1234567', false],
  ['12345678', true],
  [' 1234567 ', false],
  ['a'.repeat(63), true],
  ['a'.repeat(64), true],
  ['x'.repeat(64), false],
])('a Wi-Fi has no such password, or may have: “%s”', (password, may) => {
  expect(isPassword(password)).toBe(may);
});

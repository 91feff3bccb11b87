import { expect, test } from 'vitest';
import { wifiText } from '../../client/setup/wifi.ts';

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

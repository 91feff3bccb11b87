// @vitest-environment jsdom
// @vitest-environment-options { "url": "http://192.168.1.5:3000/judge" }
import { expect, test } from 'vitest';
import { isOnlyHere } from '../client/parts/here.ts';
import { addressOf } from '../client/state/handover.ts';

test('an address is understood however it is typed; what it leaves out is as on this page', () => {
  for (const [typed, meant] of [
    ['192.168.1.7', 'http://192.168.1.7:3000'],
    [' 192.168.1.7 ', 'http://192.168.1.7:3000'],
    ['192.168.1.7:8080', 'http://192.168.1.7:8080'],
    ['http://192.168.1.7:8080/', 'http://192.168.1.7:8080'],
    ['hoithi.local', 'http://hoithi.local:3000'],
    ['http://192.168.1.7:8080/judge#chao-hoi', 'http://192.168.1.7:8080'],
  ] as const)
    expect(addressOf(typed)).toBe(meant);
});

test('what is no address is told so', () => {
  for (const typed of ['', ' ', 'địa chỉ', 'javascript:alert(1)', '1.2.3.4:port', 'a b'])
    expect(addressOf(typed)).toBeNull();
});

test('by its address a page knows that it is open on the server’s own machine', () => {
  for (const own of ['http://127.0.0.1', 'http://127.0.0.1:3000', 'http://localhost:3000', 'http://[::1]:3000'])
    expect(isOnlyHere(own)).toBe(true);
  for (const other of ['http://192.168.1.7', 'http://10.127.0.1:3000', 'https://hoithi.local', 'http://[fd00::1]:3000'])
    expect(isOnlyHere(other)).toBe(false);
});

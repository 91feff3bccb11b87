import { describe, expect, test } from 'vitest';
import { appOf, systemOf } from '../client/state/phone.ts';
import { ANOTHER, BROWSERS, FACEBOOK, INSTAGRAM, MAC, MESSENGER, TIKTOK, ZALO } from './phones.ts';

const APPS = {
  Zalo: ZALO,
  Messenger: MESSENGER,
  Facebook: FACEBOOK,
  Instagram: INSTAGRAM,
  TikTok: TIKTOK,
  another: ANOTHER,
};

describe.each(Object.entries(APPS))('a page inside of %s', (app, { android, ios }) => {
  test('is known for what it is, on Android and on an iPhone', () => {
    expect([appOf(android), appOf(ios)]).toEqual([app, app]);
    expect([systemOf(android, 5), systemOf(ios, 5)]).toEqual(['android', 'ios']);
  });
});

describe.each(Object.entries(BROWSERS))('a browser on %s', (system, agents) => {
  test.each(agents)('is none of them: %s', (agent) => {
    expect(appOf(agent)).toBeNull();
    expect(systemOf(agent, 0)).toBe(system);
  });
});

test('an iPad calls itself a Mac, and takes fingers', () => {
  expect(appOf(MAC)).toBeNull();
  expect([systemOf(MAC, 0), systemOf(MAC, 5)]).toEqual(['other', 'ios']);
});

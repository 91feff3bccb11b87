import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { live } from '../../shared/messages/live.ts';
import { screen } from '../../shared/messages/screen.ts';
import { sees } from './eyes.ts';
import { touch } from './hands.ts';
import { Scenes } from './scenes.ts';
import { GALLERY, TEAMS } from './small.ts';
import { PHONE } from './venue.ts';

/* Somebody in the audience looks at their phone. */

let scenes: Scenes;
let phone: Page;
/** What it asked of the server since it was opened, its own files aside. */
const asked: string[] = [];
const lines: string[] = [];
beforeAll(async () => {
  scenes = await Scenes.open();
  phone = await scenes.venue.device('/', PHONE);
  await phone.waitForLoadState('networkidle');
  phone.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/api/')) asked.push(pathname);
  });
  phone.on('websocket', (socket) => lines.push(socket.url()));
  await phone.goto(new URL('/live', phone.url()).href);
});
afterAll(() => scenes.venue.close());

const allow = (on: boolean) => scenes.does('audience.allow', { what: 'live', on });
const look = () => touch(phone.getByRole('button', { name: live.vi.again }));

test('[F9] while it is off the page says so, asks once, and again when it is pressed, and keeps no connection', async () => {
  await sees(phone, live.vi.title);
  expect(asked).toEqual(['/api/live']);
  await look();
  await expect.poll(() => asked).toEqual(['/api/live', '/api/live']);
  await sees(phone, live.vi.title);
  expect(lines).toEqual([]);
});

test('[F9] switched on, it follows the hall; nothing stands beside the screen', async () => {
  await allow(true);
  await look();
  await sees(phone, screen.vi.greeting);
  await scenes.does('round.open', { round: GALLERY.id });
  await scenes.typeIn(GALLERY);
  await scenes.does('board.show', { what: 'round', round: GALLERY.id });
  await phone.getByRole('heading', { name: GALLERY.name }).waitFor();
  expect(await phone.getByRole('row').count()).toBe(TEAMS.length + 1);
  expect(await phone.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await scenes.does('reveal.start', { rehearsal: true });
  await sees(phone, screen.vi.made);
});

test('[F9] switched off, it says so again, and dials no more', async () => {
  await allow(false);
  await sees(phone, live.vi.title);
  const dialled = lines.length;
  await look();
  await expect.poll(() => asked.length).toBe(4);
  expect(lines).toHaveLength(dialled);
  scenes.venue.isFaultless();
});

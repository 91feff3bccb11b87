import { afterEach, beforeEach, expect, test } from 'vitest';
import { Reach } from '../../server/reach.ts';
import type { PanelView } from '../../shared/panel.ts';
import { comesIn } from '../another-machine.ts';
import { Hall } from '../hall.ts';

let hall: Hall;
beforeEach(async () => {
  hall = await Hall.open();
});
afterEach(() => hall.close());

const comes = (from: string) => comesIn(Number(new URL(hall.url).port), from);

test('a page opened by another machine is seen at the organiser’s, once a machine, and before anybody has joined', async () => {
  const organiser = await hall.socket('organiser');
  expect((await hall.view<PanelView>(organiser)).reach.machines).toBe(0);
  await comes('127.0.0.2');
  await hall.view<PanelView>(organiser, ({ reach }) => reach.machines === 1);
  await comes('127.0.0.2');
  await comes('127.0.0.1');
  await comes('127.0.0.3');
  const { reach } = await hall.view<PanelView>(organiser, ({ reach: { machines } }) => machines !== 1);
  expect(reach.machines).toBe(2);
});

test('the hall’s screens hear nothing of who comes', async () => {
  const screen = await hall.socket({});
  const organiser = await hall.socket('organiser');
  await hall.view(screen);
  await comes('127.0.0.2');
  await hall.view<PanelView>(organiser, ({ reach }) => reach.machines === 1);
  await hall.does(organiser, 'board.show', { what: 'programme' });
  await hall.view<{ seq: number }>(screen, ({ seq }) => seq === 2);
  expect(hall.heard(screen).times.map(({ what }) => what)).toEqual(['contest', 'view', 'view']);
  expect(JSON.stringify(hall.heard(screen).views)).not.toMatch(/machines|addresses/);
});

test('a machine is the same by IPv4 and by IPv6’s form of it; they are counted to an end', () => {
  let changes = 0;
  const reach = new Reach(() => changes++);
  for (const from of ['192.168.1.30', '::ffff:192.168.1.30', '::1', '::ffff:127.0.0.1', undefined]) reach.came(from);
  expect(reach.wire.machines).toBe(1);
  for (let i = 0; i < 2000; i++) reach.came(`10.0.${String(i >> 8)}.${String(i & 255)}`);
  expect(reach.wire.machines).toBe(1000);
  expect(changes).toBe(1000);
});

test('where the server is found now is told when it changes, and not again', () => {
  let changes = 0;
  const reach = new Reach(() => changes++);
  const [wifi, cable] = ['http://192.168.1.20:3000', 'http://10.0.0.5:3000'];
  reach.isAt([wifi]);
  reach.isAt([wifi]);
  reach.isAt([cable, wifi]);
  expect(reach.wire.addresses).toEqual([cable, wifi]);
  expect(changes).toBe(2);
});

test('on another network whoever came before proves nothing; with a cable beside the Wi-Fi they do', () => {
  const reach = new Reach(() => undefined);
  const [wifi, cable, phone] = ['http://192.168.1.20', 'http://10.0.0.5', 'http://172.20.10.2'];
  reach.isAt([wifi]);
  reach.came('192.168.1.30');
  reach.isAt([cable, wifi]);
  expect(reach.wire.machines).toBe(1);
  reach.isAt([phone]);
  expect(reach.wire.machines).toBe(0);
});

import type { Socket } from 'socket.io-client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AudienceView } from '../../shared/scene.ts';
import { contest } from '../builders.ts';
import { Hall } from '../hall.ts';

let hall: Hall;
let office: Socket;
beforeEach(async () => {
  hall = await Hall.open(contest({ teams: 2, rounds: [{ mode: 'gallery' }] }));
  office = await hall.socket('organiser');
});
afterEach(() => hall.close());

const allow = (on: boolean) => hall.does(office, 'audience.allow', { what: 'live', on });
const asked = async (): Promise<unknown> => (await hall.get('/api/live')).json();
const phone = () => hall.socket({ show: 'live' });

test('[F9] switched off, which it is at first, no phone is let in', async () => {
  expect(await asked()).toEqual({ on: false, trial: false });
  await expect(phone()).rejects.toThrow('not-allowed');
});

test('[F9] switched on, phones follow what the hall is shown', async () => {
  await allow(true);
  expect(await asked()).toEqual({ on: true, trial: false });
  const [one, screen] = await Promise.all([phone(), hall.socket({})]);
  await hall.does(office, 'board.show', { what: 'message', text: 'Nghỉ 10 phút' });
  for (const socket of [one, screen]) {
    const { scene } = await hall.view<AudienceView>(socket, (view) => view.scene.what === 'message');
    expect(scene).toEqual({ what: 'message', text: 'Nghỉ 10 phút' });
  }
});

test('[F9] switched off again, phones are put out and stay out; the projector stays', async () => {
  await allow(true);
  const [one, screen] = await Promise.all([phone(), hall.socket({})]);
  await hall.view(one);
  const out = new Promise((resolve) => one.once('disconnect', resolve));
  await allow(false);
  expect(await out).toBe('io server disconnect');
  await expect(phone()).rejects.toThrow('not-allowed');
  await hall.does(office, 'board.show', { what: 'blank' });
  await hall.view<AudienceView>(screen, (view) => view.scene.what === 'blank');
});

test('what no phone of an audience may do, one that follows may not either', async () => {
  await allow(true);
  expect(await hall.command(await phone(), 'board.show', { what: 'blank' })).toMatchObject({ code: 'not-allowed' });
});

import { randomUUID } from 'node:crypto';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HeldWire, Handover } from '../../shared/reading.ts';
import type { Holds } from '../../shared/wire.ts';
import type { PanelView } from '../../shared/panel.ts';
import { contest } from '../builders.ts';
import { Hall } from '../hall.ts';

/** The page of a laptop that is no more at this address. */
const STRANDED = { origin: 'http://192.168.1.7:3000' };

let hall: Hall;
let mc: Socket;
let token: string;
beforeAll(async () => {
  hall = await Hall.open(contest({ rounds: [{ mode: 'gallery' }, {}] }));
  mc = await hall.socket('mc');
  token = await hall.token('gk1');
  await hall.does(mc, 'round.open', { round: 'r1' });
  whose = { judge: 'gk1', log: (await hall.view<PanelView>(mc)).log };
});
afterAll(() => hall.close());

const save = (team: string, c1: number) => ({
  id: randomUUID(),
  type: 'marks.save',
  round: 'r1',
  team,
  marks: { c1 },
});
let whose: { judge: string; log: string };
const hands = (body: object, headers: object = {}) =>
  hall.post('/api/handover', { ...whose, ...body }, { ...STRANDED, ...headers });
const told = async (body: object, headers: object = {}) => (await (await hands(body, headers)).json()) as Handover;
const held = async () => (await (await hall.get('/api/held', await hall.token('organiser'))).json()) as HeldWire;

describe('a tablet stranded at an old address', () => {
  test('hands over what it holds, one after another, and is shown where its judge stands now', async () => {
    const commands = [save('t1', 3), save('t1', 7), save('t2', 5)];
    for (const [i, command] of commands.entries()) {
      const answer = await hands({ token, command });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      const { ack, view } = (await answer.json()) as Handover;
      expect(ack).toEqual({ ok: true, seq: 2 + i });
      expect(view.seq).toBe(2 + i);
    }
    await hall.view<PanelView>(mc, (panel) => panel.seq === 4);
    for (const [i, command] of commands.entries()) {
      const { ack, view } = await told({ token, command });
      expect(ack).toEqual({ ok: true, seq: 2 + i });
      expect(view).toMatchObject({ seq: 4, rounds: [{ id: 'r1', letters: 'cco' }, { id: 'r2' }] });
    }
  });

  test('asks first where its judge stands, with nothing to hand over', async () => {
    const { ack, view } = await told({ token });
    expect(ack).toBeNull();
    expect(view.log).toBe(whose.log);
  });

  test('each command is refused or taken by itself, in the words of its page', async () => {
    const acks = [];
    for (const command of [{ ...save('t1', 1), type: 'round.close' }, save('t1', 99), save('t3', 1)])
      acks.push((await told({ token, command }, { 'accept-language': 'en' })).ack);
    expect(acks).toMatchObject([
      { ok: false, code: 'not-allowed' },
      { ok: false, code: 'bad-request', message: expect.stringContaining('takes marks from') as string },
      { ok: true },
    ]);
  });

  test('what it still holds the secretariat sees here, though that page never comes', async () => {
    const sheet = { round: 'r1', team: 't2', marks: { c1: 9 }, handIn: true, code: 'conflict' };
    const holds = { waiting: 0, sheets: [sheet] };
    expect((await hands({ token, page: 'stranded', holds })).status).toBe(200);
    expect(await held()).toMatchObject([{ judge: 'gk1', sheets: [sheet] }]);
    await hall.view<PanelView>(mc, ({ tablets }) => tablets[0]?.held === 1 && tablets[0].pages === 0);
    const none: Holds = { waiting: 0, sheets: [] };
    expect((await hands({ token, page: 'stranded', holds: none })).status).toBe(200);
    expect(await held()).toEqual([]);
  });

  test('a trial run’s page, or another judge’s, leaves no trace of what it holds', async () => {
    const holds = { waiting: 0, sheets: [{ round: 'r1', team: 't2', marks: { c1: 9 }, handIn: true, code: 'closed' }] };
    for (const other of [{ log: 'trial' }, { judge: 'gk2' }])
      expect((await hands({ ...other, token, page: 'stranded', holds })).ok).toBe(false);
    expect(await held()).toEqual([]);
  });

  test('a browser asks whether it may, and may send nothing but this', async () => {
    const asks = (path: string) =>
      fetch(`${hall.url}${path}`, {
        method: 'OPTIONS',
        headers: { ...STRANDED, 'access-control-request-method': 'POST' },
      });
    const may = await asks('/api/handover');
    expect(may.status).toBe(204);
    expect(may.headers.get('access-control-allow-origin')).toBe('*');
    expect(may.headers.get('access-control-allow-credentials')).toBeNull();
    for (const path of ['/api/command', '/api/join', '/api/sheets'])
      expect((await asks(path)).headers.get('access-control-allow-origin')).toBeNull();
  });

  test('without a good token of a judge nothing is taken, nothing told, and the page can read why', async () => {
    const seqNow = async () =>
      (await (await hall.get('/api/results', await hall.token('organiser'))).json()) as { seq: number };
    const before = await seqNow();
    const command = save('t1', 1);
    for (const [body, status] of [
      [{ token: 'x'.repeat(43), command }, 401],
      [{ token: await hall.token('mc'), command }, 403],
      [{ command }, 401],
      [{ token: 1, command }, 400],
      [{ token, seal: 1 }, 400],
      [{ token, holds: { waiting: 0 } }, 400],
      [{ token, judge: 'gk2', command }, 403],
      [{ code: hall.codes.judges['gk2'], command }, 403],
      [{ token, log: 'another', command }, 409],
      [{ token, judge: undefined, command }, 400],
      [{ token, command: { ...command, note: 'x'.repeat(40_000) } }, 413],
    ] as const) {
      const answer = await hands(body);
      expect(answer.status).toBe(status);
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      expect(await answer.json()).not.toHaveProperty('view');
    }
    const unreadable = await fetch(`${hall.url}/api/handover`, {
      method: 'POST',
      headers: { ...STRANDED, 'content-type': 'application/json' },
      body: '{',
    });
    expect([unreadable.status, unreadable.headers.get('access-control-allow-origin')]).toEqual([400, '*']);
    // Its cookie proves nothing here: other sites' pages carry it too.
    expect((await hands({}, { cookie: `judge=${token}` })).status).toBe(401);
    expect(await seqNow()).toEqual(before);
  });

  test('a judge whose code is another now hands over nothing with the old token, and all with the new code', async () => {
    const organiser = await hall.socket('organiser');
    const renewed = await hall.command(organiser, 'access.renew', { person: 'gk1' });
    const { code } = renewed as { code: string };
    expect((await hands({ token, command: save('t1', 1) })).status).toBe(401);
    expect((await hands({ code: 'SAI-MA-ROI', command: save('t1', 1) })).status).toBe(401);
    const joined = await told({ code });
    expect(joined.ack).toBeNull();
    expect((await told({ token: joined.token, command: save('t1', 1) })).ack).toMatchObject({ ok: true });
  });

  test('wrong codes count here as they do at the door', async () => {
    const tries = [];
    for (let i = 0; i < 25; i++) tries.push((await hands({ code: `SAI-MA-ROI-${String(i)}` })).status);
    expect(tries.at(-1)).toBe(429);
    expect((await hall.post('/api/join', { code: 'SAI-MA-ROI' })).status).toBe(429);
  });
});

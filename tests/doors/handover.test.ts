import { randomUUID } from 'node:crypto';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Handover } from '../../shared/reading.ts';
import type { PanelView } from '../../shared/wire.ts';
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
});
afterAll(() => hall.close());

const save = (team: string, c1: number) => ({
  id: randomUUID(),
  type: 'marks.save',
  round: 'r1',
  team,
  marks: { c1 },
});
const hands = (body: object) => hall.post('/api/handover', body, STRANDED);

describe('a tablet stranded at an old address', () => {
  test('hands over what it holds, in order, and is shown where its judge stands now', async () => {
    const commands = [save('t1', 3), save('t1', 7), save('t2', 5)];
    const answer = await hands({ token, commands });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    const { acks, view } = (await answer.json()) as Handover;
    expect(acks).toEqual([2, 3, 4].map((seq) => ({ ok: true, seq })));
    expect(view).toMatchObject({ seq: 4, rounds: [{ id: 'r1', letters: 'cco' }, { id: 'r2' }] });
    await hall.view<PanelView>(mc, (panel) => panel.seq === 4);
    const again = (await (await hands({ token, commands })).json()) as Handover;
    expect(again.acks).toEqual(acks);
    expect(again.view.seq).toBe(4);
  });

  test('asks first which log this is, with nothing to hand over', async () => {
    const { acks, view } = (await (await hands({ token, commands: [] })).json()) as Handover;
    expect(acks).toEqual([]);
    expect(view.log).toBe((await hall.view<PanelView>(mc)).log);
  });

  test('each command is refused or taken by itself, in the words of its page', async () => {
    const commands = [{ ...save('t1', 1), type: 'round.close' }, save('t1', 99), save('t3', 1)];
    const answer = await hall.post('/api/handover', { token, commands }, { ...STRANDED, 'accept-language': 'en' });
    const { acks } = (await answer.json()) as Handover;
    expect(acks).toMatchObject([
      { ok: false, code: 'not-allowed' },
      { ok: false, code: 'bad-request', message: expect.stringContaining('takes marks from') as string },
      { ok: true },
    ]);
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

  test('without a good token of a judge nothing is taken, and nothing told', async () => {
    const seqNow = async () =>
      (await (await hall.get('/api/results', await hall.token('organiser'))).json()) as { seq: number };
    const before = await seqNow();
    for (const [body, status] of [
      [{ token: 'x'.repeat(43), commands: [save('t1', 1)] }, 401],
      [{ token: await hall.token('mc'), commands: [save('t1', 1)] }, 403],
      [{ commands: [] }, 400],
      [{ token, commands: {} }, 400],
      [{ token, commands: [], seal: 1 }, 400],
      [{ token, commands: Array.from({ length: 51 }, () => save('t1', 1)) }, 400],
    ] as const) {
      const answer = await hands(body);
      expect(answer.status).toBe(status);
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      expect(await answer.json()).not.toHaveProperty('view');
    }
    // Its cookie proves nothing here: other sites' pages carry it too.
    const cookie = { cookie: `judge=${token}` };
    expect((await hall.post('/api/handover', { commands: [] }, { ...STRANDED, ...cookie })).status).toBe(400);
    expect(await seqNow()).toEqual(before);
  });

  test('a judge whose code is another now hands over nothing with the old token', async () => {
    const organiser = await hall.socket('organiser');
    await hall.does(organiser, 'access.renew', { person: 'gk1' });
    expect((await hands({ token, commands: [save('t1', 1)] })).status).toBe(401);
  });
});

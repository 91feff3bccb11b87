import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Socket } from 'socket.io-client';
import type { Huddle } from '../../shared/huddle.ts';
import { why } from '../../shared/messages/why.ts';
import { contest } from '../builders.ts';
import { Hall } from '../hall.ts';

const ROUND = 'Phần thi r1';
const file = contest({
  judges: [{ id: 'gk1', name: 'Trưởng ban', head: true }, 'gk2'],
  teams: 2,
  rounds: [{ mode: 'gallery' }],
  programme: [{ round: 'r1' }, { name: 'Chào cờ', kind: 'ceremony', words: 'Nghiêm!' }],
});

let hall: Hall;
let office: Socket;
beforeEach(async () => {
  hall = await Hall.open(file);
  office = await hall.socket('organiser');
});
afterEach(() => hall.close());

async function asks(person: string, query = ''): Promise<{ status: number; body: unknown }> {
  const answer = await hall.get(`/api/huddle${query}`, await hall.token(person));
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
}

async function closed(): Promise<void> {
  await hall.does(office, 'round.open', { round: 'r1' });
  for (const judge of ['gk1', 'gk2'])
    for (const [i, team] of ['t1', 't2'].entries()) {
      const marks = { c1: judge === 'gk1' ? 7 : 7 + i };
      await hall.does(office, 'sheet.enter', { round: 'r1', team, judge, marks, reason: 'giấy' });
    }
  await hall.does(office, 'round.close', { round: 'r1' });
}

describe('[J8] the provisional summary', () => {
  test('is read by the organiser at any time, by the head judge once every round is closed', async () => {
    expect(await asks('organiser')).toMatchObject({ status: 200, body: { seq: 0 } });
    expect(await asks('gk1')).toMatchObject({
      status: 409,
      body: { ok: false, code: 'closed', message: why.vi.notYetConferring(ROUND) },
    });
    await closed();
    for (const person of ['organiser', 'gk1'])
      expect(await asks(person)).toMatchObject({
        status: 200,
        body: { teams: [{ team: 't2', rank: 1, score: 7.5 }, { team: 't1' }] },
      });
    await hall.does(office, 'round.reopen', { round: 'r1', reason: 'x' });
    expect(await asks('gk1')).toMatchObject({ status: 409 });
  });

  test('by no other judge, not the MC, not the timekeeper, and nobody from outside', async () => {
    for (const when of [() => Promise.resolve(), closed]) {
      await when();
      expect(await asks('gk2')).toMatchObject({
        status: 403,
        body: { code: 'not-allowed', message: why.vi.headReads },
      });
      expect(await asks('mc')).toMatchObject({ status: 403 });
      expect(await asks('timekeeper')).toMatchObject({ status: 403 });
      expect((await hall.get('/api/huddle')).status).toBe(401);
    }
  });

  test('tells the head judge who their colleagues are, and not what the MC says', async () => {
    await closed();
    const { setup, head } = (await asks('gk1')).body as Huddle;
    expect(setup.judges.map(({ name }) => name)).toEqual(['Trưởng ban', 'Giám khảo gk2']);
    expect(JSON.stringify(setup)).not.toContain('Nghiêm');
    expect(head).toMatch(/^[0-9a-f]{8}$/);
  });

  test('is not sent again where nothing has happened since', async () => {
    const { log, seq } = (await asks('organiser')).body as Huddle;
    const since = `?since=${log}.${String(seq)}`;
    expect(await asks('organiser', since)).toEqual({ status: 204, body: null });
    await hall.does(office, 'round.open', { round: 'r1' });
    expect(await asks('organiser', since)).toMatchObject({ status: 200, body: { seq: seq + 1 } });
  });
});

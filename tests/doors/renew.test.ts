import { randomUUID } from 'node:crypto';
import type { Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contest, type File } from '../builders.ts';
import { Hall } from '../hall.ts';

let hall: Hall;
let organiser: Socket;
beforeEach(async () => {
  hall = await Hall.open(contest({ rounds: [{ mode: 'gallery' }] }));
  organiser = await hall.socket('organiser');
});
afterEach(() => hall.close());

const left = (socket: Socket) => new Promise<string>((resolve) => socket.once('disconnect', resolve));
const mayJoin = async (code: string) => (await hall.post('/api/join', { code })).status === 200;

async function renew(person: string, id?: string): Promise<string> {
  const ack = await hall.command(organiser, 'access.renew', { person }, id);
  if (!ack.ok || ack.code === undefined) throw new Error(`no code: ${JSON.stringify(ack)}`);
  return ack.code;
}

describe('a judge’s card is lost, the organiser makes a new code', () => {
  test('the new code lets in; the old one, its tokens and its pages end at once', async () => {
    const page = await hall.socket('gk1');
    const token = await hall.token('gk1');
    const gone = left(page);
    const code = await renew('gk1');
    expect(code).toMatch(/^[abcdefghjkmnpqrstuvwxyz2-9]{8}$/);
    await gone;
    await expect(hall.socket({ token })).rejects.toThrow('not-allowed');
    expect((await hall.get('/api/sheets?round=r1', token)).status).toBe(401);
    expect(await mayJoin(hall.codes.judges['gk1'] ?? '')).toBe(false);
    expect(await hall.join(code)).toMatchObject({ role: 'judge', judgeId: 'gk1' });
    await hall.socket('gk2');
  });

  test('asked again under the same id, it is the same code; after a restart too', async () => {
    const id = randomUUID();
    const code = await renew('gk1', id);
    expect(await renew('gk1', id)).toBe(code);
    await hall.restart();
    expect(await renew('gk1', id)).toBe(code);
    expect(await mayJoin(code)).toBe(true);
  });

  test('both at once are one renewal', async () => {
    const id = randomUUID();
    const [first, second] = await Promise.all([renew('gk1', id), renew('gk1', id)]);
    expect(second).toBe(first);
    expect(await renew('gk2')).not.toBe(first);
    const log = await (await hall.get('/api/log.jsonl', await hall.token('organiser'))).text();
    expect(log.match(/access\.renewed/g)).toHaveLength(2);
  });

  test('a code that was renewed again since is not told any more', async () => {
    const id = randomUUID();
    const first = await renew('gk1', id);
    const second = await renew('gk1');
    expect(await hall.command(organiser, 'access.renew', { person: 'gk1' }, id)).toEqual({ ok: true, seq: 1 });
    expect(await mayJoin(first)).toBe(false);
    expect(await mayJoin(second)).toBe(true);
  });

  test('over HTTP it is the same', async () => {
    const command = { id: randomUUID(), type: 'access.renew', person: 'mc' };
    const headers = { authorization: `Bearer ${await hall.token('organiser')}` };
    const answers = [
      await hall.post('/api/command', command, headers),
      await hall.post('/api/command', command, headers),
    ];
    const [first, second] = (await Promise.all(answers.map((one) => one.json()))) as { code: string }[];
    expect(second).toEqual(first);
    expect(await mayJoin(first?.code ?? '')).toBe(true);
  });

  test('nobody’s code, and nobody else may', async () => {
    expect(await hall.command(organiser, 'access.renew', { person: 'gk9' })).toMatchObject({ code: 'not-found' });
    const mc = await hall.socket('mc');
    expect(await hall.command(mc, 'access.renew', { person: 'gk1' })).toMatchObject({ code: 'not-allowed' });
    expect(await mayJoin(hall.codes.judges['gk1'] ?? '')).toBe(true);
  });

  test('the organiser’s own: the other laptop’s page ends; this one stays, and if the answer was lost it asks again', async () => {
    const { token: other } = await hall.join(hall.codes.organiser);
    const gone = left(await hall.socket({ token: other }));
    const id = randomUUID();
    const code = await renew('organiser', id);
    await gone;
    await expect(hall.socket({ token: other })).rejects.toThrow('not-allowed');
    expect(await mayJoin(hall.codes.organiser)).toBe(false);

    expect(organiser.connected).toBe(true);
    organiser.disconnect();
    organiser = await hall.socket({ token: await hall.token('organiser') });
    expect(await renew('organiser', id)).toBe(code);
    expect(await hall.join(code)).toMatchObject({ role: 'organiser' });
  });

  test('no code stands in the log, nor in the file', async () => {
    const code = await renew('gk1');
    const { readFileSync } = await import('node:fs');
    const log = await (await hall.get('/api/log.jsonl', await hall.token('organiser'))).text();
    for (const secret of [code, hall.codes.organiser, await hall.token('organiser')]) {
      expect(log).not.toContain(secret);
      for (const file of [hall.path, `${hall.path}-wal`]) expect(readFileSync(file, 'latin1')).not.toContain(secret);
    }
  });
});

describe('the panel changes', () => {
  const change = async (judges: File['judges']) => {
    const { access: _, ...file } = hall.file;
    return hall.does(organiser, 'contest.set', { contest: { ...file, judges }, reason: 'thay giám khảo' });
  };

  test('a judge who leaves it is out at once; one who comes has no code until one is made', async () => {
    const page = await hall.socket('gk3');
    const gone = left(page);
    const [first, second] = hall.file.judges;
    if (!first || !second) throw new Error('three judges');
    await change([first, second, { id: 'gk4', name: 'Giám khảo 4' }]);
    await gone;
    expect(await mayJoin(hall.codes.judges['gk3'] ?? '')).toBe(false);
    expect(await hall.join(await renew('gk4'))).toMatchObject({ judgeId: 'gk4' });
    const stays = await hall.socket('gk1');
    expect(await hall.view(stays)).toHaveProperty('rounds');
  });

  test('one who comes back has no code either, until one is made', async () => {
    const { judges } = hall.file;
    await change(judges.slice(0, 2));
    await change(judges);
    expect(await mayJoin(hall.codes.judges['gk3'] ?? '')).toBe(false);
  });
});

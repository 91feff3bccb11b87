import { randomUUID } from 'node:crypto';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../../shared/commands/index.ts';
import { contest } from '../builders.ts';
import { Hall } from '../hall.ts';

let hall: Hall;
let judge: Socket;
let organiser: Socket;
let audience: Socket;
beforeAll(async () => {
  hall = await Hall.open(
    contest({
      rounds: [{ id: 'bao-tuong', mode: 'gallery' }, { id: 'chao-hoi' }],
      judges: [{ id: 'gk1', name: 'Giám khảo 1', rounds: ['bao-tuong'] }, 'gk2'],
    }),
  );
  judge = await hall.socket('gk1');
  organiser = await hall.socket('organiser');
  audience = await hall.socket({});
});
afterAll(() => hall.close());

const codeOf = async (socket: Socket, type: string, fields: object = {}, id?: string) => {
  const ack = await hall.command(socket, type, fields, id);
  return ack.ok ? 'ok' : ack.code;
};

describe('what is wrong first is said first', () => {
  test('the type, then the role, then the fields, then what is named, then the person, then the state', async () => {
    const marks = { c1: 7 };
    expect(await codeOf(judge, 'sheet.eat', { nonsense: 1 })).toBe('bad-request');
    expect(await codeOf(judge, 'round.open', { nonsense: 1 })).toBe('not-allowed');
    expect(await codeOf(judge, 'sheet.submit', { round: 'nowhere', team: 't1', marks, nonsense: 1 })).toBe(
      'bad-request',
    );
    expect(await codeOf(judge, 'sheet.submit', { round: 'nowhere', team: 't1', marks })).toBe('not-found');
    expect(await codeOf(judge, 'sheet.submit', { round: 'chao-hoi', team: 't1', marks })).toBe('not-allowed');
    expect(await codeOf(judge, 'sheet.submit', { round: 'bao-tuong', team: 't1', marks })).toBe('closed');
    expect(await codeOf(judge, 'sheet.submit', { round: 'bao-tuong', team: 't1', marks }, 'no uuid')).toBe(
      'bad-request',
    );
  });

  test('a message that is no message at all', async () => {
    for (const message of [null, 7, 'round.open', [], {}, { type: 'constructor' }, { type: '__proto__' }]) {
      const ack: unknown = await organiser.timeout(2000).emitWithAck('command', message);
      expect(ack).toMatchObject({ ok: false, code: 'bad-request' });
    }
    organiser.emit('command');
    organiser.emit('command', { id: randomUUID(), type: 'board.freeze' }, 'no ack');
    organiser.emit('page', 'nonsense');
    expect(await codeOf(organiser, 'board.unfreeze')).toBe('ok');
  });

  test('the audience may ask for nothing', async () => {
    for (const type of Object.keys(commands)) expect(await codeOf(audience, type)).toBe('not-allowed');
    expect(await codeOf(audience, 'sheet.eat')).toBe('bad-request');
  });
});

describe('over HTTP as on a socket', () => {
  const post = async (person: string | null, body: unknown, headers: Record<string, string> = {}) => {
    const authorization: Record<string, string> =
      person === null ? {} : { authorization: `Bearer ${await hall.token(person)}` };
    const answer = await hall.post('/api/command', body, { ...authorization, ...headers });
    return { status: answer.status, body: (await answer.json()) as unknown };
  };
  const command = (type: string, fields: object = {}) => ({ id: randomUUID(), type, ...fields });

  test('taken: the same answer, and the same number line', async () => {
    const before = await hall.does(organiser, 'round.open', { round: 'bao-tuong' });
    const submit = command('sheet.submit', { round: 'bao-tuong', team: 't1', marks: { c1: 7.25 } });
    expect(await post('gk1', submit)).toEqual({ status: 200, body: { ok: true, seq: before + 1 } });
    expect(await post('gk1', submit)).toEqual({ status: 200, body: { ok: true, seq: before + 1 } });
  });

  test('refused: one shape, and a status that fits', async () => {
    const missing = { round: 'nowhere', team: 't1', marks: { c1: 7 } };
    expect(await post(null, command('round.open'))).toMatchObject({
      status: 401,
      body: { ok: false, code: 'not-allowed' },
    });
    expect(await post('gk1', command('round.open'))).toMatchObject({
      status: 403,
      body: { ok: false, code: 'not-allowed' },
    });
    expect(await post('gk1', command('sheet.submit'))).toMatchObject({
      status: 400,
      body: { ok: false, code: 'bad-request' },
    });
    expect(await post('gk1', command('sheet.submit', missing))).toMatchObject({
      status: 404,
      body: { ok: false, code: 'not-found' },
    });
    const again = command('sheet.submit', { round: 'bao-tuong', team: 't1', marks: { c1: 7 } });
    expect(await post('gk1', again)).toMatchObject({ status: 409, body: { ok: false, code: 'conflict' } });
  });

  test('in the reader’s language', async () => {
    const { message } = (await post('gk1', command('round.open'))).body as { message: string };
    expect(message).toBe('Đồng chí không có quyền thực hiện việc này.');
    const english = await post('gk1', command('round.open'), { 'accept-language': 'en-GB,en;q=0.9,vi;q=0.5' });
    expect(english.body).toMatchObject({ message: 'You may not do this.' });
    const socket = await hall.socket({ token: await hall.token('gk1'), lang: 'en' });
    expect(await hall.command(socket, 'round.open')).toMatchObject({ message: 'You may not do this.' });
  });

  test('what cannot be read, is too large, or is nowhere', async () => {
    const headers = { authorization: `Bearer ${await hall.token('gk1')}` };
    const raw = async (body: string, type = 'application/json') => {
      const answer = await fetch(`${hall.url}/api/command`, {
        method: 'POST',
        body,
        headers: { ...headers, 'content-type': type },
      });
      expect(await answer.json()).toMatchObject({
        ok: false,
        code: 'bad-request',
        message: expect.any(String) as string,
      });
      return answer.status;
    };
    expect(await raw('{ not json')).toBe(400);
    expect(await raw('type=round.open', 'application/x-www-form-urlencoded')).toBe(400);
    expect(await raw(JSON.stringify(command('sheet.submit', { note: 'x'.repeat(17_000) })))).toBe(413);
    for (const path of ['/api/nothing', '/assets/nothing.js', '/%E0%A4%A', '/assets/%E0%A4%A', '/..%2fpackage.json']) {
      const nowhere = await hall.get(path);
      expect(nowhere.status).toBe(404);
      expect(await nowhere.json()).toEqual({ ok: false, code: 'not-found', message: 'Không có địa chỉ này.' });
    }
  });

  test('the organiser may send a whole contest, up to a megabyte', async () => {
    const much = command('contest.set', { note: 'x'.repeat(900_000) });
    expect(await post('organiser', much)).toMatchObject({ status: 400 });
    const tooMuch = command('contest.set', { note: 'x'.repeat(1_100_000) });
    expect(await post('organiser', tooMuch)).toMatchObject({ status: 413 });
    expect(await post('mc', much)).toMatchObject({ status: 413 });
  });
});

describe('what a browser is told', () => {
  test('nothing that only a secure page understands, and the projector may stand inside the panel', async () => {
    const { headers } = await hall.get('/healthz');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:`);
    expect(policy).toContain("frame-ancestors 'self'");
    expect(policy).not.toContain('upgrade-insecure-requests');
    expect(policy).not.toContain('unsafe');
    for (const absent of ['strict-transport-security', 'cross-origin-opener-policy', 'origin-agent-cluster'])
      expect(headers.get(absent)).toBeNull();
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
  });

  test('a judge’s page alone may send elsewhere: to wherever the laptop is now', async () => {
    const elsewhere = async (path: string) =>
      / http:/.test((await hall.get(path)).headers.get('content-security-policy') ?? '');
    expect(await elsewhere('/judge')).toBe(true);
    for (const page of ['/', '/mc', '/setup', '/screen', '/live', '/judge.html', '/api/sheets'])
      expect(await elsewhere(page)).toBe(false);
  });

  test('a server whose pages are not built says so on every page', async () => {
    for (const page of ['/', '/judge', '/mc', '/clock', '/screen', '/setup', '/huddle', '/live']) {
      const answer = await hall.get(page);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('npm run build');
    }
  });
});

test('how the server is, and no more', async () => {
  expect(await (await hall.get('/healthz')).text()).toBe('{"ok":true,"contest":"hoi-thi"}');
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ANOTHER } from '../../shared/wire.ts';
import { Hall } from '../hall.ts';

let hall: Hall;
beforeAll(async () => {
  hall = await Hall.open();
});
afterAll(() => hall.close());

const cookieOf = (answer: Response) => answer.headers.get('set-cookie') ?? '';
const valueOf = (answer: Response) => cookieOf(answer).split(';')[0] ?? '';
const joinAs = (code: string) => hall.post('/api/join', { code });

describe('at the door', () => {
  test('a judge types the code, in capitals too, and is known by a token and a cookie of the role', async () => {
    const answer = await joinAs(` ${(hall.codes.judges['gk1'] ?? '').toUpperCase()} `);
    expect(answer.status).toBe(200);
    const cookie = cookieOf(answer);
    expect(cookie).toMatch(/^judge=[\w-]{43};/);
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Strict');
    expect(cookie).not.toContain('Secure');
    const joined: unknown = await answer.json();
    expect(joined).toEqual({
      token: cookie.slice('judge='.length, cookie.indexOf(';')),
      role: 'judge',
      judgeId: 'gk1',
    });
  });

  test('an office has a role and no judge’s id', async () => {
    const { mc, timekeeper, organiser } = hall.codes;
    expect(await hall.join(mc)).toEqual({ token: expect.any(String) as string, role: 'mc' });
    expect((await hall.join(timekeeper)).role).toBe('timekeeper');
    expect((await hall.join(organiser)).role).toBe('organiser');
  });

  test('what is not a code is a bad request, and a wrong one is not let in', async () => {
    const nothing = await hall.post('/api/join', {});
    expect(nothing.status).toBe(400);
    expect(await nothing.json()).toEqual({ ok: false, code: 'bad-request', message: 'Trường “code”: chưa có.' });
    expect((await hall.post('/api/join', { code: 12345678 })).status).toBe(400);
    const wrong = await joinAs('wrong-code');
    expect(wrong.status).toBe(401);
    expect(cookieOf(wrong)).toBe('');
    expect(await wrong.json()).toEqual({
      ok: false,
      code: 'not-allowed',
      message: 'Mã chưa đúng. Xin xem lại mã được cấp.',
    });
  });
});

describe('one browser, several roles', () => {
  let cookie: string;
  beforeAll(async () => {
    const answers = [await joinAs(hall.codes.judges['gk2'] ?? ''), await joinAs(hall.codes.organiser)];
    cookie = answers.map(valueOf).join('; ');
  });

  test('each request goes by the first whose role may do it', async () => {
    expect((await hall.get('/api/results', undefined, { cookie })).status).toBe(200);
    const asks = async (type: string, fields: object = {}) =>
      (await hall.post('/api/command', { id: crypto.randomUUID(), type, ...fields }, { cookie })).status;
    expect(await asks('board.freeze')).toBe(200);
    expect(await asks('board.unfreeze')).toBe(200);
    expect(await asks('round.open', { round: 'r1' })).toBe(200);
    expect(await asks('team.call', { round: 'r1', team: 't1' })).toBe(200);
    expect(await asks('marks.save', { round: 'r1', team: 't1', marks: { c1: 7 } })).toBe(200);
  });

  test('or by the one that it names', async () => {
    expect((await hall.get('/api/results?role=judge', undefined, { cookie })).status).toBe(403);
    expect((await hall.get('/api/results?role=mc', undefined, { cookie })).status).toBe(401);
    const sheets: unknown = await (await hall.get('/api/sheets?role=judge&round=r1', undefined, { cookie })).json();
    expect(sheets).toMatchObject({ judge: 'gk2' });
  });

  test('a socket says which role it is', async () => {
    const judge = await hall.socket({ role: 'judge' }, { cookie });
    expect(await hall.view(judge)).toHaveProperty('sheet');
    const organiser = await hall.socket({ role: 'organiser' }, { cookie });
    expect(await hall.view(organiser)).toHaveProperty('presence');
    const nobody = await hall.socket({}, { cookie });
    expect(await hall.view(nobody)).toHaveProperty('scene');
  });

  test('a page that says whose it is, is let in as nobody else, and reads nobody else’s sheets', async () => {
    await hall.socket({ role: 'judge', person: 'gk2' }, { cookie });
    await hall.socket({ role: 'organiser', person: 'organiser' }, { cookie });
    await expect(hall.socket({ role: 'judge', person: 'gk1' }, { cookie })).rejects.toMatchObject({
      message: 'not-allowed',
      data: ANOTHER,
    });
    await expect(hall.socket({ role: 'judge', person: 2 }, { cookie })).rejects.toThrow('bad-request');
    const reads = async (judge: string) =>
      (await hall.get(`/api/sheets?role=judge&judge=${judge}&round=r1`, undefined, { cookie })).status;
    expect([await reads('gk2'), await reads('gk1')]).toEqual([200, 403]);
  });

  test('a cookie speaks for pages of this server only', async () => {
    const headers = { cookie, origin: 'http://elsewhere.test' };
    await expect(hall.socket({ role: 'judge' }, headers)).rejects.toThrow('not-allowed');
    await expect(hall.socket({ role: 'judge' }, { ...headers, origin: 'null' })).rejects.toThrow('not-allowed');
    expect((await hall.post('/api/command', { id: crypto.randomUUID(), type: 'board.freeze' }, headers)).status).toBe(
      401,
    );
    await hall.socket({ role: 'judge' }, { cookie, origin: hall.url });
  });
});

describe('a token that is not good is refused, never silently the audience', () => {
  test('on a socket', async () => {
    for (const token of ['wrong', '', null, 7, ['x']])
      await expect(hall.socket({ token })).rejects.toThrow('not-allowed');
  });

  test('a role without its cookie, or with another role’s token in it', async () => {
    const mc = await hall.token('mc');
    await expect(hall.socket({ role: 'organiser' })).rejects.toThrow('not-allowed');
    await expect(hall.socket({ role: 'audience' })).rejects.toThrow('not-allowed');
    await expect(hall.socket({ role: 'organiser' }, { cookie: `mc=${mc}` })).rejects.toThrow('not-allowed');
    await expect(hall.socket({ role: 'organiser' }, { cookie: `organiser=${mc}` })).rejects.toThrow('not-allowed');
  });

  test('over HTTP', async () => {
    expect((await hall.get('/api/results')).status).toBe(401);
    expect((await hall.get('/api/results', 'wrong')).status).toBe(401);
    expect((await hall.get('/api/results', await hall.token('mc'))).status).toBe(403);
    expect((await hall.get('/api/results', await hall.token('organiser'))).status).toBe(200);
  });

  test('a bearer is not helped out by a cookie', async () => {
    const cookie = `organiser=${await hall.token('organiser')}`;
    expect((await hall.get('/api/results', 'wrong', { cookie })).status).toBe(401);
  });
});

describe('“It is not I”: a tablet is put down, or was mixed up', () => {
  const gk1 = () => joinAs(hall.codes.judges['gk1'] ?? '').then(valueOf);
  const reads = async (cookie: string, role = 'judge') =>
    (await hall.get(`/api/${role === 'judge' ? 'sheets' : 'results'}?role=${role}&round=r1`, undefined, { cookie }))
      .status;

  test('its session ends with its pages; the judge’s other tablet and this one’s other roles stay in', async () => {
    const [mine, other, office] = [await gk1(), await gk1(), valueOf(await joinAs(hall.codes.organiser))];
    const cookie = `${mine}; ${office}`;
    const page = await hall.socket({ role: 'judge' }, { cookie });
    const stays = await hall.socket({ role: 'judge' }, { cookie: other });
    const gone = new Promise((resolve) => page.once('disconnect', resolve));
    const answer = await hall.post('/api/leave?role=judge', {}, { cookie });
    expect(answer.status).toBe(204);
    expect(cookieOf(answer)).toMatch(/^judge=; Max-Age=0; Path=\/;/);
    await gone;
    await expect(hall.socket({ role: 'judge' }, { cookie })).rejects.toThrow('not-allowed');
    expect([await reads(cookie), await reads(other), await reads(cookie, 'organiser')]).toEqual([401, 200, 200]);
    expect(stays.connected).toBe(true);
  });

  test('other sites end nothing; who is out may leave again', async () => {
    const cookie = await gk1();
    await hall.post('/api/leave?role=judge', {}, { cookie, origin: 'http://elsewhere.test' });
    expect(await reads(cookie)).toBe(200);
    for (let i = 0; i < 2; i++) expect((await hall.post('/api/leave', {}, { cookie })).status).toBe(204);
    expect(await reads(cookie)).toBe(401);
  });
});

test('a pinned screen names a scene that there is', async () => {
  await hall.socket({ show: 'overall' });
  await expect(hall.socket({ show: 'secrets' })).rejects.toThrow('bad-request');
});

describe('somebody tries codes', () => {
  test('the twenty-first wrong one in a minute is told to wait, though all came at once; right ones never counted', async () => {
    const apart = await Hall.open();
    try {
      for (let i = 0; i < 5; i++) await apart.join(apart.codes.mc);
      const answers = await Promise.all(
        Array.from({ length: 30 }, (_, i) => apart.post('/api/join', { code: `wrong-code-${String(i)}` })),
      );
      const statuses = answers.map((answer) => answer.status);
      expect(statuses.filter((status) => status === 401)).toHaveLength(20);
      expect(statuses.filter((status) => status === 429)).toHaveLength(10);
      const late = await apart.post('/api/join', { code: apart.codes.mc });
      expect(late.status).toBe(429);
      const seconds = Number(late.headers.get('retry-after'));
      expect(seconds).toBeGreaterThan(50);
      expect(seconds).toBeLessThanOrEqual(60);
      expect(await late.json()).toMatchObject({ ok: false, code: 'busy' });
    } finally {
      await apart.close();
    }
  });

  test('many right ones from one address, as behind a router, are all let in', async () => {
    const all = await Promise.all(Array.from({ length: 30 }, () => joinAs(hall.codes.timekeeper)));
    expect(all.every((answer) => answer.status === 200)).toBe(true);
  });
});

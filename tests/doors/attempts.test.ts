import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Socket } from 'socket.io-client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Attempt } from '../../db/attempts.ts';
import { ContestFile } from '../../db/open.ts';
import { AttemptBook } from '../../server/attempts.ts';
import type { Loop } from '../../server/handle.ts';
import { Taker } from '../../server/take.ts';
import { refuse } from '../../shared/define.ts';
import type { Ack } from '../../shared/wire.ts';
import { contest } from '../builders.ts';
import { Hall } from '../hall.ts';

let hall: Hall;
let judge: Socket;
beforeEach(async () => {
  hall = await Hall.open(contest({ rounds: [{ mode: 'gallery' }] }));
  judge = await hall.socket('gk1');
});
afterEach(() => hall.close());

const JOINED = { person: 'gk1', address: '192.168.1.20', what: 'join', outcome: 'ok' };

/** As the organiser reads them, the oldest first. */
async function read(): Promise<Attempt[]> {
  const answer = await hall.get('/api/attempts', await hall.token('organiser'));
  const { attempts } = (await answer.json()) as { attempts: Attempt[] };
  return attempts.reverse();
}

/** Each in a word. */
async function noted(): Promise<string[]> {
  return (await read()).map(({ person, what, outcome }) => `${person} ${what} ${outcome}`);
}

const sheet = { round: 'r1', team: 't1', marks: { c1: 7 } };

test('who came and went and was refused is kept, after a restart too; what was taken is in the log', async () => {
  const WRONG = 'wrong-code-12345';
  await hall.post('/api/join', { code: WRONG });
  await hall.command(judge, 'marks.save', sheet);
  await hall.command(judge, 'round.open', { round: 'r1' });
  const audience = await hall.socket({});
  await hall.command(audience, 'round.open', { round: 'r1' });
  const mc = await hall.socket('mc');
  await hall.does(mc, 'round.open', { round: 'r1' });
  await hall.post('/api/leave', {}, { authorization: `Bearer ${await hall.token('mc')}` });
  const all = [
    'gk1 join ok',
    ' join not-allowed',
    'gk1 marks.save closed',
    'gk1 round.open not-allowed',
    'mc join ok',
    'mc leave ok',
    'organiser join ok',
  ];
  expect(await noted()).toEqual(all);
  expect((await hall.get('/api/attempts', await hall.token('gk1'))).status).toBe(403);
  await hall.restart();
  expect(await noted()).toEqual(all);
  expect(readFileSync(hall.path).includes(WRONG)).toBe(false);
});

test('with the address they came from, by a socket or a request', async () => {
  await hall.command(judge, 'round.open', { round: 'r1' });
  await hall.post('/api/command', { type: 'round.open' }, { authorization: `Bearer ${await hall.token('gk1')}` });
  await hall.post('/api/join', { code: 'wrong-code-12345' });
  const all = await read();
  expect(all.length).toBe(5);
  expect(all.map(({ address }) => address)).toEqual(all.map(() => '127.0.0.1'));
});

test('what is no command’s name lands nowhere', async () => {
  for (const type of ['junk '.repeat(100), '', '__proto__', 'toString']) await hall.command(judge, type);
  expect(await noted()).toEqual([
    'gk1 join ok',
    ...Array.from({ length: 4 }, () => 'gk1 unknown bad-request'),
    'organiser join ok',
  ]);
});

test('who has to wait after too many wrong codes is not noted again and again', async () => {
  // From an address that has to wait no right code is taken either.
  await hall.token('organiser');
  for (let i = 0; i < 20; i++) await hall.post('/api/join', { code: 'wrong-code-12345' });
  for (let i = 0; i < 20; i++) expect((await hall.post('/api/join', { code: 'wrong-code-12345' })).status).toBe(429);
  expect(await noted()).toEqual([
    'gk1 join ok',
    'organiser join ok',
    ...Array.from({ length: 20 }, () => ' join not-allowed'),
  ]);
});

test('nor who was told that the server is busy', async () => {
  const notes: object[] = [];
  let refusal = refuse('busy', (w) => w.busy);
  const loop: Pick<Loop, 'handle'> = {
    handle: (_asked, _person, answer) => {
      answer(refusal);
    },
  };
  const file = { sessions: { salt: Buffer.alloc(16), codeOf: () => null } };
  const taker = new Taker(loop, file, console.error, (one) => notes.push(one));
  const organiser = { person: { role: 'organiser' }, token: null } as const;
  const message = { id: randomUUID(), type: 'round.open', round: 'r1' };
  const told = () => new Promise<Ack>((give) => taker.take(message, organiser, 'vi', give, '10.0.0.2'));
  expect(await told()).toMatchObject({ code: 'busy' });
  expect(notes).toEqual([]);
  refusal = refuse('closed', (w) => w.busy);
  expect(await told()).toMatchObject({ code: 'closed' });
  expect(notes).toEqual([{ person: 'organiser', address: '10.0.0.2', what: 'round.open', outcome: 'closed' }]);
});

test('of a flood so many a second are kept, in one write, and the rest counted', () => {
  const file = new ContestFile(hall.path);
  let second: () => void = () => undefined;
  const later = (_: number, run: () => void) => {
    second = run;
    return () => undefined;
  };
  let writes = 0;
  const book = new AttemptBook({
    file,
    time: { now: () => 0, later },
    write: (run) => {
      writes += 1;
      return run();
    },
  });
  for (let i = 0; i < 300; i++)
    book.note({ person: 'gk1', address: '::ffff:192.168.1.20', what: 'round.open', outcome: 'not-allowed' });
  expect(writes).toBe(0);
  second();
  expect(writes).toBe(1);
  const [last, ...others] = book.latest();
  expect(last).toMatchObject({ what: 'more', outcome: '200' });
  expect(others.filter(({ what }) => what === 'round.open')).toHaveLength(100);
  expect(others[0]?.address).toBe('192.168.1.20');
  file.close();
});

test('the table keeps the last ten thousand', () => {
  const file = new ContestFile(hall.path);
  file.attempts.add(Array.from({ length: 10_050 }, (_, at) => ({ at, ...JOINED })));
  const ats = file.attempts.latest(20_000).map(({ at }) => at);
  file.close();
  expect([ats.length, ats[0], ats.at(-1)]).toEqual([10_000, 10_049, 50]);
});

import { readFileSync } from 'node:fs';
import type { Socket } from 'socket.io-client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Attempt } from '../../db/attempts.ts';
import { ContestFile } from '../../db/open.ts';
import { AttemptBook } from '../../server/attempts.ts';
import { contest } from '../builders.ts';
import { Hall } from '../hall.ts';

let hall: Hall;
let judge: Socket;
beforeEach(async () => {
  hall = await Hall.open(contest({ rounds: [{ mode: 'gallery' }] }));
  judge = await hall.socket('gk1');
});
afterEach(() => hall.close());

/** As the organiser reads them, the oldest first, each in a word. */
async function noted(): Promise<string[]> {
  const answer = await hall.get('/api/attempts', await hall.token('organiser'));
  const { attempts } = (await answer.json()) as { attempts: Attempt[] };
  return attempts.map(({ person, what, outcome }) => `${person} ${what} ${outcome}`).reverse();
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
  for (let i = 0; i < 300; i++) book.note('gk1', 'round.open', 'not-allowed');
  expect(writes).toBe(0);
  second();
  expect(writes).toBe(1);
  const [last, ...others] = book.latest();
  expect(last).toMatchObject({ what: 'more', outcome: '200' });
  expect(others.filter(({ what }) => what === 'round.open')).toHaveLength(100);
  file.close();
});

test('the table keeps the last ten thousand', () => {
  const file = new ContestFile(hall.path);
  file.attempts.add(Array.from({ length: 10_050 }, (_, at) => ({ at, person: 'gk1', what: 'join', outcome: 'ok' })));
  const ats = file.attempts.latest(20_000).map(({ at }) => at);
  file.close();
  expect([ats.length, ats[0], ats.at(-1)]).toEqual([10_000, 10_049, 50]);
});

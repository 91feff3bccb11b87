import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Socket } from 'socket.io-client';
import { contest } from '../builders.ts';
import { Hall } from '../hall.ts';

let hall: Hall;
let judge: Socket;
beforeEach(async () => {
  hall = await Hall.open(contest({ rounds: [{ mode: 'gallery', criteria: 2 }] }));
  const mc = await hall.socket('mc');
  await hall.does(mc, 'round.open', { round: 'r1' });
  judge = await hall.socket('gk1');
});
afterEach(() => hall.close());

const sheet = (team: string, c1 = 7.25) => ({ round: 'r1', team, marks: { c1, c2: 5 } });

/** As another program sees the file, not the server that wrote it. */
function rowsOnDisk(): { seq: number; person: string; type: string }[] {
  const db = new Database(hall.path, { readonly: true });
  const rows = db
    .prepare<[], { seq: number; person: string; type: string }>('select seq, person, type from events')
    .all();
  db.close();
  return rows;
}

describe('a tablet that did not hear the answer sends again', () => {
  test('the same answer, and one event', async () => {
    const id = randomUUID();
    const first = await hall.command(judge, 'sheet.submit', sheet('t1'), id);
    expect(first).toEqual({ ok: true, seq: 2 });
    expect(await hall.command(judge, 'sheet.submit', sheet('t1'), id)).toEqual(first);
    expect(await hall.command(judge, 'sheet.submit', sheet('t1'), id.toUpperCase())).toEqual(first);
    expect(rowsOnDisk().map(({ type }) => type)).toEqual(['contest.opened', 'round.opened', 'sheet.submitted']);
  });

  test('both at once, before either is on the disk', async () => {
    const id = randomUUID();
    const both = [1, 2].map(() => hall.command(judge, 'sheet.submit', sheet('t1'), id));
    expect(await Promise.all(both)).toEqual([
      { ok: true, seq: 2 },
      { ok: true, seq: 2 },
    ]);
    expect(rowsOnDisk()).toHaveLength(3);
  });

  test('from another socket of the same judge', async () => {
    const id = randomUUID();
    const first = await hall.command(judge, 'sheet.submit', sheet('t1'), id);
    const other = await hall.socket('gk1');
    expect(await hall.command(other, 'sheet.submit', sheet('t1'), id)).toEqual(first);
  });

  test('after the server went and came again', async () => {
    const id = randomUUID();
    const first = await hall.command(judge, 'sheet.submit', sheet('t1'), id);
    await hall.restart();
    expect(await hall.command(judge, 'sheet.submit', sheet('t1'), id)).toEqual(first);
    expect(await hall.command(judge, 'sheet.submit', sheet('t2'))).toEqual({ ok: true, seq: 3 });
  });

  test('its fields in another order are the same content', async () => {
    const id = randomUUID();
    const one = { round: 'r1', team: 't1', marks: { c1: 7, c2: 5 }, note: 'tốt' };
    const other = { note: 'tốt', marks: { c2: 5, c1: 7 }, team: 't1', round: 'r1' };
    const first = await hall.command(judge, 'sheet.submit', one, id);
    expect(first).toMatchObject({ ok: true });
    expect(await hall.command(judge, 'sheet.submit', other, id)).toEqual(first);
  });
});

describe('the same id is not the same command', () => {
  const conflict = { ok: false, code: 'conflict', message: 'Mã lệnh này đã được dùng cho một lệnh khác.' };

  test('with other content, or another type', async () => {
    const id = randomUUID();
    await hall.command(judge, 'sheet.submit', sheet('t1', 7), id);
    expect(await hall.command(judge, 'sheet.submit', sheet('t1', 8), id)).toEqual(conflict);
    expect(await hall.command(judge, 'sheet.submit', sheet('t2', 7), id)).toEqual(conflict);
    expect(await hall.command(judge, 'marks.save', sheet('t1', 7), id)).toEqual(conflict);
  });

  test('from another person, who is told nothing', async () => {
    const id = randomUUID();
    const other = await hall.socket('gk2');
    const [first, second] = await Promise.all([
      hall.command(judge, 'sheet.submit', sheet('t1'), id),
      hall.command(other, 'sheet.submit', sheet('t1'), id),
    ]);
    expect(first).toEqual({ ok: true, seq: 2 });
    expect(second).toEqual(conflict);
    expect(await hall.command(other, 'sheet.submit', sheet('t1'), id)).toEqual(conflict);
  });
});

test('a refusal is not remembered: the same id is decided afresh', async () => {
  const mc = await hall.socket('mc');
  const id = randomUUID();
  await hall.does(mc, 'round.close', { round: 'r1', force: true, reason: 'thử' });
  expect(await hall.command(judge, 'sheet.submit', sheet('t1'), id)).toMatchObject({ ok: false, code: 'closed' });
  const seq = await hall.does(mc, 'round.reopen', { round: 'r1', reason: 'thử' });
  expect(await hall.command(judge, 'sheet.submit', sheet('t1'), id)).toEqual({ ok: true, seq: seq + 1 });
});

test('an answer means that it is on the disk, and numbers grow by one for what was taken and by nothing else', async () => {
  const people = [judge, await hall.socket('gk2'), await hall.socket('gk3')];
  const acks = await Promise.all(
    people.flatMap((person) =>
      ['t1', 't2', 't1', 't3'].map((team) => hall.command(person, 'sheet.submit', sheet(team))),
    ),
  );
  const taken = acks.flatMap((ack) => (ack.ok ? [ack.seq] : []));
  expect(taken.sort((a, b) => a - b)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(rowsOnDisk().map(({ seq }) => seq)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

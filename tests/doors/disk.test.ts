import { cpSync, renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkFile } from '../../db/check.ts';
import type { PanelView } from '../../shared/panel.ts';
import { contest } from '../builders.ts';
import { Hall } from '../hall.ts';

let hall: Hall;
let mc: Socket;
let judge: Socket;
/** Another program, with the contest's file open. */
let other: Database.Database;
beforeEach(async () => {
  hall = await Hall.open(contest({ rounds: [{ mode: 'gallery' }] }));
  mc = await hall.socket('mc');
  judge = await hall.socket('gk1');
  await hall.does(mc, 'round.open', { round: 'r1' });
  await hall.does(judge, 'sheet.submit', sheet('t1'));
  other = new Database(hall.path);
});
afterEach(async () => {
  other.close();
  hall.faults.length = 0;
  await hall.close();
});

const sheet = (team: string) => ({ round: 'r1', team, marks: { c1: 7 } });
const panel = (like: (view: PanelView) => boolean) => hall.view<PanelView>(mc, like);
const shouts = (kind: string) => panel(({ alarms }) => alarms.some((alarm) => alarm.kind === kind));

test('another program keeps the file: all who write are told to try again, all who read are answered, then it goes on', async () => {
  const organiser = await hall.token('organiser');
  other.exec('begin immediate');
  expect(await hall.command(judge, 'sheet.submit', sheet('t2'))).toMatchObject({ ok: false, code: 'busy' });
  expect((await shouts('disk')).alarms).toMatchObject([{ kind: 'disk', why: 'held' }]);
  const joins = await hall.post('/api/join', { code: hall.codes.timekeeper });
  expect([joins.status, await joins.json()]).toMatchObject([503, { code: 'busy' }]);
  const leaves = await hall.post('/api/leave', {}, { authorization: `Bearer ${await hall.token('gk1')}` });
  expect(leaves.status).toBe(503);
  expect((await hall.get('/api/results', organiser)).status).toBe(200);
  const late = await hall.socket('gk1');
  expect((await hall.view<{ seq: number }>(late)).seq).toBe(2);
  // What the disk said it said once, however many asked.
  expect(hall.faults).toHaveLength(1);

  other.exec('commit');
  const { alarms } = await shouts('mended');
  expect(alarms).toMatchObject([{ kind: 'mended', why: 'held' }]);
  expect(await hall.does(judge, 'sheet.submit', sheet('t2'))).toBe(3);
  expect((await hall.join(hall.codes.timekeeper)).role).toBe('timekeeper');
});

test('a row that was acknowledged is gone from the file: nothing more is taken, and the panel still shows all', async () => {
  other.exec('delete from events where seq = 2; begin immediate');
  expect(await hall.command(judge, 'sheet.submit', sheet('t2'))).toMatchObject({ ok: false, code: 'busy' });
  other.exec('commit');
  const { alarms, seq } = await shouts('lost');
  expect(alarms).toMatchObject([{ kind: 'lost', acknowledged: 2, found: 1 }]);
  expect(seq).toBe(2);
  expect(await hall.command(judge, 'sheet.submit', sheet('t2'))).toMatchObject({ ok: false, code: 'busy' });
  expect(other.prepare('select max(seq) from events').pluck().get()).toBe(1);
});

describe('the file is gone under a server at work: nothing is acknowledged that nobody would find again', () => {
  beforeEach(() => {
    other.close();
  });
  const refuses = async () => {
    expect(await hall.command(judge, 'sheet.submit', sheet('t2'))).toMatchObject({ ok: false, code: 'busy' });
    expect((await shouts('disk')).alarms).toMatchObject([{ kind: 'disk', why: 'gone' }]);
    const joins = await hall.post('/api/join', { code: hall.codes.timekeeper });
    expect(joins.status).toBe(503);
  };
  const goesOn = async () => {
    expect((await shouts('mended')).alarms).toMatchObject([{ kind: 'mended', why: 'gone' }]);
    await hall.does(judge, 'sheet.submit', sheet('t3'));
    const checked = checkFile(hall.path);
    expect(checked).toMatchObject({ kind: 'good', last: { data: { team: 't3' } } });
  };

  test('moved away, it goes on where it was when it is back', async () => {
    const away = `${hall.path}.away`;
    renameSync(hall.path, away);
    await refuses();
    renameSync(away, hall.path);
    await goesOn();
  });

  test('the whole folder is', async () => {
    const away = `${hall.folder}-away`;
    renameSync(hall.folder, away);
    await refuses();
    // As a stick that is plugged in again, it may have other numbers.
    cpSync(away, hall.folder, { recursive: true });
    await goesOn();
    rmSync(away, { recursive: true });
  });

  test('another file in its place gets nothing of its log', async () => {
    const away = `${hall.path}.away`;
    renameSync(hall.path, away);
    cpSync(away, hall.path);
    await refuses();
    renameSync(away, hall.path);
    await goesOn();
  });

  test('its log alone is removed: what that held is in the file', async () => {
    rmSync(`${hall.path}-wal`);
    expect(await hall.command(judge, 'sheet.submit', sheet('t2'))).toMatchObject({ ok: false, code: 'busy' });
    await goesOn();
    expect(checkFile(hall.path)).toMatchObject({ kind: 'good', head: { seq: 4 } });
  });
});

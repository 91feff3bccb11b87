import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { checkFile } from '../../db/check.ts';
import { kindOfFile } from '../../db/open.ts';
import { isStop } from '../../server/flags.ts';
import { openContest } from '../../server/opening.ts';
import { start } from '../../shared/messages/start.ts';
import { contest } from '../builders.ts';
import { Hall } from '../hall.ts';
import { placeForEach } from './place.ts';
import { asVersion1 } from './version1.ts';
import { bytesOf, cutOff, written } from './written.ts';

const PLAIN = { newCodes: null, rehearsal: false };

const at = placeForEach();

test('a contest of version 1 goes on: the same numbers, codes and tokens, and a command sent again is known', async () => {
  const hall = await Hall.open(contest({ rounds: [{ mode: 'gallery' }] }));
  const mc = await hall.socket('mc');
  const judge = await hall.socket('gk1');
  const opening = randomUUID();
  await hall.command(mc, 'round.open', { round: 'r1' }, opening);
  const marks = { round: 'r1', team: 't1', marks: { c1: 7.25 } };
  const handing = randomUUID();
  const first = await hall.command(judge, 'sheet.submit', marks, handing);
  let old: Buffer[] = [];
  await hall.restart(() => {
    const said = new Map<string, unknown>([
      [opening, ['round.open', { round: 'r1' }]],
      // In another order than it is sent in.
      [handing, ['sheet.submit', { marks: { c1: 7.25 }, team: 't1', round: 'r1' }]],
    ]);
    asVersion1(hall.path, said);
    expect(kindOfFile(hall.path)).toBe('older');
    old = bytesOf(hall.path);
  });

  expect(await hall.command(judge, 'sheet.submit', marks, handing)).toEqual(first);
  expect(await hall.command(judge, 'sheet.submit', { ...marks, marks: { c1: 1 } }, handing)).toMatchObject({
    code: 'conflict',
  });
  expect(await hall.does(judge, 'sheet.submit', { ...marks, team: 't2' })).toBe(3);
  const [kept = ''] = readdirSync(join(hall.folder, 'kept'));
  expect(bytesOf(join(hall.folder, 'kept', kept, 'hoi-thi.sqlite'))).toEqual(old);
  await hall.close();
});

test('it is laid out as a file made by this version is, table by table', async () => {
  asVersion1(written(at.path, 5), new Map());
  const opened = await openContest(at.folder, null, PLAIN, Date.now());
  if (isStop(opened)) throw new Error(opened.stop(start.en, 'en'));
  opened.file.close();
  opened.folder.release();
  const layout = (path: string) => {
    const db = new Database(path, { readonly: true });
    const tables = db.prepare<[], string>("select name from sqlite_master where type = 'table' order by name").pluck();
    const found = tables.all().map((table) => [table, db.pragma(`table_info(${table})`)]);
    db.close();
    return found;
  };
  expect(layout(at.path)).toEqual(layout(written(join(at.folder, 'new.sqlite'))));
});

test('what stands beside an old file, cut off by a power cut, comes along', async () => {
  asVersion1(written(at.path, 5), new Map());
  const before = new Database(at.path);
  before.exec(`
    insert into events
      select seq + 1, at, person, type, data, null, null from events where seq = 5;
  `);
  const left = cutOff(at.path, join(at.folder, 'khac.sqlite'));
  before.close();
  rmSync(at.path);
  const opened = await openContest(at.folder, null, PLAIN, Date.now());
  if (isStop(opened)) throw new Error(opened.stop(start.en, 'en'));
  expect(opened.file.log.head.seq).toBe(6);
  expect(opened.news.map((one) => one(start.en))).toEqual([expect.stringContaining('older version') as string]);
  opened.file.close();
  opened.folder.release();
  expect(checkFile(left).kind).toBe('good');
});

test.each([
  ['a row that is no row', `insert into events values (6, 1, 'mc', 'x', '{}', 'id', 'not JSON')`],
  ['a row that is missing', 'delete from events where seq = 3'],
  ['a table that is missing', 'drop table events'],
])('%s: it cannot be brought along, and stays as it is to the last byte', async (_, sql) => {
  asVersion1(written(at.path, 5), new Map());
  const db = new Database(at.path);
  db.exec(sql);
  db.close();
  const before = readFileSync(at.path);
  const opened = await openContest(at.folder, null, PLAIN, Date.now());
  expect(isStop(opened) && opened.stop(start.vi, 'vi')).toMatch(/phiên bản cũ.*--restore/);
  expect(readFileSync(at.path).equals(before)).toBe(true);
  expect(readdirSync(at.folder).sort()).toEqual(['hoi-thi.sqlite', 'server.lock']);
});

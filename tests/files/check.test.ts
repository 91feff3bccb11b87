import { copyFileSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { checkFile } from '../../db/check.ts';
import { ContestFile } from '../../db/open.ts';
import { placeForEach } from './place.ts';
import { bytesOf, cutOff, mark, written } from './written.ts';

const at = placeForEach();

/** Changed from outside, by somebody who knows SQLite. */
function changed(sql: string): string {
  const db = new Database(written(at.path));
  db.exec(sql);
  db.close();
  return at.path;
}

describe('a whole file', () => {
  test('is good; nothing is left beside it', () => {
    const checked = checkFile(written(at.path));
    expect(checked).toMatchObject({ kind: 'good', head: { seq: 20 }, opening: { data: { id: 'hoi-thi' } } });
    expect(readdirSync(at.folder)).toEqual(['hoi-thi.sqlite']);
  });

  test('may be looked at while a server writes', () => {
    const file = new ContestFile(written(at.path));
    file.log.append([mark(21)]);
    expect(checkFile(at.path)).toMatchObject({ kind: 'good', head: file.log.head });
    file.log.append([mark(22)]);
    expect(checkFile(at.path)).toMatchObject({ kind: 'good', head: file.log.head });
    file.close();
  });

  test('that was cut off is read to its last row, and not changed by it', () => {
    const file = new ContestFile(written(at.path));
    file.log.append([mark(21)]);
    const left = cutOff(at.path, join(at.folder, 'left.sqlite'));
    const before = bytesOf(left);
    expect(checkFile(left)).toMatchObject({ kind: 'good', head: file.log.head });
    expect(bytesOf(left)).toEqual(before);
    file.close();
  });

  test('in which a power cut left a change half done is good as before it, and not changed by being asked', () => {
    const db = new Database(written(at.path, 200));
    db.pragma('journal_mode = delete');
    const head = db.prepare('select seq, hash from events order by seq desc limit 1').get();
    // Too much to be kept in memory: it goes into the file before it is committed.
    db.pragma('cache_size = 1');
    db.exec(`begin; update events set person = 'somebody else'`);
    const left = join(at.folder, 'left.sqlite');
    for (const part of ['', '-journal']) copyFileSync(at.path + part, left + part);
    db.close();
    const before = bytesOf(left);
    expect(before).toHaveLength(2);
    expect(checkFile(left)).toMatchObject({ kind: 'good', head });
    expect(bytesOf(left)).toEqual(before);
  });
});

describe('damage is named', () => {
  test.each([
    ['a mark changed', `update events set data = replace(data, '"c1":3', '"c1":4') where seq = 12`, 12],
    ['its hash mended too', `update events set hash = (select hash from events where seq = 5) where seq = 12`, 12],
    ['another’s name under it', `update events set person = 'gk2' where seq = 3`, 3],
    ['half a command on a row that had none', `update events set command_id = 'x' where seq = 0`, 0],
    ['a row taken out', `delete from events where seq = 7`, 7],
    [
      'one slipped in before the first',
      `insert into events select -1, at, person, type, data, null, null, hash from events where seq = 0`,
      0,
    ],
    ['all of them gone', `delete from events`, 0],
  ])('%s', (_, sql, row) => {
    expect(checkFile(changed(sql))).toEqual({ kind: 'damaged', damage: { why: 'row', row } });
  });

  test.each([
    ['without the salt no code is good', `delete from meta`, 'salt'],
    ...['events', 'access', 'sessions', 'attempts'].map((table) => [
      `${table} are gone`,
      `drop table ${table}`,
      'sqlite',
    ]),
  ])('%s', (_, sql, why) => {
    expect(checkFile(changed(sql))).toMatchObject({ kind: 'damaged', damage: { why } });
  });

  test('a row that says nothing to who reads it, with what they say of it', () => {
    const checked = checkFile(written(at.path), ({ seq }) => {
      if (seq === 7) throw new Error('never heard of it');
    });
    expect(checked).toEqual({ kind: 'damaged', damage: { why: 'event', row: 7, what: 'never heard of it' } });
  });

  test('cut short, or a page of it lost', () => {
    truncateSync(written(at.path, 200), 20_000);
    expect(checkFile(at.path).kind).toBe('damaged');
    rmSync(at.path);
    const bytes = readFileSync(written(at.path, 200));
    writeFileSync(at.path, bytes.fill(0, 3 * 4096, 4 * 4096));
    expect(checkFile(at.path).kind).toBe('damaged');
  });
});

test('what is not ours, or not of this version, is not looked into', () => {
  expect(checkFile(at.path)).toEqual({ kind: 'missing' });
  for (const text of ['', 'somebody’s notes']) {
    writeFileSync(at.path, text);
    expect(checkFile(at.path)).toEqual({ kind: 'foreign' });
  }
  rmSync(at.path);
  expect(checkFile(changed('pragma user_version = 99'))).toEqual({ kind: 'newer' });
  rmSync(at.path);
  expect(checkFile(changed('pragma user_version = 1'))).toEqual({ kind: 'older' });
  expect(checkFile(at.folder)).toEqual({ kind: 'foreign' });
});

import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkFile } from '../../db/check.ts';
import { ContestFile } from '../../db/open.ts';
import { bytesOf, cutOff, mark, written } from './written.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hoi-thi-'));
  path = join(folder, 'hoi-thi.sqlite');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Changed from outside, by somebody who knows SQLite. */
function changed(sql: string): string {
  const db = new Database(written(path));
  db.exec(sql);
  db.close();
  return path;
}

describe('a whole file', () => {
  test('is good; nothing is left beside it', () => {
    const checked = checkFile(written(path));
    expect(checked).toMatchObject({ kind: 'good', head: { seq: 20 }, opening: { data: { id: 'hoi-thi' } } });
    expect(readdirSync(folder)).toEqual(['hoi-thi.sqlite']);
  });

  test('may be looked at while a server writes', () => {
    const file = new ContestFile(written(path));
    file.log.append([mark(21)]);
    expect(checkFile(path)).toMatchObject({ kind: 'good', head: file.log.head });
    file.log.append([mark(22)]);
    expect(checkFile(path)).toMatchObject({ kind: 'good', head: file.log.head });
    file.close();
  });

  test('that was cut off is read to its last row, and not changed by it', () => {
    const file = new ContestFile(written(path));
    file.log.append([mark(21)]);
    const left = cutOff(path, join(folder, 'left.sqlite'));
    const before = bytesOf(left);
    expect(checkFile(left)).toMatchObject({ kind: 'good', head: file.log.head });
    expect(bytesOf(left)).toEqual(before);
    file.close();
  });

  test('in which a power cut left a change half done is good as before it, and not changed by being asked', () => {
    const db = new Database(written(path, 200));
    db.pragma('journal_mode = delete');
    const head = db.prepare('select seq, hash from events order by seq desc limit 1').get();
    // Too much to be kept in memory: it goes into the file before it is committed.
    db.pragma('cache_size = 1');
    db.exec(`begin; update events set person = 'somebody else'`);
    const left = join(folder, 'left.sqlite');
    for (const part of ['', '-journal']) copyFileSync(path + part, left + part);
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
    expect(checkFile(changed(sql))).toEqual({ kind: 'damaged', damage: { row } });
  });

  test.each([
    ['without the salt no code is good', `delete from meta`],
    ['a table is gone', `drop table events`],
  ])('%s', (_, sql) => {
    expect(checkFile(changed(sql))).toMatchObject({ kind: 'damaged', damage: { what: expect.any(String) as string } });
  });

  test('cut short, or a page of it lost', () => {
    truncateSync(written(path, 200), 20_000);
    expect(checkFile(path).kind).toBe('damaged');
    rmSync(path);
    const bytes = readFileSync(written(path, 200));
    writeFileSync(path, bytes.fill(0, 3 * 4096, 4 * 4096));
    expect(checkFile(path).kind).toBe('damaged');
  });
});

test('what is not ours, or not of this version, is not looked into', () => {
  expect(checkFile(path)).toEqual({ kind: 'missing' });
  for (const text of ['', 'somebody’s notes']) {
    writeFileSync(path, text);
    expect(checkFile(path)).toEqual({ kind: 'foreign' });
  }
  rmSync(path);
  expect(checkFile(changed('pragma user_version = 99'))).toEqual({ kind: 'newer' });
  rmSync(path);
  expect(checkFile(changed('pragma user_version = 1'))).toEqual({ kind: 'older' });
  expect(checkFile(folder)).toEqual({ kind: 'foreign' });
});

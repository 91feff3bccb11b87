import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backUp } from '../../db/backup.ts';
import { ContestFile } from '../../db/open.ts';
import { copyWhole } from '../../db/replace.ts';
import { isStop, type Stop } from '../../server/flags.ts';
import { openContest, type Opened } from '../../server/opening.ts';
import { restoreContest } from '../../server/restore.ts';
import { restoredFrom } from '../../server/restored.ts';
import { start } from '../../shared/messages/start.ts';
import { asVersion1 } from './version1.ts';
import { bytesOf, mark, written } from './written.ts';

const PLAIN = { newCodes: null, rehearsal: false };

let folder: string;
let data: string;
let standing: string;
let backup: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hoi-thi-'));
  data = join(folder, 'data');
  mkdirSync(data);
  standing = written(join(data, 'hoi-thi.sqlite'), 5);
  const stick = join(folder, 'stick');
  const order = { source: standing, id: 'hoi-thi', folder: stick, make: true, elsewhere: false, at: Date.now() };
  const server = new ContestFile(standing);
  const outcome = await backUp(order);
  backup = 'made' in outcome ? outcome.made : '';
  server.close();
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const restore = (path = backup) => restoreContest(path, { data, newCodes: null }, Date.now());

/** The row that makes it another log. */
function forkOf(opened: Opened | Stop): unknown {
  if (isStop(opened)) throw new Error(opened.stop(start.en, 'en'));
  const [row] = opened.file.log.read(opened.file.log.head.seq - 1, 1);
  opened.file.close();
  opened.folder.release();
  return row?.data;
}

describe('what stands is kept, to the last byte', () => {
  test('and each restore is a log of its own', () => {
    const server = new ContestFile(standing);
    server.log.append([mark(6)]);
    server.close();
    const before = bytesOf(standing);
    const first = forkOf(restore());
    const [kept = ''] = readdirSync(join(data, 'kept'));
    expect(bytesOf(join(data, 'kept', kept, 'hoi-thi.sqlite'))).toEqual(before);
    const second = forkOf(restore());
    expect([first, second]).toEqual(
      [1, 2].map(() => ({ log: expect.stringMatching(/^[a-z0-9]+-[a-z0-9]{8}$/) as string, rehearsal: false })),
    );
    expect(first).not.toEqual(second);
    expect(readdirSync(join(data, 'kept'))).toHaveLength(2);
    expect(readdirSync(data).sort()).toEqual(['hoi-thi.sqlite', 'kept', 'server.lock']);
  });

  test('though it is damaged, or no contest at all, with a log beside it', () => {
    writeFileSync(standing, readFileSync(standing).fill(7, 2000));
    writeFileSync(`${standing}-wal`, 'somebody’s notes');
    const before = bytesOf(standing);
    forkOf(restore());
    const [kept = ''] = readdirSync(join(data, 'kept'));
    expect(bytesOf(join(data, 'kept', kept, 'hoi-thi.sqlite'))).toEqual(before);
  });

  test('and another contest in the folder stays where it is', async () => {
    const other = written(join(data, 'khac.sqlite'), 3);
    rmSync(standing);
    const before = bytesOf(other);
    forkOf(restore());
    expect(bytesOf(other)).toEqual(before);
    const opened = await openContest(data, null, PLAIN, Date.now());
    if (isStop(opened)) throw new Error(opened.stop(start.en, 'en'));
    opened.file.close();
    opened.folder.release();
  });
});

test('that it goes on from a copy is said until something is done', () => {
  const opened = restore();
  if (isStop(opened)) throw new Error(opened.stop(start.en, 'en'));
  const { log } = opened.file;
  const [before] = log.read(log.head.seq - 2, 1);
  expect(restoredFrom(log)).toMatchObject({ kind: 'restored', until: before?.at });
  log.append([mark(log.head.seq + 1)]);
  expect(restoredFrom(log)).toBeNull();
  opened.file.close();
  opened.folder.release();
});

test('a copy that somebody put in the contest’s place by hand goes on as a restored one, and only once', async () => {
  const before = bytesOf(backup);
  writeFileSync(standing, readFileSync(backup));
  const open = () => openContest(data, null, PLAIN, Date.now());
  const first = await open();
  expect(isStop(first) ? '' : first.news.map((news) => news(start.en))).toMatchObject([
    expect.stringContaining('Restored from') as string,
  ]);
  expect(forkOf(first)).toMatchObject({ rehearsal: false });
  const [kept = ''] = readdirSync(join(data, 'kept'));
  expect(bytesOf(join(data, 'kept', kept, 'hoi-thi.sqlite'))).toEqual(before);
  const second = await open();
  expect(isStop(second) ? null : second.news).toEqual([]);
  if (isStop(second)) throw new Error(second.stop(start.en, 'en'));
  second.file.close();
  second.folder.release();
});

test('a log whose file is gone is kept too', () => {
  const server = new ContestFile(standing);
  server.log.append([mark(6)]);
  const wal = readFileSync(`${standing}-wal`);
  server.close();
  rmSync(standing);
  writeFileSync(`${standing}-wal`, wal);
  forkOf(restore());
  const [kept = ''] = readdirSync(join(data, 'kept'));
  expect(readFileSync(join(data, 'kept', kept, 'hoi-thi.sqlite-wal')).equals(wal)).toBe(true);
});

test('what cannot be put in the contest’s place is not said to be a bad backup; what stood is kept', () => {
  mkdirSync(`${standing}-shm`);
  const refused = restore();
  const [kept = ''] = readdirSync(join(data, 'kept'));
  const line = isStop(refused) ? refused.stop(start.vi, 'vi') : '';
  expect(line).toMatch(/dùng được, nhưng.*chưa xong/);
  expect(line).toContain(join(data, 'kept', kept));
  expect(line).not.toContain('Chưa có gì thay đổi');
  rmSync(`${standing}-shm`, { recursive: true });
  forkOf(restore());
});

test('one that is a killed restore’s leftover itself is good for it; all others are swept up', () => {
  for (const name of ['restored.new', `restored.${String(process.pid)}.unfinished`]) {
    const left = join(data, name);
    writeFileSync(left, readFileSync(backup));
    writeFileSync(join(data, 'restored.1_2.unfinished-journal'), 'half of it');
    const before = bytesOf(left);
    forkOf(restore(left));
    expect(bytesOf(left)).toEqual(before);
    expect(readdirSync(data).sort()).toEqual(['hoi-thi.sqlite', 'kept', name, 'server.lock']);
    rmSync(left);
  }
  expect(() => {
    copyWhole(backup, join(folder, 'stick', '..', 'stick', basename(backup)));
  }).toThrow('onto itself');
  forkOf(restore());
});

test('where what stands cannot be kept nothing unfinished stays', () => {
  mkdirSync(`${standing}-wal`);
  const refused = restore();
  expect(isStop(refused) && refused.stop(start.vi, 'vi')).toContain('Chưa có gì thay đổi');
  expect(readdirSync(data).sort()).toEqual(['hoi-thi.sqlite', 'hoi-thi.sqlite-wal', 'kept', 'server.lock']);
  expect(readdirSync(join(data, 'kept'))).toEqual([]);
});

test('a write-protected backup makes a contest that can be written to', () => {
  chmodSync(backup, 0o444);
  forkOf(restore());
  expect(statSync(standing).mode & 0o200).toBe(0o200);
});

test('a backup that an earlier version made is brought along', () => {
  asVersion1(backup, new Map());
  const before = bytesOf(backup);
  expect(forkOf(restore())).toMatchObject({ rehearsal: false });
  expect(bytesOf(backup)).toEqual(before);
});

describe('refused in one line, and nothing is changed', () => {
  const changed = (sql: string) => {
    const db = new Database(backup);
    db.exec(sql);
    db.close();
    return backup;
  };
  test.each([
    ['there is none', () => join(folder, 'nowhere.sqlite'), 'Không thấy bản sao'],
    ['it is of another program', () => (writeFileSync(backup, 'somebody’s notes'), backup), 'không phải bản sao'],
    ['a newer version made it', () => changed('pragma user_version = 99'), 'phiên bản mới hơn'],
    ['a row was changed', () => changed(`update events set person = 'gk2' where seq = 3`), 'dòng nhật ký 3 '],
    [
      'an older version made it, and it is damaged',
      () => (asVersion1(backup, new Map()), changed('delete from events where seq = 2')),
      'không dùng được',
    ],
  ])('%s', (_, path, words) => {
    const given = path();
    const before = bytesOf(standing);
    const refused = restore(given);
    const line = isStop(refused) ? refused.stop(start.vi, 'vi') : '';
    expect(line).toContain(words);
    expect(line.split('\n')).toHaveLength(1);
    expect(bytesOf(standing)).toEqual(before);
    expect(readdirSync(data).filter((name) => name !== 'server.lock')).toEqual(['hoi-thi.sqlite']);
  });

  test('a trial run does not become the contest', async () => {
    const trial = await openContest(data, null, { newCodes: null, rehearsal: true }, Date.now());
    if (isStop(trial)) throw new Error(trial.stop(start.en, 'en'));
    const order = { source: trial.file.path, id: 'hoi-thi', folder, make: false, elsewhere: false, at: Date.now() };
    const outcome = await backUp(order);
    trial.file.close();
    trial.folder.release();
    const refused = restore('made' in outcome ? outcome.made : '');
    expect(isStop(refused) && refused.stop(start.vi, 'vi')).toContain('chạy thử');
  });
});

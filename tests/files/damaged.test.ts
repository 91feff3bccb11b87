import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ContestFile } from '../../db/open.ts';
import { isStop } from '../../server/flags.ts';
import { openContest } from '../../server/opening.ts';
import { start } from '../../shared/messages/start.ts';
import { contest } from '../builders.ts';
import { ContestFile as FileSchema } from '../../shared/contest.ts';
import { bytesOf, cutOff, mark, written } from './written.ts';

const FLAGS = { newCodes: null, rehearsal: false };

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hoi-thi-'));
  path = written(join(folder, 'hoi-thi.sqlite'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Refuses to start, in one line, with every byte as it was; gives the line. */
async function refuses(named: boolean): Promise<string> {
  const before = bytesOf(path);
  const opened = await openContest(folder, named ? FileSchema.parse(contest()) : null, FLAGS, Date.now());
  expect(bytesOf(path)).toEqual(before);
  if (!isStop(opened)) throw new Error('it was opened');
  const line = opened.stop(start.en, 'en');
  expect(line.split('\n')).toHaveLength(1);
  expect(line).toContain(path);
  return line;
}

function backup(): string {
  mkdirSync(join(folder, 'backup'));
  const made = join(folder, 'backup', 'hoi-thi.2023-11-15T09-31-00.sqlite');
  copyFileSync(path, made);
  return made;
}

function changes(sql: string): void {
  const db = new Database(path);
  db.exec(sql);
  db.close();
}

/** What a power cut left, with rows that only the write-ahead log has. */
function leavesLog(last: Parameters<ContestFile['log']['append']>[0]): void {
  const file = new ContestFile(path);
  file.log.append(last);
  const aside = cutOff(path, join(folder, 'aside'));
  file.close();
  for (const part of ['', '-wal']) copyFileSync(aside + part, path + part);
}

describe('a damaged contest is named, and not a byte of it changed', () => {
  test.each<[string, () => void, string]>([
    [
      'one byte of a mark',
      () => changes(`update events set data = replace(data, 'hay', 'hat') where seq = 5`),
      'row 5',
    ],
    [
      'a row that says nothing to this program',
      () => leavesLog([{ ...mark(21), type: 'team.vanished' }]),
      'team.vanished',
    ],
    ['a row that names nobody', () => leavesLog([{ ...mark(21), data: { round: 'r9' } }]), 'damaged ('],
    ['the salt', () => changes('delete from meta'), 'salt'],
    ['its head', () => writeFileSync(path, readFileSync(path).fill(0, 0, 50)), 'not a file of this program'],
    ['all of it', () => writeFileSync(path, ''), 'not a file of this program'],
    ['its end', () => writeFileSync(path, readFileSync(path).subarray(0, 5000)), 'damaged ('],
  ])('%s', async (_, damages, words) => {
    const good = backup();
    damages();
    for (const named of [true, false]) {
      const line = await refuses(named);
      expect(line).toContain(words);
      expect(line).toContain(`--restore ${good}`);
    }
  });
});

test('a backup that is damaged itself is no way back', async () => {
  const made = backup();
  writeFileSync(made, readFileSync(made).fill(0, 4096, 8192));
  changes('delete from events where seq = 3');
  expect(await refuses(true)).toContain(`no good backup in “${join(folder, 'backup')}”`);
});

test('beside a good contest the damaged one is looked at, as it may be the last that was opened', async () => {
  written(join(folder, 'other.sqlite'));
  writeFileSync(path, readFileSync(path).subarray(0, 5000));
  await refuses(false);
});

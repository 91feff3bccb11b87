import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { ContestFile } from '../../db/open.ts';
import { isStop, type Stop } from '../../server/flags.ts';
import { openContest, type Opened } from '../../server/opening.ts';
import { restoreContest } from '../../server/restore.ts';
import { ContestFile as FileSchema } from '../../shared/contest.ts';
import { start } from '../../shared/messages/start.ts';
import { contest } from '../builders.ts';
import { placeForEach } from './place.ts';
import { mark, written } from './written.ts';

const FLAGS = { newCodes: null, rehearsal: false };
const NAME = 'hoi-thi.2023-11-15T09-31-00';

const at = placeForEach();
let backups: string;
beforeEach(() => {
  backups = join(at.folder, 'backup');
});

const open = (named: boolean) =>
  openContest(at.folder, named ? FileSchema.parse(contest()) : null, FLAGS, Date.now(), backups);

/** Whatever is named, it is refused in one line, and nothing is written; gives the line. */
async function refuses(): Promise<string> {
  const before = readdirSync(at.folder, { recursive: true }).sort();
  const lines: string[] = [];
  for (const named of [true, false]) {
    const opened = await open(named);
    expect(readdirSync(at.folder, { recursive: true }).sort()).toEqual(before);
    if (!isStop(opened)) throw new Error('it was opened');
    lines.push(opened.stop(start.en, 'en'));
  }
  const [line = '', ...others] = new Set(lines);
  expect(others).toEqual([]);
  expect(line.split('\n')).toHaveLength(1);
  expect(line).toContain(`“${at.path}” is missing`);
  return line;
}

/** The last row of what was opened. */
function opens(opened: Opened | Stop): number {
  if (isStop(opened)) throw new Error(opened.stop(start.en, 'en'));
  const { seq } = opened.file.log.head;
  opened.file.close();
  opened.folder.release();
  return seq;
}

function backup(folder = backups): string {
  mkdirSync(folder, { recursive: true });
  return written(join(folder, `${NAME}.sqlite`));
}

test('a log that stands without its file: no new contest beside it, and not a byte of it is touched', async () => {
  const file = new ContestFile(written(at.path));
  file.log.append([mark(21)]);
  const wal = readFileSync(`${at.path}-wal`);
  file.close();
  rmSync(at.path);
  writeFileSync(`${at.path}-wal`, wal);
  const line = await refuses();
  expect(line).toContain(`“${at.path}-wal” stands there`);
  expect(line).toContain('--restore FILE');
  expect(readFileSync(`${at.path}-wal`).equals(wal)).toBe(true);
  expect(await refuses()).not.toContain(backup(join(at.folder, 'elsewhere')));
  const made = backup();
  expect(await refuses()).toMatch(/hoi-thi\.sqlite-wal” and “.*backup” stands there/);
  expect(opens(restoreContest(made, { data: at.folder, newCodes: null }, Date.now()))).toBe(21);
  expect(opens(await open(false))).toBe(21);
});

test('good backups of it: the newest is the way back, on a stick too', async () => {
  backup();
  const newest = join(backups, 'hoi-thi.2023-11-15T09-32-00.sqlite');
  renameSync(backup(), newest);
  backup();
  writeFileSync(join(backups, 'hoi-thi.2023-11-15T09-33-00.sqlite'), 'half of one');
  expect(await refuses()).toMatch(new RegExp(`move “${backups}” away.*--restore ${newest}$`));
  // To be copied into a terminal as it stands.
  backups = join(at.folder, 'my $tick');
  const onStick = backup();
  expect(await refuses()).toContain(`--restore "${onStick.replace('$', '\\$')}"`);
});

test('good backups in the data folder itself, as on a stick that --data points at', async () => {
  const made = backup(at.folder);
  expect(await refuses()).toMatch(new RegExp(`“${at.folder}” stands there.*--restore ${made}$`));
  backups = at.folder;
  expect(await refuses()).toContain(`move “${at.folder}” away`);
});

test('what a restore or a new version kept of it', async () => {
  const kept = join(at.folder, 'kept', NAME);
  mkdirSync(kept, { recursive: true });
  const path = written(join(kept, 'hoi-thi.sqlite'));
  expect(await refuses()).toContain(`--restore ${path}`);
});

test('a new contest begins where only others have backups and it is named, or where they were moved away', async () => {
  renameSync(backup(), join(backups, 'khac.2023-11-15T09-31-00.sqlite'));
  expect(opens(await open(true))).toBe(0);
  rmSync(at.path);
  rmSync(backups, { recursive: true });
  backup();
  await refuses();
  rmSync(backups, { recursive: true });
  expect(opens(await open(true))).toBe(0);
});

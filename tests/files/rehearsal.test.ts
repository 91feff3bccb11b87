import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { isStop, type Stop } from '../../server/flags.ts';
import { openContest, type Opened } from '../../server/opening.ts';
import { endRehearsal, trialFolder } from '../../server/rehearsal.ts';
import { start } from '../../shared/messages/start.ts';
import { placeForEach } from './place.ts';
import { bytesOf, written } from './written.ts';

const at = placeForEach();
let trial: string;
beforeEach(() => {
  written(at.path);
  trial = trialFolder(at.folder);
});

const open = (rehearsal: boolean) => openContest(at.folder, null, { newCodes: null, rehearsal }, Date.now());

/** As a server that is killed leaves it; gives its path. */
function left(opened: Opened | Stop): string {
  if (isStop(opened)) throw new Error(opened.stop(start.en, 'en'));
  opened.file.close();
  opened.folder.release();
  return opened.file.path;
}

test('what a trial run left that was killed goes at the next start, be it another one', async () => {
  for (const next of [true, false]) {
    const path = left(await open(true));
    writeFileSync(join(trial, 'more'), '');
    expect(readdirSync(trial)).toContain('more');
    left(await open(next));
    expect(readdirSync(at.folder).includes('hoi-thi-rehearsal')).toBe(next);
    expect(path.startsWith(trial)).toBe(true);
    expect(next && readdirSync(trial).includes('more')).toBe(false);
  }
});

test('a folder of that name that somebody else made stays; the real start goes on, and no trial run begins', async () => {
  mkdirSync(trial);
  writeFileSync(join(trial, 'notes.txt'), 'somebody’s notes');
  const before = bytesOf(at.path);
  const refused = await open(true);
  expect(isStop(refused) && refused.stop(start.vi, 'vi')).toContain(`“${trial}” là chỗ dành cho chạy thử`);
  expect(bytesOf(at.path)).toEqual(before);
  left(await open(false));
  expect(endRehearsal(at.folder)).toBeNull();
  expect(readdirSync(trial)).toEqual(['notes.txt']);
});

test('of a damaged contest there is none: the way back is named, and nothing is written', async () => {
  mkdirSync(join(at.folder, 'backup'));
  const backup = join(at.folder, 'backup', 'hoi-thi.2023-11-15T09-31-00.sqlite');
  copyFileSync(at.path, backup);
  writeFileSync(at.path, readFileSync(at.path).subarray(0, 5000));
  const refused = await open(true);
  expect(isStop(refused) && refused.stop(start.vi, 'vi')).toContain(`--restore ${backup}`);
  expect(readdirSync(at.folder).sort()).toEqual(['backup', 'hoi-thi.sqlite', 'server.lock']);
});

test('one that cannot be removed is said, and known for ours the next time', async () => {
  left(await open(true));
  const stuck: typeof rmSync = (path, options) => {
    if (path === trial) throw new Error('EBUSY');
    rmSync(path, options);
  };
  expect(endRehearsal(at.folder, stuck)?.(start.en)).toContain(`in “${trial}” could not be removed (EBUSY)`);
  expect(endRehearsal(at.folder)).toBeNull();
  expect(readdirSync(at.folder)).not.toContain('hoi-thi-rehearsal');
});

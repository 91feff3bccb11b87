import { copyFileSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isStop } from '../../server/flags.ts';
import { openContest } from '../../server/opening.ts';
import { reason } from '../../server/fault.ts';
import { restoreContest } from '../../server/restore.ts';
import { unopened } from '../../server/sound.ts';
import { start } from '../../shared/messages/start.ts';
import { Tmpfs } from '../faults/tmpfs.ts';
import { written } from './written.ts';

let folder: string;
let data: string;
let source: string;
/** Null: none may be made here. */
let disk: Tmpfs | null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hoi-thi-'));
  data = join(folder, 'data');
  source = written(join(folder, 'hoi-thi.2023-11-15T09-31-00.sqlite'), 200);
  disk = Tmpfs.at(data, Math.ceil(statSync(source).size / 1024) + 40);
});
afterEach(() => {
  disk?.pull();
  rmSync(folder, { recursive: true, force: true });
});

const lineOf = (stop: object | null) => (isStop(stop) ? stop.stop(start.en, 'en') : '');
const open = (rehearsal: boolean) => openContest(data, null, { newCodes: null, rehearsal }, Date.now());

test('a full disk is said to be one, by whatever name it comes', () => {
  for (const code of ['ENOSPC', 'SQLITE_FULL']) {
    const error = Object.assign(new Error('full'), { code });
    expect(lineOf(unopened(join(data, 'hoi-thi.sqlite'), error))).toContain(`“${data}” is on is full`);
    expect(reason(error, 'vi')).toBe('đĩa của máy đã đầy');
  }
});

test('a first start, a trial run and a restore on it: the disk is named, and neither a file nor a backup is blamed', async (t) => {
  if (!disk) return t.skip();
  const full = `“${data}” is on is full`;
  const blameless = `“${source}” is not to blame`;
  const restore = () => lineOf(restoreContest(source, { data, newCodes: null }, Date.now()));
  copyFileSync(source, join(data, 'hoi-thi.sqlite'));
  // Room for the lock, and for no second file.
  expect(lineOf(await open(true))).toContain(full);
  expect(restore()).toContain(full);
  expect(restore()).toContain(blameless);
  expect(readdirSync(data).sort()).toEqual(['hoi-thi.sqlite', 'server.lock']);
  disk.fill();
  expect(lineOf(await open(true))).toContain(full);
  expect(restore()).toContain(blameless);
  rmSync(join(data, 'hoi-thi.sqlite'));
  disk.fill();
  expect(lineOf(await open(false))).toContain(full);
  expect(readdirSync(data).sort()).toEqual(['film.mp4', 'server.lock']);
});

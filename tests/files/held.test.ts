import { readdirSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { ContestFile, NoWal } from '../../db/open.ts';
import { forceBeforeServing } from '../../server/forcing.ts';
import { isStop } from '../../server/flags.ts';
import { openContest } from '../../server/opening.ts';
import { unopened } from '../../server/sound.ts';
import { start } from '../../shared/messages/start.ts';
import { placeForEach } from './place.ts';
import { mark, written } from './written.ts';

const at = placeForEach();

/** Somebody who reads the file and does not let go: what is written meanwhile cannot be put in its place. */
function reader(): Database.Database {
  const other = new Database(at.path, { readonly: true });
  other.exec('begin');
  other.prepare('select count(*) from events').get();
  return other;
}

function lineOf(stop: object | null): string {
  return isStop(stop) ? stop.stop(start.en, 'en') : '';
}

test('a start waits for whoever holds the file a moment yet, and else says so in its own words', async () => {
  const file = new ContestFile(written(at.path));
  const other = reader();
  file.log.append([mark(21)]);
  expect(lineOf(await forceBeforeServing(file, at.folder, 1))).toContain(`Another program holds the file “${at.path}”`);
  let tries = 0;
  const released = {
    path: at.path,
    setMeta: file.setMeta.bind(file),
    force: (now: number) => {
      if (++tries === 2) other.close();
      file.force(now);
    },
  };
  expect(await forceBeforeServing(released, at.folder)).toBeNull();
  expect(tries).toBe(2);
  const full = () => {
    throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
  };
  expect(lineOf(await forceBeforeServing({ ...released, force: full }, at.folder))).toContain(
    `“${at.folder}” is on is full`,
  );
  file.close();
});

test('one that another program keeps to itself is not opened, and not called broken', async () => {
  const other = new Database(written(at.path));
  other.pragma('locking_mode = exclusive');
  other.exec('begin exclusive');
  const opened = await openContest(at.folder, null, { newCodes: null, rehearsal: false }, Date.now());
  other.close();
  expect(lineOf(opened)).toContain(`Another program holds the file “${at.path}”`);
});

test('where there can be no write-ahead log nothing is opened', () => {
  let thrown: unknown;
  try {
    // In memory there is none either, and SQLite says so in the same way.
    new ContestFile(':memory:');
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(NoWal);
  expect(lineOf(unopened(at.path, thrown))).toMatch(/does not allow the safe way of writing.*--data/);
  expect(readdirSync(at.folder)).toEqual([]);
});

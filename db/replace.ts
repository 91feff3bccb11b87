import { chmodSync, copyFileSync, existsSync, mkdirSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { freeName, makeFolder, syncFile, syncFolder, timeName } from './disk.ts';
import { setJournal } from './journal.ts';

/** What belongs to a file: a log that was not yet written into it, or what would undo half a change. */
const BESIDE = ['-wal', '-journal'] as const;

/** Where in a data folder stands what was replaced. */
export const KEPT = 'kept';

/** What stands there that belongs to the file, whether that stands there or not. */
export function besides(path: string): string[] {
  return BESIDE.map((part) => path + part).filter((beside) => existsSync(beside));
}

/**
 * The file and what belongs to it, byte for byte, in the place of what stands there.
 * @throws where that cannot be; then there is no copy, and the file is as it was
 */
export function copyWhole(path: string, to: string): void {
  if (isSame(path, to)) throw new Error(`${path} cannot be copied onto itself`);
  try {
    for (const part of ['', ...BESIDE]) {
      rmSync(to + part, { force: true });
      if (!existsSync(path + part)) continue;
      copyFileSync(path + part, to + part);
      // A write-protected one makes a write-protected copy.
      chmodSync(to + part, 0o644);
    }
  } catch (error) {
    removeWhole(to);
    throw error;
  }
}

function isSame(path: string, to: string): boolean {
  return existsSync(path) && existsSync(to) && realpathSync.native(path) === realpathSync.native(to);
}

/** The file and all that may stand beside it. */
export function removeWhole(path: string): void {
  rmSync(path, { force: true });
  removeBeside(path);
}

/** A file that goes, or is put in another's place, leaves nothing that would be played into the next. */
export function removeBeside(path: string): void {
  for (const part of [...BESIDE, '-shm']) rmSync(path + part, { force: true });
}

/** One file again, with nothing beside it that it needs; so it can be renamed, or carried away. */
export function makeSingle(db: Database.Database): void {
  const mode = setJournal(db, 'delete');
  if (mode !== 'delete') throw new Error(`the journal stays ${mode}`);
  db.pragma('synchronous = full');
}

/** What stands there is kept first, in a folder that is the answer; then the finished file takes its place. */
export function replaceFile(path: string, finished: string, now: number): string | null {
  const kept = keepWhole(path, now);
  putInPlace(path, finished);
  return kept;
}

/**
 * Puts a finished file, which nobody has open and which has nothing beside it, in a contest's place. At every moment a
 * whole file stands under the name, or what was damaged before.
 */
export function putInPlace(path: string, finished: string): void {
  syncFile(finished);
  settleDown(path);
  // One that outlived its file would be played into the new one.
  removeBeside(path);
  renameSync(finished, path);
  syncFolder(dirname(path));
}

/**
 * The file and what belongs to it, be it without the file, in a folder of their own; null where nothing stands.
 * @throws where that cannot be; then nothing of it stays
 */
export function keepWhole(path: string, now: number): string | null {
  if (!existsSync(path) && besides(path).length === 0) return null;
  const all = join(dirname(path), KEPT);
  makeFolder(all);
  const folder = freeName(all, `${basename(path, '.sqlite')}.${timeName(now)}`);
  mkdirSync(folder);
  try {
    const copy = join(folder, basename(path));
    copyWhole(path, copy);
    for (const one of [copy, ...besides(copy)]) if (existsSync(one)) syncFile(one);
    for (const made of [folder, all, dirname(all)]) syncFolder(made);
    return folder;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** What stands beside the file goes into it, so that it is whole by itself; a damaged one stays as damaged as it is. */
function settleDown(path: string): void {
  if (besides(path).length === 0) return;
  let db: Database.Database | undefined;
  try {
    db = new Database(path, { fileMustExist: true });
    db.pragma('wal_checkpoint(truncate)');
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
  } finally {
    db?.close();
  }
}

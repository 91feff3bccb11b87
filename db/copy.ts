import { readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { mustBeGood, openToRead } from './check.ts';
import { freeName } from './disk.ts';
import { makeSingle, removeWhole } from './replace.ts';

/** No copy could be made on the machine's own disk, or what was copied is not good. */
export class Uncopied extends Error {}

const UNFINISHED = /^(?:.*\.sqlite\.\d+\.copying|restored\.\d+(?:_\d+)?\.unfinished)(?:-[a-z]+)?$/;

/** Where the process of that number copies a contest's file to: beside it, so that no stick is waited for. */
export function copyPath(source: string, pid: number): string {
  return `${source}.${String(pid)}.copying`;
}

/** Where this process makes what is to be put in a contest's place. What stands in the folder may be asked for itself. */
export function unfinishedPath(folder: string): string {
  return freeName(folder, `restored.${String(process.pid)}`, '.unfinished');
}

/**
 * SQLite's own copy of a file that others write to meanwhile: one file, which was opened again and looked through to its
 * last row. While it is made, and no longer, what is written to the file has to wait to be put in its place.
 * @throws {Uncopied}
 */
export async function copyBeside(source: string): Promise<string> {
  const copy = copyPath(source, process.pid);
  try {
    removeWhole(copy);
    await copyTo(source, copy);
    mustBeGood(copy);
    return copy;
  } catch (error) {
    removeWhole(copy);
    throw new Uncopied(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

async function copyTo(source: string, to: string): Promise<void> {
  const from = new Database(source, { readonly: true, fileMustExist: true });
  try {
    // All pages in one step: it would begin anew whenever somebody writes in between.
    await from.backup(to, { progress: () => 0x7fffffff });
  } finally {
    from.close();
  }
  const copied = new Database(to, { fileMustExist: true });
  try {
    makeSingle(copied);
    copied.prepare("insert or replace into meta (key, value) values ('copy', '')").run();
  } finally {
    copied.close();
  }
}

/** A copy says so itself: somebody may put one in a contest's place by hand. */
export function isCopy(path: string): boolean {
  const db = openToRead(path);
  try {
    return db.prepare("select 1 from meta where key = 'copy'").get() !== undefined;
  } finally {
    db.close();
  }
}

/** From now on it is no copy, but goes on. Nobody has it open. */
export function standAlone(path: string): void {
  const db = new Database(path, { fileMustExist: true });
  try {
    makeSingle(db);
    db.exec("delete from meta where key = 'copy'");
  } finally {
    db.close();
  }
}

/** What those left in a folder that were killed while they copied or restored; but for one that is wanted yet. */
export function sweepCopies(folder: string, spared: string | null): void {
  const wanted = spared === null ? null : realpathSync(spared);
  for (const left of readdirSync(folder)) {
    const path = join(realpathSync(folder), left);
    if (UNFINISHED.test(left) && !(wanted !== null && path.startsWith(wanted))) removeWhole(path);
  }
}

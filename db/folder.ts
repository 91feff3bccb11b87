import { accessSync, constants, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openToRead } from './check.ts';
import { makeFolder } from './disk.ts';
import { kindOfFile, type FileKind } from './open.ts';
import { troubleOf } from './trouble.ts';

const LOCK = 'server.lock';
const CONTEST_FILE = /^([a-z0-9-]{1,40})\.sqlite$/;

/** A server that was just killed may need a moment to let go. */
const PATIENCE_MS = 1000;

export function contestPath(folder: string, id: string): string {
  return join(folder, `${id}.sqlite`);
}

/** The files in a folder that have a contest's name, by their ids. Writes nothing. */
export function contestsIn(folder: string): { id: string; kind: FileKind }[] {
  let names: string[];
  try {
    names = readdirSync(folder).sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
  return names.flatMap((name) => {
    const id = CONTEST_FILE.exec(name)?.[1];
    return id === undefined ? [] : [{ id, kind: kindOfFile(join(folder, name)) }];
  });
}

function openedAt(path: string): number {
  try {
    const db = openToRead(path);
    try {
      return Number(db.prepare("select value from meta where key = 'openedAt'").pluck().get() ?? 0);
    } finally {
      db.close();
    }
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

function unheld(error: unknown): 'held' | 'unwritable' | 'full' {
  const trouble = troubleOf(error);
  return trouble === 'held' || trouble === 'full' ? trouble : 'unwritable';
}

/** A folder held for one server. The lock is the system's, on an open file: it goes when the process does. */
export class Folder {
  readonly path: string;
  readonly #lock: Database.Database;

  private constructor(path: string, lock: Database.Database) {
    this.path = path;
    this.#lock = lock;
  }

  /** By another server, now. Writes nothing. */
  static isHeld(path: string): boolean {
    try {
      const lock = new Database(join(path, LOCK), { fileMustExist: true, timeout: 0 });
      try {
        lock.exec('begin exclusive');
        return false;
      } finally {
        lock.close();
      }
    } catch (error) {
      return unheld(error) === 'held';
    }
  }

  /** `held` by another server; or it is `unwritable`, or its disk `full`. */
  static hold(path: string): Folder | 'held' | 'unwritable' | 'full' {
    try {
      makeFolder(path);
      accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    } catch (error) {
      return unheld(error);
    }
    let lock: Database.Database | undefined;
    try {
      lock = new Database(join(path, LOCK), { timeout: PATIENCE_MS });
      lock.exec('begin exclusive');
      return new Folder(path, lock);
    } catch (error) {
      lock?.close();
      return unheld(error);
    }
  }

  /** The id of the contest that was opened last, by the notes in the files; a damaged one may be it, and is looked at. */
  lastOpened(): string | null {
    const [first, ...others] = contestsIn(this.path).filter(({ kind }) => kind === 'ours' || kind === 'older');
    if (!first) return null;
    if (others.length === 0) return first.id;
    const opened = [first, ...others].map(({ id }) => ({ id, at: openedAt(contestPath(this.path, id)) }));
    return opened.reduce((last, one) => (one.at > last.at ? one : last)).id;
  }

  release(): void {
    this.#lock.close();
  }
}

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { BrokenChain, checkedRows, type Head, type StoredRow } from './log.ts';
import { kindOfFile, type FileKind } from './open.ts';
import { copyWhole } from './replace.ts';
import { TABLES } from './schema.ts';
import { troubleOf } from './trouble.ts';

/** The first row that does not fit, or that says nothing to who reads it; or in SQLite's words what else is wrong. */
export type Damage =
  | { readonly why: 'row'; readonly row: number }
  | { readonly why: 'event'; readonly row: number; readonly what: string }
  | { readonly why: 'salt' }
  | { readonly why: 'sqlite'; readonly what: string };

export type Checked =
  | { readonly kind: 'good'; readonly head: Head; readonly opening: StoredRow; readonly last: StoredRow }
  | { readonly kind: 'damaged'; readonly damage: Damage }
  | { readonly kind: Exclude<FileKind, 'ours'> }
  /** Nothing is said of what is in it: another program, or the system, does not let it be read. */
  | { readonly kind: 'held' }
  | { readonly kind: 'unreadable'; readonly what: string };

/** A copy that has to be good is not. */
export class NotGood extends Error {
  readonly checked: Exclude<Checked, { kind: 'good' }>;
  constructor(checked: NotGood['checked']) {
    super(JSON.stringify(checked));
    this.checked = checked;
  }
}

/** @throws {NotGood} */
export function mustBeGood(path: string): void {
  const checked = checkFile(path);
  if (checked.kind !== 'good') throw new NotGood(checked);
}

/**
 * Looks through a contest's file, every page and every row; `understand` may throw at one that says nothing to it. Not
 * a byte of the file, or beside it, is changed.
 */
export function checkFile(path: string, understand: (row: StoredRow) => void = () => undefined): Checked {
  try {
    const kind = kindOfFile(path);
    if (kind !== 'ours') return { kind };
    const db = openToRead(path);
    try {
      return checkContents(db, understand);
    } finally {
      db.close();
    }
  } catch (error) {
    return unchecked(error);
  }
}

/**
 * Where something stands beside the file, a server may hold it or have been killed: then it is read where it is, with
 * SQLite's own locks. Else from memory: opened where it is, even one that only reads would leave files beside it.
 */
export function openToRead(path: string): Database.Database {
  if (existsSync(`${path}-journal`)) return openTakenBack(path);
  return ['-wal', '-shm'].some((beside) => existsSync(path + beside))
    ? new Database(path, { readonly: true })
    : openInMemory(path);
}

function openInMemory(path: string): Database.Database {
  const bytes = readFileSync(path);
  // In memory there is no write-ahead log; the header says that the file had one.
  return new Database(bytes.fill(1, 18, 20), { readonly: true });
}

/** What a power cut left half done, only one who writes can take back, as the next start will: here on a copy. */
function openTakenBack(path: string): Database.Database {
  const folder = mkdtempSync(join(tmpdir(), 'hoi-thi-'));
  try {
    const copy = join(folder, 'copy.sqlite');
    copyWhole(path, copy);
    const db = new Database(copy, { fileMustExist: true });
    db.pragma('schema_version');
    db.close();
    return openInMemory(copy);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function checkContents(db: Database.Database, understand: (row: StoredRow) => void): Checked {
  const found = String(db.pragma('integrity_check(1)', { simple: true }));
  if (found !== 'ok') return damaged({ why: 'sqlite', what: found });
  // Without one of them no server opens it, or nobody gets in.
  for (const table of TABLES) db.prepare(`select * from ${table}`).get();
  const salt = db.prepare("select value from meta where key = 'salt'").pluck().get();
  if (typeof salt !== 'string' || !/^([0-9a-f]{2})+$/.test(salt)) return damaged({ why: 'salt' });
  let opening: StoredRow | undefined;
  let last: StoredRow | undefined;
  for (const row of checkedRows(db)) {
    try {
      understand(row);
    } catch (error) {
      return damaged({ why: 'event', row: row.seq, what: textOf(error) });
    }
    opening ??= row;
    last = row;
  }
  if (!opening || !last) return damaged({ why: 'row', row: 0 });
  return { kind: 'good', head: { seq: last.seq, hash: last.hash }, opening, last };
}

/** It could not be looked through to its end. */
function unchecked(error: unknown): Checked {
  if (error instanceof BrokenChain) return damaged({ why: 'row', row: error.seq });
  if (troubleOf(error) === 'held') return { kind: 'held' };
  const what = textOf(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^SQLITE_(CANTOPEN|IOERR|PERM|READONLY|FULL|NOMEM)|^E[A-Z]+$/.test(code)
    ? { kind: 'unreadable', what }
    : damaged({ why: 'sqlite', what });
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function damaged(damage: Damage): Checked {
  return { kind: 'damaged', damage };
}

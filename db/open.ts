import { closeSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { syncFolder } from './disk.ts';
import { Attempts } from './attempts.ts';
import { setJournal } from './journal.ts';
import { Log, type NewRow } from './log.ts';
import { removeBeside, removeWhole } from './replace.ts';
import { APPLICATION_ID, SCHEMA, SCHEMA_VERSION } from './schema.ts';
import { Sessions } from './sessions.ts';
import { Gone } from './trouble.ts';

/**
 * `foreign`: not one of our files; `newer`, `older`: laid out by a later or an earlier version of this program. None of
 * them is ever touched.
 */
export type FileKind = 'missing' | 'ours' | 'foreign' | 'newer' | 'older';

/** Looks at a file's header alone, so that a file of others is not changed by being asked. */
export function kindOfFile(path: string): FileKind {
  const header = Buffer.alloc(100);
  let read: number;
  try {
    const file = openSync(path, 'r');
    try {
      read = readSync(file, header);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'missing';
    if (error instanceof Error && 'code' in error && error.code === 'EISDIR') return 'foreign';
    throw error;
  }
  if (read < header.length || header.toString('latin1', 0, 16) !== 'SQLite format 3\0') return 'foreign';
  if (header.readUInt32BE(68) !== APPLICATION_ID) return 'foreign';
  const version = header.readUInt32BE(60);
  return version === SCHEMA_VERSION ? 'ours' : version > SCHEMA_VERSION ? 'newer' : 'older';
}

/** One contest's file: its log of events, and who may sign in. */
export class ContestFile {
  log: Log;
  sessions: Sessions;
  attempts: Attempts;
  readonly path: string;
  #db: Database.Database;
  #there: There;

  /** The file must be there and be ours (`kindOfFile`). */
  constructor(path: string) {
    this.path = path;
    [this.#db, this.log, this.sessions, this.attempts] = open(path);
    this.#there = thereAt(path);
  }

  /** Another one whenever this program has written to the file, be it no event. */
  get changes(): string {
    const changes: unknown = this.#db.prepare('select total_changes()').pluck().get();
    return `${this.log.head.hash} ${String(changes)}`;
  }

  meta(key: string): string | null {
    const found = this.#db.prepare<[string], { value: string }>('select value from meta where key = ?').get(key);
    return found?.value ?? null;
  }

  setMeta(key: string, value: string): void {
    writeMeta(this.#db, key, value);
  }

  /**
   * After a write that failed: what the file holds now is the truth, whatever was in memory. Where it cannot be opened
   * the former handle stays, to be read.
   */
  reopen(): void {
    const former = this.#db;
    const there = thereAt(this.path);
    const isSame = there.file === this.#there.file;
    const isLogSame = there.log === this.#there.log;
    // Beside another file our log would be played into that.
    if (there.file === null || (!isSame && isLogSame)) throw new Gone(this.path);
    // Without its log under its name, what only the former handle has goes into the file.
    if (isSame && !isLogSame) former.pragma('wal_checkpoint(truncate)');
    [this.#db, this.log, this.sessions, this.attempts] = open(this.path);
    this.#there = thereAt(this.path);
    former.close();
  }

  /** What was removed or replaced takes every write all the same. @throws {Gone} */
  mustBeThere(): void {
    const { file, log } = thereAt(this.path);
    if (file !== this.#there.file || log !== this.#there.log) throw new Gone(this.path);
  }

  /**
   * All that the file holds is on the disk, or it throws. After a sync that failed Linux takes the pages for clean, so
   * that the next sync of the same write-ahead log says “done” and proves nothing. The checkpoint writes them anew, into
   * the file itself, and syncs that. The note is there so that there is something to write: a full disk shows itself.
   */
  force(now: number): void {
    this.setMeta('forcedAt', String(now));
    const busy: unknown = this.#db.pragma('wal_checkpoint(truncate)', { simple: true });
    if (busy !== 0) throw Object.assign(new Error('the file is held by another program'), { code: 'SQLITE_BUSY' });
  }

  close(): void {
    this.#db.close();
  }
}

/** Which file is under a contest's name, and which write-ahead log beside it; null: none. */
interface There {
  readonly file: string | null;
  readonly log: string | null;
}

function thereAt(path: string): There {
  return { file: inodeOf(path), log: inodeOf(`${path}-wal`) };
}

function inodeOf(path: string): string | null {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (!found) return null;
  // Windows lets nobody remove what is open, and not all of its disks number their files.
  return process.platform === 'win32' ? '' : `${String(found.dev)}/${String(found.ino)}`;
}

/** How long another program that holds the file is waited for, and with it the whole hall. */
const PATIENCE_MS = 250;

/** What the file lies on has no write-ahead log: some network disks, some sticks. */
export class NoWal extends Error {}

function open(path: string): [Database.Database, Log, Sessions, Attempts] {
  const db = new Database(path, { fileMustExist: true, timeout: PATIENCE_MS });
  try {
    const mode = setJournal(db, 'wal');
    if (mode !== 'wal') throw new NoWal(`the journal stays ${mode}`);
    db.pragma('synchronous = full');
    db.pragma('foreign_keys = on');
    const sessions = new Sessions(db);
    return [db, new Log(db, sessions), sessions, new Attempts(db)];
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * Makes a contest's file with the first rows of its log. It gets its name only when it is whole and on the disk, so
 * there is never half a contest under a contest's name.
 */
export function createFile(path: string, salt: Uint8Array, rows: readonly NewRow[]): void {
  const unfinished = `${path}.new`;
  removeWhole(unfinished);
  // A write-ahead log that outlived its file would be played into the new one.
  removeBeside(path);
  const db = new Database(unfinished);
  try {
    db.pragma('synchronous = full');
    db.pragma(`application_id = ${String(APPLICATION_ID)}`);
    db.pragma(`user_version = ${String(SCHEMA_VERSION)}`);
    db.exec(SCHEMA);
    writeMeta(db, 'salt', Buffer.from(salt).toString('hex'));
    new Log(db, new Sessions(db)).append(rows);
  } catch (error) {
    db.close();
    removeWhole(unfinished);
    throw error;
  }
  db.close();
  renameSync(unfinished, path);
  syncFolder(dirname(path));
}

function writeMeta(db: Database.Database, key: string, value: string): void {
  db.prepare('insert into meta (key, value) values (?, ?) on conflict (key) do update set value = excluded.value').run(
    key,
    value,
  );
}

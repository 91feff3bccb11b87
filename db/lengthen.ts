import Database from 'better-sqlite3';
import { openToRead } from './check.ts';
import { checkedRows, Log, type NewRow, type StoredRow } from './log.ts';
import { makeSingle } from './replace.ts';
import { Sessions } from './sessions.ts';

/** The rows of a file that nobody has open, each checked against the one before. It is not changed. @throws {BrokenChain} */
export function* rowsOf(path: string): Generator<StoredRow> {
  const db = openToRead(path);
  try {
    yield* checkedRows(db);
  } finally {
    db.close();
  }
}

/** Adds rows to a file that nobody has open; it is one file then, with nothing beside it. */
export function lengthen(path: string, rows: readonly NewRow[]): void {
  const db = new Database(path, { fileMustExist: true });
  try {
    makeSingle(db);
    new Log(db, new Sessions(db)).append(rows);
  } finally {
    db.close();
  }
}

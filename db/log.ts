import type { Database, Statement } from 'better-sqlite3';
import { chain, GROUND, type Link } from './chain.ts';
import type { AccessChange, Sessions } from './sessions.ts';

export interface Row extends Omit<Link, 'data'> {
  readonly data: unknown;
}

export interface NewRow extends Row {
  /** Codes that end or begin with this event. */
  readonly access: readonly AccessChange[];
}

export interface StoredRow extends Row {
  /** Over this row and the hash before it. */
  readonly hash: string;
}

/** A command that was accepted before. */
export interface Known {
  readonly seq: number;
  readonly person: string;
  /** The digest of what it said. */
  readonly said: string;
}

/** Where a log ends: the last row, and its hash, which stands for all before it. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
}

interface Stored {
  readonly seq: number;
  readonly at: number;
  readonly person: string;
  readonly type: string;
  readonly data: string;
  readonly id: string | null;
  readonly said: string | null;
  readonly hash: string;
}

/** A row that is not what was once written: it, or one before it, was changed. */
export class BrokenChain extends Error {
  readonly seq: number;
  constructor(seq: number) {
    super(`row ${String(seq)} does not fit what stands before it`);
    this.seq = seq;
  }
}

/** The append-only table of events. */
export class Log {
  readonly #insert: Statement<[number, number, string, string, string, string | null, string | null, string]>;
  readonly #known: Statement<[number], Known>;
  readonly #after: Statement<[number, number], Stored>;
  readonly #db: Database;
  readonly #all: (rows: readonly NewRow[]) => string;
  /** Where each command's event stands. Kept here, because an index would cost every event another page on the disk. */
  readonly #places: Map<string, number>;
  #head: Head;

  constructor(db: Database, sessions: Sessions) {
    this.#db = db;
    this.#insert = db.prepare(
      'insert into events (seq, at, person, type, data, command_id, said, hash) values (?, ?, ?, ?, ?, ?, ?, ?)',
    );
    this.#known = db.prepare('select seq, person, said from events where seq = ?');
    const places = db.prepare<[], [string, number]>('select command_id, seq from events where command_id is not null');
    this.#places = new Map(places.raw().all());
    this.#after = rowsAfter(db);
    this.#all = db.transaction((rows: readonly NewRow[]) => {
      let { hash } = this.#head;
      for (const row of rows) {
        hash = this.#add(row, hash);
        for (const change of row.access) sessions.change(change);
      }
      return hash;
    });
    const last = db.prepare<[], Head>('select seq, hash from events order by seq desc limit 1').get();
    this.#head = last ?? { seq: -1, hash: GROUND };
  }

  get head(): Head {
    return this.#head;
  }

  /** All of them, on the disk, or none. */
  append(rows: readonly NewRow[]): void {
    const [first, ...others] = rows;
    const last = rows.at(-1);
    if (!first || !last) return;
    // A statement alone is a transaction of its own, and cheaper than one that is opened and closed around it.
    const alone = others.length + first.access.length === 0;
    const hash = alone ? this.#add(first, this.#head.hash) : this.#all(rows);
    this.#head = { seq: last.seq, hash };
    for (const { command, seq } of rows) if (command) this.#places.set(command.id, seq);
  }

  #add({ seq, at, person, type, data, command }: NewRow, before: string): string {
    const text = JSON.stringify(data);
    const hash = chain(before, { seq, at, person, type, data: text, command });
    this.#insert.run(seq, at, person, type, text, command?.id ?? null, command?.said ?? null, hash);
    return hash;
  }

  find(commandId: string): Known | null {
    const seq = this.#places.get(commandId);
    return (seq === undefined ? undefined : this.#known.get(seq)) ?? null;
  }

  get last(): StoredRow | undefined {
    return this.read(this.#head.seq - 1, 1)[0];
  }

  /** In order, at most `limit` of those after `seq`; −1 is before the first. Not checked against the chain. */
  read(seq: number, limit: number): StoredRow[] {
    return this.#after.all(seq, limit).map(rowOf);
  }

  /** In order, each checked against the one before. @throws {BrokenChain} at the first that does not fit. */
  all(): Generator<StoredRow> {
    return checkedRows(this.#db);
  }
}

const PAGE = 1000;

/** The rows of any contest file, as `Log.all` gives them. @throws {BrokenChain} */
export function* checkedRows(db: Database): Generator<StoredRow> {
  const after = rowsAfter(db);
  let [last, hash] = [-1, GROUND];
  // From before every number, so that a row slipped in before the first is met too.
  let rows = after.all(Number.MIN_SAFE_INTEGER, PAGE);
  while (rows.length > 0) {
    for (const row of rows) {
      if (row.seq !== last + 1 || chain(hash, { ...row, command: commandOf(row) }) !== row.hash)
        throw new BrokenChain(last + 1);
      ({ seq: last, hash } = row);
      yield rowOf(row);
    }
    rows = after.all(last, PAGE);
  }
}

function rowsAfter(db: Database): Statement<[number, number], Stored> {
  return db.prepare(
    'select seq, at, person, type, data, command_id as id, said, hash from events where seq > ? order by seq limit ?',
  );
}

function rowOf(stored: Stored): StoredRow {
  const { seq, at, person, type, data, hash } = stored;
  return { seq, at, person, type, data: JSON.parse(data) as unknown, command: commandOf(stored), hash };
}

function commandOf({ id, said }: Stored): Row['command'] {
  // Half of it, which nobody wrote, must not look like none.
  return id === null && said === null ? null : { id: id ?? '', said: said ?? '' };
}

import type { Database, Statement } from 'better-sqlite3';
import type { AccessChange, Sessions } from './sessions.ts';

export interface Row {
  readonly seq: number;
  readonly at: number;
  readonly person: string;
  readonly type: string;
  readonly data: unknown;
}

export interface NewRow extends Row {
  /** The command that asked for it and what it said, by which it is known if it comes twice. */
  readonly command: { readonly id: string; readonly hash: Uint8Array } | null;
  /** Codes that end or begin with this event. */
  readonly access: readonly AccessChange[];
}

/** A command that was accepted before. */
export interface Known {
  readonly seq: number;
  readonly person: string;
  readonly hash: Uint8Array;
}

interface Stored extends Omit<Row, 'data'> {
  readonly data: string;
}

/** The append-only table of events. */
export class Log {
  readonly #insert: Statement<[number, number, string, string, string, string | null, Uint8Array | null]>;
  readonly #known: Statement<[string], Known>;
  readonly #after: Statement<[number, number], Stored>;
  readonly #all: (rows: readonly NewRow[]) => void;
  /** The ids of all commands in the file: that a command is new is the rule, and the file need not be asked for it. */
  readonly #ids: Set<string>;

  constructor(db: Database, sessions: Sessions) {
    this.#insert = db.prepare(
      'insert into events (seq, at, person, type, data, command_id, command_hash) values (?, ?, ?, ?, ?, ?, ?)',
    );
    this.#known = db.prepare('select seq, person, command_hash as hash from events where command_id = ?');
    const ids = db.prepare<[], string>('select command_id from events where command_id is not null').pluck();
    this.#ids = new Set(ids.all());
    this.#after = db.prepare('select seq, at, person, type, data from events where seq > ? order by seq limit ?');
    this.#all = db.transaction((rows: readonly NewRow[]) => {
      for (const row of rows) {
        this.#add(row);
        for (const change of row.access) sessions.change(change);
      }
    });
  }

  /** All of them, on the disk, or none. */
  append(rows: readonly NewRow[]): void {
    const [first, ...others] = rows;
    // A statement alone is a transaction of its own, and cheaper than one that is opened and closed around it.
    if (first && others.length + first.access.length === 0) this.#add(first);
    else this.#all(rows);
    for (const { command } of rows) if (command) this.#ids.add(command.id);
  }

  #add({ seq, at, person, type, data, command }: NewRow): void {
    this.#insert.run(seq, at, person, type, JSON.stringify(data), command?.id ?? null, command?.hash ?? null);
  }

  find(commandId: string): Known | null {
    return (this.#ids.has(commandId) ? this.#known.get(commandId) : undefined) ?? null;
  }

  /** In order, at most `limit` of those after `seq`; −1 is before the first. */
  read(seq: number, limit: number): Row[] {
    return this.#after.all(seq, limit).map((row) => ({ ...row, data: JSON.parse(row.data) as unknown }));
  }

  *all(): Generator<Row> {
    const PAGE = 1000;
    let last = -1;
    for (;;) {
      const rows = this.read(last, PAGE);
      yield* rows;
      const end = rows.at(-1);
      if (!end || rows.length < PAGE) return;
      last = end.seq;
    }
  }
}

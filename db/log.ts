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
  readonly command: { readonly id: string; readonly said: string } | null;
  /** Codes that end or begin with this event. */
  readonly access: readonly AccessChange[];
}

/** A command that was accepted before. */
export interface Known {
  readonly seq: number;
  readonly person: string;
  readonly said: string;
}

interface Stored extends Omit<Row, 'data'> {
  readonly data: string;
}

/** The append-only table of events. */
export class Log {
  readonly #insert: Statement<[number, number, string, string, string, string | null, string | null]>;
  readonly #known: Statement<[number], Known>;
  readonly #after: Statement<[number, number], Stored>;
  readonly #all: (rows: readonly NewRow[]) => void;
  /** Where each command's event stands. Kept here, because an index would cost every event another page on the disk. */
  readonly #places: Map<string, number>;

  constructor(db: Database, sessions: Sessions) {
    this.#insert = db.prepare(
      'insert into events (seq, at, person, type, data, command_id, command) values (?, ?, ?, ?, ?, ?, ?)',
    );
    this.#known = db.prepare('select seq, person, command as said from events where seq = ?');
    const places = db.prepare<[], [string, number]>('select command_id, seq from events where command_id is not null');
    this.#places = new Map(places.raw().all());
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
    for (const { command, seq } of rows) if (command) this.#places.set(command.id, seq);
  }

  #add({ seq, at, person, type, data, command }: NewRow): void {
    this.#insert.run(seq, at, person, type, JSON.stringify(data), command?.id ?? null, command?.said ?? null);
  }

  find(commandId: string): Known | null {
    const seq = this.#places.get(commandId);
    return (seq === undefined ? undefined : this.#known.get(seq)) ?? null;
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

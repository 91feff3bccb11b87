import type { Database, Statement } from 'better-sqlite3';

/** Somebody tried something that is no event: signed in or out, or was refused. */
export interface Attempt {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Nobody's name where a code was wrong. */
  readonly person: string;
  /** Where on the network it came from. */
  readonly address: string;
  /** `join`, `leave`, a command's type or `unknown`; `more` are those of one second that are only counted. */
  readonly what: string;
  /** `ok`, why it was refused, or for `more` how many. */
  readonly outcome: string;
}

const MOST_KEPT = 10_000;

/** A table of their own: the log is what happened. */
export class Attempts {
  readonly #latest: Statement<[number], Attempt>;
  readonly #all: (attempts: readonly Attempt[]) => void;

  constructor(db: Database) {
    const insert = db.prepare<[number, string, string, string, string]>(
      'insert into attempts (at, person, address, what, outcome) values (?, ?, ?, ?, ?)',
    );
    const thin = db.prepare<[number]>('delete from attempts where rowid <= (select max(rowid) from attempts) - ?');
    this.#latest = db.prepare('select at, person, address, what, outcome from attempts order by rowid desc limit ?');
    this.#all = db.transaction((attempts: readonly Attempt[]) => {
      for (const { at, person, address, what, outcome } of attempts) insert.run(at, person, address, what, outcome);
      thin.run(MOST_KEPT);
    });
  }

  add(attempts: readonly Attempt[]): void {
    this.#all(attempts);
  }

  /** The newest first. */
  latest(most: number): Attempt[] {
    return this.#latest.all(most);
  }
}

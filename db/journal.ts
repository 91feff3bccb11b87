import type { Database } from 'better-sqlite3';

/** Gives the mode that it really is then: what SQLite cannot do it says by that alone. */
export function setJournal(db: Database, mode: 'wal' | 'delete'): string {
  // To its end, where the change is written: stopped at its answer, what fails there would go unseen.
  db.pragma(`journal_mode = ${mode}`);
  return String(db.pragma('journal_mode', { simple: true }));
}

import Database from 'better-sqlite3';
import { chain, digest, GROUND } from './chain.ts';
import { mustBeGood } from './check.ts';
import { copyWhole, makeSingle, removeWhole } from './replace.ts';
import { SCHEMA_VERSION } from './schema.ts';

/** By version: what makes a file of that version one of the next. Each stays as it was written. */
const STEPS: Readonly<Record<number, (db: Database.Database) => void>> = { 1: chained };

/**
 * A copy of an older file, laid out as this program lays it out: one file at `to`. The old one is not changed by a byte.
 * @throws where the old one cannot be read to its end, or the copy is not good; then there is no copy
 */
export function migratedCopy(path: string, to: string): void {
  copyWhole(path, to);
  try {
    migrate(to);
    mustBeGood(to);
  } catch (error) {
    removeWhole(to);
    throw error;
  }
}

function migrate(path: string): void {
  const db = new Database(path, { fileMustExist: true });
  try {
    makeSingle(db);
    db.transaction(() => {
      for (let version = versionOf(db); version < SCHEMA_VERSION; version++) {
        const step = STEPS[version];
        if (!step) throw new Error(`nothing leads on from version ${String(version)}`);
        step(db);
        db.pragma(`user_version = ${String(version + 1)}`);
      }
    })();
  } finally {
    db.close();
  }
}

function versionOf(db: Database.Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

interface Unchained {
  readonly seq: number;
  readonly at: number;
  readonly person: string;
  readonly type: string;
  readonly data: string;
  readonly id: string | null;
  readonly command: string | null;
}

/** 1 → 2: each row carries the hash of the one before, and of a command the digest is kept. */
function chained(db: Database.Database): void {
  db.exec(`
    alter table events rename to unchained;
    create table events (
      seq integer primary key,
      at integer not null,
      person text not null,
      type text not null,
      data text not null,
      command_id text,
      said text,
      hash text not null
    ) strict;
    create table attempts (
      at integer not null,
      person text not null,
      address text not null,
      what text not null,
      outcome text not null
    ) strict;
  `);
  const rows = db.prepare<[], Unchained>(
    'select seq, at, person, type, data, command_id as id, command from unchained order by seq',
  );
  const insert = db.prepare(
    'insert into events (seq, at, person, type, data, command_id, said, hash) values (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  let hash = GROUND;
  for (const { id, command, ...row } of rows.all()) {
    const said = command === null ? null : digest(JSON.parse(command));
    hash = chain(hash, { ...row, command: id === null || said === null ? null : { id, said } });
    insert.run(row.seq, row.at, row.person, row.type, row.data, id, said, hash);
  }
  db.exec('drop table unchained');
}

import Database from 'better-sqlite3';

/** Lays a contest's file out as version 1 did; `said` is what each command said, by its id. */
export function asVersion1(path: string, said: ReadonlyMap<string, unknown>): void {
  const db = new Database(path);
  db.pragma('journal_mode = delete');
  db.function('said', (id) => (typeof id === 'string' ? JSON.stringify(said.get(id) ?? []) : null));
  db.exec(`
    create table before (
      seq integer primary key,
      at integer not null,
      person text not null,
      type text not null,
      data text not null,
      command_id text,
      command text
    ) strict;
    insert into before select seq, at, person, type, data, command_id, said(command_id) from events;
    drop table events;
    drop table attempts;
    alter table before rename to events;
    pragma user_version = 1;
  `);
  db.pragma('journal_mode = wal');
  db.close();
}

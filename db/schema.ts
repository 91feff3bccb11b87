/** “HTHI” in a SQLite file's header: the file is one of ours. */
export const APPLICATION_ID = 0x48544849;

/** The header's user version: how the tables below are laid out. */
export const SCHEMA_VERSION = 2;

export const SCHEMA = `
  create table meta (
    key text primary key,
    value text not null
  ) strict, without rowid;

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

  create table access (
    person text primary key,
    hash blob not null
  ) strict, without rowid;

  create table sessions (
    hash blob primary key,
    person text not null,
    at integer not null
  ) strict, without rowid;
`;

export const TABLES = [...SCHEMA.matchAll(/create table ([a-z]+)/g)].map(([, name = '']) => name);

import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkFile } from './check.ts';
import { contestPath } from './folder.ts';
import { besides, KEPT } from './replace.ts';

export interface Backup {
  readonly id: string;
  readonly path: string;
  readonly at: number;
}

const STAMPED = /^([a-z0-9-]{1,40})\.(\d{4})-(\d\d)-(\d\d)T(\d\d)-(\d\d)-(\d\d)(?:[_-]\d+)?(\.sqlite)?$/;

/** Of what contest, and of when, by a name that this program gave; `at` in the clock of the wall. */
function stamped(name: string, ending: '' | '.sqlite'): Omit<Backup, 'path'> | null {
  const [, id = '', ...parts] = STAMPED.exec(name) ?? [];
  if (id === '' || (parts.pop() ?? '') !== ending) return null;
  const [year = 0, month = 1, ...rest] = parts.map(Number);
  return { id, at: new Date(year, month - 1, ...rest).getTime() };
}

/** None where it cannot be read. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function newestFirst(all: Backup[]): Backup[] {
  return all.sort((a, b) => b.at - a.at || (a.path < b.path ? 1 : -1));
}

/** The finished backups in a folder by their names, the newest first; of that contest, or of all. */
export function backupsIn(folder: string, id: string | null): Backup[] {
  const all = namesIn(folder).flatMap((name) => {
    const found = stamped(name, '.sqlite');
    return found ? [{ ...found, path: join(folder, name) }] : [];
  });
  return newestFirst(all.filter((one) => id === null || one.id === id));
}

/** What restores and new versions kept of contests that they replaced. */
function keptIn(data: string, id: string | null): Backup[] {
  const all = namesIn(join(data, KEPT)).flatMap((name) => {
    const found = stamped(name, '');
    return found ? [{ ...found, path: contestPath(join(data, KEPT, name), found.id) }] : [];
  });
  return newestFirst(all.filter((one) => id === null || one.id === id));
}

function firstGood(all: readonly Backup[]): Backup | undefined {
  return all.find(({ path }) => checkFile(path).kind === 'good');
}

/** The newest of them that is whole. */
export function newestGood(folder: string, id: string): string | null {
  return firstGood(backupsIn(folder, id))?.path ?? null;
}

/** That a contest was here whose file is gone. */
export interface Traces {
  readonly id: string;
  /** Files and folders: without them nothing says that it ever was. */
  readonly left: readonly string[];
  /** The newest good backup. */
  readonly backup: string | null;
}

/**
 * Of that contest, or, where none is named, of the one whose log stands alone, or whose good backup is the newest: in
 * the folder for backups, or in the data folder itself, where somebody may have pointed at a stick. Asked only where
 * there is no file: it may read through backups.
 */
export function tracesIn(data: string, backups: string, named: string | null): Traces | null {
  const folders = resolve(backups) === resolve(data) ? [data] : [backups, data];
  const all = (of: string | null) => folders.flatMap((folder) => backupsIn(folder, of));
  const id = named ?? orphanIn(data) ?? firstGood(newestFirst([...all(null), ...keptIn(data, null)]))?.id;
  if (id === undefined) return null;
  const found = [
    ...folders.map((folder) => ({ folder, good: firstGood(backupsIn(folder, id)) })),
    { folder: join(data, KEPT), good: firstGood(keptIn(data, id)) },
  ].filter(({ good }) => good !== undefined);
  const [newest] = newestFirst(found.flatMap(({ good }) => good ?? []));
  const left = [...besides(contestPath(data, id)), ...found.map(({ folder }) => folder)];
  return left.length > 0 ? { id, left, backup: newest?.path ?? null } : null;
}

function orphanIn(data: string): string | undefined {
  return namesIn(data)
    .map((name) => /^([a-z0-9-]{1,40})\.sqlite-(?:wal|journal)$/.exec(name)?.[1])
    .find((id) => id !== undefined);
}

import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { checkFile } from './check.ts';
import { makeFolder, syncFile, syncFolder, timeName } from './disk.ts';
import { makeSingle } from './replace.ts';

/** What is to be copied, and where to. */
export interface Order {
  readonly source: string;
  readonly id: string;
  readonly folder: string;
  /** The folder may be made. One that was there and is not any more was pulled out, and would be made on another disk. */
  readonly make: boolean;
  /** The folder was on another disk than the source. */
  readonly elsewhere: boolean;
  readonly at: number;
}

export const WHY = ['gone', 'full', 'unwritable', 'damaged'] as const;

export type Outcome =
  | { readonly made: string; readonly elsewhere: boolean }
  | { readonly why: (typeof WHY)[number]; readonly what: string };

const UNFINISHED = '.unfinished';
/** A disk that somebody plugs in appears below one of these; what is not there is not made on the machine's own disk. */
const PLUGGED_IN = /^\/(media|mnt|run\/media|Volumes)\//;

/**
 * SQLite's own copy of a file that others write to meanwhile. It has its name only when it is on the disk, was opened
 * again and looked through to its last row.
 */
export async function backUp(order: Order): Promise<Outcome> {
  const { source, id, folder, at } = order;
  const name = freeName(folder, `${id}.${timeName(at)}`);
  const unfinished = join(folder, name + UNFINISHED);
  try {
    if (!isThere(order)) return { why: 'gone', what: folder };
    const elsewhere = statSync(folder).dev !== statSync(source).dev;
    if (order.elsewhere && !elsewhere) return { why: 'gone', what: folder };
    for (const left of readdirSync(folder))
      if (left.startsWith(`${id}.`) && left.includes(UNFINISHED)) rmSync(join(folder, left), { force: true });
    await copy(source, unfinished);
    syncFile(unfinished);
    const checked = checkFile(unfinished);
    if (checked.kind !== 'good') throw new Damaged(JSON.stringify(checked));
    renameSync(unfinished, join(folder, name));
    syncFolder(folder);
    thin(folder, id, at);
    return { made: join(folder, name), elsewhere };
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return { why: whyNot(error, folder), what };
  }
}

class Damaged extends Error {}

async function copy(source: string, to: string): Promise<void> {
  const from = new Database(source, { readonly: true, fileMustExist: true });
  try {
    // All pages in one step: it would begin anew whenever somebody writes in between.
    await from.backup(to, { progress: () => 0x7fffffff });
  } finally {
    from.close();
  }
  const copied = new Database(to, { fileMustExist: true });
  try {
    makeSingle(copied);
  } finally {
    copied.close();
  }
}

function isThere({ folder, make }: Order): boolean {
  if (existsSync(folder)) return true;
  const above = dirname(resolve(folder));
  if (!make || (PLUGGED_IN.test(resolve(folder)) && !existsSync(above))) return false;
  makeFolder(above);
  mkdirSync(folder);
  return true;
}

function whyNot(error: unknown, folder: string): (typeof WHY)[number] {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (error instanceof Damaged || code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return 'damaged';
  if (['ENOSPC', 'EDQUOT', 'SQLITE_FULL'].includes(code)) return 'full';
  return existsSync(folder) ? 'unwritable' : 'gone';
}

const STAMP = /^(\d{4})-(\d\d)-(\d\d)T(\d\d)-(\d\d)-(\d\d)(?:_\d+)?\.sqlite$/;

/** The finished backups of a contest by their names, the newest first. */
export function backupsIn(folder: string, id: string): { path: string; at: number }[] {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names
    .flatMap((name) => {
      const stamp = name.startsWith(`${id}.`) ? STAMP.exec(name.slice(id.length + 1)) : null;
      if (!stamp) return [];
      const [year = 0, month = 1, ...rest] = stamp.slice(1).map(Number);
      return [{ path: join(folder, name), at: new Date(year, month - 1, ...rest).getTime() }];
    })
    .sort((a, b) => b.at - a.at || (a.path < b.path ? 1 : -1));
}

/** The newest of them that is whole. */
export function newestGood(folder: string, id: string): string | null {
  return backupsIn(folder, id).find(({ path }) => checkFile(path).kind === 'good')?.path ?? null;
}

const ALWAYS = 10;
const MINUTES_10 = 10 * 60_000;
const DAY = 24 * 3_600_000;

/** The last ten stay, then one of each ten minutes for a day, then one of each day. */
function thin(folder: string, id: string, now: number): void {
  const seen = new Set<string>();
  for (const { path, at } of backupsIn(folder, id).slice(ALWAYS)) {
    const stretch = now - at < DAY ? MINUTES_10 : DAY;
    const place = `${String(stretch)}/${String(Math.floor(at / stretch))}`;
    if (seen.has(place)) rmSync(path, { force: true });
    seen.add(place);
  }
}

function freeName(folder: string, wanted: string): string {
  for (let more = 1; ; more++) {
    const name = `${wanted}${more === 1 ? '' : `_${String(more)}`}.sqlite`;
    if (!existsSync(join(folder, name))) return name;
  }
}

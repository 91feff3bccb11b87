import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { mustBeGood, NotGood } from './check.ts';
import { copyBeside, Uncopied } from './copy.ts';
import { freeName, makeFolder, syncFile, syncFolder, timeName } from './disk.ts';
import { backupsIn } from './finding.ts';
import { removeWhole } from './replace.ts';

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

/** `unmade`: it is not the folder's fault, there was nothing good to be carried there. */
export const WHY = ['gone', 'full', 'unwritable', 'damaged', 'unmade'] as const;

export type Outcome =
  | { readonly made: string; readonly elsewhere: boolean }
  | { readonly why: (typeof WHY)[number]; readonly what: string };

const UNFINISHED = '.unfinished';
/** A disk that somebody plugs in appears below one of these. */
const PLUGGED_IN = /^\/(?:media|mnt|run\/media|Volumes)(?=\/)/;

/**
 * Copied beside the contest's file first, and carried from there when that is not held any more: a stick may hang for
 * minutes.
 */
export async function backUp(order: Order): Promise<Outcome> {
  const { source, folder } = order;
  let copy: string | undefined;
  try {
    if (!existsSync(source)) return { why: 'unmade', what: `there is no ${source}` };
    if (!isThere(order)) return { why: 'gone', what: folder };
    const elsewhere = statSync(folder).dev !== statSync(source).dev;
    if (order.elsewhere && !elsewhere) return { why: 'gone', what: folder };
    copy = await copyBeside(source);
    return { made: carry(copy, order), elsewhere };
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return { why: whyNot(error, folder), what };
  } finally {
    if (copy !== undefined) removeWhole(copy);
  }
}

/** It has its name only when it is on that disk, was opened again and looked through to its last row. */
function carry(copy: string, { id, folder, at }: Order): string {
  for (const left of readdirSync(folder))
    if (left.startsWith(`${id}.`) && left.includes(UNFINISHED)) rmSync(join(folder, left), { force: true });
  const path = freeName(folder, `${id}.${timeName(at)}`, '.sqlite');
  const unfinished = path + UNFINISHED;
  copyFileSync(copy, unfinished);
  syncFile(unfinished);
  mustBeGood(unfinished);
  renameSync(unfinished, path);
  syncFolder(folder);
  thin(folder, id, at);
  return path;
}

function isThere({ folder, make }: Order): boolean {
  if (existsSync(folder)) return true;
  const path = resolve(folder);
  if (!make || !mayBeMade(path)) return false;
  makeFolder(dirname(path));
  mkdirSync(path);
  return true;
}

function deviceAt(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.dev ?? null;
}

/** Where disks are plugged in only on one of them: without the stick it would be made on the machine's own. */
export function mayBeMade(path: string, deviceOf = deviceAt): boolean {
  const base = PLUGGED_IN.exec(path)?.[0];
  if (base === undefined) return true;
  for (let above = dirname(path); above.length > base.length; above = dirname(above)) {
    const device = deviceOf(above);
    if (device !== null) return device !== deviceOf(base);
  }
  return false;
}

function whyNot(error: unknown, folder: string): (typeof WHY)[number] {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (error instanceof Uncopied) return 'unmade';
  if (error instanceof NotGood) return 'damaged';
  if (['ENOSPC', 'EDQUOT'].includes(code)) return 'full';
  return existsSync(folder) ? 'unwritable' : 'gone';
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
    if (seen.has(place)) removeOld(path);
    seen.add(place);
  }
}

/** One that somebody looks at just now may not go: the new one is none the worse for it, and the next tries again. */
function removeOld(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // It stays.
  }
}

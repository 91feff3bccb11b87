import { basename, dirname } from 'node:path';
import { newestGood } from '../db/finding.ts';
import { checkFile } from '../db/check.ts';
import { NoWal } from '../db/open.ts';
import { troubleOf } from '../db/trouble.ts';
import { begin, fold } from '../shared/fold.ts';
import type { State } from '../shared/state.ts';
import { reason, wrongWith } from './fault.ts';
import type { Stop } from './flags.ts';

/** What is wrong with a contest's file, and the way back; looked for before a byte of it may be written. */
export function faultIn(path: string, backups: string): Stop | null {
  let state: State | undefined;
  const checked = checkFile(path, (row) => {
    state = state === undefined ? begin(row) : fold(state, row);
  });
  switch (checked.kind) {
    case 'good':
      return null;
    case 'damaged': {
      const back = wayBack(path, backups);
      return { stop: (w, lang) => w.fileDamaged(path, wrongWith(checked, lang), back, backups) };
    }
    case 'foreign':
      return foreign(path, backups);
    case 'newer':
      return { stop: (w) => w.fileNewer(path) };
    case 'held':
      return { stop: (w) => w.fileHeld(path) };
    case 'unreadable':
    case 'missing':
    case 'older':
      return { stop: (w, lang) => w.fileBroken(path, wrongWith(checked, lang)) };
  }
}

/** Not one of our files, or so badly damaged that it does not look like one. */
export function foreign(path: string, backups: string): Stop {
  const back = wayBack(path, backups);
  return { stop: (w) => w.fileForeign(path, back) };
}

/** What was thrown when it was opened. */
export function unopened(path: string, error: unknown): Stop {
  if (error instanceof NoWal) return { stop: (w) => w.noWal(path) };
  const trouble = troubleOf(error);
  if (trouble === 'held') return { stop: (w) => w.fileHeld(path) };
  if (trouble === 'full') return { stop: (w) => w.diskFull(dirname(path)) };
  return { stop: (w, lang) => w.fileBroken(path, reason(error, lang)) };
}

function wayBack(path: string, backups: string): string | null {
  return newestGood(backups, basename(path, '.sqlite'));
}

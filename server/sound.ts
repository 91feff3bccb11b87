import { basename } from 'node:path';
import { newestGood } from '../db/backup.ts';
import { checkFile } from '../db/check.ts';
import { begin, fold } from '../shared/fold.ts';
import type { State } from '../shared/state.ts';
import { faultText } from './fault.ts';
import type { Stop } from './flags.ts';

/** What is wrong with a contest's file, and the way back; looked for before a byte of it may be written. */
export function faultIn(path: string, backups: string): Stop | null {
  let state: State | undefined;
  const checked = checkFile(path, (row) => {
    try {
      state = state === undefined ? begin(row) : fold(state, row);
    } catch (error) {
      throw new Error(`row ${String(row.seq)}: ${faultText(error)}`, { cause: error });
    }
  });
  switch (checked.kind) {
    case 'good':
      return null;
    case 'damaged': {
      const { damage } = checked;
      const back = wayBack(path, backups);
      return {
        stop: (w) =>
          w.fileDamaged(path, 'row' in damage ? w.badRow(damage.row) : faultText(damage.what), back, backups),
      };
    }
    case 'foreign':
      return foreign(path, backups);
    case 'newer':
      return { stop: (w) => w.fileNewer(path) };
    case 'unreadable':
      return { stop: (w) => w.fileBroken(path, checked.what) };
    case 'missing':
    case 'older':
      return { stop: (w) => w.fileBroken(path, checked.kind) };
  }
}

/** Not one of our files, or so badly damaged that it does not look like one. */
export function foreign(path: string, backups: string): Stop {
  const back = wayBack(path, backups);
  return { stop: (w) => w.fileForeign(path, back) };
}

function wayBack(path: string, backups: string): string | null {
  return newestGood(backups, basename(path, '.sqlite'));
}

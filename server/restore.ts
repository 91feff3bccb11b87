import { checkFile } from '../db/check.ts';
import { contestPath } from '../db/folder.ts';
import { ContestFile, kindOfFile } from '../db/open.ts';
import type { State } from '../shared/state.ts';
import { wrongWith } from './fault.ts';
import { isStop, type Flags, type Stop } from './flags.ts';
import { holdFolder, unknownPerson, type Opened } from './opening.ts';
import { putBack } from './restoring.ts';
import { unopened } from './sound.ts';

/** Opens a contest from its backup, in the place of what stands, which is kept. */
export function restoreContest(
  backup: string,
  { data, newCodes }: Pick<Flags, 'data' | 'newCodes'>,
  now: number,
): Opened | Stop {
  const fault = faultOfBackup(backup);
  if (fault) return fault;
  const folder = holdFolder(data, backup);
  if (isStop(folder)) return folder;
  const restored = putBack({
    backup,
    data,
    now,
    placeOf: ({ contest }) => contestPath(data, contest.id),
    unfitness: (copied) => unfitness(copied, backup, newCodes),
  });
  if (isStop(restored)) {
    folder.release();
    return restored;
  }
  const { path, news } = restored;
  try {
    return { folder, file: new ContestFile(path), made: new Map(), news: [news] };
  } catch (error) {
    folder.release();
    return unopened(path, error);
  }
}

/** Found out before anything is written. */
function faultOfBackup(path: string): Stop | null {
  try {
    if (kindOfFile(path) === 'older') return null;
  } catch {
    // It cannot be read, as is found below.
  }
  const checked = checkFile(path);
  switch (checked.kind) {
    case 'good':
      return null;
    case 'newer':
      return { stop: (w) => w.fileNewer(path) };
    case 'foreign':
      return { stop: (w) => w.backupForeign(path) };
    case 'missing':
      return { stop: (w) => w.backupMissing(path) };
    case 'held':
      return { stop: (w) => w.fileHeld(path) };
    default:
      return { stop: (w, lang) => w.notRestored(path, wrongWith(checked, lang)) };
  }
}

function unfitness({ rehearsal, contest }: State, path: string, newCodes: Flags['newCodes']): Stop | null {
  return rehearsal ? { stop: (w) => w.backupOfTrial(path) } : unknownPerson(newCodes, contest);
}

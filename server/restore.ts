import { join } from 'node:path';
import { checkFile } from '../db/check.ts';
import { contestPath } from '../db/folder.ts';
import { ContestFile, kindOfFile } from '../db/open.ts';
import { keepWhole, putInPlace } from '../db/replace.ts';
import type { State } from '../shared/state.ts';
import { reason, wrongWith } from './fault.ts';
import { isStop, type Flags, type Stop } from './flags.ts';
import { asRestored, forkedCopy } from './forking.ts';
import { holdFolder, unknownPerson, type Opened } from './opening.ts';

/** A backup that will not do, once it was looked into. */
class Unfit extends Error {
  readonly why: Stop;
  constructor(why: Stop) {
    super('a backup that will not do');
    this.why = why;
  }
}

/** Opens a contest from its backup, in the place of what stands, which is kept. */
export function restoreContest(
  backup: string,
  { data, newCodes }: Pick<Flags, 'data' | 'newCodes'>,
  now: number,
): Opened | Stop {
  const fault = faultOfBackup(backup);
  if (fault) return fault;
  const folder = holdFolder(data);
  if (isStop(folder)) return folder;
  const finished = join(data, 'restored.new');
  const ready = getReady(backup, finished, { data, newCodes }, now);
  if (isStop(ready)) {
    folder.release();
    return ready;
  }
  const { path, at, kept } = ready;
  try {
    putInPlace(path, finished);
    return { folder, file: new ContestFile(path), made: new Map(), news: [(w) => w.restored(backup, at, kept)] };
  } catch (error) {
    folder.release();
    return { stop: (w, lang) => w.halfRestored(backup, reason(error, lang), kept) };
  }
}

/** The copy that is to take the contest's place, and what stands there kept; until then nothing of it is changed. */
function getReady(
  backup: string,
  finished: string,
  { data, newCodes }: Pick<Flags, 'data' | 'newCodes'>,
  now: number,
): { path: string; at: number; kept: string | null } | Stop {
  try {
    const { contest, at } = forkedCopy(backup, finished, now, (copied) => {
      const unfit = unfitness(copied, backup, newCodes);
      if (unfit) throw new Unfit(unfit);
      return asRestored(copied);
    });
    const path = contestPath(data, contest.id);
    return { path, at, kept: keepWhole(path, now) };
  } catch (error) {
    return error instanceof Unfit ? error.why : { stop: (w, lang) => w.notRestored(backup, reason(error, lang)) };
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

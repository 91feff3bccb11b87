import { rmSync } from 'node:fs';
import { isCopy } from '../db/copy.ts';
import { keepWhole, putInPlace } from '../db/replace.ts';
import { reason } from './fault.ts';
import { isStop, type Stop } from './flags.ts';
import { asRestored, forkedCopy } from './forking.ts';
import type { News } from './upgrade.ts';

/** When it was made, and where what stood before is kept. */
interface Ready {
  readonly at: number;
  readonly kept: string | null;
}

/**
 * A copy that somebody put in the contest's place by hand is what a restore would have put there: it goes on as another
 * log, or tablets would take what it lacks for what it has, once its numbers have passed theirs.
 */
export function goOnFromCopy(path: string, now: number): { readonly news: readonly News[] } | Stop {
  if (!isCopy(path)) return { news: [] };
  const finished = `${path}.new`;
  try {
    const ready = getReady(path, finished, now);
    return isStop(ready) ? ready : take(path, finished, ready);
  } finally {
    rmSync(finished, { force: true });
  }
}

function take(path: string, finished: string, { at, kept }: Ready): { readonly news: readonly News[] } | Stop {
  try {
    putInPlace(path, finished);
    return { news: [(w) => w.restored(path, at, kept)] };
  } catch (error) {
    return { stop: (w, lang) => w.halfRestored(path, reason(error, lang), kept) };
  }
}

function getReady(path: string, finished: string, now: number): Ready | Stop {
  try {
    const { at, rehearsal } = forkedCopy(path, finished, now, asRestored);
    return rehearsal ? { stop: (w) => w.backupOfTrial(path) } : { at, kept: keepWhole(path, now) };
  } catch (error) {
    return { stop: (w, lang) => w.notRestored(path, reason(error, lang)) };
  }
}

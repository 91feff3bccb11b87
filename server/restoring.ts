import { unfinishedPath } from '../db/copy.ts';
import { keepWhole, putInPlace, removeWhole } from '../db/replace.ts';
import { troubleOf } from '../db/trouble.ts';
import type { State } from '../shared/state.ts';
import { reason } from './fault.ts';
import { isStop, type Stop } from './flags.ts';
import { asRestored, forkedCopy } from './forking.ts';
import type { News } from './upgrade.ts';

/** A backup that will not do, once it was looked into. */
class Unfit extends Error {
  readonly why: Stop;
  constructor(why: Stop) {
    super('a backup that will not do');
    this.why = why;
  }
}

interface Restoring {
  readonly backup: string;
  /** The data folder. */
  readonly data: string;
  readonly now: number;
  /** The contest's file that it is to become. */
  readonly placeOf: (copied: State) => string;
  readonly unfitness: (copied: State) => Stop | null;
}

/** The copy that is to take a contest's place; when it was made, and where what stood there is kept. */
interface Ready {
  readonly path: string;
  readonly at: number;
  readonly kept: string | null;
}

/** Puts a backup in a contest's place, as a log of its own; what stands there is kept, and till then not changed. */
export function putBack(restoring: Restoring): { readonly path: string; readonly news: News } | Stop {
  const { backup, data } = restoring;
  const finished = unfinishedPath(data);
  try {
    const ready = getReady(finished, restoring);
    return isStop(ready) ? ready : take(backup, finished, ready);
  } finally {
    tidy(finished);
  }
}

function getReady(finished: string, { backup, data, now, placeOf, unfitness }: Restoring): Ready | Stop {
  try {
    const copied = forkedCopy(backup, finished, now, (state) => {
      const unfit = unfitness(state);
      if (unfit) throw new Unfit(unfit);
      return asRestored(state);
    });
    const path = placeOf(copied);
    return { path, at: copied.at, kept: keepWhole(path, now) };
  } catch (error) {
    if (error instanceof Unfit) return error.why;
    if (troubleOf(error) === 'full') return { stop: (w) => w.restoreFull(backup, data) };
    return { stop: (w, lang) => w.notRestored(backup, reason(error, lang)) };
  }
}

function take(backup: string, finished: string, { path, at, kept }: Ready): { path: string; news: News } | Stop {
  try {
    putInPlace(path, finished);
    return { path, news: (w) => w.restored(backup, at, kept) };
  } catch (error) {
    return { stop: (w, lang) => w.halfRestored(backup, reason(error, lang), kept) };
  }
}

function tidy(finished: string): void {
  try {
    removeWhole(finished);
  } catch {
    // The next start sweeps it up.
  }
}

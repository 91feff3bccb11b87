import { dirname } from 'node:path';
import { isCopy } from '../db/copy.ts';
import { isStop, type Stop } from './flags.ts';
import { putBack } from './restoring.ts';
import type { News } from './upgrade.ts';

/**
 * A copy that somebody put in the contest's place by hand is what a restore would have put there: it goes on as another
 * log, or tablets would take what it lacks for what it has, once its numbers have passed theirs.
 */
export function goOnFromCopy(path: string, now: number): { readonly news: readonly News[] } | Stop {
  if (!isCopy(path)) return { news: [] };
  const restored = putBack({
    backup: path,
    data: dirname(path),
    now,
    placeOf: () => path,
    unfitness: ({ rehearsal }) => (rehearsal ? { stop: (w) => w.backupOfTrial(path) } : null),
  });
  return isStop(restored) ? restored : { news: [restored.news] };
}

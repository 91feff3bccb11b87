import { setTimeout as wait } from 'node:timers/promises';
import type { ContestFile } from '../db/open.ts';
import { troubleOf } from '../db/trouble.ts';
import type { Stop } from './flags.ts';

/** Some seconds, with what SQLite itself waits each time. */
const TRIES = 12;
const BETWEEN_MS = 200;

/**
 * What a server that was killed had written but not yet synced is given out as received from here on. A copy that it
 * was making, or a virus scanner, may hold the file for a moment yet.
 */
export async function forceBeforeServing(
  file: Pick<ContestFile, 'path' | 'setMeta' | 'force'>,
  data: string,
  tries = TRIES,
): Promise<Stop | null> {
  for (let left = tries - 1; ; left--) {
    try {
      const now = Date.now();
      file.setMeta('openedAt', String(now));
      file.force(now);
      return null;
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble === 'full') return { stop: (w) => w.diskFull(data) };
      if (trouble !== 'held') return { stop: (w) => w.folderUnwritable(data) };
      if (left <= 0) return { stop: (w) => w.fileHeld(file.path) };
    }
    await wait(BETWEEN_MS);
  }
}

import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contestPath } from '../db/folder.ts';
import { LogId } from '../shared/contest.ts';
import { faultText } from './fault.ts';
import type { Stop } from './flags.ts';
import { forkedCopy } from './forking.ts';
import type { News } from './upgrade.ts';

/** By this file a folder is known for one that we made, and may remove. */
const MARKER = 'made-by-hoi-thi';

/** Windows lets go of a file some time after it was closed. */
const PATIENTLY = { recursive: true, force: true, maxRetries: 5, retryDelay: 100 } as const;

export function trialFolder(data: string): string {
  return join(data, 'hoi-thi-rehearsal');
}

/** Somebody else's files are where a trial run would be, or those of one that could not be removed. */
export function trialTaken(data: string): Stop | null {
  const folder = trialFolder(data);
  const free = !existsSync(folder) || (statSync(folder).isDirectory() && readdirSync(folder).length === 0);
  return free ? null : { stop: (w) => w.trialTaken(folder) };
}

/** A copy to try the day out on; the contest's own file is only read. Gives the copy's path. */
export function rehearse(data: string, id: string, now: number): string {
  const folder = trialFolder(data);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, MARKER), '');
  const copy = contestPath(folder, id);
  // Of another root: no tablet takes it for the contest, nor gives it what was handed in there, or the other way round.
  forkedCopy(contestPath(data, id), copy, now, () => ({
    log: LogId.parse(randomBytes(8).toString('hex')),
    rehearsal: true,
  }));
  return copy;
}

/**
 * Nothing of it stays, neither when it ends nor, where it was killed, at the next start. Gives what there is to say where
 * it does stay: that holds up nobody.
 */
export function endRehearsal(data: string, remove = rmSync): News | null {
  const folder = trialFolder(data);
  try {
    if (!existsSync(join(folder, MARKER))) return null;
    // The marker last: what is left half way is still known for ours.
    for (const name of readdirSync(folder)) if (name !== MARKER) remove(join(folder, name), PATIENTLY);
    remove(folder, PATIENTLY);
    return null;
  } catch (error) {
    return (w) => w.trialStays(folder, faultText(error));
  }
}

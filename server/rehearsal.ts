import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { contestPath } from '../db/folder.ts';
import { LogId } from '../shared/contest.ts';
import { forkedCopy } from './forking.ts';

function trialFolder(data: string): string {
  return join(data, 'rehearsal');
}

/** A copy to try the day out on; the contest's own file is only read. Gives the copy's path. */
export function rehearse(data: string, id: string, now: number): string {
  const folder = trialFolder(data);
  mkdirSync(folder);
  const copy = contestPath(folder, id);
  // Of another root: no tablet takes it for the contest, nor gives it what was handed in there, or the other way round.
  forkedCopy(contestPath(data, id), copy, now, () => ({
    log: LogId.parse(randomBytes(8).toString('hex')),
    rehearsal: true,
  }));
  return copy;
}

/** Nothing of it stays, neither when it ends nor, where it was killed, at the next start. */
export function endRehearsal(data: string): void {
  rmSync(trialFolder(data), { recursive: true, force: true });
}

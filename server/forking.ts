import { rmSync } from 'node:fs';
import { checkFile } from '../db/check.ts';
import { lengthen, rowsOf } from '../db/lengthen.ts';
import { migratedCopy } from '../db/migrate.ts';
import { kindOfFile } from '../db/open.ts';
import { copyWhole } from '../db/replace.ts';
import { FORKED } from '../shared/commands/log.ts';
import type { LogId } from '../shared/contest.ts';
import { begin, fold } from '../shared/fold.ts';
import type { State } from '../shared/state.ts';
import { faultOf } from './upgrade.ts';

/** What the copy is to become: which log, and whether only for a trial run. Thrown at, there is none. */
type Fork = (copied: State) => { readonly log: LogId; readonly rehearsal: boolean };

/**
 * A copy of a contest's file, whole, of this version, and from its next row on a log of its own. Gives what was copied;
 * the file itself is not changed by a byte.
 * @throws where that cannot be; then there is no copy
 */
export function forkedCopy(path: string, to: string, now: number, fork: Fork): State {
  try {
    if (kindOfFile(path) === 'older') migratedCopy(path, to);
    else copyWhole(path, to);
    const copied = foldAll(to);
    const data = fork(copied);
    const at = Math.max(now, copied.at);
    lengthen(to, [{ seq: copied.seq + 1, at, person: 'organiser', type: FORKED, data, command: null, access: [] }]);
    const checked = checkFile(to);
    if (checked.kind !== 'good') throw new Error(faultOf(checked));
    return copied;
  } catch (error) {
    for (const part of ['', '-wal', '-shm', '-journal']) rmSync(to + part, { force: true });
    throw error;
  }
}

function foldAll(path: string): State {
  let state: State | undefined;
  for (const row of rowsOf(path)) state = state === undefined ? begin(row) : fold(state, row);
  if (!state) throw new Error('the log is empty');
  return state;
}

import { randomBytes } from 'node:crypto';
import { mustBeGood } from '../db/check.ts';
import { standAlone } from '../db/copy.ts';
import { lengthen, rowsOf } from '../db/lengthen.ts';
import { migratedCopy } from '../db/migrate.ts';
import { kindOfFile } from '../db/open.ts';
import { copyWhole, removeWhole } from '../db/replace.ts';
import { FORKED } from '../shared/commands/log.ts';
import { LogId } from '../shared/contest.ts';
import { foldAll } from '../shared/fold.ts';
import type { State } from '../shared/state.ts';

/** What the copy is to become: which log, and whether only for a trial run. Thrown at, there is none. */
type Fork = (copied: State) => { readonly log: LogId; readonly rehearsal: boolean };

/** Of the same root: tablets know it for the same contest, and that it may lack what they handed in. */
export const asRestored: Fork = ({ lineage }) => ({
  log: LogId.parse(`${lineage.log}-${randomBytes(4).toString('hex')}`),
  rehearsal: false,
});

/**
 * A copy of a contest's file, whole, of this version, and from its next row on a log of its own. Gives what was copied;
 * the file itself is not changed by a byte.
 * @throws where that cannot be; then there is no copy
 */
export function forkedCopy(path: string, to: string, now: number, fork: Fork): State {
  if (kindOfFile(path) === 'older') migratedCopy(path, to);
  else copyWhole(path, to);
  try {
    const copied = foldAll(rowsOf(to));
    const data = fork(copied);
    const at = Math.max(now, copied.at);
    lengthen(to, [{ seq: copied.seq + 1, at, person: 'organiser', type: FORKED, data, command: null, access: [] }]);
    standAlone(to);
    mustBeGood(to);
    return copied;
  } catch (error) {
    removeWhole(to);
    throw error;
  }
}

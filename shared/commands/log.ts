import { z } from 'zod';
import { LogId } from '../contest.ts';
import { event } from '../define.ts';

/** Nobody's to ask over a wire: it is the first row after what was copied, written with the copy. */
export const FORKED = 'log.forked';

export const events = {
  /** From here on this is another log than the one it is a copy of: restored from a backup, or a trial run. */
  [FORKED]: event(z.strictObject({ log: LogId, rehearsal: z.boolean() }), ({ state, e: { log, rehearsal } }) => ({
    ...state,
    lineage: { log, forks: [...state.lineage.forks, [state.lineage.log, state.seq]] },
    rehearsal,
  })),
};

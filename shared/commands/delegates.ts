import { z } from 'zod';
import { Delegate } from '../contest.ts';
import { command, event, PANEL } from '../define.ts';

const Delegates = z.strictObject({ delegates: z.array(Delegate).max(200) });

export const commands = {
  /** The whole list anew, in protocol order. */
  'delegates.set': command({
    who: PANEL,
    fields: Delegates,
    decide: ({ c }) => ({ type: 'delegates.changed', ...c }),
  }),
};

export const events = {
  'delegates.changed': event(Delegates, ({ state, e: { delegates } }) => ({ ...state, delegates })),
};

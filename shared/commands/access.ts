import { z } from 'zod';
import { JudgeId } from '../contest.ts';
import { command, event, refuse } from '../define.ts';
import { OFFICES } from '../wire.ts';

const Renewal = z.strictObject({ person: z.union([z.enum(OFFICES), JudgeId]) });

export const commands = {
  /** The new code is made and kept (as a hash) outside the log; the log knows only whose it is. */
  'access.renew': command({
    who: ['organiser'],
    fields: Renewal,
    may: ({ spec, c: { person } }) =>
      OFFICES.some((office) => office === person) || spec.judgeAt.has(person)
        ? null
        : refuse('not-found', (w) => w.noPerson(person)),
    decide: ({ c }) => ({ type: 'access.renewed', ...c }),
  }),
};

export const events = {
  'access.renewed': event(Renewal, ({ state }) => state),
};

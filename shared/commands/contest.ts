import { z } from 'zod';
import { Contest } from '../contest.ts';
import { command, event, fields, refuse } from '../define.ts';
import { orphans, remap } from '../remap.ts';

const Change = z.strictObject({ contest: Contest, reason: fields.reason });

export const commands = {
  'contest.set': command({
    who: ['organiser'],
    figures: true,
    fields: Change,
    decide: ({ state, c }) => {
      if (c.contest.id !== state.contest.id) return refuse('conflict', (w) => w.otherContest(c.contest.id));
      const lost = orphans(state, c.contest);
      return lost.length > 0
        ? refuse('conflict', (w) => w.orphans(lost.slice(0, 6).join('; ')))
        : { type: 'contest.changed', ...c };
    },
  }),
};

export const events = {
  'contest.changed': event(Change, ({ state, e }) => remap(state, e.contest)),
};

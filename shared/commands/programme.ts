import { z } from 'zod';
import { ItemId, ProgrammeItem } from '../contest.ts';
import { command, event, PANEL, refuse } from '../define.ts';
import { goTo, replaceItems } from '../programme.ts';

/**
 * `words` left out are kept, and empty ones go: a list that is only reordered need not say them all again. With `go` the
 * hall is at that item from now on: a break that is taken at once is one step.
 */
const Items = z
  .strictObject({
    items: z
      .array(ProgrammeItem)
      .max(500)
      .refine((items) => new Set(items.map((item) => item.id)).size === items.length, {
        params: { fault: 'repeated' },
      }),
    go: ItemId.optional(),
  })
  .refine(({ items, go }) => go === undefined || items.some((item) => item.id === go), {
    path: ['go'],
    params: { fault: 'unknown-name' },
  });
const Go = z.strictObject({ item: ItemId });

export const commands = {
  'programme.set': command({
    who: PANEL,
    fields: Items,
    may: ({ spec, c: { items } }) => {
      const missing = items.find((item) => 'round' in item && !spec.roundAt.has(item.round));
      return missing && 'round' in missing ? refuse('not-found', (w) => w.noRound(missing.round)) : null;
    },
    decide: ({ c }) => ({ type: 'programme.changed', ...c }),
  }),

  'programme.go': command({
    who: PANEL,
    fields: Go,
    may: ({ state, c: { item } }) =>
      state.programme.items.some((one) => one.id === item) ? null : refuse('not-found', (w) => w.noItem(item)),
    decide: ({ state, c }) =>
      state.programme.at === c.item ? refuse('conflict', (w) => w.alreadyAtItem) : { type: 'programme.gone', ...c },
  }),
};

export const events = {
  'programme.changed': event(Items, ({ state, e, meta }) => {
    const programme = replaceItems(state.programme, e.items);
    return { ...state, programme: e.go === undefined ? programme : goTo(programme, e.go, meta.at) };
  }),

  'programme.gone': event(Go, ({ state, e, meta }) => ({
    ...state,
    programme: goTo(state.programme, e.item, meta.at),
  })),
};

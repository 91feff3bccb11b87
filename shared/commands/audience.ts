import { z } from 'zod';
import { command, event, refuse } from '../define.ts';
import type { State } from '../state.ts';

const Allow = z.strictObject({ what: z.enum(['live', 'ranking']), on: z.boolean() });

export const commands = {
  /** The page for phones, and the full ranking after the reveal: both off unless the organiser wants them. */
  'audience.allow': command({
    who: ['organiser'],
    fields: Allow,
    decide: ({ state, c }) =>
      state.allowed[c.what] === c.on
        ? refuse('conflict', (w) => (c.on ? w.alreadyOn : w.alreadyOff))
        : { type: 'audience.allowed', ...c },
  }),
};

export const events = {
  'audience.allowed': event(Allow, ({ state, e }): State => {
    const allowed = { ...state.allowed, [e.what]: e.on };
    const { board } = state;
    if (allowed.ranking || board.scene.what !== 'ranking') return { ...state, allowed };
    return { ...state, allowed, board: { ...board, scene: { what: 'prizes' } } };
  }),
};

import { z } from 'zod';
import { command, event, fields, PANEL, refuse, type Refusal } from '../define.ts';
import type { Scene } from '../board.ts';
import type { State } from '../state.ts';

const { round } = fields;

const Show = z.discriminatedUnion('what', [
  z.strictObject({ what: z.enum(['welcome', 'programme', 'overall', 'blank', 'logo', 'prizes', 'ranking']) }),
  z.strictObject({ what: z.enum(['draw', 'onStage', 'progress', 'round']), round }),
  z.strictObject({ what: z.literal('message'), text: z.string().trim().min(1).max(1000) }),
]);
/** So many messages are offered again. */
const TEXTS = 5;
const Nothing = z.strictObject({});

export const commands = {
  'board.show': command({
    who: PANEL,
    fields: Show,
    decide: ({ state, c }) => notYet(state, c.what) ?? { type: 'board.shown', ...c },
  }),

  /** Back to what the blank screen, the logo or a message covers. */
  'board.uncover': command({
    who: PANEL,
    fields: Nothing,
    decide: ({ state }) =>
      state.board.covered ? { type: 'board.uncovered' } : refuse('conflict', (w) => w.nothingCovered),
  }),

  'board.freeze': command({
    who: PANEL,
    fields: Nothing,
    decide: ({ state }) => (state.board.frozen ? refuse('conflict', (w) => w.alreadyFrozen) : { type: 'board.frozen' }),
  }),

  'board.unfreeze': command({
    who: PANEL,
    fields: Nothing,
    decide: ({ state }) => {
      if (state.reveal) return refuse('conflict', (w) => w.revealing);
      return state.board.frozen ? { type: 'board.unfrozen' } : refuse('conflict', (w) => w.notFrozen);
    },
  }),
};

export const events = {
  'board.shown': event(Show, ({ state, e, spec }) => ({
    ...state,
    board: {
      ...state.board,
      scene: sceneOf(e, (id) => spec.roundAt.get(id) ?? 0),
      texts: e.what === 'message' ? lastTexts(state.board.texts, e.text) : state.board.texts,
    },
  })),

  'board.uncovered': event(Nothing, ({ state }) => ({
    ...state,
    board: { ...state.board, scene: state.board.covered ?? { what: 'welcome' } },
  })),

  'board.frozen': event(Nothing, ({ state }) => ({ ...state, board: { ...state.board, frozen: true } })),

  'board.unfrozen': event(Nothing, ({ state }) => ({ ...state, board: { ...state.board, frozen: false } })),
};

/** What was read out is shown again only once it was read out. */
function notYet({ reveal, revealed, allowed }: State, what: z.infer<typeof Show>['what']): Refusal | null {
  if (what !== 'prizes' && what !== 'ranking') return null;
  if (reveal) return refuse('conflict', (w) => w.revealing);
  if (!revealed) return refuse('conflict', (w) => w.notRevealed);
  return what === 'ranking' && !allowed.ranking ? refuse('conflict', (w) => w.rankingOff) : null;
}

function lastTexts(texts: readonly string[], text: string): string[] {
  return [text, ...texts.filter((one) => one !== text)].slice(0, TEXTS);
}

function sceneOf(shown: z.infer<typeof Show>, roundAt: (id: string) => number): Scene {
  switch (shown.what) {
    case 'welcome':
    case 'programme':
    case 'overall':
    case 'blank':
    case 'logo':
    case 'prizes':
    case 'ranking':
      return { what: shown.what };
    case 'draw':
    case 'onStage':
    case 'progress':
    case 'round':
      return { what: shown.what, round: roundAt(shown.round) };
    case 'message':
      return { what: 'message', text: shown.text };
  }
}

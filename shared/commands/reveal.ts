import { z } from 'zod';
import { TeamId } from '../contest.ts';
import { command, event, PANEL, refuse, type Refusal } from '../define.ts';
import { at } from '../spec.ts';
import type { Reveal } from '../board.ts';
import { arriveAtAwards } from '../programme.ts';
import { standingOf, type State } from '../state.ts';
import { revealSteps, sampleAwards, shownAwards } from '../reveal-steps.ts';
import { AwardsData, WinnerData } from './result.ts';

const presented = { prize: z.string(), presenter: z.string().optional() };
const MarginData = z.strictObject({ team: TeamId, points: z.number(), shared: z.boolean() });
const StepData = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('title') }),
  z.strictObject({ kind: z.literal('together'), ...presented, winners: z.array(WinnerData) }),
  z.strictObject({ kind: z.literal('announce'), ...presented }),
  z.strictObject({
    kind: z.literal('each'),
    ...presented,
    winner: WinnerData,
    score: z.number().nullable(),
    // Older logs have neither.
    parts: z.array(z.number().nullable()).nullable().default(null),
    margin: MarginData.nullable().default(null),
  }),
]);
const Started = z.strictObject({ rehearsal: z.boolean(), awards: AwardsData, steps: z.array(StepData).min(1) });
const Nothing = z.strictObject({});
const Step = z.strictObject({ step: z.int().min(0) });

export const commands = {
  'reveal.start': command({
    who: PANEL,
    fields: z.strictObject({ rehearsal: z.boolean().optional() }),
    decide: ({ state, c: { rehearsal = false } }) => {
      if (state.reveal) return refuse('conflict', (w) => w.revealing);
      const approved = rehearsal ? sampleAwards(state) : state.approval?.awards;
      if (!approved) return refuse('conflict', (w) => w.notApproved);
      const { order } = at(state.rounds, state.current ?? state.rounds.length - 1);
      const awards = shownAwards(state, approved, order);
      return { type: 'reveal.started', rehearsal, awards, steps: revealSteps(state, awards) };
    },
  }),

  'reveal.next': command({
    who: PANEL,
    fields: Nothing,
    decide: ({ state: { reveal } }) => {
      if (!reveal) return notRevealing();
      return reveal.step + 1 < reveal.steps.length
        ? { type: 'reveal.stepped', step: reveal.step + 1 }
        : refuse('conflict', (w) => w.lastStep);
    },
  }),

  'reveal.back': command({
    who: PANEL,
    fields: Nothing,
    decide: ({ state: { reveal } }) => {
      if (!reveal) return notRevealing();
      return reveal.step > 0
        ? { type: 'reveal.stepped', step: reveal.step - 1 }
        : refuse('conflict', (w) => w.firstStep);
    },
  }),

  'reveal.goto': command({
    who: PANEL,
    fields: Step,
    decide: ({ state: { reveal }, c }) => {
      if (!reveal) return notRevealing();
      return c.step < reveal.steps.length
        ? { type: 'reveal.stepped', ...c }
        : refuse('not-found', (w) => w.noStep(c.step));
    },
  }),

  'reveal.end': command({
    who: PANEL,
    fields: Nothing,
    decide: ({ state }) => (state.reveal ? { type: 'reveal.ended' } : notRevealing()),
  }),
};

export const events = {
  'reveal.started': event(Started, ({ state, e, meta }) => ({
    ...state,
    programme: e.rehearsal ? state.programme : arriveAtAwards(state.programme, meta.at),
    reveal: { ...e, step: 0, wasFrozen: state.board.frozen },
    board: { ...state.board, scene: { what: 'reveal' }, frozen: true },
  })),

  /** A step returns to the reveal from whatever scene covered it. */
  'reveal.stepped': event(Step, ({ state, e }) => ({
    ...state,
    reveal: { ...running(state), step: e.step },
    board: { ...state.board, scene: { what: 'reveal' } },
  })),

  'reveal.ended': event(Nothing, ({ state }) => {
    const { rehearsal, awards, wasFrozen } = running(state);
    const { board, approval } = state;
    return rehearsal
      ? {
          ...state,
          reveal: null,
          board: { ...board, scene: { what: 'welcome' }, frozen: wasFrozen },
        }
      : {
          ...state,
          reveal: null,
          revealed: { approval, awards, standing: standingOf(state) },
          board: { ...board, scene: { what: 'prizes' }, frozen: false },
        };
  }),
};

function running(state: State): Reveal {
  if (!state.reveal) throw new Error('a step of a reveal that never began');
  return state.reveal;
}

function notRevealing(): Refusal {
  return refuse('conflict', (w) => w.notRevealing);
}

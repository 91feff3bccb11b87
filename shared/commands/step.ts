import { z } from 'zod';
import { command, event, PANEL, refuse } from '../define.ts';
import { lastStep } from '../last-step.ts';
import { sameStanding } from '../state.ts';
import { at } from '../spec.ts';
import { markedSince, takenBack } from '../undo.ts';

const Which = z.strictObject({ seq: z.int().min(0) });

export const commands = {
  /** Takes back what was done last on the panel, whoever did it; `seq` says what the person who presses has seen. */
  'step.undo': command({
    who: PANEL,
    fields: Which,
    decide: ({ state, spec, c }) => {
      const step = lastStep(state);
      if (!step || step.seq < c.seq) return refuse('conflict', (w) => w.nothingToUndo);
      if (step.seq > c.seq) return refuse('conflict', (w) => w.stepSince(step.person, step.said));
      const { before } = step;
      if (!before) return refuse('conflict', (w) => w.notUndoable(step.said));
      // What a reason is asked for otherwise, or a question, is not done by one tap.
      const reopens = before.rounds.some((round, r) => round.status !== at(state.rounds, r).status);
      if (reopens && state.approval) return refuse('conflict', (w) => w.approvedSince);
      const unfreezes = state.board.frozen && !before.board.frozen;
      if (unfreezes && !sameStanding(before, state)) return refuse('conflict', (w) => w.changedSince);
      const marked = markedSince(state, step.seq, before);
      if (marked !== null) {
        const team = spec.contest.teams[marked]?.name ?? '';
        return refuse('conflict', (w) => w.markedSince(team));
      }
      return { type: 'step.undone', ...c };
    },
  }),
};

export const events = {
  'step.undone': event(Which, ({ state, e }) => {
    const step = lastStep(state);
    if (!step?.before || step.seq !== e.seq) throw new Error(`step ${String(e.seq)} is not the last`);
    return takenBack(state, step.before);
  }),
};

import { z } from 'zod';
import { JudgeId } from '../contest.ts';
import { command, event, fields, personId } from '../define.ts';
import { changedElsewhere, checkMarks, mayMark, onPanel, SomeMarks, withMarks } from '../marking.ts';
import { at, indexIn } from '../spec.ts';
import { changeSheet, sheetAt } from '../state.ts';

const saved = { round: fields.round, team: fields.team, marks: SomeMarks, note: fields.note.optional() };

export const commands = {
  'marks.save': command({
    who: ['judge'],
    fields: z.strictObject({ ...saved, was: SomeMarks.optional() }),
    may: ({ spec, at: { round }, c, person }) =>
      checkMarks(at(spec.rounds, round), c.marks) ??
      checkMarks(at(spec.rounds, round), c.was ?? {}) ??
      onPanel(spec, round, person),
    decide: ({ state, spec, at: { round, team }, c: { was = {}, ...c }, person }) => {
      const j = indexIn(spec.judgeAt, personId(person));
      const refusal =
        mayMark(state, round, team, j) ??
        changedElsewhere(at(spec.rounds, round), sheetAt(state, round, team, j).marks, was, c.marks);
      return refusal ?? { type: 'marks.saved', judge: at(spec.contest.judges, j).id, ...c };
    },
  }),
};

export const events = {
  'marks.saved': event(
    z.strictObject({ judge: JudgeId, ...saved }),
    ({ state, e, at: { round, team, judge }, spec }) => {
      const sheet = sheetAt(state, round, team, judge);
      const marks = withMarks(at(spec.rounds, round), sheet.marks, e.marks);
      return changeSheet(state, round, team, judge, { marks, note: e.note ?? sheet.note });
    },
  ),
};

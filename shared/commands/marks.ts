import { z } from 'zod';
import { JudgeId } from '../contest.ts';
import { command, event, fields, personId, refuse, teamName } from '../define.ts';
import { areKin } from '../lineage.ts';
import { changedElsewhere, checkMarks, isNewer, mayMark, onPanel, place, SomeMarks, withMarks } from '../marking.ts';
import { at, indexIn } from '../spec.ts';
import { changeSheet, sheetAt } from '../state.ts';

const saved = { round: fields.round, team: fields.team, marks: SomeMarks, note: fields.note.optional() };

export const commands = {
  'marks.save': command({
    who: ['judge'],
    /** `of`: a draft that another log had acknowledged, where this one lacks it. RULES.md: G4. */
    fields: z.strictObject({ ...saved, was: SomeMarks.optional(), of: z.strictObject(place).optional() }),
    may: ({ spec, at: { round }, c, person }) =>
      checkMarks(at(spec.rounds, round), c.marks) ??
      checkMarks(at(spec.rounds, round), c.was ?? {}) ??
      onPanel(spec, round, person),
    decide: ({ state, spec, at: { round, team }, c: { was, of, ...c }, person }) => {
      const j = indexIn(spec.judgeAt, personId(person));
      if (of && !areKin(state.lineage.log, of.log)) return refuse('conflict', (w) => w.fromAnotherContest);
      const sheet = sheetAt(state, round, team, j);
      const its = at(spec.rounds, round);
      // What was marked here since is not what that tablet showed.
      const isOlder = of !== undefined && isNewer(state, sheet, of);
      const seen = isOlder ? emptied(c.marks) : (was ?? {});
      const refusal = mayMark(state, round, team, j) ?? changedElsewhere(its, sheet.marks, seen, c.marks);
      const isNoteLost = isOlder && sheet.note !== '' && c.note !== undefined && c.note !== sheet.note;
      if (!refusal && isNoteLost) return refuse('conflict', (w) => w.noteElsewhere(teamName(spec.contest, team)));
      return refusal ?? { type: 'marks.saved', judge: at(spec.contest.judges, j).id, ...c };
    },
  }),
};

function emptied(marks: Readonly<Record<string, number | null>>): Record<string, null> {
  return Object.fromEntries(Object.keys(marks).map((id) => [id, null]));
}

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

import { z } from 'zod';
import { JudgeId, TeamId } from '../contest.ts';
import { command, event, fields, judgeName, PANEL, personId, refuse, roundName, teamName } from '../define.ts';
import { checkAllMarks, isKeptOut, Marks, mayMark, mustBeOpen, onPanel, withMarks } from '../marking.ts';
import { at, indexIn, specOf } from '../spec.ts';
import { changeSheet, emptySheet, hasMarks, isComplete, sheetAt, type State } from '../state.ts';

const { round, team, teams, judge, judges, reason, note } = fields;

const submit = { round, team, marks: Marks, note: note.optional() };
const enter = { round, team, judge, marks: Marks, reason };
const move = { round, teams, from: JudgeId, to: JudgeId, reason };

export const commands = {
  'sheet.submit': command({
    who: ['judge'],
    figures: true,
    fields: z.strictObject(submit),
    may: ({ spec, at: { round: r }, c, person }) =>
      checkAllMarks(at(spec.rounds, r), c.marks) ?? onPanel(spec, r, person),
    decide: ({ state, spec, at: { round: r, team: t }, c, person }) => {
      const j = indexIn(spec.judgeAt, personId(person));
      return mayMark(state, r, t, j) ?? { type: 'sheet.submitted', judge: at(spec.contest.judges, j).id, ...c };
    },
  }),

  'sheet.submitAll': command({
    who: ['judge'],
    figures: true,
    fields: z.strictObject({ round }),
    may: ({ spec, at: { round: r }, person }) => onPanel(spec, r, person),
    decide: ({ state, spec, at: { round: r }, c, person }) => {
      const j = indexIn(spec.judgeAt, personId(person));
      const { contest } = spec;
      const complete = contest.teams.filter((_, t) => {
        const sheet = sheetAt(state, r, t, j);
        return isComplete(sheet) && mayMark(state, r, t, j) === null;
      });
      if (complete.length > 0)
        return {
          type: 'sheet.allSubmitted',
          round: c.round,
          judge: at(contest.judges, j).id,
          teams: complete.map((one) => one.id),
        };
      return mustBeOpen(state, r) ?? refuse('conflict', (w) => w.nothingComplete);
    },
  }),

  'sheet.enter': command({
    who: ['organiser'],
    figures: true,
    fields: z.strictObject(enter),
    may: ({ spec, at: { round: r }, c }) => checkAllMarks(at(spec.rounds, r), c.marks),
    decide: ({ state, spec, at: { round: r, team: t, judge: j }, c }) => {
      const stranger = isStranger(state, r, j);
      if (stranger) return stranger;
      const kept = isKeptOut(state, r, t, j);
      if (kept) return kept;
      if (sheetAt(state, r, t, j).status === 'handedIn')
        return refuse('conflict', (w) => w.handedIn(teamName(spec.contest, t)));
      return { type: 'sheet.entered', ...c };
    },
  }),

  'sheet.reopen': command({
    who: PANEL,
    figures: true,
    fields: z.strictObject({ round, teams, judges: judges.optional(), reason }),
    decide: ({ state, spec, at: { round: r, teams: ts, judges: js }, c }) => {
      const { contest } = spec;
      const asked = js ?? contest.judges.map((_, j) => j);
      const sheets = ts.flatMap((t) =>
        asked
          .filter((j) => sheetAt(state, r, t, j).status === 'handedIn')
          .map((j) => ({ team: at(contest.teams, t).id, judge: at(contest.judges, j).id })),
      );
      if (sheets.length === 0) return refuse('conflict', (w) => w.nothingHandedIn);
      return { type: 'sheet.reopened', round: c.round, sheets, reason: c.reason };
    },
  }),

  'sheet.move': command({
    who: ['organiser'],
    figures: true,
    fields: z.strictObject(move),
    decide: ({ state, spec, at: { round: r, teams: ts, from, to }, c }) => {
      const { contest } = spec;
      if (from === to) return refuse('conflict', (w) => w.sameJudge);
      const stranger = isStranger(state, r, to);
      if (stranger) return stranger;
      for (const t of ts) {
        if (!hasMarks(sheetAt(state, r, t, from)))
          return refuse('conflict', (w) => w.nothingToMove(judgeName(contest, from)));
        const kept = isKeptOut(state, r, t, to);
        if (kept) return kept;
        if (hasMarks(sheetAt(state, r, t, to)))
          return refuse('conflict', (w) => w.sheetTaken(judgeName(contest, to), teamName(contest, t)));
      }
      return { type: 'sheet.moved', ...c };
    },
  }),
};

export const events = {
  'sheet.submitted': event(
    z.strictObject({ judge, ...submit }),
    ({ state, e, at: { round: r, team: t, judge: j }, spec }) => {
      const sheet = sheetAt(state, r, t, j);
      const marks = withMarks(at(spec.rounds, r), sheet.marks, e.marks);
      return changeSheet(state, r, t, j, { status: 'handedIn', marks, note: e.note ?? sheet.note, from: 'tablet' });
    },
  ),

  'sheet.allSubmitted': event(
    z.strictObject({ round, judge, teams }),
    ({ state, at: { round: r, judge: j, teams: ts } }) =>
      ts.reduce((next, t) => changeSheet(next, r, t, j, { status: 'handedIn', from: 'tablet' }), state),
  ),

  'sheet.entered': event(z.strictObject(enter), ({ state, e, at: { round: r, team: t, judge: j }, spec }) => {
    const marks = withMarks(at(spec.rounds, r), sheetAt(state, r, t, j).marks, e.marks);
    return changeSheet(state, r, t, j, { status: 'handedIn', marks, from: 'paper' });
  }),

  'sheet.reopened': event(
    z.strictObject({ round, sheets: z.array(z.strictObject({ team: TeamId, judge: JudgeId })), reason }),
    ({ state, e, at: { round: r }, spec }) =>
      e.sheets.reduce((next, sheet) => {
        const [t, j] = [indexIn(spec.teamAt, sheet.team), indexIn(spec.judgeAt, sheet.judge)];
        return changeSheet(next, r, t, j, { status: 'reopened', reopened: e.reason });
      }, state),
  ),

  'sheet.moved': event(z.strictObject(move), ({ state, at: { round: r, teams: ts, from, to }, spec }) => {
    const empty = emptySheet(at(spec.rounds, r).criteria.length);
    return ts.reduce((next, t) => {
      const { recused, ...filled } = sheetAt(next, r, t, from);
      const moved = changeSheet(next, r, t, to, filled);
      return changeSheet(moved, r, t, from, { ...empty, recused });
    }, state);
  }),
};

/** A judge who is not on this round's panel has no sheets in it. */
function isStranger(state: State, r: number, j: number) {
  const { contest } = state;
  if (at(specOf(contest).rounds, r).panel[j] === true) return null;
  return refuse('conflict', (w) => w.notOnPanel(judgeName(contest, j), roundName(contest, r)));
}

import { z } from 'zod';
import { JudgeId, TeamId } from '../contest.ts';
import { command, event, fields, judgeName, PANEL, personId, refuse, roundName, teamName } from '../define.ts';
import { areKin, holds, isPlace } from '../lineage.ts';
import {
  changedElsewhere,
  checkAllMarks,
  checkMarks,
  isKeptOut,
  isNewer,
  Marks,
  mayMark,
  mustBeOpen,
  onPanel,
  place,
  sameMarks,
  SomeMarks,
  withMarks,
} from '../marking.ts';
import type { Points } from '../points.ts';
import { toNumber } from '../ratio.ts';
import { scoreTeam } from '../score.ts';
import { at, indexIn, points, specOf, type RoundSpec } from '../spec.ts';
import {
  changeSheet,
  emptySheet,
  hasMarks,
  isComplete,
  sheetAt,
  type GivenBack,
  type OtherSheet,
  type Sheet,
  type State,
  type TeamState,
} from '../state.ts';

const { round, team, teams, judge, judges, reason, note } = fields;

const submit = { round, team, marks: Marks, note: note.optional() };
const enter = { round, team, judge, marks: Marks, reason };
const giveBack = { ...submit, ...place };
const choose = { round, team, judge, marks: Marks, reason };
const move = { round, teams, from: JudgeId, to: JudgeId, reason };

export const commands = {
  'sheet.submit': command({
    who: ['judge'],
    figures: true,
    fields: z.strictObject({ ...submit, was: SomeMarks.optional() }),
    may: ({ spec, at: { round: r }, c, person }) =>
      checkAllMarks(at(spec.rounds, r), c.marks) ??
      checkMarks(at(spec.rounds, r), c.was ?? {}) ??
      onPanel(spec, r, person),
    decide: ({ state, spec, at: { round: r, team: t }, c: { was = {}, ...c }, person }) => {
      const j = indexIn(spec.judgeAt, personId(person));
      const refusal =
        mayMark(state, r, t, j) ?? changedElsewhere(at(spec.rounds, r), sheetAt(state, r, t, j).marks, was, c.marks);
      return refusal ?? { type: 'sheet.submitted', judge: at(spec.contest.judges, j).id, ...c };
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
      const complete = contest.teams.filter(
        (_, t) => mayMark(state, r, t, j) === null && isComplete(sheetAt(state, r, t, j)),
      );
      if (complete.length === 0) return mustBeOpen(state, r) ?? refuse('conflict', (w) => w.nothingComplete);
      const whose = { round: c.round, judge: at(contest.judges, j).id };
      return { type: 'sheet.allSubmitted', ...whose, teams: complete.map((one) => one.id) };
    },
  }),

  /**
   * A sheet that was handed in and acknowledged, and that this log lacks because it was restored from a backup made
   * before: whatever the round's state. RULES.md: G1–G3.
   */
  'sheet.giveBack': command({
    who: ['judge'],
    fields: z.strictObject(giveBack),
    may: ({ spec, at: { round: r }, c, person }) =>
      checkAllMarks(at(spec.rounds, r), c.marks) ?? onPanel(spec, r, person),
    decide: ({ state, spec, at: { round: r, team: t }, c, person }) => {
      const j = indexIn(spec.judgeAt, personId(person));
      if (!areKin(state.lineage.log, c.log)) return refuse('conflict', (w) => w.fromAnotherContest);
      const sheet = sheetAt(state, r, t, j);
      const marks = withMarks(at(spec.rounds, r), sheet.marks, c.marks);
      const known = [...(sheet.status === 'handedIn' ? [sheet] : []), ...sheet.others];
      // Each tablet of that judge may have it, and come when it was moved, reopened or chosen between already.
      const came = state.givenBack.some((one) => one.round === c.round && one.team === c.team && isPlace(one, c));
      const isHere = came || holds({ ...state.lineage, seq: state.seq }, c);
      if (isHere || known.some((one) => sameMarks(one.marks, marks)))
        return refuse('conflict', (w) => w.hereAlready(teamName(spec.contest, t)));
      // It is to be asked again when the reveal is over.
      if (state.reveal && !state.reveal.rehearsal) return refuse('busy', (w) => w.revealing);
      return { type: 'sheet.givenBack', judge: at(spec.contest.judges, j).id, ...c };
    },
  }),

  'sheet.choose': command({
    who: ['organiser'],
    figures: true,
    fields: z.strictObject(choose),
    may: ({ spec, at: { round: r }, c }) => checkAllMarks(at(spec.rounds, r), c.marks),
    decide: ({ state, spec, at: { round: r, team: t, judge: j }, c }) => {
      const sheet = sheetAt(state, r, t, j);
      const marks = withMarks(at(spec.rounds, r), sheet.marks, c.marks);
      if (![sheet, ...sheet.others].some((one) => sheet.others.length > 0 && sameMarks(one.marks, marks)))
        return refuse('conflict', (w) => w.notToChoose(judgeName(spec.contest, j), teamName(spec.contest, t)));
      return { type: 'sheet.chosen', ...c };
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
      return changeSheet(state, r, t, j, { ...anew, marks, note: e.note ?? sheet.note, from: 'tablet' });
    },
  ),

  'sheet.allSubmitted': event(
    z.strictObject({ round, judge, teams }),
    ({ state, at: { round: r, judge: j, teams: ts } }) =>
      ts.reduce((next, t) => changeSheet(next, r, t, j, { ...anew, from: 'tablet' }), state),
  ),

  'sheet.entered': event(z.strictObject(enter), ({ state, e, at: { round: r, team: t, judge: j }, spec }) => {
    const marks = withMarks(at(spec.rounds, r), sheetAt(state, r, t, j).marks, e.marks);
    return changeSheet(state, r, t, j, { ...anew, marks, from: 'paper' });
  }),

  'sheet.givenBack': event(
    z.strictObject({ judge, ...giveBack }),
    ({ state, e, at: { round: r, team: t, judge: j }, spec }) => {
      const sheet = sheetAt(state, r, t, j);
      const marks = withMarks(at(spec.rounds, r), sheet.marks, e.marks);
      const given = { marks, note: e.note ?? '' };
      const came = { round: e.round, team: e.team, judge: e.judge, log: e.log, seq: e.seq };
      const next = { ...state, givenBack: [...state.givenBack, came] };
      // Handed in here too, and otherwise: that one counts until the organiser has chosen.
      if (sheet.status === 'handedIn') return changeSheet(next, r, t, j, { others: [...sheet.others, given] });
      const mine = isNewer(state, sheet, e) && !sameMarks(sheet.marks, marks) ? [otherOf(sheet)] : [];
      return changeSheet(next, r, t, j, { ...anew, ...given, from: 'tablet', others: [...sheet.others, ...mine] });
    },
  ),

  'sheet.chosen': event(z.strictObject(choose), ({ state, e, at: { round: r, team: t, judge: j }, spec }) => {
    const sheet = sheetAt(state, r, t, j);
    const marks = withMarks(at(spec.rounds, r), sheet.marks, e.marks);
    const chosen = [sheet, ...sheet.others].find((one) => sameMarks(one.marks, marks));
    return changeSheet(state, r, t, j, { marks, note: chosen?.note ?? sheet.note, others: [] });
  }),

  'sheet.reopened': event(
    z.strictObject({ round, sheets: z.array(z.strictObject({ team: TeamId, judge: JudgeId })), reason }),
    ({ state, e, at: { round: r }, spec, meta }) =>
      e.sheets.reduce((next, sheet) => {
        const [t, j] = [indexIn(spec.teamAt, sheet.team), indexIn(spec.judgeAt, sheet.judge)];
        const { marks, returned } = sheetAt(next, r, t, j);
        const score = scoreBefore(at(spec.rounds, r), at(at(next.rounds, r).teams, t));
        const was = { marks, reason: e.reason, at: meta.at, score };
        return changeSheet(next, r, t, j, { status: 'reopened', reopened: e.reason, returned: [...returned, was] });
      }, state),
  ),

  'sheet.moved': event(z.strictObject(move), ({ state, e, at: { round: r, teams: ts, from, to }, spec }) => {
    const empty = emptySheet(at(spec.rounds, r).criteria.length);
    const goes = (one: GivenBack) => one.round === e.round && one.judge === e.from && e.teams.includes(one.team);
    const givenBack = state.givenBack.map((one) => (goes(one) ? { ...one, judge: e.to } : one));
    return ts.reduce<State>(
      (next, t) => {
        const { recused, ...filled } = sheetAt(next, r, t, from);
        const moved = changeSheet(next, r, t, to, filled);
        return changeSheet(moved, r, t, from, { ...empty, recused });
      },
      { ...state, givenBack },
    );
  }),
};

/** Handed in, with nothing left to choose. */
const anew = { status: 'handedIn', others: [] } as const;

/** The team's figure as published; while other sheets of it are out, what it was before they were. */
function scoreBefore(spec: RoundSpec, team: TeamState): Points | null {
  const out = team.sheets.find((sheet) => sheet.status === 'reopened');
  const last = out?.returned[out.returned.length - 1];
  if (last) return last.score;
  const { score } = scoreTeam(spec, team);
  return score && points(toNumber(score, spec.decimals));
}

function otherOf({ marks, note }: Sheet): OtherSheet {
  return { marks, note };
}

/** A judge who is not on this round's panel has no sheets in it. */
function isStranger(state: State, r: number, j: number) {
  const { contest } = state;
  if (at(specOf(contest).rounds, r).panel[j] === true) return null;
  return refuse('conflict', (w) => w.notOnPanel(judgeName(contest, j), roundName(contest, r)));
}

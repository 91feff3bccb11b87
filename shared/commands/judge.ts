import { z } from 'zod';
import { RoundId } from '../contest.ts';
import { command, event, fields, judgeName, PANEL, refuse, roundName } from '../define.ts';
import { mustBeOpen } from '../marking.ts';
import { at, indexIn, replaceAt, type Spec } from '../spec.ts';
import { changeRound, changeSheet, sheetAt, type State } from '../state.ts';

const { judge, teams, round, reason } = fields;

const which = { judge, teams: teams.optional(), round: round.optional(), reason };
const done = z.strictObject({ judge, rounds: z.array(RoundId), teams, reason });

export const commands = {
  'judge.recuse': command({
    who: ['organiser'],
    figures: true,
    fields: z.strictObject(which),
    decide: ({ state, spec, at: places, c }) => {
      const { judge: j, round: r } = places;
      const { contest } = spec;
      if (r !== undefined && at(spec.rounds, r).panel[j] !== true)
        return refuse('conflict', (w) => w.notOnPanel(judgeName(contest, j), roundName(contest, r)));
      const found = sheetsWhere(state, spec, places, (recused) => !recused);
      if (found.teams.length === 0) return refuse('conflict', (w) => w.alreadyRecused(judgeName(contest, j)));
      return { type: 'judge.recused', judge: c.judge, ...found, reason: c.reason };
    },
  }),

  'judge.restore': command({
    who: ['organiser'],
    figures: true,
    fields: z.strictObject(which),
    decide: ({ state, spec, at: places, c }) => {
      const found = sheetsWhere(state, spec, places, (recused) => recused);
      if (found.teams.length === 0)
        return refuse('conflict', (w) => w.notRecused(judgeName(spec.contest, places.judge)));
      return { type: 'judge.restored', judge: c.judge, ...found, reason: c.reason };
    },
  }),

  'judge.nudge': command({
    who: PANEL,
    fields: z.strictObject({ judge, round }),
    decide: ({ state, spec, at: { judge: j, round: r }, c }) => {
      if (at(spec.rounds, r).panel[j] !== true)
        return refuse('conflict', (w) => w.notOnPanel(judgeName(spec.contest, j), roundName(spec.contest, r)));
      return mustBeOpen(state, r) ?? { type: 'judge.nudged', ...c };
    },
  }),
};

export const events = {
  'judge.recused': event(done, ({ state, e, at: { judge: j, teams: ts }, spec }) =>
    setRecused(state, spec, j, e.rounds, ts, (before) => before ?? e.reason),
  ),

  'judge.restored': event(done, ({ state, e, at: { judge: j, teams: ts }, spec }) =>
    setRecused(state, spec, j, e.rounds, ts, () => null),
  ),

  'judge.nudged': event(z.strictObject({ judge, round }), ({ state, at: { judge: j, round: r }, meta }) =>
    changeRound(state, r, { nudged: replaceAt(at(state.rounds, r).nudged, j, meta.at) }),
  ),
};

/** Of the rounds and teams asked for (left out: all), those with a sheet of this judge that is recused, or is not. */
function sheetsWhere(
  state: State,
  spec: Spec,
  asked: { judge: number; round?: number | undefined; teams?: readonly number[] | undefined },
  is: (recused: boolean) => boolean,
) {
  const j = asked.judge;
  const rounds = asked.round === undefined ? spec.rounds.map((one) => one.index) : [asked.round];
  const mine = rounds.filter((r) => at(spec.rounds, r).panel[j] === true);
  const all = asked.teams ?? spec.contest.teams.map((_, t) => t);
  const found = all.filter((t) => mine.some((r) => is(sheetAt(state, r, t, j).recused !== null)));
  return {
    rounds: mine.map((r) => at(spec.contest.rounds, r).id),
    teams: found.map((t) => at(spec.contest.teams, t).id),
  };
}

function setRecused(
  state: State,
  spec: Spec,
  j: number,
  rounds: readonly RoundId[],
  teamsAt: readonly number[],
  recused: (before: string | null) => string | null,
): State {
  const set = (from: State, r: number, t: number) =>
    changeSheet(from, r, t, j, { recused: recused(sheetAt(from, r, t, j).recused) });
  return rounds
    .map((id) => indexIn(spec.roundAt, id))
    .reduce((next, r) => teamsAt.reduce((inner, t) => set(inner, r, t), next), state);
}

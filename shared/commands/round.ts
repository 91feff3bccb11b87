import { z } from 'zod';
import { command, event, fields, judgeName, PANEL, refuse, roundName, teamName, type Refusal } from '../define.ts';
import { mustBeOpen } from '../marking.ts';
import { enoughFor } from '../score.ts';
import { arriveAt } from '../programme.ts';
import { at, type Spec } from '../spec.ts';
import { changeRound, isWithdrawn, type State, type TeamState } from '../state.ts';
import { missingSheets } from '../owed.ts';
import { stopped } from './timer.ts';

const { round, reason } = fields;

const Close = z.strictObject({ round, force: z.boolean().optional(), reason: reason.optional() });

export const commands = {
  'round.open': command({
    who: PANEL,
    fields: z.strictObject({ round }),
    decide: ({ state, spec, at: { round: r }, c }) => {
      const name = roundName(spec.contest, r);
      switch (at(state.rounds, r).status) {
        case 'pending':
          return { type: 'round.opened', ...c };
        case 'open':
          return refuse('conflict', (w) => w.roundOpen(name));
        case 'closed':
          return refuse('conflict', (w) => w.roundClosed(name));
      }
    },
  }),

  'round.close': command({
    who: PANEL,
    fields: Close,
    decide: ({ state, spec, at: { round: r }, c }) => {
      const { status } = at(state.rounds, r);
      if (status === 'closed') return refuse('conflict', (w) => w.roundClosed(roundName(spec.contest, r)));
      const refusal = mustBeOpen(state, r) ?? missing(state, spec, r, c) ?? tooFew(state, spec, r);
      return refusal ?? { type: 'round.closed', ...c };
    },
  }),

  'round.reopen': command({
    who: PANEL,
    figures: true,
    fields: z.strictObject({ round, reason }),
    decide: ({ state, spec, at: { round: r }, c }) =>
      at(state.rounds, r).status === 'closed'
        ? { type: 'round.reopened', ...c }
        : refuse('conflict', (w) => w.neverClosed(roundName(spec.contest, r))),
  }),
};

export const events = {
  /** Where it stands further on in the programme, the hall has come to it. */
  'round.opened': event(z.strictObject({ round }), ({ state, e, at: { round: r }, meta }) => ({
    ...changeRound(state, r, { status: 'open' }),
    current: r,
    programme: arriveAt(state.programme, e.round, meta.at),
  })),

  'round.closed': event(Close, ({ state, at: { round: r }, meta }) => {
    const teams = at(state.rounds, r).teams.map((team): TeamState => stopped(team, meta.at));
    const next = changeRound(state, r, { status: 'closed', teams });
    return state.stage?.round === r ? { ...next, stage: null } : next;
  }),

  'round.reopened': event(z.strictObject({ round, reason }), ({ state, at: { round: r } }) => ({
    ...changeRound(state, r, { status: 'open' }),
    current: r,
  })),
};

/** The drops of the rules cannot be made: no force helps, only other rules. */
function tooFew(state: State, spec: Spec, r: number): Refusal | null {
  const { aggregate, panel } = at(spec.rounds, r);
  if (aggregate.dropHigh + aggregate.dropLow === 0) return null;
  const team = at(state.rounds, r).teams.findIndex((one, t) => {
    const handed = one.sheets.filter((s, j) => panel[j] === true && s.status === 'handedIn' && s.recused === null);
    return !isWithdrawn(state, r, t) && !enoughFor(aggregate, handed.length);
  });
  if (team < 0) return null;
  const needed = aggregate.dropHigh + aggregate.dropLow + 1;
  return refuse('conflict', (w) => w.tooFewSheets(teamName(spec.contest, team), needed));
}

const NAMED = 6;

function missing(state: State, spec: Spec, r: number, c: z.infer<typeof Close>): Refusal | null {
  const owed = missingSheets(state, r);
  if (owed.length === 0) return null;
  const list = owed
    .slice(0, NAMED)
    .map((one) => `${judgeName(spec.contest, one.judge)} – ${teamName(spec.contest, one.team)}`)
    .join('; ');
  if (c.force !== true)
    return refuse('conflict', (w) =>
      w.sheetsMissing(roundName(spec.contest, r), owed.length, owed.length > NAMED ? `${list}; …` : list),
    );
  return c.reason === undefined ? refuse('conflict', (w) => w.reasonNeeded) : null;
}

import { z } from 'zod';
import { command, event, fields, PANEL, refuse, roundName, teamName } from '../define.ts';
import { mustBeOpen } from '../marking.ts';
import { called } from '../programme.ts';
import { at, replaceAt } from '../spec.ts';
import { changeTeam, isWithdrawn, type State } from '../state.ts';

const { round, team, reason } = fields;

const Withdrawal = z.strictObject({ team, round: round.optional(), reason });

export const commands = {
  'team.call': command({
    who: PANEL,
    fields: z.strictObject({ round, team }),
    decide: ({ state, spec, at: { round: r, team: t }, c }) => {
      const closed = mustBeOpen(state, r);
      if (closed) return closed;
      const name = teamName(spec.contest, t);
      if (at(spec.contest.rounds, r).mode !== 'stage')
        return refuse('conflict', (w) => w.notStage(roundName(spec.contest, r)));
      if (isWithdrawn(state, r, t)) return refuse('conflict', (w) => w.withdrawn(name));
      if (state.stage?.round === r && state.stage.team === t) return refuse('conflict', (w) => w.alreadyOnStage(name));
      return { type: 'team.called', ...c };
    },
  }),

  'team.withdraw': command({
    who: ['organiser'],
    figures: true,
    fields: Withdrawal,
    decide: ({ state, spec, at: { round: r, team: t }, c }) =>
      reasonAway(state, r, t) === null
        ? { type: 'team.withdrawn', ...c }
        : refuse('conflict', (w) => w.alreadyWithdrawn(teamName(spec.contest, t))),
  }),

  'team.restore': command({
    who: ['organiser'],
    figures: true,
    fields: Withdrawal,
    decide: ({ state, spec, at: { round: r, team: t }, c }) =>
      reasonAway(state, r, t) === null
        ? refuse('conflict', (w) => w.notWithdrawn(teamName(spec.contest, t)))
        : { type: 'team.restored', ...c },
  }),
};

export const events = {
  'team.called': event(z.strictObject({ round, team }), ({ state, e, at: { round: r, team: t }, meta }) => ({
    ...changeTeam(state, r, t, { called: true }),
    stage: { round: r, team: t },
    programme: at(at(state.rounds, r).teams, t).called ? state.programme : called(state.programme, e.round, meta.at),
  })),

  'team.withdrawn': event(Withdrawal, ({ state, e, at: { round: r, team: t } }) => setAway(state, r, t, e.reason)),

  'team.restored': event(Withdrawal, ({ state, at: { round: r, team: t } }) => setAway(state, r, t, null)),
};

/** Without a round: from the whole contest. */
function reasonAway(state: State, r: number | undefined, t: number): string | null {
  return r === undefined ? at(state.withdrawn, t) : at(at(state.rounds, r).teams, t).withdrawn;
}

function setAway(state: State, r: number | undefined, t: number, reasonOrNull: string | null): State {
  if (r === undefined) return { ...state, withdrawn: replaceAt(state.withdrawn, t, reasonOrNull) };
  return changeTeam(state, r, t, { withdrawn: reasonOrNull });
}

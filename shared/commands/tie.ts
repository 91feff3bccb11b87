import { z } from 'zod';
import { command, event, fields, refuse, teamName } from '../define.ts';
import type { TieDecision } from '../state.ts';

const { round, teams, reason } = fields;
const Decision = z.strictObject({ teams: teams.min(2), round: round.optional(), reason });

export const commands = {
  'tie.decide': command({
    who: ['organiser'],
    figures: true,
    fields: Decision,
    decide: ({ c }) => ({ type: 'tie.decided', ...c }),
  }),

  /** Level again: on that table no decision says anything of these teams any more. */
  'tie.restore': command({
    who: ['organiser'],
    figures: true,
    fields: Decision,
    decide: ({ state, spec, at: { round: r, teams: ts }, c }) => {
      const named = state.ties.some((tie) => isOn(tie, r) && tie.teams.some((t) => ts.includes(t)));
      if (named) return { type: 'tie.restored', ...c };
      const names = ts.map((t) => teamName(spec.contest, t)).join(', ');
      return refuse('conflict', (w) => w.noTieDecision(names));
    },
  }),
};

export const events = {
  'tie.decided': event(Decision, ({ state, e, at: { round: r, teams: ts } }) => ({
    ...state,
    ties: [...state.ties, { round: r ?? null, teams: ts, reason: e.reason }],
  })),

  'tie.restored': event(Decision, ({ state, at: { round: r, teams: ts } }) => ({
    ...state,
    ties: state.ties
      .map((tie) => (isOn(tie, r) ? { ...tie, teams: tie.teams.filter((t) => !ts.includes(t)) } : tie))
      .filter((tie) => tie.teams.length > 1),
  })),
};

function isOn(tie: TieDecision, round: number | undefined): boolean {
  return tie.round === (round ?? null);
}

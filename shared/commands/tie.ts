import { z } from 'zod';
import { command, event, fields } from '../define.ts';

const { round, teams, reason } = fields;
const Decision = z.strictObject({ teams: teams.min(2), round: round.optional(), reason });

export const commands = {
  'tie.decide': command({
    who: ['organiser'],
    figures: true,
    fields: Decision,
    decide: ({ c }) => ({ type: 'tie.decided', ...c }),
  }),
};

export const events = {
  'tie.decided': event(Decision, ({ state, at: { round: r, teams: ts } }) => ({
    ...state,
    ties: [...state.ties, { round: r ?? null, teams: ts }],
  })),
};

import { z } from 'zod';
import { isOutFor, sameTable } from '../awards.ts';
import { TeamId } from '../contest.ts';
import { command, event, fields, refuse, teamName } from '../define.ts';
import { at, indexIn } from '../spec.ts';

const { reason } = fields;
const teams = z.array(TeamId).max(1000);
const Decision = z
  .strictObject({
    prize: z.string(),
    teams: teams.optional(),
    recipient: z.string().trim().min(1).max(300).optional(),
    reason,
  })
  .refine((c) => (c.teams === undefined) !== (c.recipient === undefined), { path: ['teams'] })
  .refine((c) => new Set(c.teams).size === (c.teams ?? []).length, { path: ['teams'], params: { fault: 'repeated' } });
const Restoration = z.strictObject({ prize: z.string(), reason });

export const commands = {
  'award.decide': command({
    who: ['organiser'],
    figures: true,
    fields: Decision,
    decide: ({ state, spec: { contest, prizeAt }, at: { prize: p, teams: ts }, c }) => {
      const prize = at(contest.prizes, p);
      const others = state.decisions.filter((one) => {
        const other = at(contest.prizes, indexIn(prizeAt, one.prize));
        return other !== prize && sameTable(other, prize);
      });
      for (const t of ts ?? []) {
        if (isOutFor(state, prize, t)) return refuse('conflict', (w) => w.withdrawn(teamName(contest, t)));
        const other = others.find((one) => one.teams.includes(t));
        if (other) return refuse('conflict', (w) => w.prizeTaken(teamName(contest, t), other.prize));
      }
      return { type: 'award.decided', ...c };
    },
  }),

  /** Back to what the ranks say; a prize by decision has nobody again. */
  'award.restore': command({
    who: ['organiser'],
    figures: true,
    fields: Restoration,
    decide: ({ state, c }) =>
      state.decisions.some((one) => one.prize === c.prize)
        ? { type: 'award.restored', ...c }
        : refuse('conflict', (w) => w.noAwardDecision(c.prize)),
  }),
};

export const events = {
  'award.decided': event(Decision, ({ state, e, at: { teams: ts } }) => ({
    ...state,
    decisions: [
      ...state.decisions.filter((one) => one.prize !== e.prize),
      { prize: e.prize, teams: ts ?? [], recipient: e.recipient ?? null, reason: e.reason },
    ],
  })),

  'award.restored': event(Restoration, ({ state, e }) => ({
    ...state,
    decisions: state.decisions.filter((one) => one.prize !== e.prize),
  })),
};

import { z } from 'zod';
import { TeamId, type ContestPrize } from '../contest.ts';
import { command, event, fields, refuse, teamName, type Refusal } from '../define.ts';
import { at, indexIn, specOf, type Spec } from '../spec.ts';
import { isWithdrawn, type State } from '../state.ts';

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
    may: mustExist,
    decide: ({ state, spec, at: { teams: ts }, c }) => {
      const { contest } = spec;
      const overall = (name: string) => contest.prizes.some((prize) => prize.name === name && isOverall(prize));
      for (const t of ts ?? []) {
        if (isGone(state, c.prize, t)) return refuse('conflict', (w) => w.withdrawn(teamName(contest, t)));
        const other = state.decisions.find(
          (one) => one.prize !== c.prize && overall(one.prize) && one.teams.includes(t),
        );
        if (other && overall(c.prize))
          return refuse('conflict', (w) => w.prizeTaken(teamName(contest, t), other.prize));
      }
      return { type: 'award.decided', ...c };
    },
  }),

  /** Back to what the ranks say; a prize by decision has nobody again. */
  'award.restore': command({
    who: ['organiser'],
    figures: true,
    fields: Restoration,
    may: mustExist,
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

function mustExist({ spec, c }: { spec: Spec; c: { prize: string } }): Refusal | null {
  return spec.contest.prizes.some((prize) => prize.name === c.prize)
    ? null
    : refuse('not-found', (w) => w.noPrize(c.prize));
}

function isOverall(prize: ContestPrize): boolean {
  return prize.by === undefined && prize.round === undefined;
}

/** Withdrawn from the contest, or from the round that the prize is for. */
function isGone(state: State, name: string, t: number): boolean {
  const round = state.contest.prizes.find((prize) => prize.name === name)?.round;
  if (round === undefined) return at(state.withdrawn, t) !== null;
  return isWithdrawn(state, indexIn(specOf(state.contest).roundAt, round), t);
}

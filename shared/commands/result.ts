import { z } from 'zod';
import { awardList, undecided } from '../awards.ts';
import { TeamId } from '../contest.ts';
import { command, event, fields, judgeOf, refuse, roundName, teamName, type Person, type Refusal } from '../define.ts';
import { at, type Spec } from '../spec.ts';
import type { State } from '../state.ts';
import { sheetsOut } from '../owed.ts';

const { reason } = fields;

export const WinnerData = z.union([
  z.strictObject({ team: TeamId }),
  z.strictObject({ words: z.string() }),
  z.strictObject({ sample: z.number() }),
]);
export const AwardsData = z.array(z.strictObject({ prize: z.string(), winners: z.array(WinnerData) }));

const Approved = z.strictObject({ awards: AwardsData });
const Rejected = z.strictObject({ reason });

export const commands = {
  'result.approve': command({
    who: ['organiser', 'judge'],
    fields: z.strictObject({}),
    may: ({ spec, person }) => headOrOrganiser(spec, person),
    decide: ({ state }) => {
      if (state.approval) return refuse('conflict', (w) => w.alreadyApproved);
      return notReady(state) ?? { type: 'result.approved', awards: awardList(state) };
    },
  }),

  'result.reject': command({
    who: ['organiser', 'judge'],
    figures: true,
    fields: Rejected,
    may: ({ spec, person }) => headOrOrganiser(spec, person),
    decide: ({ state, c }) =>
      state.approval ? { type: 'result.rejected', ...c } : refuse('conflict', (w) => w.notApproved),
  }),
};

export const events = {
  'result.approved': event(Approved, ({ state, e, meta }) => ({
    ...state,
    approval: { by: meta.person, at: meta.at, awards: e.awards },
    lapsed: null,
  })),

  'result.rejected': event(Rejected, ({ state }) => ({ ...state, approval: null, lapsed: null })),
};

function headOrOrganiser(spec: Spec, person: Person): Refusal | null {
  if (person.role === 'organiser') return null;
  const j = judgeOf(person, spec);
  return j !== undefined && at(spec.contest.judges, j).head === true ? null : refuse('not-allowed', (w) => w.headOnly);
}

/** What stands in the way of approving. */
function notReady(state: State): Refusal | null {
  const { contest } = state;
  const open = state.rounds.findIndex((round) => round.status !== 'closed');
  if (open >= 0) return refuse('conflict', (w) => w.neverClosed(roundName(contest, open)));
  const out = state.rounds.flatMap((_, r) => sheetsOut(state, r));
  if (out.length > 0) {
    const names = [...new Set(out.map(({ team }) => teamName(contest, team)))].join(', ');
    return refuse('conflict', (w) => w.sheetsOut(names));
  }
  const prizes = undecided(state).map((one) => one.prize.name);
  return prizes.length > 0 ? refuse('conflict', (w) => w.prizeUndecided(prizes.join(', '))) : null;
}

import { toNumber } from '../ratio.ts';
import { at, specOf } from '../spec.ts';
import type { RoundState, State } from '../state.ts';
import type { ContestSetup, Role, RoundSetup } from '../wire.ts';

const PALETTE = 12;

/** The set-up as a role may know it; `j` is the judge's place. */
export function contestSetup(state: State, role: Role, j?: number): ContestSetup {
  const { contest } = state;
  const panel = role === 'mc' || role === 'organiser';
  const judges = contest.judges.map(({ id, name, head = false }, i) => ({ id, name, head, colour: i % PALETTE }));
  return {
    id: contest.id,
    rehearsal: state.rehearsal,
    title: contest.title,
    theme: contest.theme ?? '',
    venue: contest.venue ?? '',
    date: contest.date ?? '',
    decimals: contest.rules.decimals,
    rounds: contest.rounds.map((_, r) => roundSetup(state, r, role, j)),
    teams: contest.teams.map(({ id, name, unit, captain }) => ({
      id,
      name,
      ...(panel && unit !== undefined ? { unit } : {}),
      ...(panel && captain !== undefined ? { captain } : {}),
    })),
    judges: panel ? judges : j === undefined ? [] : [at(judges, j)],
    prizes: panel ? contest.prizes.map((prize) => prize.name) : [],
    programme: state.programme.items.map(({ words, ...item }) =>
      panel && words !== undefined ? { ...item, words } : item,
    ),
    delegates: panel ? [...state.delegates] : [],
  };
}

/** The hall calls teams by their numbers there: lots gave them, or the round began in the file's order. */
export function isNumbered({ ordered, status }: RoundState): boolean {
  return ordered || status !== 'pending';
}

function roundSetup(state: State, r: number, role: Role, j: number | undefined): RoundSetup {
  const { contest } = state;
  const spec = at(specOf(contest).rounds, r);
  const { round } = spec;
  const { order, numbers } = at(state.rounds, r);
  const shown = role !== 'audience' && role !== 'timekeeper';
  return {
    id: round.id,
    name: round.name,
    mode: round.mode,
    timeLimitSeconds: round.timeLimitSeconds ?? null,
    max: toNumber(spec.max, spec.decimals),
    weight: round.weight,
    criteria: shown ? round.criteria : [],
    order: [...order],
    numbers: [...numbers],
    numbered: isNumbered(at(state.rounds, r)),
    mine: j !== undefined && spec.panel[j] === true,
    panel: role === 'mc' || role === 'organiser' ? spec.panel.flatMap((on, i) => (on ? [i] : [])) : [],
  };
}

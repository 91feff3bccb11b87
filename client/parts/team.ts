import type { RoundId, TeamId } from '../../shared/contest.ts';
import type { ContestSetup, RoundSetup } from '../../shared/wire.ts';

const places = new WeakMap<ContestSetup, Map<TeamId, number>>();

/** The team's place in `setup.teams`, by which views index; −1 where there is no such team. */
export function teamPlace(setup: ContestSetup, team: TeamId): number {
  let all = places.get(setup);
  if (!all) {
    all = new Map(setup.teams.map((one, place) => [one.id, place]));
    places.set(setup, all);
  }
  return all.get(team) ?? -1;
}

export function roundOf(setup: ContestSetup, round: RoundId | null | undefined): RoundSetup | undefined {
  return setup.rounds.find((one) => one.id === round);
}

/** The number that the hall calls the team by; without a round, the one that it has all day, if it has one. */
export function teamNumber(setup: ContestSetup, round: RoundId | null | undefined, team: TeamId): number | null {
  const numbers = roundOf(setup, round)?.numbers ?? numbersOfTheDay(setup);
  return numbers?.[teamPlace(setup, team)] ?? null;
}

/**
 * Lots are often drawn once for all parts: these are the numbers, by team, that all stage rounds share in which teams are
 * called by numbers yet. Where they differ for one team only, no team has a number of the day.
 */
function numbersOfTheDay({ rounds }: ContestSetup): readonly number[] | null {
  const stage = rounds.filter((round) => round.mode === 'stage');
  const numbered = stage.filter((round) => round.numbered);
  const [first, ...others] = [numbered, stage, rounds].find((some) => some.length > 0) ?? [];
  const agree = others.every((round) => round.numbers.every((number, t) => number === first?.numbers[t]));
  return agree ? (first?.numbers ?? null) : null;
}

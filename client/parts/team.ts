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

/**
 * The number that the hall calls the team by. Without a round it is the number of the stage rounds where they agree
 * (lots are often drawn once for all parts); null where they do not.
 */
export function teamNumber(setup: ContestSetup, round: RoundId | null | undefined, team: TeamId): number | null {
  const place = teamPlace(setup, team);
  const one = roundOf(setup, round);
  if (one) return one.numbers[place] ?? null;
  const stage = setup.rounds.filter((other) => other.mode === 'stage');
  const numbers = (stage.length > 0 ? stage : setup.rounds).map((other) => other.numbers[place] ?? null);
  const [first = null] = numbers;
  return numbers.every((number) => number === first) ? first : null;
}

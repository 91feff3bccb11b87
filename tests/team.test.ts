import { expect, test } from 'vitest';
import { teamNumber } from '../client/parts/team.ts';
import type { RoundId, TeamId } from '../shared/contest.ts';
import type { RoundSetup } from '../shared/wire.ts';
import { GALLERY, LAST, roundSetup, setup, STAGE, TEAMS } from './mc/day.ts';

/** Báo tường, and two stage rounds whose orders are given; null is not drawn yet. */
function day(first: number[] | null, second: number[] | null) {
  const stage = (id: RoundId, numbers: number[] | null): RoundSetup =>
    roundSetup(id, numbers ? { numbers, numbered: true } : {});
  const contest = setup({
    rounds: [roundSetup(GALLERY, { mode: 'gallery', numbers: [9, 8, 7, 6] }), stage(STAGE, first), stage(LAST, second)],
  });
  return (round: RoundId | null) => TEAMS.map((team: TeamId) => teamNumber(contest, round, team));
}

test('in a part, a team is called by the number it has there', () => {
  const numbers = day([3, 1, 2, 4], [4, 3, 2, 1]);
  expect([numbers(GALLERY), numbers(LAST)]).toEqual([
    [9, 8, 7, 6],
    [4, 3, 2, 1],
  ]);
});

test('all day, by the lot that was drawn once for all parts, also before the next part has its order', () => {
  expect(day([3, 1, 2, 4], [3, 1, 2, 4])(null)).toEqual([3, 1, 2, 4]);
  expect(day([3, 1, 2, 4], null)(null)).toEqual([3, 1, 2, 4]);
});

test('where one part began in the file’s order and lots were drawn for another, nobody has a number of the day', () => {
  expect(day([3, 1, 2, 4], [1, 2, 3, 4])(null)).toEqual([null, null, null, null]);
});

test('where the parts differ for some teams, no team has a number of the day', () => {
  expect(day([3, 1, 2, 4], [3, 1, 4, 2])(null)).toEqual([null, null, null, null]);
});

import { expect, test } from 'vitest';
import { standing } from '../../client/setup/order.ts';
import { RoundId, TeamId } from '../../shared/contest.ts';

const [A, B, C] = ['ha-lai', 'ha-tan', 'ha-giang'].map((id) => TeamId.parse(id)) as [TeamId, TeamId, TeamId];
const decided = (teams: TeamId[], round: string | null = null, reason = 'biểu quyết') => ({
  round: round === null ? null : RoundId.parse(round),
  teams,
  reason,
});

test('a decision on all the same teams takes the place of the earlier one, on its own table', () => {
  const [first, second, third] = [decided([A, B]), decided([A, B], 'chao-hoi'), decided([B, C, A])];
  expect(standing([first, second, third])).toEqual([second, third]);
});

test('one that says something of another pair stands beside it', () => {
  const [first, second] = [decided([A, B, C]), decided([B, A])];
  expect(standing([first, second])).toEqual([first, second]);
});

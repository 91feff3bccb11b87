import type { RoundId } from '../../shared/contest.ts';
import type { ContestSetup } from '../../shared/wire.ts';
import { points } from '../parts/points.ts';
import { roundOf } from '../parts/team.ts';

/** “Nội dung 7,5 · Hình thức 8”; `marks` in the round's order, null is not marked. */
export function markText(setup: ContestSetup, round: RoundId, marks: readonly (number | null)[]): string {
  const criteria = roundOf(setup, round)?.criteria ?? [];
  return criteria.map(({ name }, c) => `${name} ${points(marks[c] ?? null, setup.decimals, 0)}`).join(' · ');
}

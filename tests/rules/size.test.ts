import { expect, test } from 'vitest';
import { contest } from '../builders.ts';
import type { Case, CaseSheet } from './case.ts';
import { counted } from './counted.ts';
import { naive } from './naive/naive.ts';

/** A small generator, so that the same hall comes out every time. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

test('[S3] [S9] [T2] five hundred teams before thirty judges, weights of 1.92 and 0.333333, two marks left out', () => {
  const roll = dice(2023);
  const file = contest({
    teams: 500,
    judges: 30,
    dropHigh: 2,
    dropLow: 2,
    tieBreak: ['r2', 'deductions'],
    rounds: [
      { weight: 1.92, criteria: [{ weight: 0.333333 }, { max: 6 }, { min: 1, step: 0.5, weight: 1.92 }] },
      { aggregate: { kind: 'median', dropHigh: 0, dropLow: 0, per: 'criterion' }, criteria: 2, tieBreak: ['c2'] },
    ],
    prizes: [
      { name: 'Nhất', count: 1 },
      { name: 'Nhì', count: 20 },
      { name: 'Khuyến khích', count: 'rest' },
    ],
  });
  const sheets = file.rounds.flatMap((round) =>
    file.teams.flatMap((team) =>
      file.judges.flatMap((judge): CaseSheet[] => {
        // One sheet in a hundred never came in.
        if (roll(100) === 0) return [];
        const marks = round.criteria.map(({ min = 0, max, step }) => min + step * (roll(5) + (max - min) / step / 2));
        return [{ round: round.id, team: team.id, judge: judge.id, marks }];
      }),
    ),
  );
  const deductions = file.teams
    .filter(() => roll(10) === 0)
    .map((team) => ({ round: 'r1', team: team.id, kind: 'overtime', points: roll(5) }));
  const given: Case = { contest: file, sheets, deductions };

  const began = performance.now();
  const ours = counted(given);
  const took = performance.now() - began;
  expect(ours).toEqual(naive(given));
  // Read from nothing, counted, ranked and awarded in one go; the limit leaves room for a slow machine.
  expect(took).toBeLessThan(5_000);
}, 120_000);

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyCase, LARGE, SMALL } from './arbitrary.ts';
import { counted } from './counted.ts';
import { naive } from './naive/naive.ts';

/** Everything that is counted, counted a second time by other means. */
describe('two scorings that share no line agree on every contest', () => {
  test('[S1] [S9] [T1] [P1] small contests, where ties and halves are many', () => {
    fc.assert(
      fc.property(anyCase(SMALL), (given) => {
        expect(counted(given)).toEqual(naive(given));
      }),
      { numRuns: 1_500, interruptAfterTimeLimit: 60_000 },
    );
  }, 120_000);

  test('[S1] [S9] [T1] [P1] larger contests', () => {
    fc.assert(
      fc.property(anyCase(LARGE), (given) => {
        expect(counted(given)).toEqual(naive(given));
      }),
      { numRuns: 40, interruptAfterTimeLimit: 60_000 },
    );
  }, 120_000);
});

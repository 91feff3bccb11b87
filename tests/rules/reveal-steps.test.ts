import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { awardList, undecided } from '../../shared/awards.ts';
import type { Award, Step } from '../../shared/board.ts';
import { revealSteps, shownAwards } from '../../shared/reveal-steps.ts';
import { anyCase, SMALL } from './arbitrary.ts';
import { standing, type Case } from './case.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Any contest, its prizes read out in any way, and what was approved of it. */
const anyShow = anyCase(SMALL)
  .chain((given) =>
    fc
      .array(fc.tuple(fc.constantFrom('together' as const, 'each' as const), fc.boolean()), {
        minLength: 6,
        maxLength: 6,
      })
      .map((ways): Case => {
        const prizes = (given.contest.prizes ?? []).map((prize, p) => {
          const [reveal = 'each', presented = false] = ways[p] ?? [];
          return { ...prize, reveal, ...(presented ? { presenter: `Ông ${String(p)}` } : {}) };
        });
        return { ...given, contest: { ...given.contest, prizes } };
      }),
  )
  .map((given) => {
    const state = standing(given);
    const awards = shownAwards(state, awardList(state), [...state.withdrawn.keys()]);
    return { state, awards, steps: revealSteps(state, awards) };
  });

const winnersOf = (step: Step) => (step.kind === 'together' ? step.winners : step.kind === 'each' ? [step.winner] : []);
const has = (awards: readonly Award[], step: Step) =>
  step.kind === 'title' ? [] : (awards.find(({ prize }) => prize === step.prize)?.winners ?? []);

test('[P7] [P8] the steps name whom the approved list names, each prize whole and nobody else', () => {
  fc.assert(
    fc.property(anyShow, ({ awards, steps }) => {
      for (const { prize, winners } of awards) {
        const told = steps.filter((step) => step.kind !== 'title' && step.prize === prize);
        const named = told.flatMap(winnersOf);
        expect(new Set(named)).toEqual(new Set(winners));
        expect(named).toHaveLength(winners.length);
        // Everyone who is named alone is announced first, in the same words each time.
        if (told.some((step) => step.kind === 'each'))
          expect(told.map((step) => step.kind)).toEqual(winners.flatMap(() => ['announce', 'each']));
      }
      expect(steps.filter((step) => step.kind !== 'title' && has(awards, step).length === 0)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('[P9] a margin is over somebody named by themselves just before, and never below 0', () => {
  fc.assert(
    fc.property(anyShow, ({ steps }) => {
      steps.forEach((step, i) => {
        if (step.kind !== 'each' || !step.margin) return;
        const { team, points, shared } = step.margin;
        expect(points).toBeGreaterThanOrEqual(0);
        if (shared) expect(points).toBe(0);
        const before = steps
          .slice(0, i)
          .filter((one) => one.kind === 'each')
          .map((one) => one.winner);
        expect(before).toContainEqual({ team });
        const last = steps
          .slice(0, i)
          .findLast((one) => one.kind === 'each' && 'team' in one.winner && one.winner.team === team);
        expect(last?.kind === 'each' && step.score !== null && last.score !== null && step.score >= last.score).toBe(
          true,
        );
      });
    }),
    { numRuns: 300 },
  );
});

test('[F10] what a step tells does not depend on what comes after it: the steps before are those of fewer winners', () => {
  fc.assert(
    fc.property(anyShow, fc.nat(), ({ state, awards, steps }, seed) => {
      if (undecided(state).length > 0) return;
      // Whoever is read out last of all is somebody else's prize, or nobody's.
      const last = steps[steps.length - 1];
      if (last?.kind !== 'each') return;
      const cut = awards.map((award) =>
        award.prize === last.prize ? { ...award, winners: seed % 2 === 0 ? [] : award.winners.slice(1) } : award,
      );
      const other = revealSteps(state, cut);
      const same = steps.filter((step) => step.kind === 'title' || step.prize !== last.prize);
      expect(other.filter((step) => step.kind === 'title' || step.prize !== last.prize)).toEqual(same);
    }),
    { numRuns: 300 },
  );
});

import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { results } from '../../shared/views/results.ts';
import { sheets, working } from '../../shared/views/working.ts';
import { anyCase, SMALL } from './arbitrary.ts';
import { standing, type Case } from './case.ts';
import { naive } from './naive/naive.ts';

/** What is read out, against the naive scoring; and that every figure can be followed from its marks. */

vi.setConfig({ testTimeout: 60_000 });

const holds = (property: (given: Case) => void, numRuns: number) => {
  fc.assert(fc.property(anyCase(SMALL), property), { numRuns, interruptAfterTimeLimit: 20_000 });
};

/** The decimal number that a fraction is published as, by text alone: half up. */
function published(fraction: string | null, decimals: number): number | null {
  if (fraction === null) return null;
  const [up = 0n, down = 1n] = fraction.split('/').map(BigInt);
  const twice = 2n * up * 10n ** BigInt(decimals) + down;
  let units = twice / (2n * down);
  if (units * 2n * down > twice) units -= 1n;
  const digits = String(units < 0n ? -units : units).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  return Number(`${units < 0n ? '-' : ''}${whole}${decimals > 0 ? `.${digits.slice(-decimals)}` : ''}`);
}

/** “25.375” or “76/3” as the number that a pocket calculator shows. */
function calculator(exact: string): number {
  const [up, down = '1'] = exact.split('/');
  return Number(up) / Number(down);
}

describe('/api/results', () => {
  test('[S1] [S9] [S12] are the naive scoring’s figures, rounded as published', () => {
    holds((given) => {
      const read = results(standing(given));
      const expected = naive(given);
      const decimals = given.contest.rules?.decimals ?? 2;
      read.rounds.forEach((round, r) => {
        const rows = expected.rounds[r]?.teams ?? [];
        const perCriterion =
          (given.contest.rounds[r]?.aggregate ?? given.contest.rules?.aggregate)?.per === 'criterion';
        expect(round.teams).toEqual(
          rows.map((row) => ({
            team: row.team,
            judges: row.judges.map(({ judge, total, counted, dropped }) => ({
              judge,
              total: published(total, decimals),
              counted,
              ...(perCriterion ? { dropped } : {}),
            })),
            score: published(row.score, decimals),
            deduction: published(row.deduction, decimals),
            rank: row.rank,
            tied: row.tied,
            decided: row.decided,
            withdrawn: (given.withdrawn ?? []).some(
              (one) => one.team === row.team && (one.round ?? round.id) === round.id,
            ),
            incomplete: !row.complete,
          })),
        );
      });
      expect(read.overall).toEqual(
        expected.overall.map((row) => ({
          team: row.team,
          parts: row.parts.map((part) => published(part, decimals)),
          score: published(row.score, decimals),
          rank: row.rank,
          tied: row.tied,
          decided: row.decided,
          withdrawn: (given.withdrawn ?? []).some((one) => one.team === row.team && one.round === undefined),
        })),
      );
      expect(read.awards.map(({ prize, winners, contended }) => ({ prize, winners, contended }))).toEqual(
        expected.prizes.map(({ prize, teams, recipient, contended }) => ({
          prize,
          winners: recipient === null ? teams.map((team) => ({ team })) : [{ words: recipient }],
          contended,
        })),
      );
    }, 300);
  });
});

describe('the working of a figure', () => {
  test('[S3] [S4] [S5] [S6] leads from the marks to the score, step by step', () => {
    holds((given) => {
      const state = standing(given);
      const { decimals } = state.contest.rules;
      const exactly = state.contest.rules.rankOn === 'exact';
      const near = (a: number, b: number) => {
        expect(Math.abs(a - b)).toBeLessThan(1e-6);
      };
      state.contest.teams.forEach((team, t) => {
        const shown = working(state, t);
        expect(shown.team).toBe(team.id);
        shown.rounds.forEach((round, r) => {
          const criteria = state.contest.rounds[r]?.criteria ?? [];
          for (const judge of round.judges)
            near(
              judge.total,
              published(
                naive(given).rounds[r]?.teams[t]?.judges.find((one) => one.judge === judge.judge)?.total ?? null,
                decimals,
              ) ?? NaN,
            );
          expect(round.combined.length).toBe(round.score === null ? 0 : round.per === 'sheet' ? 1 : criteria.length);
          for (const one of round.combined) {
            // What is rounded is within half a unit of what is exact, and never below the half.
            const gap = one.rounded - calculator(one.exact);
            expect(gap).toBeGreaterThan(-0.5 / 10 ** decimals - 1e-9);
            expect(gap).toBeLessThan(0.5 / 10 ** decimals + 1e-9);
          }
          // With published figures the sum can be done by hand: weighted figures, less the deductions, not below 0.
          if (round.score === null || exactly) return;
          const before = round.combined.reduce((sum, one) => sum + one.weighted, 0);
          const off = round.deductions.reduce((sum, [, points]) => sum + points, 0);
          near(round.score, Math.max(0, before - off));
          expect(Math.abs((round.part ?? NaN) - round.score * round.weight)).toBeLessThan(0.5 / 10 ** decimals + 1e-6);
        });
        if (exactly) return;
        const parts = shown.rounds.flatMap((round) => (round.part === null ? [] : [round.part]));
        if (shown.overall.score === null) expect(parts).toEqual([]);
        else
          near(
            shown.overall.score,
            parts.reduce((sum, part) => sum + part, 0),
          );
      });
    }, 60);
  });

  test('[M2] a judge’s own sheets: marks as given, null where there is none', () => {
    holds((given) => {
      const state = standing(given);
      state.contest.rounds.forEach((round, r) => {
        state.contest.judges.forEach((judge, j) => {
          const read = sheets(state, r, j);
          expect(read).toMatchObject({ round: round.id, judge: judge.id });
          read.sheets.forEach((sheet) => {
            const found = (given.sheets ?? []).find(
              (one) => one.round === round.id && one.judge === judge.id && one.team === sheet.team,
            );
            expect(sheet.marks).toEqual(found?.marks ?? round.criteria.map(() => null));
          });
        });
      });
    }, 60);
  });
});

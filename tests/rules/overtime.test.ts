import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { overtimePoints, proposedOvertime } from '../../shared/overtime.ts';
import { points, specOf } from '../../shared/spec.ts';
import { emptySheet, freshTeam, type TeamState } from '../../shared/state.ts';
import { contest, type FileRound } from '../builders.ts';
import { read } from './case.ts';

type Overtime = NonNullable<FileRound['overtime']>;

function roundWith(overtime: Overtime | undefined, timeLimitSeconds: number | undefined) {
  const file = contest({
    decimals: 2,
    rounds: [{ ...(overtime ? { overtime } : {}), ...(timeLimitSeconds === undefined ? {} : { timeLimitSeconds }) }],
  });
  const [round] = specOf(read(file)).rounds;
  if (!round) throw new Error('one round was asked for');
  return round.round;
}

/** Points off for `minutes:seconds` on the clock. */
function off(overtime: Overtime, limit: number, minutes: number, seconds: number): number {
  return overtimePoints(roundWith(overtime, limit), (minutes * 60 + seconds) * 1000) / 1_000_000;
}

describe('Hà Trung: five minutes, one point for each full minute over, at most five', () => {
  const rule: Overtime = { graceSeconds: 0, everySeconds: 60, count: 'full', points: 1, max: 5 };

  test.each([
    [5, 0, 0, 'on the limit'],
    [5, 59, 0, 'the first minute is not full yet'],
    [6, 0, 1, 'one full minute'],
    [6, 59, 1, 'one full minute and 59 seconds'],
    [7, 0, 2, 'two full minutes'],
    [9, 59, 4, 'four'],
    [10, 0, 5, 'five'],
    [25, 0, 5, 'never more than five'],
  ])('[O2] %i:%i takes off %i: %s', (minutes, seconds, expected) => {
    expect(off(rule, 300, minutes, seconds)).toBe(expected);
  });

  test('[O1] the clock shows whole seconds: 5:59,999 is 5:59', () => {
    expect(overtimePoints(roundWith(rule, 300), 359_999)).toBe(0);
    expect(overtimePoints(roundWith(rule, 300), 360_000)).toBe(1_000_000);
  });

  test('[O1] without a limit, or without a rule, nothing is over', () => {
    expect(overtimePoints(roundWith(rule, undefined), 3_600_000)).toBe(0);
    expect(overtimePoints(roundWith(undefined, 300), 3_600_000)).toBe(0);
  });
});

describe('a grace of 15 seconds, half a point for each minute begun', () => {
  const rule: Overtime = { graceSeconds: 15, everySeconds: 60, count: 'begun', points: 0.5 };

  test.each([
    [5, 15, 0, 'within the grace'],
    [5, 16, 0.5, 'past it: the first minute over the limit has begun'],
    [6, 0, 0.5, 'still the first minute'],
    [6, 1, 1, 'the second has begun'],
    [6, 15, 1, 'the grace is not taken off the time over'],
  ])('[O2] %i:%i takes off %f: %s', (minutes, seconds, expected) => {
    expect(off(rule, 300, minutes, seconds)).toBe(expected);
  });
});

describe('tiers: 0,25 under a minute over, 0,5 from a minute on', () => {
  const rule: Overtime = {
    tiers: [
      { overSeconds: 60, points: 0.5 },
      { overSeconds: 1, points: 0.25 },
    ],
  };

  test.each([
    [5, 0, 0, 'on the limit'],
    [5, 1, 0.25, 'the first tier'],
    [5, 59, 0.25, 'still the first'],
    [6, 0, 0.5, 'the second'],
    [20, 0, 0.5, 'the highest reached, whatever their order in the file'],
  ])('[O3] %i:%i takes off %f: %s', (minutes, seconds, expected) => {
    expect(off(rule, 300, minutes, seconds)).toBe(expected);
  });

  test('[O3] a tier from 0 seconds is reached by the first second over, not on the limit itself', () => {
    const atOnce: Overtime = { tiers: [{ overSeconds: 0, points: 1 }] };
    expect(off(atOnce, 300, 5, 0)).toBe(0);
    expect(off(atOnce, 300, 5, 1)).toBe(1);
  });
});

test('[O2] agrees with somebody who stands there and counts the seconds', () => {
  const rule = fc.record({
    graceSeconds: fc.integer({ min: 0, max: 40 }),
    everySeconds: fc.integer({ min: 1, max: 45 }),
    count: fc.constantFrom('full' as const, 'begun' as const),
    points: fc.integer({ min: 0, max: 300 }).map((n) => n / 100),
    max: fc.option(
      fc.integer({ min: 0, max: 900 }).map((n) => n / 100),
      { nil: undefined },
    ),
  });
  fc.assert(
    fc.property(rule, fc.integer({ min: 1, max: 120 }), fc.integer({ min: 0, max: 400_000 }), (given, limit, ms) => {
      const { max, ...rest } = given;
      const round = roundWith(max === undefined ? rest : { ...rest, max }, limit);
      let stretches = 0;
      let inStretch = 0;
      let over = 0;
      for (let second = limit + 1; second * 1000 <= ms; second++) {
        over += 1;
        if (inStretch === 0 && given.count === 'begun') stretches += 1;
        inStretch += 1;
        if (inStretch === given.everySeconds) {
          inStretch = 0;
          if (given.count === 'full') stretches += 1;
        }
      }
      let hundredths = over > given.graceSeconds ? stretches * Math.round(given.points * 100) : 0;
      if (max !== undefined) hundredths = Math.min(hundredths, Math.round(max * 100));
      expect(overtimePoints(round, ms)).toBe(hundredths * 10_000);
    }),
    { numRuns: 500 },
  );
});

test('[O2] a longer performance never costs less', () => {
  const ms = fc.integer({ min: 0, max: 2_000_000 });
  const rule = fc.constantFrom<Overtime>(
    { everySeconds: 60, count: 'full', points: 1, max: 5, graceSeconds: 30 },
    { everySeconds: 7, count: 'begun', points: 0.25 },
    {
      tiers: [
        { overSeconds: 1, points: 0.25 },
        { overSeconds: 60, points: 0.5 },
      ],
    },
  );
  fc.assert(
    fc.property(rule, ms, ms, (given, a, b) => {
      const round = roundWith(given, 300);
      expect(overtimePoints(round, Math.max(a, b))).toBeGreaterThanOrEqual(overtimePoints(round, Math.min(a, b)));
    }),
  );
});

describe('the proposal', () => {
  const round = roundWith({ everySeconds: 60, count: 'full', points: 1 }, 300);
  const team = (change: Partial<TeamState>): TeamState => ({
    ...freshTeam(emptySheet(1), 1),
    timer: { startedAt: null, elapsed: 430_000 },
    ...change,
  });

  test('[O4] stands while the clock stands', () => {
    expect(proposedOvertime(round, team({}))).toBe(2_000_000);
    expect(proposedOvertime(round, team({ timer: { startedAt: 5, elapsed: 430_000 } }))).toBe(null);
    expect(proposedOvertime(round, team({ timer: { startedAt: null, elapsed: 300_000 } }))).toBe(null);
  });

  test('[O4] is gone once confirmed or waived; other deductions do not settle it', () => {
    const deduction = (kind: string) => ({
      deductions: [{ kind, points: points(1), reason: 'lý do', elapsed: 430_000 }],
    });
    expect(proposedOvertime(round, team(deduction('overtime')))).toBe(null);
    expect(proposedOvertime(round, team(deduction('other')))).toBe(2_000_000);
    expect(proposedOvertime(round, team({ waived: { reason: 'mất điện', elapsed: 430_000 } }))).toBe(null);
  });

  test('[O4] comes anew at another time, where the rule names other points than were taken off', () => {
    const taken = (seconds: number, off: number, rule = round) =>
      proposedOvertime(rule, {
        ...team({ timer: { startedAt: null, elapsed: seconds * 1000 } }),
        deductions: [{ kind: 'overtime', points: points(off), reason: 'quá giờ', elapsed: 456_000 }],
      });
    expect(taken(456, 2)).toBe(null);
    expect(taken(470, 2)).toBe(null);
    expect(taken(370, 2)).toBe(1_000_000);
    expect(taken(620, 2)).toBe(5_000_000);
    expect(taken(290, 2)).toBe(0);
    // Set by hand it stands while the clock does.
    expect(taken(456, 0.5)).toBe(null);
    expect(taken(470, 0.5)).toBe(2_000_000);
    const unruled = { ...round };
    delete unruled.overtime;
    expect(taken(290, 2, unruled)).toBe(null);
  });
});

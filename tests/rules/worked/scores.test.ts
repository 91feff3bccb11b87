import { describe, expect, test } from 'vitest';
import { contest } from '../../builders.ts';
import { sheetsOf, type Case } from '../case.ts';
import { five, haTrung, overallOf, roundOf } from './paper.ts';

/** Xã Hà Lai on the wall and on stage, as five judges saw it. */
const haLai: Case = {
  contest: haTrung,
  sheets: [
    ...sheetsOf('bao-tuong', five, {
      'xa-ha-lai': [
        [8.5, 5, 3.25, 6, 2.25], // 25,00
        [8.25, 4.75, 3, 5.75, 2], // 23,75
        [9, 5.5, 3.5, 6.25, 2.5], // 26,75
        [8, 4.5, 3, 5.5, 2], // 23,00
        [8.75, 5.25, 3.25, 6, 2.25], // 25,50
      ],
    }),
    ...sheetsOf('chao-hoi', five, {
      'xa-ha-lai': [
        [9, 12, 2.5, 2.5], // 26,00
        [9.5, 12.25, 2.75, 2.75], // 27,25
        [8.75, 12, 2.5, 2.5], // 25,75
        [9, 12.5, 2.5, 2.75], // 26,75
        [9, 11.75, 2.75, 2.5], // 26,00
      ],
    }),
    ...sheetsOf('tieu-pham', five, {
      'xa-ha-lai': [
        [10, 8.5, 8.5, 3.25, 3.25], // 33,50
        [10.5, 8.5, 8, 3.5, 3], // 33,50
        [10, 8, 8.5, 3, 3], // 32,50
        [10.25, 9, 9, 3.25, 3.5], // 35,00
        [10, 8.25, 8.5, 3, 3], // 32,75
      ],
    }),
  ],
  // Six minutes and ten seconds on a limit of five: one full minute over, one point.
  deductions: [{ round: 'chao-hoi', team: 'xa-ha-lai', kind: 'overtime', points: 1 }],
};

describe('Hà Trung, Xã Hà Lai', () => {
  test('[S1] a sheet is its marks added: 8,5 + 5 + 3,25 + 6 + 2,25 = 25,00', () => {
    expect(roundOf(haLai, 'bao-tuong')['xa-ha-lai']?.totals).toEqual([25, 23.75, 26.75, 23, 25.5]);
  });

  test('[S4] báo tường is the mean of five sheets: 124,00 : 5 = 24,80', () => {
    expect(roundOf(haLai, 'bao-tuong')['xa-ha-lai']?.score).toBe(24.8);
  });

  test('[S6] chào hỏi: 131,75 : 5 = 26,35, and one point off for a full minute over makes 25,35', () => {
    expect(roundOf(haLai, 'chao-hoi')['xa-ha-lai']?.score).toBe(25.35);
  });

  test('[S9] overall: 24,80 + 25,35 + 33,45 = 83,60', () => {
    expect(overallOf(haLai)['xa-ha-lai']).toMatchObject({ parts: [24.8, 25.35, 33.45], score: 83.6, rank: 1 });
  });

  test('[S2] judge 3 is related to the team and does not mark it: 97,25 : 4 = 24,3125, which is 24,31', () => {
    const given: Case = { ...haLai, recused: [{ round: 'bao-tuong', team: 'xa-ha-lai', judge: 'gk3' }] };
    const row = roundOf(given, 'bao-tuong')['xa-ha-lai'];
    expect(row).toMatchObject({ score: 24.31, totals: [25, 23.75, 23, 25.5], complete: true });
  });

  test('[S2] [S12] a sheet given back to be mended counts nowhere, and the figure is not complete: 24,31', () => {
    const sheets = (haLai.sheets ?? []).map((sheet) =>
      sheet.round === 'bao-tuong' && sheet.judge === 'gk3' ? { ...sheet, status: 'reopened' as const } : sheet,
    );
    const row = roundOf({ ...haLai, sheets }, 'bao-tuong')['xa-ha-lai'];
    expect(row).toMatchObject({ score: 24.31, totals: [25, 23.75, 23, 25.5], complete: false });
  });

  test('[S9] before the tiểu phẩm, the overall adds what there is: 24,80 + 25,35 = 50,15', () => {
    const sheets = (haLai.sheets ?? []).filter((sheet) => sheet.round !== 'tieu-pham');
    expect(overallOf({ ...haLai, sheets })['xa-ha-lai']).toMatchObject({ parts: [24.8, 25.35, null], score: 50.15 });
  });

  test('[T1] a team that nobody has marked has no score, which is not 0, and no rank', () => {
    expect(overallOf(haLai)['xa-ha-bac']).toEqual({ parts: [null, null, null], score: null, rank: null, tied: false });
  });
});

describe('rounding', () => {
  const one = (judges: number, marks: number[], rules: Parameters<typeof contest>[0] = {}): Case => {
    const file = contest({ judges, teams: 1, rounds: [{ criteria: [{ max: 40 }] }], ...rules });
    const ids = file.judges.map((judge) => judge.id);
    return { contest: file, sheets: sheetsOf('r1', ids, { t1: marks }) };
  };
  const scoreOf = (given: Case) => roundOf(given, 'r1')['t1']?.score;

  test('[S4] four judges: 25,00 + 23,75 + 24,25 + 25,50 = 98,50; : 4 = 24,625, and the half goes up: 24,63', () => {
    expect(scoreOf(one(4, [25, 23.75, 24.25, 25.5]))).toBe(24.63);
  });

  test('[S11] just under the half goes down: 97,25 : 4 = 24,3125 is 24,31; 74,00 : 3 = 24,666… is 24,67', () => {
    expect(scoreOf(one(4, [25, 23.75, 23, 25.5]))).toBe(24.31);
    expect(scoreOf(one(3, [24.5, 24.5, 25]))).toBe(24.67);
  });

  test('[S11] the half that floats get wrong: 1,005 to two decimals is 1,01', () => {
    // A sheet of 1,00 and one of 1,01 make a mean of 1,005.
    const given = one(2, [1, 1.01], { rounds: [{ criteria: [{ max: 40, step: 0.01 }] }] });
    expect(scoreOf(given)).toBe(1.01);
  });

  test('[S11] with no decimals 24,5 is 25', () => {
    expect(scoreOf(one(2, [24, 25], { decimals: 0, rounds: [{ criteria: [{ max: 40, step: 1 }] }] }))).toBe(25);
  });

  test('[S6] more points off than there are leave 0, not less: 2,00 − 5 is 0', () => {
    const given = one(3, [2, 2, 2]);
    const deductions = [
      { round: 'r1', team: 't1', kind: 'overtime', points: 2 },
      { round: 'r1', team: 't1', kind: 'other', points: 3 },
    ];
    expect(scoreOf({ ...given, deductions })).toBe(0);
  });
});

describe('the highest and the lowest left out', () => {
  const given = (marks: (number | null)[], dropHigh = 1, dropLow = 1): Case => ({
    contest: contest({ judges: 5, teams: 1, dropHigh, dropLow, rounds: [{ criteria: [{ max: 40 }] }] }),
    sheets: sheetsOf('r1', five, { t1: marks }),
  });

  test('[S3] of 25,00 23,75 26,75 23,00 25,50 the 26,75 and the 23,00 go: 74,25 : 3 = 24,75', () => {
    expect(roundOf(given([25, 23.75, 26.75, 23, 25.5]), 'r1')['t1']).toMatchObject({
      score: 24.75,
      counted: [true, true, false, false, true],
    });
  });

  test('[S3] two sheets of 26,00 are the highest: the later judge’s goes', () => {
    expect(roundOf(given([26, 24, 26, 23, 25]), 'r1')['t1']).toMatchObject({
      score: 25,
      counted: [true, true, false, false, true],
    });
  });

  test('[S3] all five give 24,00: the last goes as the highest, the one before it as the lowest', () => {
    expect(roundOf(given([24, 24, 24, 24, 24]), 'r1')['t1']).toMatchObject({
      score: 24,
      counted: [true, true, true, false, false],
    });
  });

  test('[S7] two sheets are too few to leave two out: no score; three are enough', () => {
    expect(roundOf(given([25, null, null, 23, null]), 'r1')['t1']?.score).toBeNull();
    expect(roundOf(given([25, null, null, 23, 20]), 'r1')['t1']?.score).toBe(23);
  });
});

describe('other ways to combine', () => {
  test('[S4] the median of an even panel: of 23,00 24,00 25,25 30,00 the middle two, 49,25 : 2 = 24,625, is 24,63', () => {
    const file = contest({ judges: 4, teams: 1, kind: 'median', rounds: [{ criteria: [{ max: 40 }] }] });
    const sheets = sheetsOf('r1', five, { t1: [30, 23, 25.25, 24] });
    expect(roundOf({ contest: file, sheets }, 'r1')['t1']?.score).toBe(24.63);
  });

  test('[S4] [S2] the sum of three sheets is 75,25; of the two that came, 50,00: who was absent adds nothing', () => {
    const file = contest({ teams: 2, kind: 'sum', rounds: [{ criteria: [{ max: 40 }] }] });
    const sheets = sheetsOf('r1', five, { t1: [25, 25, 25.25], t2: [25, 25, null] });
    const rows = roundOf({ contest: file, sheets }, 'r1');
    expect([rows['t1']?.score, rows['t2']?.score]).toEqual([75.25, 50]);
  });

  test('[S8] a round’s own way stands in for the contest’s: the sum of 24 and 25 is 49, their mean 24,50', () => {
    const sum = { kind: 'sum' as const };
    const file = contest({
      judges: 2,
      teams: 1,
      rounds: [{ aggregate: sum, criteria: [{ max: 40 }] }, { criteria: [{ max: 40 }] }],
    });
    const sheets = [...sheetsOf('r1', five, { t1: [24, 25] }), ...sheetsOf('r2', five, { t1: [24, 25] })];
    expect(overallOf({ contest: file, sheets })['t1']?.parts).toEqual([49, 24.5]);
  });

  const twoCriteria = (per: 'sheet' | 'criterion', dropHigh = 0): Case => ({
    contest: contest({ teams: 1, per, dropHigh, rounds: [{ criteria: [{ weight: 2 }, {}] }] }),
    sheets: sheetsOf('r1', five, {
      t1: [
        [8, 5], // 8 × 2 + 5 = 21,00
        [8, 5.5], // 21,50
        [8.25, 5.25], // 21,75
      ],
    }),
  });

  test('[S1] [S4] per sheet: 21,00 + 21,50 + 21,75 = 64,25; : 3 = 21,4166…, which is 21,42', () => {
    expect(roundOf(twoCriteria('sheet'), 'r1')['t1']).toMatchObject({ score: 21.42, totals: [21, 21.5, 21.75] });
  });

  test('[S5] per criterion: 24,25 : 3 is 8,08, times 2 is 16,16; 15,75 : 3 is 5,25; together 21,41', () => {
    expect(roundOf(twoCriteria('criterion'), 'r1')['t1']?.score).toBe(21.41);
  });

  test('[S5] per criterion the highest goes by itself: 8,25 of judge 3, 5,5 of judge 2; 8,00 × 2 + 5,13 = 21,13', () => {
    // (8 + 8) : 2 = 8,00; (5 + 5,25) : 2 = 5,125, which is 5,13.
    expect(roundOf(twoCriteria('criterion', 1), 'r1')['t1']).toMatchObject({
      score: 21.13,
      counted: [true, true, true],
      dropped: [[], ['c2'], ['c1']],
    });
  });
});

describe('weights', () => {
  test('[S9] a part that weighs 1.92: 24,63 × 1,92 = 47,2896, which is 47,29; with 20,00 of the other part 67,29', () => {
    const file = contest({
      judges: 1,
      teams: 1,
      rounds: [{ weight: 1.92, criteria: [{ max: 40, step: 0.01 }] }, { criteria: [{ max: 40 }] }],
    });
    const sheets = [...sheetsOf('r1', five, { t1: [24.63] }), ...sheetsOf('r2', five, { t1: [20] })];
    expect(overallOf({ contest: file, sheets })['t1']).toMatchObject({ parts: [47.29, 20], score: 67.29 });
  });

  test('[S1] a criterion that weighs 1.92: 7,25 × 1,92 = 13,92, with 8,50 a sheet of 22,42', () => {
    const file = contest({ judges: 1, teams: 1, rounds: [{ criteria: [{ weight: 1.92 }, {}] }] });
    expect(roundOf({ contest: file, sheets: sheetsOf('r1', five, { t1: [[7.25, 8.5]] }) }, 'r1')['t1']).toMatchObject({
      totals: [22.42],
      score: 22.42,
    });
  });
});

describe('published and exact figures', () => {
  const given = (rankOn: 'published' | 'exact'): Case => ({
    contest: contest({ teams: 2, rankOn, rounds: 2 }),
    sheets: [
      ...sheetsOf('r1', five, { t1: [8.25, 8.25, 8.5], t2: [8.25, 8.25, 8.25] }), // 25,00 : 3 and 24,75 : 3
      ...sheetsOf('r2', five, { t1: [8.25, 8.25, 8.5], t2: [8.5, 8.5, 8.25] }), // 25,00 : 3 and 25,25 : 3
    ],
  });

  test('[S10] [T1] published: 8,33 + 8,33 = 16,66 is behind 8,25 + 8,42 = 16,67', () => {
    const rows = overallOf(given('published'));
    expect(rows['t1']).toMatchObject({ parts: [8.33, 8.33], score: 16.66, rank: 2 });
    expect(rows['t2']).toMatchObject({ parts: [8.25, 8.42], score: 16.67, rank: 1 });
  });

  test('[S10] exact: both are 50 thirds, so they are level; 16,67 is only what is shown', () => {
    const rows = overallOf(given('exact'));
    expect(rows['t1']).toMatchObject({ score: 16.67, rank: 1, tied: true });
    expect(rows['t2']).toMatchObject({ score: 16.67, rank: 1, tied: true });
  });
});

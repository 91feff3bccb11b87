import { describe, expect, test } from 'vitest';
import { contest } from '../../builders.ts';
import { sheetsOf, type Case } from '../case.ts';
import { allGave, five, overallOf, ranksOf, roundOf } from './paper.ts';

describe('level teams', () => {
  test('[T1] 90, 85, 85, 80 rank 1, 2, 2, 4', () => {
    const given = allGave({ t1: [27, 27, 36], t2: [25, 26, 34], t3: [25, 26, 34], t4: [24, 24, 32] });
    expect(ranksOf(given)).toEqual({ t1: 1, t2: 2, t3: 2, t4: 4, t5: null });
  });

  test('[T2] both 84: the better tiểu phẩm is ahead, 35 before 34', () => {
    const given = allGave({ t1: [25, 25, 34], t2: [24, 25, 35] });
    expect(overallOf(given)).toMatchObject({ t1: { score: 84, rank: 2 }, t2: { score: 84, rank: 1, tied: false } });
  });

  test('[T2] tiểu phẩm level too: chào hỏi, 26 before 25', () => {
    expect(ranksOf(allGave({ t1: [25, 25, 34], t2: [24, 26, 34] }))).toMatchObject({ t1: 2, t2: 1 });
  });

  test('[T2] all parts level: fewer points off is ahead, 26 − 1 behind a plain 25', () => {
    const given = allGave({ t1: [25, 26, 34], t2: [25, 25, 34] });
    const deductions = [{ round: 'chao-hoi', team: 't1', kind: 'overtime', points: 1 }];
    expect(overallOf({ ...given, deductions })).toMatchObject({
      t1: { score: 84, rank: 2 },
      t2: { score: 84, rank: 1 },
    });
  });

  test('[T2] a part that is missing is below any: 50 without tiểu phẩm stands behind 50 with one', () => {
    const given = allGave({ t1: [25, 25, null], t2: [25, null, 25] });
    expect(ranksOf(given)).toMatchObject({ t1: 2, t2: 1 });
  });

  test('[T4] nothing parts them: the panel decides; decided anew, the later counts', () => {
    const given = allGave({ t1: [25, 25, 34], t2: [25, 25, 34], t3: [30, 30, 40] });
    expect(overallOf(given)).toMatchObject({ t1: { rank: 2, tied: true }, t2: { rank: 2, tied: true } });
    const first = { teams: ['t2', 't1'] };
    expect(ranksOf({ ...given, ties: [first] })).toMatchObject({ t3: 1, t2: 2, t1: 3 });
    expect(ranksOf({ ...given, ties: [first, { teams: ['t1', 't2'] }] })).toMatchObject({ t3: 1, t1: 2, t2: 3 });
  });

  test('[T4] a decision lifts nobody over a team with more points, and a part’s decision is not the overall’s', () => {
    const given = allGave({ t1: [25, 25, 34], t2: [25, 25, 34.25] });
    expect(ranksOf({ ...given, ties: [{ teams: ['t1', 't2'] }] })).toMatchObject({ t1: 2, t2: 1 });
    const ofRound: Case = { ...given, ties: [{ round: 'chao-hoi', teams: ['t2', 't1'] }] };
    expect([roundOf(ofRound, 'chao-hoi')['t1']?.rank, roundOf(ofRound, 'chao-hoi')['t2']?.rank]).toEqual([2, 1]);
    expect([roundOf(ofRound, 'bao-tuong')['t1']?.rank, roundOf(ofRound, 'bao-tuong')['t2']?.rank]).toEqual([1, 1]);
  });

  test('[T5] three level, and only two of them put in order: all three stay level until the third is placed', () => {
    const given = allGave({ t1: [25, 25, 34], t2: [25, 25, 34], t3: [25, 25, 34] });
    expect(ranksOf({ ...given, ties: [{ teams: ['t1', 't2'] }] })).toMatchObject({ t1: 1, t2: 1, t3: 1 });
    const both = [{ teams: ['t1', 't2'] }, { teams: ['t1', 't3'] }];
    expect(ranksOf({ ...given, ties: both })).toMatchObject({ t1: 1, t2: 2, t3: 2 });
  });

  test('[T5] decisions in a circle part nobody', () => {
    const given = allGave({ t1: [25, 25, 34], t2: [25, 25, 34], t3: [25, 25, 34] });
    const circle = [{ teams: ['t1', 't2'] }, { teams: ['t2', 't3'] }, { teams: ['t3', 't1'] }];
    expect(ranksOf({ ...given, ties: circle })).toMatchObject({ t1: 1, t2: 1, t3: 1 });
  });

  test('[T3] within a part its own criteria part level teams: 15,00 with the better content is ahead', () => {
    const file = contest({ teams: 2, tieBreak: ['deductions'], rounds: [{ criteria: 2, tieBreak: ['c2'] }] });
    const sheets = sheetsOf('r1', five, {
      t1: [
        [8, 7],
        [8, 7],
        [8, 7],
      ],
      t2: [
        [7, 8],
        [7, 8],
        [7, 8],
      ],
    });
    const rows = roundOf({ contest: file, sheets }, 'r1');
    expect([rows['t1'], rows['t2']]).toMatchObject([
      { score: 15, rank: 2 },
      { score: 15, rank: 1 },
    ]);
    expect(overallOf({ contest: file, sheets })).toMatchObject({ t1: { rank: 1 }, t2: { rank: 1, tied: true } });
  });
});

describe('withdrawn', () => {
  const given = allGave({ t1: [27, 27, 36], t2: [25, 26, 34], t3: [24, 24, 32] });

  test('[T6] from the contest: the 90 points stay on the table without a rank, the others move up', () => {
    const gone: Case = { ...given, withdrawn: [{ team: 't1' }] };
    expect(overallOf(gone)).toMatchObject({ t1: { score: 90, rank: null }, t2: { rank: 1 }, t3: { rank: 2 } });
    expect(roundOf(gone, 'bao-tuong')).toMatchObject({ t1: { score: 27, rank: null }, t2: { rank: 1 } });
  });

  test('[T7] from one part: no rank there, and the 27 points that were given there still count overall', () => {
    const gone: Case = { ...given, withdrawn: [{ team: 't1', round: 'chao-hoi' }] };
    expect(overallOf(gone)).toMatchObject({ t1: { score: 90, rank: 1 } });
    expect(roundOf(gone, 'chao-hoi')).toMatchObject({ t1: { score: 27, rank: null }, t2: { rank: 1 } });
    expect(roundOf(gone, 'tieu-pham')).toMatchObject({ t1: { rank: 1 } });
  });
});

describe('what the hall may see', () => {
  test('[F2] a public overall adds and breaks ties by complete figures alone', () => {
    // t1's chào hỏi still lacks a sheet: neither its marks nor the point taken off there are public yet.
    const given = allGave({ t1: [25, null, 34], t2: [25, null, 34] });
    const half = sheetsOf('chao-hoi', ['gk1'], { t1: [20] });
    const whole: Case = {
      ...given,
      sheets: [...(given.sheets ?? []), ...half],
      deductions: [{ round: 'chao-hoi', team: 't1', kind: 'other', points: 1 }],
    };
    expect(overallOf(whole)['t1']).toMatchObject({ parts: [25, 19, 34], score: 78, rank: 1 });
    expect(overallOf(whole, 'complete')).toMatchObject({
      t1: { parts: [25, null, 34], score: 59, rank: 1, tied: true },
      t2: { score: 59, rank: 1, tied: true },
    });
  });
});

import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { nearTies } from '../../shared/near.ts';
import { add, compare, ratio, sum, toNumber, ZERO } from '../../shared/ratio.ts';
import { scoreTeam } from '../../shared/score.ts';
import { at, specOf } from '../../shared/spec.ts';
import { leaning, spreadOf, type Spread } from '../../shared/spread.ts';
import type { State } from '../../shared/state.ts';
import { huddle } from '../../shared/views/huddle.ts';
import { panelView } from '../../shared/views/panel.ts';
import { contest, type Needs } from '../builders.ts';
import { DESK } from '../story.ts';
import { anyCase, SMALL } from './arbitrary.ts';
import { sheetsOf, standing, type Case, type CaseSheet } from './case.ts';

vi.setConfig({ testTimeout: 60_000 });

const JUDGES = ['gk1', 'gk2', 'gk3', 'gk4', 'gk5'];

/** One team, one part of 0 to 10, and the totals of its judges; null did not hand in. */
function spread(totals: readonly (number | null)[], needs: Needs = {}): Spread {
  const file = contest({ teams: 1, judges: totals.length, flagPercent: 20, ...needs });
  const sheets = sheetsOf('r1', JUDGES, { t1: totals });
  return spreadIn(standing({ contest: file, sheets }), 0, 0);
}

function spreadIn(state: State, r: number, t: number): Spread {
  return spreadOf(at(specOf(state.contest).rounds, r), at(at(state.rounds, r).teams, t));
}

const figures = ({ points, judges }: Spread) => ({
  points: points && toNumber(points, 4),
  distances: judges.map(({ distance }) => distance && toNumber(distance, 4)),
  far: judges.filter(({ far }) => far).map(({ judge }) => judge),
});

describe('how far judges stand from each other', () => {
  test('[J1] [J2] by hand: 7; 8; 9; 8 and 4 of ten', () => {
    expect(figures(spread([7, 8, 9, 8, 4]))).toEqual({
      points: 5,
      // 7 − 29/4, 8 − 28/4, 9 − 27/4, 8 − 28/4, 4 − 32/4
      distances: [-0.25, 1, 2.25, 1, -4],
      far: [2, 4],
    });
  });

  test('[J2] two judges are equally far from each other, and both are flagged or neither', () => {
    expect(figures(spread([7, 9.25]))).toEqual({ points: 2.25, distances: [-2.25, 2.25], far: [0, 1] });
    expect(figures(spread([9, 7]))).toEqual({ points: 2, distances: [2, -2], far: [] });
  });

  test('[J1] [J2] one judge alone is far from nobody, and no judge neither', () => {
    expect(figures(spread([7, null, null]))).toEqual({ points: null, distances: [null], far: [] });
    expect(figures(spread([null, null]))).toEqual({ points: null, distances: [], far: [] });
  });

  test('[J3] exactly so many percent is not far; a step more is, up or down', () => {
    expect(spread([5, 5, 7]).judges.map(({ far }) => far)).toEqual([false, false, false]);
    expect(spread([5, 5, 7.25]).judges.map(({ far }) => far)).toEqual([false, false, true]);
    expect(spread([5, 5, 2.75]).judges.map(({ far }) => far)).toEqual([false, false, true]);
  });

  test('[J3] of the part’s maximum: with 30 points, 20 % is 6', () => {
    const part = { rounds: [{ criteria: [{ max: 10, weight: 2 }, { max: 10 }] }] } satisfies Needs;
    const of = (mark: number) => [mark, 5];
    const file = contest({ teams: 1, judges: 2, flagPercent: 20, ...part });
    const flagged = (mark: number) =>
      spreadIn(standing({ contest: file, sheets: sheetsOf('r1', JUDGES, { t1: [of(5), of(mark)] }) }), 0, 0).judges.map(
        ({ far }) => far,
      );
    expect(flagged(8)).toEqual([false, false]);
    expect(flagged(8.25)).toEqual([true, true]);
  });

  test('[J3] without flagPercent nobody is flagged', () => {
    const file = contest({ teams: 1, judges: 2 });
    const sheets = sheetsOf('r1', JUDGES, { t1: [0, 10] });
    expect(spreadIn(standing({ contest: file, sheets }), 0, 0).judges.map(({ far }) => far)).toEqual([false, false]);
  });

  test('[J2] whom the score leaves out still has a distance; a recused judge and a draft have none', () => {
    expect(figures(spread([7, 8, 9, 8, 4], { dropHigh: 1, dropLow: 1 })).far).toEqual([2, 4]);
    const file = contest({ teams: 1, judges: 4, flagPercent: 20 });
    const sheets: CaseSheet[] = sheetsOf('r1', JUDGES, { t1: [7, 7, 1, 9] });
    const drafts = sheets.map((one) => (one.judge === 'gk4' ? { ...one, status: 'draft' as const } : one));
    const recused = [{ round: 'r1', team: 't1', judge: 'gk3' }];
    const state = standing({ contest: file, sheets: drafts, recused });
    expect(figures(spreadIn(state, 0, 0))).toEqual({ points: 0, distances: [0, 0], far: [] });
  });

  test('[J4] a judge who gives everybody more than the others leans up by so much', () => {
    const file = contest({ teams: 3, judges: 3 });
    const sheets = sheetsOf('r1', JUDGES, { t1: [8, 7, 7], t2: [9, 7, 7], t3: [null, 5, 5] });
    const state = standing({ contest: file, sheets });
    const all = [0, 1, 2].map((t) => spreadIn(state, 0, t));
    const leans = [0, 1, 2].map((j) => leaning(all, j)).map((one) => one && toNumber(one, 4));
    // gk2: 7 − 7,5; 7 − 8; 5 − 5
    expect(leans).toEqual([1.5, -0.5, -0.5]);
    expect(leaning([spread([7])], 0)).toBeNull();
  });

  const any = (check: (given: Case, state: State) => void) => {
    fc.assert(
      fc.property(anyCase(SMALL), (given) => {
        check(given, standing(given));
      }),
      { numRuns: 300, interruptAfterTimeLimit: 20_000 },
    );
  };

  test('[J2] signed, they cancel out; [J1] nobody is further than the spread', () => {
    any((_, state) => {
      for (const spec of specOf(state.contest).rounds)
        for (const team of at(state.rounds, spec.index).teams) {
          const { points, judges } = spreadOf(spec, team);
          const distances = judges.flatMap(({ distance }) => (distance ? [distance] : []));
          expect(distances).toHaveLength(judges.length > 1 ? judges.length : 0);
          expect(compare(sum(distances), ZERO)).toBe(0);
          for (const distance of distances) {
            expect(compare(distance, points ?? ZERO)).toBeLessThanOrEqual(0);
            expect(compare(add(distance, points ?? ZERO), ZERO)).toBeGreaterThanOrEqual(0);
          }
        }
    });
  });

  test('[J3] a flag changes no figure', () => {
    any((given, state) => {
      const rules = { ...given.contest.rules, flagPercent: 0 };
      const flagged = standing({ ...given, contest: { ...given.contest, rules } });
      const scores = (one: State) =>
        specOf(one.contest).rounds.map((spec) =>
          at(one.rounds, spec.index).teams.map((team) => scoreTeam(spec, team).score),
        );
      expect(scores(flagged)).toEqual(scores(state));
    });
  });
});

describe('near ties', () => {
  const near = (totals: Readonly<Record<string, number>>, needs: Needs = {}, more: Partial<Case> = {}) => {
    const file = contest({
      teams: Object.keys(totals).length,
      judges: 1,
      prizes: [
        { name: 'Nhất', count: 1 },
        { name: 'Nhì', count: 2 },
      ],
      ...needs,
    });
    const rows = Object.fromEntries(Object.entries(totals).map(([team, total]) => [team, [total]]));
    const state = standing({ contest: file, sheets: sheetsOf('r1', ['gk1'], rows), ...more });
    const name = (t: number) => at(state.contest.teams, t).id;
    return nearTies(state).map(({ round, above, below, by, how, prize }) =>
      [round ?? 'overall', name(above), name(below), toNumber(by, 4), how, prize].join(' '),
    );
  };

  test('[J5] at most one step apart, and by how much', () => {
    expect(near({ t1: 9, t2: 8.75, t3: 8.25 })).toEqual(['overall t1 t2 0.25 points Nhất']);
    expect(near({ t1: 9, t2: 8.5, t3: 8 })).toEqual([]);
  });

  test('[J5] the step is worth what its criterion and its part weigh', () => {
    const rounds = [{ weight: 2, criteria: [{ weight: 2 }] }];
    expect(near({ t1: 9, t2: 8.75 }, { rounds, prizes: [] })).toEqual(['overall t1 t2 1 points ']);
    expect(near({ t1: 9, t2: 8.5 }, { rounds, prizes: [] })).toEqual([]);
  });

  test('[J5] with sum the whole panel’s step counts', () => {
    const apart = (kind: 'sum' | 'mean') => {
      const file = contest({ kind, teams: 2, judges: 2 });
      const sheets = sheetsOf('r1', JUDGES, { t1: [9, 9], t2: [8.75, 8.75] });
      return nearTies(standing({ contest: file, sheets })).map(({ by }) => toNumber(by, 4));
    };
    expect(apart('sum')).toEqual([0.5]);
    expect(apart('mean')).toEqual([0.25]);
  });

  test('[J5] level teams, and how they are parted', () => {
    expect(near({ t1: 9, t2: 9 }, { prizes: [] })).toEqual(['overall t1 t2 0 level ']);
    const decided = { ties: [{ teams: ['t2', 't1'] }] };
    expect(near({ t1: 9, t2: 9 }, { prizes: [] }, decided)).toEqual(['overall t2 t1 0 decided ']);
    const off = { deductions: [{ round: 'r1', team: 't1', kind: 'other', points: 0.5 }] };
    expect(near({ t1: 9.5, t2: 9 }, { prizes: [], tieBreak: ['deductions'] }, off)).toEqual([
      'overall t2 t1 0 tieBreak ',
    ]);
  });

  test('[J6] the prize whose last place lies between them, or is contended for', () => {
    // t1 has Nhất, t2 and t3 have Nhì, t4 has nothing.
    expect(near({ t1: 9, t2: 8.75, t3: 8.5, t4: 8.25 })).toEqual([
      'overall t1 t2 0.25 points Nhất',
      'overall t2 t3 0.25 points ',
      'overall t3 t4 0.25 points Nhì',
    ]);
    expect(near({ t1: 9, t2: 8, t3: 7, t4: 7 })).toEqual(['overall t3 t4 0 level Nhì']);
    const prizes = [
      { name: 'Nhất', count: 1 },
      { name: 'Khuyến khích', count: 'rest' as const },
    ];
    expect(near({ t1: 9, t2: 9 }, { prizes })).toEqual(['overall t1 t2 0 level Nhất']);
    expect(near({ t1: 9, t2: 8 }, {}, { decisions: [{ prize: 'Nhất', teams: ['t2'] }] })).toEqual([]);
  });

  test('[J6] of a part’s table only those that a prize hangs on', () => {
    const rounds = [{}, {}];
    const sheets = [
      ...sheetsOf('r1', ['gk1'], { t1: [9], t2: [8.75], t3: [8.5] }),
      ...sheetsOf('r2', ['gk1'], { t1: [1], t2: [5], t3: [9] }),
    ];
    const prizes = [{ name: 'Phần hay', round: 'r1', count: 1 }];
    expect(near({ t1: 9, t2: 9, t3: 9 }, { rounds, prizes }, { sheets })).toEqual(['0 t1 t2 0.25 points Phần hay']);
  });

  test('[J5] a withdrawn team is nobody’s neighbour', () => {
    expect(near({ t1: 9, t2: 9, t3: 9 }, { prizes: [] }, { withdrawn: [{ team: 't2' }] })).toEqual([
      'overall t1 t3 0 level ',
    ]);
  });
});

test('[J1] [J2] [J5] the summary says it in the contest’s decimals, best team first', () => {
  const file = contest({ teams: 2, judges: 3, flagPercent: 20, prizes: [{ name: 'Nhất', count: 1 }] });
  const state = standing({ contest: file, sheets: sheetsOf('r1', JUDGES, { t1: [7, 7, 3], t2: [7, 7, 6.5] }) });
  const { teams, rounds, near, step, flagPercent } = huddle(state, '0123456789abcdef', 5);
  expect(teams.map(({ team, rank, score, behind }) => [team, rank, score, behind])).toEqual([
    ['t2', 1, 6.83, null],
    ['t1', 2, 5.67, 1.16],
  ]);
  expect(teams[1]?.parts[0]).toMatchObject({ rank: 2, score: 5.67, spread: 4, incomplete: false });
  expect(teams[1]?.parts[0]?.sheets.map(({ total, distance, far }) => [total, distance, far])).toEqual([
    [7, 2, false],
    [7, 2, false],
    [3, -4, true],
  ]);
  expect(rounds[0]?.judges.map(({ leaning: leans }) => leans)).toEqual([1.13, 1.13, -2.25]);
  expect({ near, step, flagPercent }).toEqual({ near: [], step: 0.25, flagPercent: 20 });
});

test('[J1] [J3] the panel is told how far apart they are and who is far, and no total', () => {
  const file = contest({ teams: 3, judges: 3, flagPercent: 20 });
  const sheets = sheetsOf('r1', JUDGES, { t1: [7, 7.25, 3], t2: [7, null, null], t3: [9, 1, 5] });
  const state = standing({ contest: file, sheets, withdrawn: [{ team: 't3' }] });
  const { focus } = panelView(state, null, DESK, 0);
  expect(focus.teams.map(({ team, spread: apart, far }) => [team, apart, far])).toEqual([
    ['t1', 4.25, [1, 2]],
    ['t2', null, []],
    ['t3', 8, [0, 1]],
  ]);
  expect(JSON.stringify(focus)).not.toContain('7.25');
});

test('[M4] a third of a point is a third', () => {
  expect(figures(spread([7, 7, 7, 8])).distances).toEqual([-0.3333, -0.3333, -0.3333, 1]);
  expect(compare(spread([7, 7, 7, 8]).judges[0]?.distance ?? ZERO, ratio(-1, 3))).toBe(0);
});

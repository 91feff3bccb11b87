import { describe, expect, test } from 'vitest';
import type { State } from '../../shared/state.ts';
import { panelView } from '../../shared/views/panel.ts';
import { results } from '../../shared/views/results.ts';
import { contest, type Needs } from '../builders.ts';
import { by, DESK, given } from '../story.ts';
import { called, deducted, marked, opened, recused, saved, shown, withdrawn } from './past.ts';

const needs: Needs = { rounds: [{ criteria: 2 }, { mode: 'gallery' }], prizes: [{ name: 'Giải Nhất', count: 1 }] };
const file = contest(needs);
const reason = 'Ban Tổ chức đổi thể lệ';
const past = marked(file, 'r1', (team, judge) => (team === 't1' ? 9 : 7) - (judge === 'gk1' ? 1 : 0));
const set = (change: Needs) => ({ contest: contest({ ...needs, ...change }), reason });
const scores = (state: State) => results(state).rounds[0]?.teams.map((row) => [row.team, row.score]);

describe('may change', () => {
  test('rules and weights: the same sheets are counted anew', () => {
    given(file, ...past)
      .when(
        'contest.set',
        set({ kind: 'sum', rounds: [{ criteria: [{}, { weight: 0.5 }], weight: 2 }, { mode: 'gallery' }] }),
        'organiser',
      )
      .then((state) => {
        // gk1 gave 8 + 4, the others 9 + 4,5 each: 12 + 13,5 + 13,5 = 39; the part weighs 2.
        expect(scores(state)?.[0]).toEqual(['t1', 39]);
        expect(results(state).overall[0]?.score).toBe(78);
      });
  });

  test('but not the name of a prize that was decided, until the decision is taken back', () => {
    const file = contest(needs);
    const renamed = { contest: contest({ ...needs, prizes: [{ name: 'Giải Vàng', count: 1 }] }), reason: 'đổi tên' };
    given(file, by('organiser', 'award.decide', { prize: 'Giải Nhất', teams: ['t2'], reason: 'x' }))
      .when('contest.set', renamed, 'organiser')
      .refused('conflict', 'Giải Nhất');
    given(
      file,
      by('organiser', 'award.decide', { prize: 'Giải Nhất', teams: ['t2'], reason: 'x' }),
      by('organiser', 'award.restore', { prize: 'Giải Nhất', reason: 'x' }),
    )
      .when('contest.set', renamed, 'organiser')
      .then({ type: 'contest.changed' });
  });

  test('names, prizes and the programme', () => {
    const change = { title: 'Lần hai', prizes: [{ name: 'Giải Vàng', count: 2 }], programme: [{ round: 'r1' }] };
    given(file, ...past)
      .when('contest.set', set(change), 'organiser')
      .then((state) => {
        expect(state.contest).toMatchObject({ title: 'Lần hai', programme: [{ round: 'r1' }] });
        expect(results(state).awards.map((one) => one.prize)).toEqual(['Giải Vàng']);
      });
  });

  test('the order of teams, judges, rounds and criteria: everything keeps its place by its id', () => {
    const changed = contest({
      teams: ['t3', 't2', 't1'],
      judges: ['gk3', 'gk1', 'gk2'],
      rounds: [
        { id: 'r2', mode: 'gallery' },
        { id: 'r1', criteria: [{ id: 'c2' }, { id: 'c1' }] },
      ],
      prizes: [{ name: 'Giải Nhất', count: 1 }],
    });
    const story = given(file, ...past, deducted('r1', 't2', 1), recused('gk3', { teams: ['t3'] }), withdrawn('t3'))
      .and(by('organiser', 'tie.decide', { teams: ['t2', 't3'], reason }))
      .and(by('organiser', 'tie.decide', { teams: ['t1', 't2'], round: 'r1', reason }))
      .and(by('organiser', 'award.decide', { prize: 'Giải Nhất', teams: ['t2'], reason }));
    const before = results(story.state);
    story.when('contest.set', { contest: changed, reason }, 'organiser').then((state) => {
      const after = results(state);
      const sorted = <T extends { team: string }>(rows: readonly T[] | undefined) =>
        [...(rows ?? [])].sort((a, b) => a.team.localeCompare(b.team));
      const byJudge = (rows: ReturnType<typeof sorted<(typeof before.rounds)[0]['teams'][0]>>) =>
        rows.map((row) => ({ ...row, judges: [...row.judges].sort((a, b) => a.judge.localeCompare(b.judge)) }));
      expect(byJudge(sorted(after.rounds[1]?.teams))).toEqual(byJudge(sorted(before.rounds[0]?.teams)));
      expect(after.awards).toEqual(before.awards);
      expect([state.stage, state.current]).toEqual([{ round: 1, team: 0 }, 1]);
      expect(state.ties).toEqual([
        { round: null, teams: [1, 0], reason },
        { round: 1, teams: [2, 1], reason },
      ]);
    });
  });

  test('the panel: a judge replaced from now on, a team that comes late', () => {
    const change = { judges: ['gk1', 'gk2', 'gk3', 'gk4'], teams: 4 };
    given(file, opened('r1'), ...called('r1', 't1'))
      .when('contest.set', set(change), 'organiser')
      .then((state) => {
        const { focus } = panelView(state, null, DESK, 0);
        expect(focus.teams.map((team) => [team.team, team.letters])).toEqual([
          ['t1', 'oooo'],
          ['t2', '....'],
          ['t3', '....'],
          ['t4', '....'],
        ]);
        expect(state.rounds[0]).toMatchObject({ order: [0, 1, 2, 3], numbers: [1, 2, 3, 4] });
      });
  });

  test('what nobody has marked yet: criteria, steps, teams, judges, whole rounds', () => {
    const change: Needs = { teams: ['t2', 't9'], judges: ['gk9'], rounds: [{ id: 'r7', criteria: [{ step: 1 }] }] };
    given(file, opened('r1'), shown('progress', 'r1'))
      .when('contest.set', set(change), 'organiser')
      .then((state) => {
        expect(state.board.scene).toEqual({ what: 'welcome' });
        expect([state.current, state.stage]).toEqual([null, null]);
      });
  });
});

test('the team on stage goes: nobody is on stage', () => {
  given(file, opened('r1'), ...called('r1', 't3'))
    .when('contest.set', set({ teams: 2 }), 'organiser')
    .then((state) => {
      expect([state.stage, state.current]).toEqual([null, 0]);
    });
});

describe('is a conflict that names what marks were already given on', () => {
  const two = { mode: 'gallery' as const };

  test.each<[string, Needs, string]>([
    ['a criterion gone', { rounds: [{ criteria: 1 }, two] }, 'Tiêu chí c2'],
    ['a criterion new', { rounds: [{ criteria: 3 }, two] }, 'Tiêu chí c3'],
    ['a step', { rounds: [{ criteria: [{}, { step: 0.5 }] }, two] }, 'Tiêu chí c2'],
    ['a maximum', { rounds: [{ criteria: [{ max: 20 }, {}] }, two] }, 'Tiêu chí c1'],
    ['a minimum', { rounds: [{ criteria: [{ min: 1 }, {}] }, two] }, 'Tiêu chí c1'],
    ['a team', { teams: 2 }, 'Xã t3'],
    ['a judge', { judges: 2 }, 'Giám khảo gk3'],
    ['a judge off that panel', { judges: ['gk1', 'gk2', { id: 'gk3', name: 'Ba', rounds: ['r2'] }] }, 'gk3'],
    ['a round', { rounds: [{ id: 'r2', ...two }] }, 'Phần thi r1'],
  ])('%s', (_, change, named) => {
    given(file, ...past)
      .when('contest.set', set(change), 'organiser')
      .refused('conflict', named);
  });

  test('a draft is marks given, too; a cleared one is not', () => {
    const draft = [opened('r1'), ...called('r1', 't1'), saved('gk3', 'r1', 't1', { c1: 4 })];
    given(file, ...draft)
      .when('contest.set', set({ judges: 2 }), 'organiser')
      .refused('conflict', 'gk3');
    given(file, ...draft, saved('gk3', 'r1', 't1', { c1: null }))
      .when('contest.set', set({ judges: 2 }), 'organiser')
      .then({ type: 'contest.changed' });
  });

  test('a deduction on a team that would go, or finer than the new decimals', () => {
    given(file, deducted('r1', 't3', 0.25))
      .when('contest.set', set({ teams: 2 }), 'organiser')
      .refused('conflict', 'Xã t3');
    const coarse: Needs = {
      decimals: 1,
      rounds: [{ criteria: [{ step: 0.5 }, { step: 0.5 }] }, { mode: 'gallery', criteria: [{ step: 0.5 }] }],
    };
    given(file, deducted('r1', 't3', 0.25))
      .when('contest.set', set(coarse), 'organiser')
      .refused('conflict', 'Xã t3');
    given(file, deducted('r1', 't3', 0.5))
      .when('contest.set', set(coarse), 'organiser')
      .then({});
  });
});

describe('is refused', () => {
  test('for another contest, without a reason', () => {
    given(file)
      .when('contest.set', { contest: contest({ id: 'khac' }), reason }, 'organiser')
      .refused('conflict', 'khac');
    given(file).when('contest.set', { contest: file }, 'organiser').refused('bad-request', 'reason');
  });

  test('with codes in it, or anything that a file may not hold, by its path', () => {
    const access = { mc: 'abcd-efgh' };
    given(file)
      .when('contest.set', { contest: { ...file, access }, reason }, 'organiser')
      .refused('bad-request', 'access');
    const wrong = (contestFile: object, path: string) => {
      given(file).when('contest.set', { contest: contestFile, reason }, 'organiser').refused('bad-request', path);
    };
    wrong({ ...file, colour: 'red' }, 'colour');
    wrong(contest({ teams: ['t1', 't1'] }), 'contest.teams[1].id');
    wrong(
      contest({
        prizes: [
          { name: 'A', count: 1 },
          { name: 'A', count: 1 },
        ],
      }),
      'contest.prizes[1].name',
    );
    wrong(contest({ tieBreak: ['r9'] }), 'contest.rules.tieBreak[0]');
    wrong(contest({ judges: 2, dropHigh: 1, dropLow: 1 }), 'contest.rounds[0]');
  });
});

import { describe, expect, test } from 'vitest';
import type { State } from '../../shared/state.ts';
import { results } from '../../shared/views/results.ts';
import { contest } from '../builders.ts';
import { by, given } from '../story.ts';
import { allMarked, deducted } from './past.ts';

const file = contest({ rounds: 2, teams: 4 });
/** t1 and t2 are level, t3 ahead of them, t4 behind. */
const past = allMarked(file, (team) => (team === 't3' ? 9 : team === 't4' ? 5 : 7));
const reason = 'Ban Giám khảo thống nhất';
const overall = (state: State) => results(state).overall.map((row) => row.rank);
const inRound = (state: State, r: number) => results(state).rounds[r]?.teams.map((row) => row.rank);

describe('tie.decide', () => {
  test('[T4] orders those still level, overall', () => {
    const story = given(file, ...past);
    expect(overall(story.state)).toEqual([2, 2, 1, 4]);
    story.when('tie.decide', { teams: ['t2', 't1'], reason }, 'organiser').then((state) => {
      expect(overall(state)).toEqual([3, 2, 1, 4]);
      expect(inRound(state, 0)).toEqual([2, 2, 1, 4]);
    });
  });

  test('[T4] or in one part’s own table', () => {
    given(file, ...past)
      .when('tie.decide', { teams: ['t2', 't1'], round: 'r2', reason }, 'organiser')
      .then((state) => {
        expect(inRound(state, 1)).toEqual([3, 2, 1, 4]);
        expect([inRound(state, 0), overall(state)]).toEqual([
          [2, 2, 1, 4],
          [2, 2, 1, 4],
        ]);
      });
  });

  test('[T4] moves nobody past more points, and counts again if they come level later', () => {
    given(file, ...past)
      .when('tie.decide', { teams: ['t4', 't1', 't3'], reason }, 'organiser')
      .then((state) => {
        expect(overall(state)).toEqual([2, 2, 1, 4]);
      })
      .and(deducted('r1', 't1', 2), deducted('r2', 't1', 2))
      .when('board.freeze', {}, 'mc')
      .then((state) => {
        // 5 + 5 for t1 as for t4, and t4 was put before it.
        expect(overall(state)).toEqual([4, 2, 1, 3]);
      });
  });

  test('[T4] of two decisions on a pair the later counts', () => {
    given(file, ...past, by('organiser', 'tie.decide', { teams: ['t1', 't2'], reason }))
      .when('tie.decide', { teams: ['t2', 't1'], reason }, 'organiser')
      .then((state) => {
        expect(overall(state)).toEqual([3, 2, 1, 4]);
      });
  });

  test('what was decided stands in the results with its reason, and marks the teams it parted', () => {
    given(file, ...past)
      .when('tie.decide', { teams: ['t2', 't1'], reason }, 'organiser')
      .then((state) => {
        const { ties, overall: rows, rounds } = results(state);
        expect(ties).toEqual([{ round: null, teams: ['t2', 't1'], reason }]);
        expect(rows.map((row) => row.decided)).toEqual([true, true, false, false]);
        expect(rounds[0]?.teams.some((row) => row.decided)).toBe(false);
      });
  });

  test('is refused for one team, doubled ones, what is not there, without a reason', () => {
    const story = given(file);
    story.when('tie.decide', { teams: ['t1'], reason }, 'organiser').refused('bad-request', 'teams');
    story.when('tie.decide', { teams: ['t1', 't1'], reason }, 'organiser').refused('bad-request', 'teams');
    story.when('tie.decide', { teams: ['t1', 't9'], reason }, 'organiser').refused('not-found', 't9');
    story.when('tie.decide', { teams: ['t1', 't2'], round: 'r9', reason }, 'organiser').refused('not-found', 'r9');
    story.when('tie.decide', { teams: ['t1', 't2'] }, 'organiser').refused('bad-request', 'reason');
  });
});

describe('tie.restore', () => {
  const decided = (fields: object) => by('organiser', 'tie.decide', { reason, ...fields });

  test('[T4] makes teams level again that a decision had parted', () => {
    given(file, ...past, decided({ teams: ['t1', 't2'] }), decided({ teams: ['t2', 't1'] }))
      .when('tie.restore', { teams: ['t1', 't2'], reason: 'ghi nhầm' }, 'organiser')
      .then((state) => {
        expect(overall(state)).toEqual([2, 2, 1, 4]);
        expect(results(state).ties).toEqual([]);
      });
  });

  test('[T4] on that table alone, and of others the decision stands', () => {
    const level = allMarked(file, () => 7);
    given(file, ...level, decided({ teams: ['t4', 't3', 't2', 't1'] }), decided({ teams: ['t2', 't1'], round: 'r1' }))
      .when('tie.restore', { teams: ['t1', 't2'], reason }, 'organiser')
      .then((state) => {
        expect(results(state).ties).toEqual([
          { round: null, teams: ['t4', 't3'], reason },
          { round: 'r1', teams: ['t2', 't1'], reason },
        ]);
      });
  });

  test('is refused where nothing was decided, and as tie.decide is', () => {
    const story = given(file, ...past, decided({ teams: ['t1', 't2'] }));
    story.when('tie.restore', { teams: ['t3', 't4'], reason }, 'organiser').refused('conflict', 'Xã t3, Xã t4');
    story.when('tie.restore', { teams: ['t1', 't2'], round: 'r1', reason }, 'organiser').refused('conflict');
    story.when('tie.restore', { teams: ['t1'], reason }, 'organiser').refused('bad-request', 'teams');
    story.when('tie.restore', { teams: ['t1', 't2'] }, 'organiser').refused('bad-request', 'reason');
  });
});

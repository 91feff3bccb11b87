import { describe, expect, test } from 'vitest';
import type { State } from '../../shared/state.ts';
import { contestSetup } from '../../shared/views/index.ts';
import { contest } from '../builders.ts';
import { shuffled } from '../../shared/lots.ts';
import { by, DAWN, given, later } from '../story.ts';
import { called, forced, opened, withdrawn } from './past.ts';

const file = contest({ teams: 5 });
const order = (state: State) => state.rounds[0]?.order.map((t) => file.teams[t]?.id);
const numbers = (state: State) => state.rounds[0]?.numbers;
const set = (teams: string[], more: object = {}) => ({ round: 'r1', teams, ...more });

describe('order.set', () => {
  test('without one, the file’s stands', () => {
    expect(order(given(file).state)).toEqual(['t1', 't2', 't3', 't4', 't5']);
    expect(numbers(given(file).state)).toEqual([1, 2, 3, 4, 5]);
  });

  test('the hall calls by it once the part has begun', () => {
    const numbered = (state: State) => contestSetup(state, 'audience').rounds.map((round) => round.numbered);
    expect(numbered(given(file).state)).toEqual([false]);
    expect(numbered(given(file, opened('r1')).state)).toEqual([true]);
    expect(numbered(given(file, by('mc', 'order.draw', { round: 'r1' })).state)).toEqual([true]);
  });

  test('is the order as drawn, and the numbers that the hall calls', () => {
    given(file)
      .when('order.set', set(['t3', 't1', 't5', 't2', 't4']), 'mc')
      .then((state) => {
        expect(order(state)).toEqual(['t3', 't1', 't5', 't2', 't4']);
        expect(numbers(state)).toEqual([2, 4, 1, 5, 3]);
        expect(state.rounds[0]?.ordered).toBe(true);
      });
  });

  test('numbers may be named beside the teams: the slips’ own', () => {
    given(file)
      .when('order.set', set(['t3', 't1', 't5', 't2', 't4'], { numbers: [7, 8, 9, 10, 12] }), 'mc')
      .then((state) => {
        expect(numbers(state)).toEqual([8, 10, 7, 12, 9]);
      });
    given(file)
      .when('order.set', set(['t1', 't2', 't3', 't4', 't5'], { numbers: [1, 2, 3, 4, 4] }), 'mc')
      .refused('bad-request');
    given(file)
      .when('order.set', set(['t1', 't2', 't3', 't4', 't5'], { numbers: [1, 2, 3] }), 'mc')
      .refused('bad-request');
  });

  test('while the round is open only teams not yet called may move; each keeps its number', () => {
    const story = given(file, opened('r1'), ...called('r1', 't1', 't2'));
    story.when('order.set', set(['t1', 't2', 't5', 't3', 't4']), 'mc').then((state) => {
      expect(order(state)).toEqual(['t1', 't2', 't5', 't3', 't4']);
      expect(numbers(state)).toEqual([1, 2, 3, 4, 5]);
    });
    story.when('order.set', set(['t2', 't1', 't3', 't4', 't5']), 'mc').refused('conflict', 'Xã t1');
    story.when('order.set', set(['t3', 't1', 't2', 't4', 't5']), 'mc').refused('conflict');
  });

  test('a withdrawn team may be left out; one that competes may not', () => {
    given(file, withdrawn('t2'))
      .when('order.set', set(['t5', 't4', 't3', 't1']), 'mc')
      .then((state) => {
        expect(order(state)).toEqual(['t5', 't4', 't3', 't1', 't2']);
      });
    given(file)
      .when('order.set', set(['t5', 't4', 't3', 't1']), 'mc')
      .refused('conflict', 'Xã t2');
  });

  test('is refused twice over a team, for what is not there, in a closed round', () => {
    given(file)
      .when('order.set', set(['t1', 't1', 't2', 't3', 't4', 't5']), 'mc')
      .refused('bad-request', 'teams');
    given(file)
      .when('order.set', set(['t1', 't9']), 'mc')
      .refused('not-found', 't9');
    given(file)
      .when('order.set', { round: 'r9', teams: ['t1'] }, 'mc')
      .refused('not-found', 'r9');
    given(file, opened('r1'), forced('r1'))
      .when('order.set', set(['t5', 't4', 't3', 't2', 't1']), 'mc')
      .refused('closed');
  });
});

describe('order.draw', () => {
  test('with everybody called there is nothing to draw', () => {
    const ids = file.teams.map(({ id }) => id);
    given(file, opened('r1'), ...called('r1', ...ids))
      .when('order.draw', { round: 'r1' }, 'mc')
      .refused('conflict');
  });

  test('is drawn by the server; its seed is in the log, and the same seed draws the same', () => {
    const draw = () => given(file).when('order.draw', { round: 'r1' }, 'mc');
    draw().then((state) => {
      expect([...(order(state) ?? [])].sort()).toEqual(['t1', 't2', 't3', 't4', 't5']);
      draw().then({ type: 'order.drawn', teams: order(state), seed: '00112233445566778899aabbccddeeff' });
      const places = order(state)?.map((id) => numbers(state)?.[file.teams.findIndex((team) => team.id === id)]);
      expect(places).toEqual([1, 2, 3, 4, 5]);
    });
  });

  test('the log alone proves the draw: the same teams shuffled with its seed stand in its order', () => {
    for (const n of [1, 2, 20, 40]) {
      const many = contest({ teams: n });
      given(many)
        .when('order.draw', { round: 'r1' }, 'mc')
        .then((state) => {
          const seed = '00112233445566778899aabbccddeeff';
          expect(state.rounds[0]?.order).toEqual(
            shuffled(
              many.teams.map((_, t) => t),
              seed,
            ),
          );
        });
    }
  });

  test('when it was drawn is known until an order is typed in, and when the contest is changed', () => {
    const drawnAt = (state: State) => state.rounds[0]?.drawnAt;
    const drawn = given(file, later(90), by('mc', 'order.draw', { round: 'r1' }));
    expect(drawnAt(given(file).state)).toBe(null);
    expect(drawnAt(drawn.state)).toBe(DAWN + 90_000);
    const changed = contest({ teams: 6 });
    expect(drawnAt(drawn.and(by('organiser', 'contest.set', { contest: changed, reason: 'thêm đội' })).state)).toBe(
      DAWN + 90_000,
    );
    expect(drawnAt(drawn.and(by('mc', 'order.set', set(['t1', 't2', 't3', 't4', 't5']))).state)).toBe(null);
  });

  test('a team that has withdrawn draws no lot, and the others have no gap between theirs', () => {
    given(file, withdrawn('t1'))
      .when('order.draw', { round: 'r1' }, 'mc')
      .then((state) => {
        const { order: drawn = [], numbers = [] } = state.rounds[0] ?? {};
        expect(drawn.at(-1)).toBe(0);
        expect(drawn.slice(0, -1).map((t) => numbers[t])).toEqual([1, 2, 3, 4]);
      });
  });

  test('while the round is open, teams that were called keep their place', () => {
    given(file, opened('r1'), ...called('r1', 't3'), by('mc', 'order.draw', { round: 'r1' }))
      .when('order.draw', { round: 'r1' }, 'organiser')
      .then((state) => {
        expect(order(state)?.[2]).toBe('t3');
        expect(numbers(state)).toEqual([1, 2, 3, 4, 5]);
      });
  });

  test('is refused in a closed round and for what is not there', () => {
    given(file, opened('r1'), forced('r1')).when('order.draw', { round: 'r1' }, 'mc').refused('closed');
    given(file).when('order.draw', { round: 'r9' }, 'mc').refused('not-found');
    given(file).when('order.draw', { round: 'r1', seed: 'mine' }, 'mc').refused('bad-request', 'seed');
  });
});

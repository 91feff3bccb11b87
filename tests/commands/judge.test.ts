import { describe, expect, test } from 'vitest';
import { sheetAt, type State } from '../../shared/state.ts';
import { results } from '../../shared/views/results.ts';
import { contest } from '../builders.ts';
import { DAWN, given, later } from '../story.ts';
import { called, closed, forced, handedIn, marked, opened, recused } from './past.ts';

const file = contest({ rounds: 2 });
const scored = [...marked(file, 'r1', (_, judge) => (judge === 'gk1' ? 10 : 7))];
const reason = 'có liên quan đến đội thi';
const recusals = (state: State, r: number) =>
  file.teams.map((_, t) => file.judges.map((__, j) => (sheetAt(state, r, t, j).recused === null ? '.' : 'x')).join(''));

describe('judge.recuse', () => {
  test('[S2] from some teams of a round: left out of those figures', () => {
    given(file, ...scored)
      .when('judge.recuse', { judge: 'gk1', teams: ['t1', 't2'], round: 'r1', reason }, 'organiser')
      .then((state) => {
        expect(recusals(state, 0)).toEqual(['x..', 'x..', '...']);
        expect(recusals(state, 1)).toEqual(['...', '...', '...']);
        expect(results(state).rounds[0]?.teams.map((row) => row.score)).toEqual([7, 7, 8]);
      });
  });

  test('left out, all teams and all rounds', () => {
    given(file)
      .when('judge.recuse', { judge: 'gk2', reason }, 'organiser')
      .then((state) => {
        expect([recusals(state, 0), recusals(state, 1)]).toEqual([
          ['.x.', '.x.', '.x.'],
          ['.x.', '.x.', '.x.'],
        ]);
      });
  });

  test('of a sheet that was left out before, the earlier reason stays', () => {
    given(file, recused('gk1', { round: 'r1', teams: ['t1'], reason: 'vắng buổi sáng' }))
      .when('judge.recuse', { judge: 'gk1', reason }, 'organiser')
      .then((state) => {
        expect(sheetAt(state, 0, 0, 0).recused).toBe('vắng buổi sáng');
        expect(sheetAt(state, 0, 1, 0).recused).toBe(reason);
        expect(sheetAt(state, 1, 0, 0).recused).toBe(reason);
      });
  });

  test('works in a closed round, and what was owed no longer hinders', () => {
    given(file, ...scored, closed('r1'))
      .when('judge.recuse', { judge: 'gk1', round: 'r1', reason }, 'organiser')
      .then({ type: 'judge.recused', rounds: ['r1'], teams: ['t1', 't2', 't3'] });
    const absent = [opened('r1'), ...called('r1', 't1', 't2', 't3')];
    const others = ['t1', 't2', 't3'].flatMap((team) =>
      ['gk2', 'gk3'].map((judge) => handedIn(judge, 'r1', team, { c1: 7 })),
    );
    given(file, ...absent, ...others, recused('gk1'))
      .when('round.close', { round: 'r1' }, 'mc')
      .then({});
  });

  test('is refused twice, for another panel’s round, for what is not there, without a reason', () => {
    const story = given(file, recused('gk1', { round: 'r1' }));
    story.when('judge.recuse', { judge: 'gk1', round: 'r1', reason }, 'organiser').refused('conflict');
    story.when('judge.recuse', { judge: 'gk9', reason }, 'organiser').refused('not-found', 'gk9');
    story.when('judge.recuse', { judge: 'gk1', teams: ['t9'], reason }, 'organiser').refused('not-found', 't9');
    story.when('judge.recuse', { judge: 'gk1', round: 'r9', reason }, 'organiser').refused('not-found', 'r9');
    story.when('judge.recuse', { judge: 'gk1' }, 'organiser').refused('bad-request', 'reason');
    const panels = contest({ rounds: 2, judges: ['gk1', { id: 'gk2', name: 'Hai', rounds: ['r2'] }] });
    given(panels).when('judge.recuse', { judge: 'gk2', round: 'r1', reason }, 'organiser').refused('conflict', 'Hai');
  });
});

describe('judge.restore', () => {
  test('[S2] back: what was handed in counts again', () => {
    given(file, ...scored, recused('gk1'))
      .when('judge.restore', { judge: 'gk1', teams: ['t1'], reason: 'ghi nhầm' }, 'organiser')
      .then((state) => {
        expect(recusals(state, 0)).toEqual(['...', 'x..', 'x..']);
        expect(results(state).rounds[0]?.teams.map((row) => row.score)).toEqual([8, 7, 7]);
      });
  });

  test('is refused where nobody was left out', () => {
    given(file).when('judge.restore', { judge: 'gk1', reason: 'ghi nhầm' }, 'organiser').refused('conflict', 'gk1');
  });
});

describe('judge.nudge', () => {
  test('is seen by that judge with its time', () => {
    given(file, opened('r1'), later(90))
      .when('judge.nudge', { judge: 'gk2', round: 'r1' }, 'mc')
      .then((state) => {
        expect(state.rounds[0]?.nudged).toEqual([null, DAWN + 90_000, null]);
      });
  });

  test('is refused in a round that is not open, for another panel, for what is not there', () => {
    given(file).when('judge.nudge', { judge: 'gk1', round: 'r1' }, 'mc').refused('closed');
    given(file, opened('r1'), forced('r1')).when('judge.nudge', { judge: 'gk1', round: 'r1' }, 'mc').refused('closed');
    given(file, opened('r1')).when('judge.nudge', { judge: 'gk9', round: 'r1' }, 'mc').refused('not-found');
    const panels = contest({ rounds: 2, judges: ['gk1', { id: 'gk2', name: 'Hai', rounds: ['r2'] }] });
    given(panels, opened('r1')).when('judge.nudge', { judge: 'gk2', round: 'r1' }, 'mc').refused('conflict');
  });
});

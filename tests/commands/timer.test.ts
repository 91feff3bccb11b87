import { describe, expect, test } from 'vitest';
import type { State } from '../../shared/state.ts';
import { clockView } from '../../shared/views/clock.ts';
import { contest } from '../builders.ts';
import { by, DAWN, given, later } from '../story.ts';
import { called, forced, opened, withdrawn } from './past.ts';

const file = contest({ rounds: [{ timeLimitSeconds: 300 }, { mode: 'gallery' }] });
const where = { round: 'r1', team: 't1' };
const onStage = [opened('r1'), ...called('r1', 't1', 't2')];
const started = by('timekeeper', 'timer.start', where);
const stopped = by('timekeeper', 'timer.stop', where);
const timer = (state: State, t = 0) => state.rounds[0]?.teams[t]?.timer;

describe('a clock is a start time', () => {
  test('start, stop, start again: the time adds up', () => {
    given(file, ...onStage, later(10), started)
      .and(later(65), stopped, later(100), started, later(5))
      .when('timer.stop', where, 'timekeeper')
      .then((state) => {
        expect(timer(state)).toEqual({ startedAt: null, elapsed: 70_000 });
      });
    given(file, ...onStage, later(10))
      .when('timer.start', where, 'mc')
      .then((state) => {
        expect(timer(state)).toEqual({ startedAt: DAWN + 10_000, elapsed: 0 });
      });
  });

  test('reset takes it back to nothing, running or not', () => {
    given(file, ...onStage, started, later(9))
      .when('timer.reset', where, 'timekeeper')
      .then((state) => {
        expect(timer(state)).toEqual({ startedAt: null, elapsed: 0 });
      });
  });

  test('set, with a reason; one that runs goes on from there', () => {
    const set = { ...where, seconds: 312.5, reason: 'bấm muộn' };
    given(file, ...onStage)
      .when('timer.set', set, 'organiser')
      .then((state) => {
        expect(timer(state)).toEqual({ startedAt: null, elapsed: 312_500 });
      });
    given(file, ...onStage, started, later(20), by('timekeeper', 'timer.set', set), later(10))
      .when('timer.stop', where, 'timekeeper')
      .then((state) => {
        expect(timer(state)?.elapsed).toBe(322_500);
      });
  });

  test('the hall has one clock: a forgotten one stops when the next team’s starts', () => {
    given(file, ...onStage, started, later(400))
      .when('timer.start', { round: 'r1', team: 't2' }, 'timekeeper')
      .then((state) => {
        expect(timer(state, 0)).toEqual({ startedAt: null, elapsed: 400_000 });
        expect(timer(state, 1)?.startedAt).toBe(DAWN + 400_000);
      });
  });

  test('the timekeeper has the clock that runs, though another team was called meanwhile; then that team’s', () => {
    const seen = (state: State) => clockView(state, DAWN).stage?.team;
    const forgotten = given(file, opened('r1'), ...called('r1', 't1'), started, ...called('r1', 't2'));
    expect(seen(forgotten.state)).toBe('t1');
    expect(seen(forgotten.and(stopped).state)).toBe('t2');
  });
});

describe('refused', () => {
  const types = ['timer.start', 'timer.stop', 'timer.reset'];

  test('a start while it runs, a stop while it stands', () => {
    given(file, ...onStage, started)
      .when('timer.start', where, 'timekeeper')
      .refused('conflict', 'Xã t1');
    given(file, ...onStage)
      .when('timer.stop', where, 'timekeeper')
      .refused('conflict', 'Xã t1');
    given(file, ...onStage, started, stopped)
      .when('timer.stop', where, 'timekeeper')
      .refused('conflict');
  });

  test.each(types)(
    '%s in a round that is not open, in a gallery, for a team not called, for what is not there',
    (type) => {
      given(file).when(type, where, 'timekeeper').refused('closed');
      given(file, ...onStage, forced('r1'))
        .when(type, where, 'timekeeper')
        .refused('closed');
      given(file, opened('r2')).when(type, { round: 'r2', team: 't1' }, 'timekeeper').refused('conflict');
      given(file, ...onStage)
        .when(type, { round: 'r1', team: 't3' }, 'timekeeper')
        .refused('conflict', 'Xã t3');
      given(file, ...onStage)
        .when(type, { round: 'r1', team: 't9' }, 'timekeeper')
        .refused('not-found', 't9');
      given(file, ...onStage)
        .when(type, { ...where, reason: 'x' }, 'timekeeper')
        .refused('bad-request', 'reason');
    },
  );

  test('a set without a reason, below nothing, without end', () => {
    const story = given(file, ...onStage);
    story.when('timer.set', { ...where, seconds: 5 }, 'mc').refused('bad-request', 'reason');
    story.when('timer.set', { ...where, seconds: -1, reason: 'x' }, 'mc').refused('bad-request', 'seconds');
    story.when('timer.set', { ...where, seconds: 1e9, reason: 'x' }, 'mc').refused('bad-request', 'seconds');
  });

  test('a start for a team that does not compete', () => {
    given(file, ...onStage, withdrawn('t1', 'r1'))
      .when('timer.start', where, 'timekeeper')
      .refused('conflict', 'Xã t1');
  });

  test('a team that left while its clock ran can still be stopped', () => {
    given(file, ...onStage, started, withdrawn('t1'))
      .when('timer.stop', where, 'timekeeper')
      .then({ team: 't1' });
  });
});

import { describe, expect, test } from 'vitest';
import type { State } from '../../shared/state.ts';
import { panelView } from '../../shared/views/panel.ts';
import { results } from '../../shared/views/results.ts';
import { contest } from '../builders.ts';
import { by, DESK, given, later } from '../story.ts';
import { called, deducted, marked, opened } from './past.ts';

const file = contest({
  rounds: [{ timeLimitSeconds: 300, overtime: { everySeconds: 60, count: 'full', points: 1, max: 5 } }],
});
const where = { round: 'r1', team: 't1' };
const start = by('timekeeper', 'timer.start', where);
const stop = by('timekeeper', 'timer.stop', where);
const played = [opened('r1'), ...called('r1', 't1'), start, later(430), stop];
const row = (state: State) => panelView(state, null, DESK, 0).focus.teams[0];

test('[O4] is proposed once the clock stands, and takes nothing off by itself', () => {
  const story = given(file, ...marked(file, 'r1'), start, later(430));
  expect(row(story.state)?.overtime).toBe(null);
  story.when('timer.stop', where, 'timekeeper').then((state) => {
    expect(row(state)).toMatchObject({ overtime: 2, waived: null });
    expect(results(state).rounds[0]?.teams[0]).toMatchObject({ score: 7, deduction: 0 });
  });
});

test('[O4] confirmed, it is a deduction and proposed no more', () => {
  given(file, ...played)
    .when('deduction.set', { ...where, points: 2, kind: 'overtime', reason: 'quá giờ 2 phút' }, 'mc')
    .then((state) => {
      expect(row(state)).toMatchObject({ overtime: null, deductions: [['overtime', 2, 'quá giờ 2 phút']] });
    })
    .when('overtime.waive', { ...where, reason: 'mất điện' }, 'mc')
    .refused('conflict', 'Xã t1');
});

describe('a clock corrected after the points came off', () => {
  const set = (seconds: number) => by('mc', 'timer.set', { ...where, seconds, reason: 'bấm muộn' });
  const taken = given(file, ...marked(file, 'r1'), start, later(456), stop, deducted('r1', 't1', 2, 'overtime'));
  const off = (state: State) => results(state).rounds[0]?.teams[0]?.deduction;

  test.each([
    [370, 1],
    [620, 5],
    [290, 0],
  ])('[O4] to %i seconds: %i is proposed in their place, and until somebody says so they stand', (seconds, points) => {
    const mended = taken.and(set(seconds));
    expect(row(mended.state)?.overtime).toBe(points);
    expect(off(mended.state)).toBe(2);
    const confirmed = mended.and(deducted('r1', 't1', points, 'overtime')).state;
    expect(row(confirmed)?.overtime).toBe(null);
    expect(off(confirmed)).toBe(points);
  });

  test('[O4] to a time that takes off as much, or back to the old one: nothing is asked', () => {
    expect(row(taken.and(set(470)).state)?.overtime).toBe(null);
    expect(row(taken.and(set(370), set(456)).state)?.overtime).toBe(null);
  });

  test('[O4] waived then, they are given back', () => {
    taken
      .and(set(370))
      .when('overtime.waive', { ...where, reason: 'mất điện' }, 'mc')
      .then((state) => {
        expect(row(state)).toMatchObject({ overtime: null, waived: 'mất điện', deductions: [] });
        expect(off(state)).toBe(0);
      });
    taken
      .and(set(290))
      .when('overtime.waive', { ...where, reason: 'mất điện' }, 'mc')
      .refused('conflict', 'Xã t1');
  });
});

describe('overtime.waive', () => {
  test('[O4] lets it pass, with the reason', () => {
    given(file, ...played)
      .when('overtime.waive', { ...where, reason: 'mất điện' }, 'mc')
      .then((state) => {
        expect(row(state)).toMatchObject({ overtime: null, waived: 'mất điện', deductions: [] });
      })
      .when('overtime.waive', { ...where, reason: 'mất điện' }, 'mc')
      .refused('conflict');
  });

  test('[O4] the clock going on asks anew', () => {
    given(file, ...played, by('mc', 'overtime.waive', { ...where, reason: 'mất điện' }), start, later(60))
      .when('timer.stop', where, 'timekeeper')
      .then((state) => {
        expect(row(state)).toMatchObject({ overtime: 3, waived: null, waivedBefore: 'mất điện' });
      });
  });

  test('[O4] a time typed in asks anew and says what was decided before; the old time again has its waiver again', () => {
    const set = (seconds: number) => by('mc', 'timer.set', { ...where, seconds, reason: 'bấm muộn' });
    const mended = given(file, ...played, by('mc', 'overtime.waive', { ...where, reason: 'mất điện' }), set(490));
    expect(row(mended.state)).toMatchObject({ overtime: 3, waived: null, waivedBefore: 'mất điện' });
    expect(row(mended.and(set(430)).state)).toMatchObject({ overtime: null, waived: 'mất điện', waivedBefore: null });
  });

  test('[O4] another deduction leaves the waiver; one for overtime takes its place, and taken away it is proposed again', () => {
    const waived = given(file, ...played, by('mc', 'overtime.waive', { ...where, reason: 'mất điện' }));
    expect(row(waived.and(deducted('r1', 't1', 1)).state)?.waived).toBe('mất điện');
    const set = waived.and(deducted('r1', 't1', 1, 'overtime'));
    expect(row(set.state)).toMatchObject({ waived: null, overtime: null });
    expect(row(set.and(deducted('r1', 't1', 0, 'overtime')).state)).toMatchObject({ waived: null, overtime: 2 });
  });

  test('is refused where nothing is proposed: in time, still running, confirmed; and without a reason', () => {
    const waive = { ...where, reason: 'mất điện' };
    given(file).when('overtime.waive', waive, 'mc').refused('conflict', 'Xã t1');
    given(file, opened('r1'), ...called('r1', 't1'), start, later(300), stop)
      .when('overtime.waive', waive, 'mc')
      .refused('conflict');
    given(file, opened('r1'), ...called('r1', 't1'), start, later(430))
      .when('overtime.waive', waive, 'mc')
      .refused('conflict');
    given(file, ...played, deducted('r1', 't1', 1, 'overtime'))
      .when('overtime.waive', waive, 'mc')
      .refused('conflict');
    given(file, ...played)
      .when('overtime.waive', where, 'mc')
      .refused('bad-request', 'reason');
    given(file, ...played)
      .when('overtime.waive', { ...waive, team: 't9' }, 'mc')
      .refused('not-found', 't9');
  });
});

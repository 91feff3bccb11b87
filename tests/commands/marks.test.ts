import { describe, expect, test } from 'vitest';
import { fromPoints } from '../../shared/points.ts';
import { sheetAt, type State } from '../../shared/state.ts';
import { contest } from '../builders.ts';
import { by, given } from '../story.ts';
import { called, closed, forced, handedIn, marked, opened, recused, reopened, saved, withdrawn } from './past.ts';

/** `marks.save`: a judge's own draft. */

const file = contest({ rounds: [{ criteria: 2 }, { mode: 'gallery', criteria: [{ min: 1, max: 6, step: 0.5 }] }] });
const onStage = [opened('r1'), ...called('r1', 't1')];
const marksOf = (state: State) =>
  sheetAt(state, 0, 0, 0).marks.map((mark) => (mark === null ? null : fromPoints(mark)));

describe('a draft', () => {
  test('[M2] sets the criteria named; others stand, and what is not marked is not 0', () => {
    given(file, ...onStage)
      .when('marks.save', { round: 'r1', team: 't1', marks: { c2: 7.25 } }, 'gk1')
      .then({ type: 'marks.saved', judge: 'gk1', round: 'r1', team: 't1', marks: { c2: 7.25 } })
      .when('marks.save', { round: 'r1', team: 't1', marks: { c1: 0 }, note: 'giọng to' }, 'gk1')
      .then((state) => {
        expect(marksOf(state)).toEqual([0, 7.25]);
        expect(sheetAt(state, 0, 0, 0)).toMatchObject({ status: 'draft', note: 'giọng to' });
        expect(marksOf(state).length).toBe(2);
      });
  });

  test('[M2] null clears one, and the note stands', () => {
    given(file, ...onStage, by('gk1', 'marks.save', { round: 'r1', team: 't1', marks: { c1: 5, c2: 6 }, note: 'hay' }))
      .when('marks.save', { round: 'r1', team: 't1', marks: { c1: null } }, 'gk1')
      .then((state) => {
        expect(marksOf(state)).toEqual([null, 6]);
        expect(sheetAt(state, 0, 0, 0).note).toBe('hay');
      });
  });

  test('is the judge’s own: no other sheet changes', () => {
    given(file, ...onStage)
      .when('marks.save', { round: 'r1', team: 't1', marks: { c1: 5 } }, 'gk2')
      .then((state) => {
        expect(marksOf(state)).toEqual([null, null]);
      });
  });
});

describe('[M1] a mark is min plus a multiple of step, at most max', () => {
  const gallery = given(file, opened('r2'));
  const save = (mark: unknown) => gallery.when('marks.save', { round: 'r2', team: 't1', marks: { c1: mark } }, 'gk1');

  test.each([1, 1.5, 3, 6])('%f is on the scale from 1 to 6 in halves', (mark) => {
    save(mark).then({ marks: { c1: mark } });
  });

  test.each([0, 0.5, 6.5, 1.25, 1.1, -1, 1e9, 5.000001])('%f is not', (mark) => {
    save(mark).refused('bad-request', 'Tiêu chí c1', 'từ 1 đến 6');
  });

  test.each(['7', true, {}, [], NaN])('%s is no mark', (mark) => {
    save(mark).refused('bad-request');
  });

  test('a criterion of any allowed name takes marks', () => {
    const named = contest({ rounds: [{ mode: 'gallery', criteria: [{ id: 'constructor' }, { id: 'c2' }] }] });
    given(named, opened('r1'))
      .when('marks.save', { round: 'r1', team: 't1', marks: { c2: 4 } }, 'gk1')
      .then((state) => {
        expect(marksOf(state)).toEqual([null, 4]);
      })
      .when('sheet.submit', { round: 'r1', team: 't1', marks: { c2: 4 } }, 'gk1')
      .refused('bad-request', 'constructor');
  });
});

describe('refused', () => {
  const save = { round: 'r1', team: 't1', marks: { c1: 5 } };

  test('an unknown field, a missing one, a note too long', () => {
    const story = given(file, ...onStage);
    story.when('marks.save', { ...save, points: 5 }, 'gk1').refused('bad-request', 'points');
    story.when('marks.save', { round: 'r1', marks: {} }, 'gk1').refused('bad-request', 'team');
    story.when('marks.save', { ...save, note: 'a'.repeat(1_001) }, 'gk1').refused('bad-request', 'note');
  });

  test('what is not there', () => {
    const story = given(file, ...onStage);
    story.when('marks.save', { ...save, round: 'r9' }, 'gk1').refused('not-found', 'r9');
    story.when('marks.save', { ...save, team: 't9' }, 'gk1').refused('not-found', 't9');
    story.when('marks.save', { ...save, marks: { c9: 5 } }, 'gk1').refused('not-found', 'c9');
  });

  test('a judge who is not on the round’s panel, before anything about the round', () => {
    const panels = contest({ rounds: 2, judges: ['gk1', { id: 'gk2', name: 'Hai', rounds: ['r2'] }] });
    given(panels).when('marks.save', save, 'gk2').refused('not-allowed', 'Hai');
    // Signed in once, and no longer of this contest.
    given(panels).when('marks.save', save, 'gk9').refused('not-allowed');
  });

  test('[C1] [C4] a round that is not open yet, or is closed', () => {
    given(file).when('marks.save', save, 'gk1').refused('closed');
    given(file, ...marked(file, 'r1'), closed('r1'))
      .when('marks.save', save, 'gk1')
      .refused('closed');
  });

  test('[C1] a team that has not been called on stage; in a gallery every team is open at once', () => {
    given(file, ...onStage)
      .when('marks.save', { ...save, team: 't2' }, 'gk1')
      .refused('conflict', 'Xã t2');
    given(file, opened('r2'))
      .when('marks.save', { round: 'r2', team: 't3', marks: { c1: 2 } }, 'gk1')
      .then({ team: 't3' });
  });

  test('[C2] a sheet that is handed in, recused, or whose team has withdrawn', () => {
    const whole = { c1: 5, c2: 5 };
    given(file, ...onStage, handedIn('gk1', 'r1', 't1', whole))
      .when('marks.save', save, 'gk1')
      .refused('conflict');
    given(file, ...onStage, recused('gk1', { teams: ['t1'] }))
      .when('marks.save', save, 'gk1')
      .refused('conflict');
    given(file, ...onStage, withdrawn('t1'))
      .when('marks.save', save, 'gk1')
      .refused('conflict', 'Xã t1');
    given(file, ...onStage, withdrawn('t1', 'r1'))
      .when('marks.save', save, 'gk1')
      .refused('conflict', 'Xã t1');
  });
});

test('[C1] teams called so far take marks, in whatever order they were called, until the round closes', () => {
  given(file, opened('r1'), ...called('r1', 't3', 't1', 't2'), saved('gk1', 'r1', 't2', { c1: 3 }))
    .when('marks.save', { round: 'r1', team: 't3', marks: { c1: 5 } }, 'gk1')
    .then({ team: 't3' })
    .and(forced('r1'))
    .when('marks.save', { round: 'r1', team: 't3', marks: { c1: 6 } }, 'gk1')
    .refused('closed');
});

test('[C1] a reopened sheet takes marks though its round is closed, and stays reopened', () => {
  given(file, ...marked(file, 'r1'), closed('r1'), reopened('r1', ['t1'], ['gk1']))
    .when('marks.save', { round: 'r1', team: 't1', marks: { c1: 8 } }, 'gk1')
    .then((state) => {
      expect(sheetAt(state, 0, 0, 0).status).toBe('reopened');
    })
    .when('marks.save', { round: 'r1', team: 't1', marks: { c1: 8 } }, 'gk2')
    .refused('closed');
});

import { describe, expect, test } from 'vitest';
import type { State } from '../../shared/state.ts';
import { results } from '../../shared/views/results.ts';
import { contest } from '../builders.ts';
import { given } from '../story.ts';
import { closed, deducted, marked } from './past.ts';

const file = contest();
const past = marked(file, 'r1', () => 8);
const set = { round: 'r1', team: 't1', points: 1.5, reason: 'thiếu thành viên' };
const row = (state: State) => results(state).rounds[0]?.teams[0];
const kinds = (state: State) => state.rounds[0]?.teams[0]?.deductions.map((one) => one.kind);

describe('deduction.set', () => {
  test('[S6] comes off the score; without a kind it is “other”', () => {
    given(file, ...past)
      .when('deduction.set', set, 'mc')
      .then({ type: 'deduction.set', ...set, kind: 'other' });
    given(file, ...past)
      .when('deduction.set', set, 'mc')
      .then((state) => {
        expect(row(state)).toMatchObject({ score: 6.5, deduction: 1.5 });
      });
  });

  test('[S6] one a kind: set again it is replaced, all kinds together come off', () => {
    given(file, ...past, deducted('r1', 't1', 1), deducted('r1', 't1', 2, 'overtime'))
      .when('deduction.set', { ...set, points: 0.25 }, 'mc')
      .then((state) => {
        expect(row(state)).toMatchObject({ score: 5.75, deduction: 2.25 });
        expect(kinds(state)).toEqual(['overtime', 'other']);
      });
  });

  test('0 takes it away', () => {
    given(file, ...past, deducted('r1', 't1', 1), deducted('r1', 't1', 2, 'overtime'))
      .when('deduction.set', { ...set, points: 0, kind: 'overtime' }, 'mc')
      .then((state) => {
        expect(row(state)).toMatchObject({ score: 7, deduction: 1 });
        expect(kinds(state)).toEqual(['other']);
      })
      .when('deduction.set', { ...set, points: 0, kind: 'overtime' }, 'mc')
      .then((state) => {
        expect(kinds(state)).toEqual(['other']);
      });
  });

  test('[S6] a score is not below 0', () => {
    given(file, ...past, deducted('r1', 't1', 100))
      .when('deduction.set', { ...set, kind: 'muon' }, 'mc')
      .then((state) => {
        expect(row(state)).toMatchObject({ score: 0, deduction: 101.5, rank: 3 });
      });
  });

  test('works before any sheet and after the close', () => {
    given(file).when('deduction.set', set, 'mc').then({ points: 1.5 });
    given(file, ...past, closed('r1'))
      .when('deduction.set', set, 'organiser')
      .then({ points: 1.5 });
  });

  test('[M3] is refused below 0, with more decimals than the contest’s, without a reason, without an end', () => {
    const story = given(file);
    story.when('deduction.set', { ...set, points: -1 }, 'mc').refused('bad-request', 'points');
    story.when('deduction.set', { ...set, points: 0.125 }, 'mc').refused('bad-request', 'points', '0,125', '2');
    story.when('deduction.set', { ...set, points: 1e12 }, 'mc').refused('bad-request');
    story.when('deduction.set', { ...set, points: '1' }, 'mc').refused('bad-request', 'points');
    story.when('deduction.set', { ...set, reason: '' }, 'mc').refused('bad-request', 'reason');
    story.when('deduction.set', { ...set, kind: '' }, 'mc').refused('bad-request', 'kind');
    story.when('deduction.set', { ...set, team: 't9' }, 'mc').refused('not-found', 't9');
    story.when('deduction.set', { ...set, team: 't9', points: 0.001 }, 'mc').refused('bad-request');
    story.when('deduction.set', { ...set, round: 'r9' }, 'mc').refused('not-found', 'r9');
  });
});

import { describe, expect, test } from 'vitest';
import { results } from '../../shared/views/results.ts';
import { contest } from '../builders.ts';
import { by, given, later } from '../story.ts';
import { called, closed, deducted, forced, handedIn, marked, opened, recused, reopened, withdrawn } from './past.ts';

const file = contest({ rounds: [{}, { mode: 'gallery' }] });
const reason = 'giám khảo về sớm';

describe('round.open', () => {
  test('opens, and is what the hall is at; several may be open at once', () => {
    given(file, opened('r2'))
      .when('round.open', { round: 'r1' }, 'mc')
      .then((state) => {
        expect(state.rounds.map((round) => round.status)).toEqual(['open', 'open']);
        expect(state.current).toBe(0);
      });
  });

  test('is refused twice, and after the close', () => {
    given(file, opened('r1')).when('round.open', { round: 'r1' }, 'mc').refused('conflict');
    given(file, opened('r1'), forced('r1')).when('round.open', { round: 'r1' }, 'mc').refused('conflict');
    given(file).when('round.open', { round: 'r9' }, 'mc').refused('not-found', 'r9');
    given(file).when('round.open', { round: 'r1', now: true }, 'mc').refused('bad-request', 'now');
  });
});

describe('round.close', () => {
  test('[C3] closes a round whose sheets are all there', () => {
    given(file, ...marked(file, 'r1'))
      .when('round.close', { round: 'r1' }, 'mc')
      .then((state) => {
        expect(state.rounds[0]?.status).toBe('closed');
        expect(state.stage).toBeNull();
      });
  });

  const missing = [
    opened('r1'),
    ...called('r1', 't1', 't2', 't3'),
    handedIn('gk1', 'r1', 't1', { c1: 7 }),
    handedIn('gk2', 'r1', 't1', { c1: 7 }),
  ];

  test('[C3] is a conflict while sheets are missing, and says which', () => {
    given(file, ...missing)
      .when('round.close', { round: 'r1' }, 'mc')
      .refused('conflict', '7', 'Giám khảo gk3 – Xã t1');
    given(file, ...missing)
      .when('round.close', { round: 'r1', force: false }, 'mc')
      .refused('conflict');
    given(file, ...missing)
      .when('round.close', { round: 'r1', reason }, 'mc')
      .refused('conflict');
  });

  test('[C3] unless it is forced, with a reason', () => {
    given(file, ...missing)
      .when('round.close', { round: 'r1', force: true, reason }, 'mc')
      .then({ force: true, reason });
    given(file, ...missing)
      .when('round.close', { round: 'r1', force: true }, 'mc')
      .refused('conflict');
    given(file, ...missing)
      .when('round.close', { round: 'r1', force: true, reason: ' ' }, 'mc')
      .refused('bad-request');
  });

  test('[C3] the recused and the withdrawn hinder nothing', () => {
    const others = ['t2', 't3'].map((team) => withdrawn(team, 'r1'));
    given(file, ...missing, ...others, recused('gk3', { teams: ['t1'] }))
      .when('round.close', { round: 'r1' }, 'mc')
      .then({});
    given(file, ...missing, ...others)
      .when('round.close', { round: 'r1' }, 'mc')
      .refused('conflict', 'gk3');
  });

  test('[C3] a reopened sheet is missing', () => {
    given(file, ...marked(file, 'r1'), reopened('r1', ['t2'], ['gk1']))
      .when('round.close', { round: 'r1' }, 'mc')
      .refused('conflict', 'Giám khảo gk1 – Xã t2');
  });

  test('[C3] [S7] too few sheets for the drops: a conflict, forced or not, until the rules are changed', () => {
    const drops = contest({ dropHigh: 1, dropLow: 1 });
    const past = [...marked(drops, 'r1'), recused('gk1', { teams: ['t1'] })];
    const story = given(drops, ...past);
    story.when('round.close', { round: 'r1' }, 'mc').refused('conflict', 'Xã t1');
    story.when('round.close', { round: 'r1', force: true, reason }, 'mc').refused('conflict', 'Xã t1');
    expect(results(story.state).rounds[0]?.teams[0]?.score).toBeNull();
    story
      .and(by('organiser', 'contest.set', { contest: contest({ dropHigh: 1 }), reason: 'đổi thể lệ' }))
      .when('round.close', { round: 'r1' }, 'mc')
      .then({});
    given(drops, ...past, withdrawn('t1'))
      .when('round.close', { round: 'r1' }, 'mc')
      .then({});
  });

  test('a team that nobody marked hinders no forced close where nothing is dropped', () => {
    given(file, opened('r1')).when('round.close', { round: 'r1', force: true, reason }, 'mc').then({});
  });

  test('is refused before the opening and twice', () => {
    given(file).when('round.close', { round: 'r1' }, 'mc').refused('closed');
    given(file, opened('r1'), forced('r1')).when('round.close', { round: 'r1' }, 'mc').refused('conflict');
  });

  test('stops a clock that was left running', () => {
    given(
      file,
      opened('r1'),
      ...called('r1', 't1'),
      by('timekeeper', 'timer.start', { round: 'r1', team: 't1' }),
      later(30),
    )
      .when('round.close', { round: 'r1', force: true, reason }, 'mc')
      .then((state) => {
        expect(state.rounds[0]?.teams[0]?.timer).toEqual({ startedAt: null, elapsed: 30_000 });
      });
  });
});

describe('a closed round', () => {
  const story = given(file, ...marked(file, 'r1'), closed('r1'));

  test('[C4] refuses judges’ sheets, calls and timers', () => {
    const where = { round: 'r1', team: 't1' };
    story.when('marks.save', { ...where, marks: { c1: 5 } }, 'gk1').refused('closed');
    story.when('sheet.submit', { ...where, marks: { c1: 5 } }, 'gk1').refused('closed');
    story.when('sheet.submitAll', { round: 'r1' }, 'gk1').refused('closed');
    story.when('team.call', where, 'mc').refused('closed');
    for (const type of ['timer.start', 'timer.stop', 'timer.reset'])
      story.when(type, where, 'timekeeper').refused('closed');
    story.when('timer.set', { ...where, seconds: 5, reason }, 'mc').refused('closed');
  });

  test('[C4] takes deductions, reopening, typing in, recusals, withdrawals and ties', () => {
    story.and(deducted('r1', 't1', 1), reopened('r1', ['t1'], ['gk1']));
    story.and(
      reopened('r1', ['t1'], ['gk1']),
      by('organiser', 'sheet.enter', { round: 'r1', team: 't1', judge: 'gk1', marks: { c1: 9 }, reason: 'phiếu giấy' }),
    );
    story.and(recused('gk1'), withdrawn('t1'), withdrawn('t2', 'r1'));
    story.and(by('organiser', 'tie.decide', { round: 'r1', teams: ['t3', 't2'], reason: 'Ban Tổ chức' }));
  });
});

describe('round.reopen', () => {
  test('opens it again: judges’ sheets are taken', () => {
    given(file, ...marked(file, 'r1'), reopened('r1', ['t1'], ['gk1']), forced('r1'))
      .when('round.reopen', { round: 'r1', reason: 'đội kiến nghị' }, 'mc')
      .then((state) => {
        expect(state.rounds[0]?.status).toBe('open');
        expect(state.current).toBe(0);
      })
      .and(handedIn('gk1', 'r1', 't1', { c1: 9 }), closed('r1'));
  });

  test('is refused where nothing is closed, and without a reason', () => {
    given(file, opened('r1')).when('round.reopen', { round: 'r1', reason }, 'mc').refused('conflict');
    given(file).when('round.reopen', { round: 'r1', reason }, 'mc').refused('conflict');
    given(file, opened('r1'), forced('r1'))
      .when('round.reopen', { round: 'r1' }, 'mc')
      .refused('bad-request', 'reason');
  });
});

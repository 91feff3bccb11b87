import { describe, expect, test } from 'vitest';
import type { State } from '../../shared/state.ts';
import { judgeView } from '../../shared/views/judge.ts';
import { panelView } from '../../shared/views/panel.ts';
import { contest } from '../builders.ts';
import { by, DAWN, DESK, given, later } from '../story.ts';
import { allMarked, closed, deducted, handedIn, marked, opened, recused, reopened, saved, withdrawn } from './past.ts';

const file = contest({
  rounds: [{}, { mode: 'gallery' }],
  teams: 4,
  judges: [{ id: 'gk1', name: 'Trưởng ban', head: true }, 'gk2', 'gk3'],
  prizes: [
    { name: 'Giải Nhất', count: 1 },
    { name: 'Giải Nhì', count: 1 },
    { name: 'Diễn viên', by: 'decision' },
  ],
});
const best = (team: string) => 10 - Number(team.slice(1));
const past = allMarked(file, best);
const approved = by('organiser', 'result.approve');

describe('result.approve', () => {
  test('[R1] after the huddle the list of awards stands, and is stored', () => {
    given(file, ...past, later(600))
      .when('result.approve', {}, 'organiser')
      .then({
        awards: [
          { prize: 'Giải Nhất', winners: [{ team: 't1' }] },
          { prize: 'Giải Nhì', winners: [{ team: 't2' }] },
          { prize: 'Diễn viên', winners: [] },
        ],
      })
      .when('result.approve', {}, 'organiser')
      .refused('conflict');
  });

  test('[R1] by the head judge on their tablet, and by no other judge', () => {
    given(file, ...past, later(600))
      .when('result.approve', {}, 'gk1')
      .then((state) => {
        expect(state.approval).toMatchObject({ by: 'gk1', at: DAWN + 600_000 });
      });
    given(file, ...past)
      .when('result.approve', {}, 'gk2')
      .refused('not-allowed');
    given(file).when('result.approve', {}, 'gk2').refused('not-allowed');
  });

  test('[R1] is a conflict unless every round is closed', () => {
    given(file).when('result.approve', {}, 'organiser').refused('conflict', 'Phần thi r1');
    given(file, ...marked(file, 'r1', best), closed('r1'))
      .when('result.approve', {}, 'organiser')
      .refused('conflict', 'Phần thi r2');
    given(file, ...marked(file, 'r1', best), closed('r1'), ...marked(file, 'r2', best))
      .when('result.approve', {}, 'organiser')
      .refused('conflict', 'Phần thi r2');
  });

  test('[R1] [P4] is a conflict unless every straddling tie is decided', () => {
    const level = allMarked(file, (team) => (team === 't3' ? 8 : best(team)));
    const story = given(file, ...level);
    story.when('result.approve', {}, 'organiser').refused('conflict', 'Giải Nhì');
    story.and(by('organiser', 'tie.decide', { teams: ['t2', 't3'], reason: 'Ban Giám khảo' }), approved);
    story.and(
      by('organiser', 'award.decide', { prize: 'Giải Nhì', teams: ['t2', 't3'], reason: 'đồng giải' }),
      approved,
    );
  });

  test('[R1] is a conflict while a reopened sheet is out, unless its team has withdrawn or its judge is left out', () => {
    const out = [...past, reopened('r1', ['t4'], ['gk2'])];
    given(file, ...out)
      .when('result.approve', {}, 'organiser')
      .refused('conflict', 'Xã t4');
    given(file, ...out, withdrawn('t4'))
      .when('result.approve', {}, 'organiser')
      .then({});
    given(file, ...out, recused('gk2', { teams: ['t4'] }))
      .when('result.approve', {}, 'organiser')
      .then({});
  });

  test('takes no other field', () => {
    given(file, ...past)
      .when('result.approve', { reason: 'x' }, 'organiser')
      .refused('bad-request', 'reason');
  });
});

describe('[R2] a later change of any figure takes the approval away', () => {
  const story = given(file, ...past, approved);
  const approval = (type: string, fields: object, who: string) => {
    let stands: boolean | null = null;
    story.when(type, fields, who).then((state) => {
      stands = state.approval !== null;
    });
    return stands;
  };

  test.each([
    ['deduction.set', { round: 'r1', team: 't4', points: 1, reason: 'x' }, 'mc'],
    ['sheet.reopen', { round: 'r1', teams: ['t4'], reason: 'x' }, 'mc'],
    ['round.reopen', { round: 'r1', reason: 'x' }, 'mc'],
    ['team.withdraw', { team: 't4', reason: 'x' }, 'organiser'],
    ['award.decide', { prize: 'Diễn viên', teams: ['t4'], reason: 'x' }, 'organiser'],
    ['judge.recuse', { judge: 'gk1', teams: ['t1'], reason: 'x' }, 'organiser'],
    [
      'contest.set',
      { contest: { ...file, rules: { decimals: 2, tieBreak: ['r2'], aggregate: { kind: 'sum' } } }, reason: 'x' },
      'organiser',
    ],
  ])('%s', (type, fields, who) => {
    expect(approval(type, fields, who)).toBe(false);
  });

  test.each([
    ['board.show', { what: 'overall' }, 'mc'],
    ['board.freeze', {}, 'mc'],
    ['tie.decide', { teams: ['t3', 't4'], reason: 'x' }, 'organiser'],
    ['deduction.set', { round: 'r1', team: 't4', points: 0, reason: 'x' }, 'mc'],
    ['access.renew', { person: 'mc' }, 'organiser'],
    ['contest.set', { contest: { ...file, title: 'Hội thi lần hai' }, reason: 'x' }, 'organiser'],
  ])('%s changes none', (type, fields, who) => {
    expect(approval(type, fields, who)).toBe(true);
  });

  test('which is told until it is approved anew or taken back', () => {
    const fallen = story.and(deducted('r1', 't1', 5));
    const lapsed = { by: 'organiser', at: story.state.approval?.at };
    expect(panelView(fallen.state, null, DESK, 0)).toMatchObject({ approval: null, lapsed });
    expect(judgeView(fallen.state, 0, null, 1, 0).head).toMatchObject({ approval: null, lapsed });
    expect(panelView(fallen.and(approved).state, null, DESK, 0)).toMatchObject({ lapsed: null });
  });

  test('with what took it away, who did it and when', () => {
    const lapse = (fallen: { state: State }) => panelView(fallen.state, null, DESK, 0).lapsed?.change;
    const off = story.and(later(60), by('mc', 'deduction.set', { round: 'r2', team: 't1', points: 1, reason: 'x' }));
    expect(lapse(off)).toEqual({
      type: 'deduction.set',
      by: 'mc',
      at: DAWN + 60_000,
      rounds: ['r2'],
      teams: ['t1'],
      judges: [],
      prize: null,
      points: 1,
    });
    // What came first took it away.
    expect(lapse(off.and(withdrawn('t2')))).toMatchObject({ type: 'deduction.set' });
    expect(lapse(story.and(reopened('r1', ['t4', 't3'], ['gk2', 'gk3'])))).toMatchObject({
      rounds: ['r1'],
      teams: ['t4', 't3'],
      judges: ['Giám khảo gk2', 'Giám khảo gk3'],
    });
    expect(lapse(story.and(recused('gk2', { teams: ['t1'] })))).toMatchObject({
      by: 'organiser',
      rounds: ['r1', 'r2'],
      judges: ['Giám khảo gk2'],
    });
    const favourite = by('organiser', 'award.decide', { prize: 'Diễn viên', recipient: 'bà Mai', reason: 'x' });
    expect(lapse(story.and(favourite))).toMatchObject({ type: 'award.decided', prize: 'Diễn viên', teams: [] });
  });

  test('and it is approved anew', () => {
    story
      .and(deducted('r1', 't1', 5), approved)
      .and(reopened('r2', ['t4'], ['gk1']), handedIn('gk1', 'r2', 't4', { c1: 6 }), approved);
  });

  test('a draft on a reopened sheet is no figure, but the sheet is out already', () => {
    const out = story.and(reopened('r2', ['t4'], ['gk1']), saved('gk1', 'r2', 't4', { c1: 1 }));
    expect(out.state.approval).toBeNull();
  });
});

describe('what the head judge approves', () => {
  const head = (story: { state: State }) => judgeView(story.state, 0, null, 1, 0).head;

  test('no name is told while a round is open; then every prize, as it would be stored', () => {
    expect(head(given(file, ...marked(file, 'r1', best), closed('r1')))).toMatchObject({
      blockers: { openRounds: ['r2'] },
      awards: [],
      doubts: { prizes: [], teams: [], choices: 0 },
    });
    expect(head(given(file, ...past))).toMatchObject({
      blockers: { openRounds: [], reopened: 0, prizes: [] },
      awards: [
        { prize: 'Giải Nhất', winners: [{ team: 't1' }] },
        { prize: 'Giải Nhì', winners: [{ team: 't2' }] },
        { prize: 'Diễn viên', winners: [] },
      ],
    });
    expect(judgeView(given(file, ...past).state, 1, null, 1, 0).head).toBeNull();
  });

  test('what should be known before: prizes that nobody has, teams whose sheets are missing', () => {
    const lacking = [
      ...past,
      reopened('r1', ['t3'], ['gk2']),
      recused('gk2', { teams: ['t3'] }),
      by('organiser', 'judge.restore', { judge: 'gk2', teams: ['t3'], reason: 'có mặt' }),
    ];
    expect(head(given(file, ...past))?.doubts).toEqual({ prizes: ['Diễn viên'], teams: [], choices: 0 });
    expect(head(given(file, ...lacking))?.doubts).toEqual({ prizes: ['Diễn viên'], teams: ['t3'], choices: 0 });
  });
});

describe('result.reject', () => {
  test('no longer, with a reason', () => {
    given(file, ...past, approved)
      .when('result.reject', { reason: 'Ban Tổ chức bổ sung giải' }, 'gk1')
      .then((state) => {
        expect(state.approval).toBeNull();
      })
      .when('result.reject', { reason: 'x' }, 'organiser')
      .refused('conflict');
  });

  test('is refused to other judges, without a reason, with nothing approved', () => {
    given(file, ...past, approved)
      .when('result.reject', { reason: 'x' }, 'gk2')
      .refused('not-allowed');
    given(file, ...past, approved)
      .when('result.reject', {}, 'organiser')
      .refused('bad-request', 'reason');
    given(file, opened('r1')).when('result.reject', { reason: 'x' }, 'organiser').refused('conflict');
  });
});

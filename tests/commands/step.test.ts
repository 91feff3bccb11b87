import { describe, expect, test } from 'vitest';
import { step } from '../../shared/messages/step.ts';
import type { State } from '../../shared/state.ts';
import { panelView } from '../../shared/views/panel.ts';
import { results } from '../../shared/views/results.ts';
import { contest } from '../builders.ts';
import { by, DESK, given, later, type Past } from '../story.ts';
import { called, deducted, handedIn, marked, opened, saved, shown } from './past.ts';

const file = contest({
  rounds: [{ timeLimitSeconds: 300 }, { mode: 'gallery' }],
  teams: [
    { id: 't1', name: 'Xã Hà Lai' },
    { id: 't2', name: 'Xã Hà Tân' },
    { id: 't3', name: 'Xã Hà Bắc' },
  ],
  prizes: [{ name: 'Nhất', count: 1 }],
  programme: [{ name: 'Chào cờ', kind: 'ceremony' }, { round: 'r1' }, { round: 'r2' }],
});
const last = (state: State) => panelView(state, null, DESK, state.at).last;
const undo = (state: State) => ({ seq: last(state)?.seq ?? 0 });
const played = [opened('r1'), ...called('r1', 't1')];
const timer = (what: string, team = 't1') => by('timekeeper', `timer.${what}`, { round: 'r1', team });

/** All of the state that a page or a paper is made of, without what was done last. */
const seen = ({ seq: _, at: __, steps: ___, ...rest }: State) => rest;

describe('the last step on the panel', () => {
  test('is named: whose, what, when', () => {
    const story = given(file, later(60), opened('r1'), ...called('r1', 't2'));
    expect(last(story.state)).toEqual({
      seq: 2,
      at: story.now,
      person: 'mc',
      said: { type: 'team.called', name: '02 · HÀ TÂN', undone: false },
      undo: true,
    });
    const gone = story.and(by('organiser', 'programme.go', { item: '3' }));
    expect(last(gone.state)).toMatchObject({ person: 'organiser', said: { name: 'Phần thi r2' } });
  });

  test('is no judge’s, and nothing that is not the panel’s', () => {
    const story = given(file, ...played, handedIn('gk1', 'r1', 't1', { c1: 7 }), deducted('r1', 't1', 1));
    expect(last(story.state)).toMatchObject({ seq: 2, said: { type: 'team.called' } });
  });
});

describe('step.undo', () => {
  const steps: readonly (readonly [string, readonly Past[], Past])[] = [
    ['an opening', [], opened('r1')],
    ['a call', [...played, timer('start'), timer('stop')], by('mc', 'team.call', { round: 'r1', team: 't2' })],
    ['the clock stopped', [...played, timer('start'), later(40)], timer('stop')],
    ['the clock started', played, timer('start')],
    ['the clock reset', [...played, timer('start'), later(40), timer('stop')], timer('reset')],
    ['an order', [], by('mc', 'order.set', { round: 'r1', teams: ['t3', 't1', 't2'] })],
    ['a closing', marked(file, 'r1'), by('mc', 'round.close', { round: 'r1' })],
    ['a reopening', [...marked(file, 'r1'), by('mc', 'round.close', { round: 'r1' })], reopening()],
    ['a scene', [shown('programme')], shown('blank')],
    ['the way back from a blank screen', [shown('blank')], by('mc', 'board.uncover')],
    ['a freeze', [], by('mc', 'board.freeze')],
    ['the programme', [], by('mc', 'programme.set', { items: [{ id: 'a', round: 'r2' }] })],
    ['a move in the programme', [], by('mc', 'programme.go', { item: '1' })],
    ['the delegates', [], by('mc', 'delegates.set', { delegates: [{ name: 'Lê Thị Bình' }] })],
    [
      'a step of the reveal',
      [by('mc', 'reveal.start', { rehearsal: true })],
      by('organiser', 'reveal.goto', { step: 1 }),
    ],
  ];

  test.each(steps)('[H2] %s: all is as it was', (_, past, step) => {
    const before = given(file, ...past);
    const after = before.and(step);
    expect(seen(after.state)).not.toEqual(seen(before.state));
    after.when('step.undo', undo(after.state), 'organiser').then((state) => {
      expect(seen(state)).toEqual(seen(before.state));
      expect(last(state)).toMatchObject({ person: 'organiser', said: { undone: true }, undo: false });
    });
  });

  test('[H2] a second draw, or an order typed over one: the first is what was drawn, and when', () => {
    const first = given(file, later(10), by('mc', 'order.draw', { round: 'r2' }));
    const teams = ['t3', 't2', 't1'];
    for (const step of [by('mc', 'order.draw', { round: 'r2' }), by('mc', 'order.set', { round: 'r2', teams })]) {
      const after = first.and(later(60), step);
      after.when('step.undo', undo(after.state), 'mc').then((state) => {
        expect(state.rounds[1]).toEqual(first.state.rounds[1]);
      });
    }
  });

  test('[H2] what asks for a reason or a question is not undone by one tap: a close once approved, a freeze once more is known', () => {
    const rounds = ['r1', 'r2'];
    const over = rounds.flatMap((round) => marked(file, round, (team) => Number(team.slice(1))));
    const closed = given(file, ...over, ...rounds.map((round) => by('mc', 'round.close', { round })));
    closed.when('step.undo', undo(closed.state), 'mc').then((state) => {
      expect(state.rounds[1]?.status).toBe('open');
    });
    const approved = closed.and(by('organiser', 'result.approve'));
    approved.when('step.undo', undo(approved.state), 'mc').refused('conflict', 'duyệt');

    const frozen = closed.and(by('mc', 'board.freeze'));
    frozen.when('step.undo', undo(frozen.state), 'mc').then((state) => {
      expect(state.board.frozen).toBe(false);
    });
    const changed = frozen.and(deducted('r1', 't1', 1));
    changed.when('step.undo', undo(changed.state), 'mc').refused('conflict', 'khóa bảng điểm');
  });

  test('what was marked meanwhile stays: a figure is not taken back with a clock', () => {
    const story = given(
      file,
      ...played,
      timer('start'),
      later(40),
      timer('stop'),
      handedIn('gk1', 'r1', 't1', { c1: 7 }),
    );
    story.when('step.undo', undo(story.state), 'mc').then((state) => {
      expect(state.rounds[0]?.teams[0]?.timer.startedAt).not.toBeNull();
      expect(results(state).rounds[0]?.teams[0]?.judges).toHaveLength(1);
    });
  });

  test('what the hall was let see of a board stays what it saw last', () => {
    const story = given(file, ...marked(file, 'r1'), shown('overall'));
    story.when('step.undo', undo(story.state), 'mc').then(({ board }) => {
      expect(board.scene.what).toBe('welcome');
      expect(board.out.overall).not.toBeNull();
    });
  });

  test('[H2] a call, or an opening, that judges have marked since is not taken back', () => {
    const called = given(file, ...played, saved('gk2', 'r1', 't1', { c1: 6 }));
    called.when('step.undo', undo(called.state), 'mc').refused('conflict', 'Xã Hà Lai');
    const gallery = given(file, opened('r2'), saved('gk2', 'r2', 't3', { c1: 6 }));
    gallery.when('step.undo', undo(gallery.state), 'mc').refused('conflict', 'Xã Hà Bắc');
  });

  test('only the last, once, and nothing that the whole hall saw begin', () => {
    given(file).when('step.undo', { seq: 0 }, 'mc').refused('conflict');
    const story = given(file, ...played);
    story.when('step.undo', { seq: 1 }, 'mc').refused('conflict', 'mời Số 01 · HÀ LAI lên sân khấu');
    const undone = story.and(by('mc', 'step.undo', { seq: 2 }));
    undone.when('step.undo', { seq: 3 }, 'mc').refused('conflict', 'hoàn tác');
    const revealing = given(file, by('mc', 'reveal.start', { rehearsal: true }));
    revealing.when('step.undo', { seq: 1 }, 'mc').refused('conflict', 'công bố');
    const set = given(file, opened('r2'), by('organiser', 'contest.set', { contest: file, reason: 'đổi tên' }));
    set.when('step.undo', { seq: 2 }, 'mc').refused('conflict', 'sửa thông tin hội thi');
  });
});

describe('two panels at once', () => {
  const story = given(file, opened('r1'), ...called('r1', 't2'));

  test('[H3] what somebody else did meanwhile is said, and stands', () => {
    story.when('team.call', { round: 'r1', team: 't1', after: 1 }, 'organiser').refused('conflict', 'HÀ TÂN');
    story.when('round.close', { round: 'r1', after: 1 }, 'organiser').refused('conflict', 'HÀ TÂN');
    story.when('team.call', { round: 'r1', team: 't1', after: 2 }, 'organiser').then({ type: 'team.called' });
    story.when('team.call', { round: 'r1', team: 't1' }, 'organiser').then({ type: 'team.called' });
  });

  test('[H3] the clock does not get in the way of the projector, nor a judge in anybody’s', () => {
    const timed = story.and(shown('onStage', 'r1'), timer('start', 't2'), saved('gk1', 'r1', 't2', { c1: 7 }));
    timed.when('board.show', { what: 'blank', after: 3 }, 'mc').then({ type: 'board.shown' });
    timed.when('board.show', { what: 'blank', after: 2 }, 'mc').refused('conflict', 'đội đang thi');
    timed.when('timer.stop', { round: 'r1', team: 't2', after: 4 }, 'mc').then({ type: 'timer.stopped' });
  });

  test('[H3] two who press “next” at once in the awards mean the same step', () => {
    const first = given(
      file,
      by('mc', 'reveal.start', { rehearsal: true }),
      by('mc', 'reveal.goto', { step: 1, after: 1 }),
    );
    first.when('reveal.goto', { step: 1, after: 1 }, 'organiser').then({ type: 'reveal.stepped' });
    first.when('reveal.goto', { step: 0, after: 1 }, 'organiser').refused('conflict', 'bước 2');
  });

  test('a rehearsal of the awards is called so', () => {
    const rehearsal = given(file, by('mc', 'reveal.start', { rehearsal: true }));
    expect(last(rehearsal.state)?.said.name).toBe('rehearsal');
    expect(last(rehearsal.and(by('mc', 'reveal.end')).state)?.said.name).toBe('rehearsal');
    expect(step.vi.just('mc', { type: 'reveal.ended', name: 'rehearsal', undone: false })).toContain('chạy thử');
  });

  test('what is wrong with the fields, or not there, is said before', () => {
    story.when('team.call', { round: 'r1', team: 't1', after: 'x' }, 'mc').refused('bad-request', 'after');
    story.when('team.call', { round: 'r1', team: 't9', after: 1 }, 'mc').refused('not-found', 't9');
    story
      .when('deduction.set', { round: 'r1', team: 't1', points: 1, reason: 'x', after: 1 }, 'mc')
      .refused('bad-request');
  });
});

function reopening(): Past {
  return by('mc', 'round.reopen', { round: 'r1', reason: 'chốt nhầm' });
}

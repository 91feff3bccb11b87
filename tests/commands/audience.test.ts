import { describe, expect, test } from 'vitest';
import { audienceScene } from '../../shared/views/audience.ts';
import { panelView } from '../../shared/views/panel.ts';
import { contest } from '../builders.ts';
import { by, DESK, given } from '../story.ts';
import { allMarked, deducted, shown, withdrawn } from './past.ts';

const file = contest({ rounds: 2, teams: 3, judges: 2, prizes: [{ name: 'Giải Nhất', count: 1 }] });
const past = [
  ...allMarked(file, (team) => 10 - Number(team.slice(1))),
  withdrawn('t3'),
  by('organiser', 'result.approve'),
  by('mc', 'reveal.start'),
];
const allowed = (what: string, on = true) => by('organiser', 'audience.allow', { what, on });

describe('audience.allow', () => {
  test('[F9] both are off until the organiser switches them on, and off again', () => {
    expect(given(file).state.allowed).toEqual({ live: false, ranking: false });
    given(file)
      .when('audience.allow', { what: 'live', on: true }, 'organiser')
      .then((state) => {
        expect(panelView(state, null, DESK, 0).allowed).toEqual({ live: true, ranking: false });
      })
      .when('audience.allow', { what: 'live', on: false }, 'organiser')
      .then((state) => {
        expect(state.allowed).toEqual({ live: false, ranking: false });
      });
  });

  test('is refused where it is so already, and for anything else', () => {
    given(file).when('audience.allow', { what: 'live', on: false }, 'organiser').refused('conflict');
    given(file, allowed('live')).when('audience.allow', { what: 'live', on: true }, 'organiser').refused('conflict');
    given(file).when('audience.allow', { what: 'figures', on: true }, 'organiser').refused('bad-request', 'what');
    given(file).when('audience.allow', { what: 'live' }, 'organiser').refused('bad-request', 'on');
  });

  test('a change of the contest leaves them as they are', () => {
    const title = by('organiser', 'contest.set', { contest: { ...file, title: 'Tên mới' }, reason: 'đổi tên' });
    expect(given(file, allowed('live'), title).state.allowed.live).toBe(true);
  });
});

describe('the full ranking', () => {
  const ended = given(file, ...past, by('mc', 'reveal.end'));
  const ranking = {
    what: 'ranking',
    rows: [
      ['t1', [9, 9], 18, 1],
      ['t2', [8, 8], 16, 2],
      ['t3', [7, 7], 14, -1],
    ],
  };

  test('[F8] is shown after the reveal where the organiser switched it on, and else not', () => {
    given(file, ...past, allowed('ranking'))
      .when('board.show', { what: 'ranking' }, 'mc')
      .refused('conflict', 'công bố');
    ended.when('board.show', { what: 'ranking' }, 'mc').refused('conflict', 'bảng xếp hạng');
    expect(audienceScene(ended.and(allowed('ranking'), shown('ranking')).state)).toEqual(ranking);
  });

  test('[F8] is the one that was read out, whatever is changed since', () => {
    const changed = ended.and(allowed('ranking'), shown('blank'), deducted('r1', 't1', 9), shown('ranking'));
    expect(changed.state.approval).toBeNull();
    expect(audienceScene(changed.state)).toEqual(ranking);
  });

  test('[F8] switched off while it is shown, it gives way to the prizes', () => {
    const off = ended.and(allowed('ranking'), shown('ranking'), allowed('ranking', false));
    expect(audienceScene(off.state)).toMatchObject({ what: 'prizes' });
    const undone = ended.and(allowed('ranking'), shown('ranking'), shown('blank'), allowed('ranking', false));
    const { state } = undone.and(by('mc', 'step.undo', { seq: undone.state.steps.screen?.seq }));
    expect(audienceScene(state)).toMatchObject({ what: 'prizes' });
    const elsewhere = ended.and(allowed('ranking'), shown('welcome'), allowed('ranking', false));
    expect(audienceScene(elsewhere.state)).toEqual({ what: 'welcome' });
  });
});

test('[F9] a phone of the audience is sent what the hall’s own screen is', () => {
  const story = given(file, allowed('live'), ...past);
  for (const scene of ['welcome', 'blank', 'logo', 'overall']) {
    const { state } = story.and(shown(scene));
    expect(audienceScene(state, 'live')).toEqual(audienceScene(state));
  }
  expect(audienceScene(story.state, 'live')).toMatchObject({ what: 'reveal' });
});

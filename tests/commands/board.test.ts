import { describe, expect, test } from 'vitest';
import type { State } from '../../shared/state.ts';
import { audienceScene } from '../../shared/views/audience.ts';
import type { PinnedScene } from '../../shared/scene.ts';
import { contest } from '../builders.ts';
import { by, DAWN, given, later, type Past } from '../story.ts';
import { called, deducted, handedIn, marked, opened, recused, reopened, shown, withdrawn } from './past.ts';

const file = contest({ rounds: [{}, { mode: 'gallery' }], teams: 3, judges: 2 });
const frozen = by('mc', 'board.freeze');
const figures = (state: State, show?: PinnedScene) => {
  const scene = audienceScene(state, show);
  if (scene.what === 'round') return scene.rows;
  if (scene.what === 'overall') return scene.rows.map(([team, , score, rank]) => [team, score, rank]);
  return scene;
};
const all = ['t1', 't2', 't3'];

describe('board.show', () => {
  test.each(['welcome', 'programme', 'overall', 'blank', 'logo'])('%s', (what) => {
    given(file)
      .when('board.show', { what }, 'mc')
      .then((state) => {
        expect(audienceScene(state).what).toBe(what);
      });
    given(file).when('board.show', { what, round: 'r1' }, 'mc').refused('bad-request', 'round');
  });

  test.each(['draw', 'onStage', 'progress', 'round'])('%s, of a round', (what) => {
    given(file)
      .when('board.show', { what, round: 'r2' }, 'mc')
      .then((state) => {
        expect(audienceScene(state)).toMatchObject({ what, round: 'r2' });
      });
    given(file).when('board.show', { what }, 'mc').refused('bad-request', 'round');
    given(file).when('board.show', { what, round: 'r9' }, 'mc').refused('not-found', 'r9');
  });

  test('the running order says who does not compete in it', () => {
    const { state } = given(file, withdrawn('t1'), withdrawn('t3', 'r2'));
    const out = (round: string) => audienceScene(given(state, shown('draw', round)).state);
    expect(out('r1')).toMatchObject({ what: 'draw', round: 'r1', out: ['t1'] });
    expect(out('r2')).toMatchObject({ what: 'draw', round: 'r2', out: ['t1', 't3'] });
  });

  test('the running order is awaited until lots are drawn or typed in, or the part opens without', () => {
    const draw = (...past: readonly Past[]) => audienceScene(given(file, shown('draw', 'r1'), ...past).state);
    expect(draw()).toMatchObject({ awaited: true, drawnAt: null });
    expect(draw(later(60), by('mc', 'order.draw', { round: 'r1' }))).toMatchObject({
      awaited: false,
      drawnAt: DAWN + 60_000,
    });
    const teams = file.teams.map((team) => team.id);
    expect(draw(by('mc', 'order.set', { round: 'r1', teams }))).toMatchObject({ awaited: false, drawnAt: null });
    expect(draw(opened('r1'))).toMatchObject({ awaited: false, drawnAt: null });
  });

  test('a screen pinned to the running order has the part that the hall looks at, else the one drawn last', () => {
    const draw = (...past: readonly Past[]) => audienceScene(given(file, ...past).state, 'draw');
    expect(draw(shown('draw', 'r2'))).toMatchObject({ what: 'draw', round: 'r2' });
    expect(draw(by('mc', 'order.draw', { round: 'r2' }), opened('r1'))).toMatchObject({ what: 'draw', round: 'r2' });
    expect(draw(opened('r2'))).toMatchObject({ what: 'draw', round: 'r2' });
  });

  test('the lower third of a stream has the step of the reveal while the hall sees it, else who is on stage', () => {
    const revealing = by('mc', 'reveal.start', { rehearsal: true });
    const overlay = (...past: readonly Past[]) =>
      audienceScene(given(file, opened('r1'), ...called('r1', 't2'), ...past).state, 'overlay');
    expect(overlay(shown('overall'))).toMatchObject({ what: 'onStage', team: 't2' });
    expect(overlay(revealing)).toMatchObject({ what: 'reveal', rehearsal: true });
    expect(overlay(revealing, shown('blank'))).toMatchObject({ what: 'onStage', team: 't2' });
  });

  test('a message, with its text', () => {
    given(file)
      .when('board.show', { what: 'message', text: 'Nghỉ 10 phút' }, 'organiser')
      .then((state) => {
        expect(audienceScene(state)).toEqual({ what: 'message', text: 'Nghỉ 10 phút' });
      });
    given(file).when('board.show', { what: 'message' }, 'mc').refused('bad-request', 'text');
    given(file).when('board.show', { what: 'message', text: '' }, 'mc').refused('bad-request', 'text');
  });

  test('nothing else', () => {
    given(file).when('board.show', { what: 'winners' }, 'mc').refused('bad-request', 'what');
    given(file).when('board.show', {}, 'mc').refused('bad-request', 'what');
    given(file).when('board.show', { what: 'reveal' }, 'mc').refused('bad-request', 'what');
  });
});

describe('what covers another scene for a moment', () => {
  const text = 'Mời các đội chuẩn bị';
  const message = by('mc', 'board.show', { what: 'message', text });
  const covered = ({ board }: State) => board.covered?.what ?? null;

  test('[H4] one press back leads to it, whatever covered it in turn', () => {
    const blank = given(file, opened('r1'), shown('onStage', 'r1'), shown('blank'));
    expect(covered(blank.state)).toBe('onStage');
    expect(covered(blank.and(message, shown('blank')).state)).toBe('onStage');
    blank
      .and(message)
      .when('board.uncover', {}, 'organiser')
      .then((state) => {
        expect(audienceScene(state)).toMatchObject({ what: 'onStage', round: 'r1' });
        expect(covered(state)).toBeNull();
      })
      .when('board.uncover', {}, 'mc')
      .refused('conflict');
  });

  test('another scene, or a step of the reveal, ends it; the reveal is come back to too', () => {
    expect(covered(given(file, shown('blank'), shown('programme')).state)).toBeNull();
    const revealing = given(file, by('mc', 'reveal.start', { rehearsal: true }), shown('blank'));
    expect(audienceScene(revealing.and(by('mc', 'board.uncover')).state).what).toBe('reveal');
    const next = revealing.and(by('mc', 'reveal.goto', { step: 0 }));
    expect([audienceScene(next.state).what, covered(next.state)]).toEqual(['reveal', null]);
  });

  test('the last messages are kept to be shown again, each once', () => {
    const story = given(file, by('mc', 'board.show', { what: 'message', text: 'Nghỉ 10 phút' }), message, message);
    expect(story.state.board.texts).toEqual([text, 'Nghỉ 10 phút']);
  });
});

describe('what is public', () => {
  const played = [opened('r1'), ...called('r1', ...all)];
  const score = (team: string, ...marks: number[]) =>
    marks.map((c1, j) => handedIn(`gk${String(j + 1)}`, 'r1', team, { c1 }));

  test('[F1] a team’s figure, once its whole panel has handed in; until then none, and no rank', () => {
    given(file, ...played, shown('round', 'r1'), ...score('t1', 7, 8), ...score('t2', 9))
      .when('board.show', { what: 'round', round: 'r1' }, 'mc')
      .then((state) => {
        expect(figures(state)).toEqual([
          ['t1', 7.5, 1],
          ['t2', null, null],
          ['t3', null, null],
        ]);
      });
  });

  test('[F1] or whoever has not is recused', () => {
    const state = given(file, ...played, ...score('t2', 9), recused('gk2', { teams: ['t2'] }), shown('overall')).state;
    expect(figures(state)).toEqual([
      ['t2', 9, 1],
      ['t1', null, null],
      ['t3', null, null],
    ]);
  });

  test('[F1] live: a sheet that comes in is shown, one given back takes the figure away', () => {
    const story = given(file, ...played, shown('round', 'r1'), ...score('t1', 7, 8));
    expect(figures(story.state)).toContainEqual(['t1', 7.5, 1]);
    expect(figures(story.and(reopened('r1', ['t1'], ['gk1'])).state)).toContainEqual(['t1', null, null]);
    expect(figures(story.and(deducted('r1', 't1', 1)).state)).toContainEqual(['t1', 6.5, 1]);
  });

  test('a withdrawn team stays on the board, marked', () => {
    const state = given(file, ...played, ...score('t1', 7, 8), withdrawn('t1'), shown('round', 'r1')).state;
    expect(figures(state)).toContainEqual(['t1', 7.5, -1]);
  });

  test('[F3] every other scene carries no figure', () => {
    const story = given(file, ...marked(file, 'r1', () => 9.25), deducted('r1', 't1', 1.75));
    for (const what of ['welcome', 'blank', 'logo'])
      expect(audienceScene(story.and(shown(what)).state)).toEqual({ what });
    expect(audienceScene(story.and(shown('programme')).state)).toEqual({ what: 'programme', now: 0 });
    for (const what of ['draw', 'onStage', 'progress']) {
      const text = JSON.stringify(audienceScene(story.and(shown(what, 'r1')).state));
      expect(text).not.toMatch(/9[.,]25|7[.,]5|1[.,]75/);
    }
    expect(audienceScene(story.and(shown('progress', 'r1')).state)).toMatchObject({ done: '111' });
  });
});

describe('board.freeze', () => {
  const seen = [shown('round', 'r1'), shown('progress', 'r1'), shown('overall')];
  const story = given(file, ...marked(file, 'r1', () => 7), ...seen, frozen);

  test('[F1] a figure that the hall has not seen does not come out while it is frozen', () => {
    const hidden = given(file, ...marked(file, 'r1', () => 7), frozen);
    for (const scene of [shown('round', 'r1'), shown('progress', 'r1'), shown('overall')])
      expect(audienceScene(hidden.and(scene).state)).toEqual({ what: 'welcome' });
  });

  test('[F4] round, overall and progress stand as they were', () => {
    const later = story.and(deducted('r1', 't1', 3), reopened('r1', ['t2']), withdrawn('t3', 'r2'), opened('r2'));
    expect(figures(later.and(shown('round', 'r1')).state)).toEqual(figures(story.and(shown('round', 'r1')).state));
    expect(figures(later.and(shown('overall')).state)).toEqual(figures(story.and(shown('overall')).state));
    expect(audienceScene(later.and(shown('progress', 'r1')).state)).toMatchObject({ done: '111', frozen: true });
    expect(figures(later.and(shown('round', 'r1')).state)).toContainEqual(['t1', 7, 1]);
  });

  test('[F4] other scenes, calls and the clock go on', () => {
    const calls = contest({ rounds: [{ timeLimitSeconds: 300 }], teams: 3 });
    given(calls, opened('r1'), frozen, shown('onStage', 'r1'))
      .when('team.call', { round: 'r1', team: 't2' }, 'mc')
      .then((state) => {
        expect(audienceScene(state)).toMatchObject({ team: 't2', next: 't1' });
      })
      .when('timer.start', { round: 'r1', team: 't2' }, 'timekeeper')
      .then((state) => {
        expect(audienceScene(state)).toMatchObject({ timer: { elapsed: 0 }, limitSeconds: 300 });
      });
  });

  test('[F4] then it is live again', () => {
    story
      .and(deducted('r1', 't1', 3), shown('round', 'r1'))
      .when('board.unfreeze', {}, 'mc')
      .then((state) => {
        expect(figures(state)).toContainEqual(['t1', 4, 3]);
        expect(audienceScene(state)).toMatchObject({ frozen: false });
      });
  });

  test('[F4] a contest put into another order since puts no figure under another name', () => {
    const turned = { ...file, rounds: [...file.rounds].reverse(), teams: [...file.teams].reverse() };
    const missing = given(file, ...marked(file, 'r1', () => 7), reopened('r1', ['t1']), ...seen, frozen);
    const changed = missing.and(by('organiser', 'contest.set', { contest: turned, reason: 'xếp lại' }));
    expect(audienceScene(changed.and(shown('progress', 'r1')).state)).toMatchObject({ done: '110' });
    expect(figures(changed.and(shown('overall')).state)).toContainEqual(['t2', 7, 1]);
    const scene = audienceScene(changed.and(shown('overall')).state);
    expect(scene.what === 'overall' && scene.rows[0]?.[1]).toEqual([null, 7]);
  });

  test('is refused twice, as is unfreezing what is not frozen', () => {
    story.when('board.freeze', {}, 'mc').refused('conflict');
    given(file).when('board.unfreeze', {}, 'mc').refused('conflict');
    given(file).when('board.freeze', { what: 'overall' }, 'mc').refused('bad-request', 'what');
  });

  test('a part that came into the contest since is not on a frozen board', () => {
    const more = contest({ rounds: [{}, { mode: 'gallery' }, {}], teams: 3, judges: 2 });
    const changed = story.and(by('organiser', 'contest.set', { contest: more, reason: 'thêm một phần' }));
    for (const what of ['round', 'progress'])
      expect(audienceScene(changed.and(shown(what, 'r3')).state)).toEqual({ what: 'welcome' });
    expect(audienceScene(changed.and(shown('round', 'r1')).state)).toMatchObject({ what: 'round', frozen: true });
  });
});

describe('a pinned screen', () => {
  test('[F5] gets its scene as last let out', () => {
    const story = given(file, ...marked(file, 'r1', () => 7));
    expect(figures(story.state, 'overall')).toEqual({ what: 'welcome' });
    const seen = story.and(shown('overall'), shown('welcome'));
    expect(figures(seen.state, 'overall')).toContainEqual(['t1', 7, 1]);
    const after = seen.and(deducted('r1', 't1', 2));
    expect(figures(after.state, 'overall')).toEqual(figures(seen.state, 'overall'));
    expect(figures(after.and(shown('overall')).state, 'overall')).toContainEqual(['t1', 5, 3]);
  });

  test('[F5] a round’s is that of the round that was let out last, whatever is opened since', () => {
    const story = given(file, ...marked(file, 'r1', () => 7), opened('r2'), shown('round', 'r2'), shown('round', 'r1'));
    expect(audienceScene(story.state, 'round')).toMatchObject({ what: 'round', round: 'r1' });
    const other = story.and(shown('round', 'r2'), shown('blank'));
    expect(audienceScene(other.state, 'round')).toMatchObject({ what: 'round', round: 'r2' });
    expect(audienceScene(other.and(shown('round', 'r1')).state, 'round')).toMatchObject({ round: 'r1' });
  });

  test('[F5] and while it is frozen it stays so, though another round opens', () => {
    const story = given(file, ...marked(file, 'r1', () => 7), shown('progress', 'r1'), shown('round', 'r1')).and(
      by('mc', 'board.freeze'),
      opened('r2'),
      shown('round', 'r2'),
    );
    for (const what of ['round', 'progress'] as const)
      expect(audienceScene(story.state, what)).toMatchObject({ what, round: 'r1', frozen: true });
  });

  test('[F3] the stage and the words go on whatever the hall’s own screen shows', () => {
    const story = given(file, opened('r1'), ...called('r1', 't1'), shown('blank'));
    expect(audienceScene(story.state, 'onStage')).toMatchObject({ what: 'onStage', team: 't1' });
    expect(audienceScene(story.state, 'clock')).toMatchObject({ what: 'onStage', team: 't1' });
    expect(audienceScene(story.state, 'programme')).toEqual({ what: 'programme', now: 0 });
    expect(audienceScene(story.state, 'logo')).toEqual({ what: 'logo' });
    expect(audienceScene(story.state, 'welcome')).toEqual({ what: 'welcome' });
  });
});

import { expect, test } from 'vitest';
import { isUnseen } from '../../client/mc/seen.ts';
import { RoundId } from '../../shared/contest.ts';
import { audienceScene } from '../../shared/views/audience.ts';
import { panelView } from '../../shared/views/panel.ts';
import { shown } from '../commands/past.ts';
import { contest } from '../builders.ts';
import { by, DESK, given } from '../story.ts';

const scenes = [
  ['overall'],
  ['round', 'r1'],
  ['round', 'r2'],
  ['progress', 'r1'],
  ['progress', 'r2'],
  ['onStage', 'r1'],
  ['programme'],
] as const;

test.each([
  ['never frozen', [shown('round', 'r1')], []],
  [
    'before any was shown',
    [by('mc', 'board.freeze')],
    ['overall', 'round r1', 'round r2', 'progress r1', 'progress r2'],
  ],
  [
    'after a part’s table was',
    [shown('round', 'r1'), by('mc', 'board.freeze')],
    ['overall', 'round r2', 'progress r1', 'progress r2'],
  ],
  [
    'after the overall and a gallery’s progress were',
    [shown('overall'), shown('progress', 'r2'), by('mc', 'board.freeze')],
    ['round r1', 'round r2', 'progress r1'],
  ],
])('[F4] frozen %s: the panel knows in whose place the hall sees the welcome', (_, past, unseen) => {
  const story = given(contest({ rounds: [{}, { mode: 'gallery' }] }), ...past);
  const known = scenes.filter(([what, round]) => {
    const { state } = story.and(shown(what, round));
    const says = isUnseen(panelView(story.state, null, DESK, 0).board, what, round ? RoundId.parse(round) : null);
    expect(isUnseen(panelView(state, null, DESK, 0).board, what, round ? RoundId.parse(round) : null)).toBe(says);
    expect(audienceScene(state).what).toBe(says ? 'welcome' : what);
    return says;
  });
  expect(known.map((one) => one.join(' '))).toEqual(unseen);
});

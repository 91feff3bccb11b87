// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, expect, test, vi } from 'vitest';
import Join from '../client/pages/Join.svelte';
import Live from '../client/pages/Live.svelte';
import CodeCard from '../client/setup/CodeCard.svelte';
import Poster from '../client/setup/Poster.svelte';
import { common } from '../shared/messages/common.ts';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** The server is asked, and says this. */
function answers(trial: boolean): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path);
    return Promise.resolve(new Response(JSON.stringify({ trial })));
  });
  return asked;
}

test.each([
  ['/', Join, '/api/trial'],
  ['/live', Live, '/api/live'],
])('%s has no connection, and says too that it is a trial run', async (_, page, path) => {
  const asked = answers(true);
  render(page);
  expect(await screen.findByText(common.vi.trialText)).toBeTruthy();
  expect(asked).toEqual([path]);
});

test.each([
  ['/', Join],
  ['/live', Live],
])('%s says nothing of the kind on the day itself', async (_, page) => {
  const asked = answers(false);
  render(page);
  await expect.poll(() => asked).toHaveLength(1);
  await Promise.resolve();
  expect(screen.queryByText(common.vi.trialText)).toBeNull();
});

const TITLE = 'Hội thi truyền thông về giảm nghèo';
const card = { person: 'gk1', name: 'Giám khảo 1', office: '', code: 'yefj8jas' };

test.each([
  ['a card', true, CodeCard, common.vi.trial],
  ['a card', false, CodeCard, TITLE],
  ['the poster', true, Poster, common.vi.trial],
  ['the poster', false, Poster, TITLE],
])('%s of a trial run (%s) cannot be taken for the day’s', async (_, rehearsal, paper, heading) => {
  render(paper, { setup: { title: TITLE, rehearsal }, card, address: 'http://192.168.1.7', wifi: null });
  expect(await screen.findByText(heading)).toBeTruthy();
  expect(screen.queryByText(rehearsal ? TITLE : common.vi.trial)).toBeNull();
});

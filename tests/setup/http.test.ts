import { afterEach, expect, test, vi } from 'vitest';
import { post, read } from '../../client/setup/http.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** Its process stands still: what it is asked is taken, and never answered. */
function silentServer(): void {
  vi.useFakeTimers();
  vi.stubGlobal(
    'fetch',
    (_: string, { signal }: RequestInit = {}) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => {
          reject(new Error('given up'));
        });
      }),
  );
}

test.each([
  ['figures', () => read('results')],
  ['a contest that is set', () => post({ id: 'c0ffee', type: 'contest.set' })],
])('%s: a server that stands still is waited for only so long', async (_, ask) => {
  silentServer();
  const answer = ask();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await answer).toBeNull();
});

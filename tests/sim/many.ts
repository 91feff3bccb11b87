import { Worker } from 'node:worker_threads';
import { play } from './play.ts';

/** How long a day is. */
export const STEPS = 200;

/** What came of one seed, played twice. */
export interface Found {
  readonly seed: number;
  /** The rule that it broke, and how. */
  readonly broken: string | null;
  readonly isSame: boolean;
}

export function twice(seed: number): Found {
  const [first, second] = [play(seed, STEPS), play(seed, STEPS)];
  return { seed, broken: first.broken?.message ?? null, isSame: first.trace === second.trace };
}

/** In as many threads as there is work for two cores. */
export async function many(seeds: readonly number[], told: (found: Found) => void): Promise<void> {
  const threads = 2;
  await Promise.all(
    Array.from({ length: threads }, (_, thread) => {
      const mine = seeds.filter((__, i) => i % threads === thread);
      const worker = new Worker(new URL('thread.ts', import.meta.url), { workerData: mine });
      worker.on('message', told);
      return new Promise<void>((done, failed) => {
        worker.once('error', failed);
        worker.once('exit', () => {
          done();
        });
      });
    }),
  );
}

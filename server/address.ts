import type { ContestFile } from '../db/open.ts';
import type { Alarms } from './alarms.ts';

interface Needs {
  readonly file: Pick<ContestFile, 'meta' | 'setMeta'>;
  readonly alarms: Alarms;
  /** Where the server is found now, the one that the hall is told first. */
  readonly current: () => readonly string[];
  readonly clock: () => number;
  readonly say: (was: string, now: string) => void;
}

const TOLD = 'address';
const LOOK_MS = 5000;

/**
 * Tablets keep the page, what they hold and who they are under the address that they were told. Where it is another than
 * at the last start, or goes while the hall uses it, that is shouted about until it is back, or until the next start.
 */
export function watchAddress({ file, alarms, current, clock, say }: Needs): () => void {
  const [first = ''] = current();
  const kept = file.meta(TOLD);
  const before = kept ?? first;
  if (kept !== first) file.setMeta(TOLD, first);
  // Whoever was told one of them is stranded when it is gone.
  let shouted = '';
  const look = () => {
    const [now = '', ...others] = current();
    const gone = [before, first].find((told) => told !== now && !others.includes(told));
    if (gone === undefined) {
      alarms.clear('address');
      shouted = '';
    } else if (shouted !== now) {
      shouted = now;
      alarms.raise({ kind: 'address', at: clock(), was: gone, now });
      say(gone, now);
    }
  };
  look();
  const timer = setInterval(look, LOOK_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}

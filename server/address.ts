import type { ContestFile } from '../db/open.ts';
import type { Alarms } from './alarms.ts';

interface Needs {
  readonly file: Pick<ContestFile, 'meta' | 'setMeta'>;
  readonly alarms: Alarms;
  /** Where the server is found now, the one that the hall is told first. */
  readonly current: () => readonly string[];
  /** What was found at each look. */
  readonly seen: (addresses: readonly string[]) => void;
  readonly clock: () => number;
  readonly say: (was: string, now: string) => void;
}

const TOLD = 'address';
const LOOK_MS = 5000;

/**
 * Tablets keep the page, what they hold and who they are under the address that they were told. Where it is another than
 * at the last start, or goes while the hall uses it, that is shouted about until it is back, or until the next start.
 */
export function watchAddress({ file, alarms, current, seen, clock, say }: Needs): () => void {
  const kept = file.meta(TOLD);
  /** What the hall was told, at the last start and at this one. Whoever was told one of them is stranded when it is gone. */
  let told: string[] = [];
  let shouted = '';
  const look = () => {
    const all = current();
    seen(all);
    const found = all.filter(isOfTheHall);
    const [now] = found;
    // The laptop has no network, or not yet: where it will be found is not known.
    if (now === undefined) return;
    if (told.length === 0) {
      told = [kept ?? now, now];
      if (kept !== now) file.setMeta(TOLD, now);
    }
    const gone = told.find((one) => !found.includes(one));
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

/** The port that the hall was told at the last start: what tablets keep, they keep under it. */
export function toldPort(file: Pick<ContestFile, 'meta'>): number | null {
  const told = file.meta(TOLD);
  if (told === null) return null;
  const { port, protocol } = new URL(told);
  return Number(port) || (protocol === 'https:' ? 443 : 80);
}

/** Neither this machine's own, nor one that a machine gives itself where no router does. */
function isOfTheHall(url: string): boolean {
  return !/^https?:\/\/(?:127\.|169\.254\.|localhost|\[::1\])/.test(url);
}

import type { Log } from '../db/log.ts';
import type { Alarm } from '../shared/alarm.ts';
import { FORKED } from '../shared/commands/log.ts';

/** That the contest goes on from a copy, as long as nothing was done since: what the copy lacks is to be done again. */
export function restoredFrom(log: Pick<Log, 'head' | 'read'>): Alarm | null {
  const [before, last] = log.read(log.head.seq - 2, 2);
  return before && last?.type === FORKED ? { kind: 'restored', at: last.at, until: before.at } : null;
}

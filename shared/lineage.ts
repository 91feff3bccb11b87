import type { LogId } from './contest.ts';

/*
 * A log has an id, and a restored one another: what was acknowledged after the backup was made is in the one and not in
 * the other, under the same numbers. The id of a restored log is that of the log it was taken from, a hyphen, and a
 * part of its own; so the first part says which contest it is, however often it was restored. A trial run begins with
 * another.
 */
export interface Lineage {
  readonly log: LogId;
  /** The logs that it was taken from, and up to which `seq` it is the same. */
  readonly forks: readonly (readonly [LogId, number])[];
}

/** Where something acknowledged stands. */
export interface Place {
  readonly log: LogId;
  readonly seq: number;
}

/** Whether it is in this log; it is not where that was restored from a backup made before. */
export function holds({ log, forks }: Lineage, place: Place): boolean {
  return place.log === log || forks.some(([from, last]) => from === place.log && place.seq <= last);
}

/** Of one contest: neither another one nor its trial run. */
export function areKin(one: LogId, other: LogId): boolean {
  return rootOf(one) === rootOf(other);
}

function rootOf(log: LogId): string {
  return log.split('-', 1)[0] ?? '';
}

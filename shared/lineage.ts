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

export function isPlace(one: Place, other: Place): boolean {
  return one.log === other.log && one.seq === other.seq;
}

/** A log, and how far it goes. */
export interface Standing extends Lineage {
  readonly seq: number;
}

/**
 * Whether it is in this log; it is not where that was restored from a backup made before. Where an older file was put
 * back by hand the log has its old id, and ends before.
 */
export function holds({ log, forks, seq }: Standing, place: Place): boolean {
  if (place.log === log) return place.seq <= seq;
  return forks.some(([from, last]) => from === place.log && place.seq <= last);
}

/** Of one contest: neither another one nor its trial run. */
export function areKin(one: LogId, other: LogId): boolean {
  return rootOf(one) === rootOf(other);
}

/** Which contest it is. */
export function rootOf(log: LogId): string {
  return log.split('-', 1)[0] ?? '';
}

/**
 * Why the disk does not take a write; `held`: another program keeps the file to itself; `gone`: it was removed, or
 * another is in its place.
 */
export type DiskTrouble = 'full' | 'readonly' | 'held' | 'gone' | 'failing';

/** Something is wrong with the laptop; `at` is since when. Shown until it is over, or until the next start. */
export type Alarm =
  | { kind: 'disk'; at: number; why: DiskTrouble }
  /** The disk takes writes again, and all that was acknowledged is on it. */
  | { kind: 'mended'; at: number; mendedAt: number; why: DiskTrouble }
  /** The file lacks rows that were acknowledged: nothing is taken any more. `found` is the last that is right, if any. */
  | { kind: 'lost'; at: number; acknowledged: number; found: number | null }
  /** The contest goes on from a copy; nothing has been done here since. `until` is when the last of it was done. */
  | { kind: 'restored'; at: number; until: number }
  /** Where the hall was told that the server is, and where it is instead. */
  | { kind: 'address'; at: number; was: string; now: string }
  | BackupAlarm;

/** No backup can be made in that folder; `last` is when one was. */
export interface BackupAlarm {
  kind: 'backup';
  at: number;
  /** `unmade`: nothing good could be copied on the machine itself. */
  why: 'gone' | 'full' | 'unwritable' | 'damaged' | 'slow' | 'unmade';
  folder: string;
  last: number | null;
}

/** Backups, which are made while the contest goes on. */
export interface CopiesWire {
  folder: string;
  /** When the last good one was made; null is not yet. */
  last: number | null;
  /** On another disk than the contest's file. */
  elsewhere: boolean;
}

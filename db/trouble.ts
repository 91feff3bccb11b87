import type { DiskTrouble } from '../shared/alarm.ts';
import { BrokenChain } from './log.ts';

/** The file that is open is not the one under its name any more: what is written to it nobody finds again. */
export class Gone extends Error {
  constructor(path: string) {
    super(`${path} was removed, or another file is in its place`);
  }
}

/** What a failed read or write says of the disk; `damaged`: what is read back is not what was written. */
export function troubleOf(error: unknown): DiskTrouble | 'damaged' {
  if (error instanceof BrokenChain) return 'damaged';
  if (error instanceof Gone) return 'gone';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT)/.test(code)) return 'full';
  if (/^(SQLITE_READONLY|SQLITE_PERM|EROFS|EACCES|EPERM)/.test(code)) return 'readonly';
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return 'held';
  return /^SQLITE_(CORRUPT|NOTADB)/.test(code) ? 'damaged' : 'failing';
}

import { rmSync } from 'node:fs';
import type { Checked } from '../db/check.ts';
import { migratedCopy } from '../db/migrate.ts';
import { kindOfFile } from '../db/open.ts';
import { replaceFile } from '../db/replace.ts';
import type { StartWords } from '../shared/messages/start.ts';
import { faultText } from './fault.ts';
import type { Stop } from './flags.ts';

/** Something that was done at the start, for the terminal. */
export type News = (words: StartWords) => string;

/** Lays a file of an earlier version out as this one does, on a copy, and keeps the old one. */
export function upgrade(path: string, now: number): { readonly news: readonly News[] } | Stop {
  if (kindOfFile(path) !== 'older') return { news: [] };
  const finished = `${path}.new`;
  try {
    const checked = migratedCopy(path, finished);
    if (checked.kind !== 'good') return { stop: (w) => w.notUpgraded(path, faultOf(checked)) };
    const kept = replaceFile(path, finished, now) ?? '';
    return { news: [(w) => w.upgraded(path, kept)] };
  } catch (error) {
    return { stop: (w) => w.notUpgraded(path, faultText(error)) };
  } finally {
    rmSync(finished, { force: true });
  }
}

/** What is wrong with it, as SQLite or the row's number says. */
export function faultOf(checked: Exclude<Checked, { kind: 'good' }>): string {
  if (checked.kind === 'damaged')
    return 'row' in checked.damage ? `row ${String(checked.damage.row)}` : checked.damage.what;
  return checked.kind === 'unreadable' ? checked.what : checked.kind;
}

import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { migratedCopy } from '../db/migrate.ts';
import { kindOfFile } from '../db/open.ts';
import { replaceFile } from '../db/replace.ts';
import { troubleOf } from '../db/trouble.ts';
import type { StartWords } from '../shared/messages/start.ts';
import { reason } from './fault.ts';
import type { Stop } from './flags.ts';

/** Something that was done at the start, for the terminal. */
export type News = (words: StartWords) => string;

/** Lays a file of an earlier version out as this one does, on a copy, and keeps the old one. */
export function upgrade(path: string, now: number): { readonly news: readonly News[] } | Stop {
  if (kindOfFile(path) !== 'older') return { news: [] };
  const finished = `${path}.new`;
  try {
    migratedCopy(path, finished);
    const kept = replaceFile(path, finished, now) ?? '';
    return { news: [(w) => w.upgraded(path, kept)] };
  } catch (error) {
    if (troubleOf(error) === 'full') return { stop: (w) => w.diskFull(dirname(path)) };
    return { stop: (w, lang) => w.notUpgraded(path, reason(error, lang)) };
  } finally {
    rmSync(finished, { force: true });
  }
}

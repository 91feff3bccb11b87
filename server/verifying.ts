import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { chain, GROUND } from '../db/chain.ts';
import { checkFile } from '../db/check.ts';
import type { Head } from '../db/log.ts';
import type { VerifyWords } from '../shared/messages/verify.ts';
import type { Lang } from './answer.ts';
import { wrongWith } from './fault.ts';

export interface Verdict {
  readonly fits: boolean;
  readonly say: (words: VerifyWords, lang: Lang) => string;
}

/** What SQLite's files begin with. */
const SQLITE = Buffer.from('SQLite format 3\0');

/** A contest's file or an exported log, whichever it is; null: it cannot be read. */
export function verify(path: string): Verdict | null {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    return null;
  }
  if (bytes.subarray(0, SQLITE.length).equals(SQLITE)) return verifyFile(path);
  return bytes.at(0) === '{'.charCodeAt(0) ? verifyLines(bytes) : { fits: false, say: (w) => w.foreign(path) };
}

function verifyFile(path: string): Verdict {
  const checked = checkFile(path);
  switch (checked.kind) {
    case 'good':
      return good(checked.head);
    case 'damaged': {
      const { damage } = checked;
      return {
        fits: false,
        say: (w, lang) => (damage.why === 'row' ? w.badRow(damage.row) : w.damaged(wrongWith(checked, lang))),
      };
    }
    case 'newer':
      return { fits: false, say: (w) => w.newer(path) };
    case 'older':
      return { fits: false, say: (w) => w.older(path) };
    case 'missing':
    case 'foreign':
      return { fits: false, say: (w) => w.foreign(path) };
    case 'held':
    case 'unreadable':
      return { fits: false, say: (w, lang) => w.unread(wrongWith(checked, lang)) };
  }
}

const Line = z.strictObject({
  seq: z.int(),
  at: z.int(),
  person: z.string(),
  type: z.string(),
  data: z.unknown(),
  command: z.strictObject({ id: z.string(), said: z.string() }).nullable(),
  hash: z.string(),
});

/** Each line is, byte for byte, what this program writes, and fits the one before. */
function verifyLines(bytes: Buffer): Verdict {
  let head: Head = { seq: -1, hash: GROUND };
  for (let from = 0, line = 1; from < bytes.length; line++) {
    const end = bytes.indexOf('\n', from);
    const next = end === -1 ? null : follows(bytes.subarray(from, end), head);
    const row = head.seq + 1;
    if (!next) return { fits: false, say: (w) => w.badLine(line, row) };
    head = next;
    from = end + 1;
  }
  return good(head);
}

function follows(line: Buffer, { seq: last, hash: before }: Head): Head | null {
  let read: unknown;
  try {
    read = JSON.parse(line.toString());
  } catch {
    return null;
  }
  const row = Line.safeParse(read);
  if (!row.success) return null;
  const { seq, at, person, type, data, command, hash } = row.data;
  if (!Buffer.from(JSON.stringify({ seq, at, person, type, data, command, hash })).equals(line)) return null;
  const fits = chain(before, { seq, at, person, type, data: JSON.stringify(data), command }) === hash;
  return fits && seq === last + 1 ? { seq, hash } : null;
}

function good({ seq, hash }: Head): Verdict {
  return { fits: true, say: (w) => w.good(seq + 1, seq, hash) };
}

import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { digest } from '../../db/chain.ts';
import type { NewRow } from '../../db/log.ts';
import { ContestFile, createFile } from '../../db/open.ts';
import { OPENING } from '../../shared/fold.ts';
import { contest } from '../builders.ts';
import { DAWN } from '../story.ts';

const SALT = Buffer.alloc(16, 7);

/** A contest's file with its opening and so many marks after it, and nothing beside it. */
export function written(path: string, marks = 20): string {
  const access = [{ person: 'organiser', hash: Buffer.alloc(32, 1) }];
  createFile(path, SALT, [
    { seq: 0, at: DAWN, person: 'organiser', type: OPENING, data: contest(), command: null, access },
  ]);
  const file = new ContestFile(path);
  file.log.append(Array.from({ length: marks }, (_, i) => mark(i + 1)));
  file.close();
  return path;
}

/** A judge's mark, as a row. */
export function mark(seq: number): NewRow {
  const data = {
    round: 'r1',
    team: 't1',
    judge: 'gk1',
    marks: { c1: (seq % 40) / 4 },
    note: 'Lời chào hay, trang phục đẹp',
  };
  const command = { id: randomUUID(), said: digest(data) };
  return { seq, at: DAWN + seq, person: 'gk1', type: 'marks.saved', data, command, access: [] };
}

/** As a power cut leaves it: copied while a server has it open. */
export function cutOff(path: string, to: string): string {
  for (const part of ['', '-wal']) copyFileSync(path + part, to + part);
  return to;
}

/** Every byte of a file and what stands beside it, to compare. */
export function bytesOf(path: string): Buffer[] {
  return [path, `${path}-wal`, `${path}-journal`].filter((part) => existsSync(part)).map((part) => readFileSync(part));
}

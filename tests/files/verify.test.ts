import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StoredRow } from '../../db/log.ts';
import { ContestFile } from '../../db/open.ts';
import { verify } from '../../server/verifying.ts';
import { verify as messages } from '../../shared/messages/verify.ts';
import { chance } from '../people/chance.ts';
import { written } from './written.ts';

const MARKS = 30;

let folder: string;
let rows: StoredRow[];
let sqlite: Buffer;
let lines: Buffer;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hoi-thi-'));
  const path = written(join(folder, 'hoi-thi.sqlite'), MARKS);
  const file = new ContestFile(path);
  rows = [...file.log.all()];
  file.close();
  sqlite = readFileSync(path);
  lines = Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What is said of these bytes, and whether they fit. */
function verdict(bytes: Uint8Array): [boolean, string] {
  const path = join(folder, 'looked-at');
  writeFileSync(path, bytes);
  const found = verify(path);
  return [found?.fits ?? false, found?.say(messages.en, 'en') ?? ''];
}

/** One bit of the byte at `place` is another. */
function flipped(bytes: Buffer, place: number, bit: number): Buffer {
  const changed = Buffer.from(bytes);
  changed.writeUInt8(bytes.readUInt8(place) ^ (1 << bit), place);
  return changed;
}

test('a contest’s file and its exported log give the same last row and the same digits', () => {
  const hash = rows.at(-1)?.hash ?? '';
  const said = `31 rows, the last is 30 · ${hash.slice(0, 8)}`;
  for (const bytes of [sqlite, lines]) expect(verdict(bytes)).toEqual([true, expect.stringContaining(said)]);
});

describe('an exported log', () => {
  test('in which any byte is another does not fit, at the row where it is', () => {
    const dice = chance('an exported log');
    for (let i = 0; i < 300; i++) {
      const place = Math.floor(dice.next() * lines.length);
      const row = lines.subarray(0, place).filter((byte) => byte === 10).length;
      const [fits, said] = verdict(flipped(lines, place, Math.floor(dice.next() * 8)));
      expect([fits, place, said]).toEqual([
        false,
        place,
        expect.stringMatching(place === 0 ? '' : `row ${String(row)} `),
      ]);
    }
  });

  test('that ends at the end of a row fits, and says which is its last', () => {
    const end = lines.lastIndexOf('\n', lines.length - 2) + 1;
    expect(verdict(lines.subarray(0, end))).toEqual([true, expect.stringContaining('30 rows, the last is 29')]);
    expect(verdict(lines.subarray(0, end - 1))).toEqual([false, expect.stringContaining('row 29 (line 30')]);
  });

  test('with a row left out, twice, or elsewhere does not fit', () => {
    const all = lines.toString().split(/(?<=\n)/);
    const [first = '', second = '', third = ''] = all;
    for (const changed of [
      [first, third],
      [first, second, second],
      [first, third, second],
      [second, third],
    ])
      expect(verdict(Buffer.from(changed.join('')))[0]).toBe(false);
  });
});

test('a contest’s file in which any byte of its rows is another does not fit', () => {
  const dice = chance('a contest’s file');
  const texts = rows.flatMap(({ data, hash, command }) => [
    JSON.stringify(data),
    hash,
    ...(command ? [command.id] : []),
  ]);
  for (let i = 0; i < 150; i++) {
    const text = dice.pick(texts);
    const [place, bit] = [Math.floor(dice.next() * Buffer.byteLength(text)), Math.floor(dice.next() * 8)];
    // SQLite leaves copies behind where it moved a row: the byte is changed in each.
    let [changed, start] = [sqlite, sqlite.indexOf(text)];
    expect(start).toBeGreaterThan(0);
    for (; start !== -1; start = sqlite.indexOf(text, start + 1)) changed = flipped(changed, start + place, bit);
    expect([text, place, bit, verdict(changed)[0]]).toEqual([text, place, bit, false]);
  }
});

test('the command says it in one line: exit 0, or 1, or 2 where there is nothing to look at', () => {
  const run = (...args: string[]) => {
    const script = fileURLToPath(new URL('../../server/verify.mjs', import.meta.url));
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], LANG: 'vi_VN.UTF-8' },
    });
    return [status, (stdout + stderr).trimEnd()];
  };
  const path = join(folder, 'log.jsonl');
  writeFileSync(path, lines);
  expect(run(path)).toEqual([0, expect.stringMatching(/^Đúng: 31 dòng, dòng cuối là 30 · [0-9a-f]{8} .*$/)]);
  writeFileSync(path, flipped(lines, lines.length - 20, 1));
  expect(run(path)).toEqual([1, expect.stringMatching(/^Sai: dòng nhật ký 30 .*$/)]);
  expect(run(join(folder, 'nowhere'))).toEqual([2, expect.stringContaining('nowhere')]);
  expect(run()).toEqual([2, expect.stringContaining('npm run verify')]);
});

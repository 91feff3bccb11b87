import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ContestFile } from '../../db/open.ts';
import { verify } from '../../server/verifying.ts';
import { written } from '../files/written.ts';
import { chance } from '../people/chance.ts';
import { fault, type Fault } from './fault.ts';

/** One bit of the log's rows is another, exported or in the contest's file: `npm run verify` has to see it. */
export function flips(short: boolean): Promise<Fault[]> {
  const tries = short ? 50 : 1000;
  const folder = mkdtempSync(join(tmpdir(), 'hoi-thi-'));
  try {
    const path = written(join(folder, 'hoi-thi.sqlite'), 100);
    const file = new ContestFile(path);
    const rows = [...file.log.all()];
    file.close();
    const sqlite = readFileSync(path);
    const lines = Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    const looked = join(folder, 'looked-at');
    const goesUnseen = (bytes: Buffer) => {
      writeFileSync(looked, bytes);
      return verify(looked)?.fits !== false;
    };
    const dice = chance('flips');
    const any = (below: number) => Math.floor(dice.next() * below);
    let [inLines, inFile] = [0, 0];
    for (let i = 0; i < tries; i++) {
      if (goesUnseen(flipped(lines, [any(lines.length)], any(8)))) inLines += 1;
      const { data, hash, command, person, type } = dice.pick(rows);
      const text = Buffer.from(dice.pick([JSON.stringify(data), hash, command?.id ?? hash, `${person}${type}`]));
      // SQLite leaves copies behind where it moved a row: the byte is another in each.
      const [place, found] = [any(text.length), placesOf(sqlite, text)];
      if (found.length === 0) throw new Error(`not in the file: ${text.toString()}`);
      if (
        goesUnseen(
          flipped(
            sqlite,
            found.map((start) => start + place),
            any(8),
          ),
        )
      )
        inFile += 1;
    }
    const wrong = (count: number) => Array.from({ length: count }, () => 'a flip went unseen');
    const none = { lost: 0, twice: 0 };
    return Promise.resolve([
      fault({ name: 'a bit of an exported log flipped', tried: tries, ...none, wrong: wrong(inLines) }),
      fault({
        name: 'a bit of the log’s rows in a contest’s file flipped',
        tried: tries,
        ...none,
        wrong: wrong(inFile),
      }),
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function flipped(bytes: Buffer, places: readonly number[], bit: number): Buffer {
  const changed = Buffer.from(bytes);
  for (const place of places) changed.writeUInt8(bytes.readUInt8(place) ^ (1 << bit), place);
  return changed;
}

function placesOf(bytes: Buffer, text: Buffer): number[] {
  const places: number[] = [];
  for (let at = bytes.indexOf(text); at !== -1; at = bytes.indexOf(text, at + 1)) places.push(at);
  return places;
}

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Chance } from '../people/chance.ts';
import type { Record } from './journal.ts';

type Change = Extract<Record, { call: 'write' | 'truncate' }>;
type Naming = Extract<Record, { call: 'create' | 'unlink' | 'rename' }>;

/** What a disk promises of one sector: it is written whole or not at all. */
const SECTOR = 512;

/** A file by whatever name: what is on the disk, and what the system has not yet brought there. */
interface Body {
  /** Longer than the file, so that it may grow. */
  room: Buffer;
  length: number;
  pending: Change[];
}

/**
 * A disk with a power cable. What was written is on it once the file was synced, a name once its folder was; of what was
 * not, any part may be there when the power goes: names up to some moment, as a journal keeps them, and any writes.
 */
export class Medium {
  readonly #folder: string;
  /** As the programs see it. */
  readonly #now = new Map<string, Body>();
  /** As the disk has it. */
  readonly #names = new Map<string, Body>();
  /** What the programs did to names since. */
  readonly #naming: { readonly change: Naming; readonly body: Body | undefined }[] = [];

  /** Of the files in this folder. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  take(record: Record): void {
    const { path } = record;
    if (record.call === 'syncFolder') this.#settleNames(path);
    else if (record.call === 'sync') this.#settle(this.#now.get(path));
    else if (record.call === 'write' || record.call === 'truncate') this.#body(path).pending.push(record);
    else if (record.call !== 'failed') this.#rename(record);
  }

  /** Pulls the plug: what the disk has then, written into a folder. With chance, a half of what was not synced is there. */
  pull(folder: string, luck: Chance | null): void {
    const names = new Map(this.#names);
    const settled = luck ? Math.floor(luck.next() * (this.#naming.length + 1)) : 0;
    for (const { change, body } of this.#naming.slice(0, settled)) applyName(names, change, body);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const [path, body] of names) {
      if (dirname(path) !== this.#folder) continue;
      const left = luck ? withLuck(body, luck) : body;
      writeFileSync(join(folder, basename(path)), left.room.subarray(0, left.length));
    }
  }

  #body(path: string): Body {
    const found = this.#now.get(path);
    if (!found) throw new Error(`written before it was there: ${path}`);
    return found;
  }

  #settle(body: Body | undefined): void {
    if (!body) return;
    for (const change of body.pending.splice(0)) apply(body, change);
  }

  #rename(change: Naming): void {
    const body =
      change.call === 'create' ? { room: Buffer.alloc(0), length: 0, pending: [] } : this.#now.get(change.path);
    applyName(this.#now, change, body);
    this.#naming.push({ change, body });
  }

  #settleNames(folder: string): void {
    const rest = this.#naming.splice(0);
    for (const one of rest)
      if (dirname(one.change.path) === folder) applyName(this.#names, one.change, one.body);
      else this.#naming.push(one);
  }
}

function applyName(names: Map<string, Body>, change: Naming, body: Body | undefined): void {
  if (change.call !== 'create') names.delete(change.path);
  const name = change.call === 'rename' ? change.to : change.call === 'create' ? change.path : null;
  if (name !== null && body) names.set(name, body);
}

function apply(body: Body, change: Change): void {
  const end = change.call === 'truncate' ? change.length : change.offset + change.bytes.length;
  if (end > body.room.length) body.room = Buffer.concat([body.room, Buffer.alloc(2 * end - body.room.length)]);
  if (change.call === 'truncate') body.room.fill(0, end);
  else change.bytes.copy(body.room, change.offset);
  body.length = change.call === 'truncate' ? end : Math.max(body.length, end);
}

/** Of what was not synced a half, and of that some torn between two sectors. */
function withLuck({ room, length, pending }: Body, luck: Chance): Body {
  const left = { room: Buffer.from(room), length, pending: [] };
  for (const change of pending) {
    if (luck.next() < 0.5) continue;
    if (change.call === 'truncate' || luck.next() < 0.75) apply(left, change);
    else apply(left, { ...change, bytes: torn(change.bytes, luck) });
  }
  return left;
}

function torn(bytes: Buffer, luck: Chance): Buffer {
  return bytes.subarray(0, Math.floor((luck.next() * bytes.length) / SECTOR) * SECTOR);
}

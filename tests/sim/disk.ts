import { chain, GROUND } from '../../db/chain.ts';
import type { AccessChange } from '../../db/sessions.ts';
import { BrokenChain, type Head, type Known, type NewRow, type StoredRow } from '../../db/log.ts';
import type { Store } from '../../server/handle.ts';
import type { Chance } from '../people/chance.ts';

/** A row as it lies there; `data` is text. */
export interface Lying extends Omit<StoredRow, 'data'> {
  readonly data: string;
}

type Write =
  | { readonly kind: 'row'; readonly row: Lying }
  | { readonly kind: 'access'; readonly change: AccessChange }
  | { readonly kind: 'begin'; readonly token: string; readonly person: string }
  | { readonly kind: 'end'; readonly token: string };

interface Transaction {
  readonly writes: readonly Write[];
  /** Written; until it is synced too, a power cut may take it. */
  synced: boolean;
}

/** What a disk does to the next write. */
export type Failure = 'write' | 'sync' | 'full';

/** What lies on a laptop's disk, and what of it the system has only promised to write. */
export class Disk {
  rows: Lying[] = [];
  readonly places = new Map<string, number>();
  readonly codes = new Map<string, string>();
  readonly tokens = new Map<string, string>();
  #all: Transaction[] = [];
  /** While set nothing is taken. */
  trouble: Failure | null = null;
  /** The next one alone. */
  failing: Failure | null = null;
  /** Opened without `synchronous=FULL`: the system writes when it likes. */
  lazy = false;
  /** Told of each row that a power cut cannot take any more. */
  safe: (row: Lying) => void = () => undefined;
  #safe = 0;

  /** The last row that a power cut cannot take. */
  get safeSeq(): number {
    return this.#safe - 1;
  }

  write(writes: readonly Write[]): void {
    const failing = this.trouble ?? this.failing;
    this.failing = null;
    if (failing === 'full') throw Object.assign(new Error('no space is left'), { code: 'SQLITE_FULL' });
    if (failing === 'write') throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_WRITE' });
    this.#take({ writes, synced: failing === null && !this.lazy });
    this.#settle();
    if (failing === 'sync') throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_FSYNC' });
  }

  /** All of it anew. */
  force(): void {
    if (this.trouble) throw new Error('the disk takes nothing');
    for (const one of this.#all) one.synced = true;
    this.#settle();
  }

  /** After the first that was not synced nothing can be read; the system may have got round to some. */
  cutPower(chance: Chance): void {
    const whole = this.#all.findIndex((one) => !one.synced && chance.next() < 0.7);
    if (whole < 0) return;
    const left = this.#all.slice(0, whole);
    this.#all = [];
    this.rows = [];
    for (const kept of [this.places, this.codes, this.tokens]) kept.clear();
    for (const one of left) this.#take({ ...one, synced: true });
    this.#safe = this.rows.length;
  }

  /** A backup of all that lies there now. */
  copy(): () => Disk {
    const all = this.#all.slice();
    return () => {
      const disk = new Disk();
      for (const one of all) disk.#take({ ...one, synced: true });
      disk.#safe = disk.rows.length;
      return disk;
    };
  }

  #take(one: Transaction): void {
    this.#all.push(one);
    for (const write of one.writes) {
      switch (write.kind) {
        case 'row':
          this.rows.push(write.row);
          if (write.row.command) this.places.set(write.row.command.id, this.rows.length - 1);
          break;
        case 'begin':
          this.tokens.set(write.token, write.person);
          break;
        case 'end':
          this.tokens.delete(write.token);
          break;
        case 'access':
          this.#change(write.change);
          break;
      }
    }
  }

  #change({ person, hash, asker }: AccessChange): void {
    for (const [token, whose] of this.tokens) if (whose === person && token !== asker) this.tokens.delete(token);
    if (hash) this.codes.set(person, Buffer.from(hash).toString());
    else this.codes.delete(person);
  }

  #settle(): void {
    let count = 0;
    for (const one of this.#all) {
      if (!one.synced) break;
      for (const write of one.writes) if (write.kind === 'row') count++;
    }
    for (; this.#safe < count; this.#safe++) {
      const row = this.rows[this.#safe];
      if (row) this.safe(row);
    }
  }
}

/** A contest's file on such a disk, as the server has it open. */
export class DiskFile implements Store {
  readonly disk: Disk;
  readonly log: Store['log'];
  readonly sessions;

  constructor(disk: Disk, newToken: () => string) {
    this.disk = disk;
    this.log = {
      append: (rows) => {
        append(disk, rows);
      },
      find: (id): Known | null => {
        const row = disk.rows[disk.places.get(id) ?? -1];
        return row?.command ? { seq: row.seq, person: row.person, said: row.command.said } : null;
      },
      all: () => checkedRows(disk),
      get head(): Head {
        return disk.rows.at(-1) ?? { seq: -1, hash: GROUND };
      },
    };
    this.sessions = {
      salt: Buffer.alloc(16),
      personOfCode: (code: Uint8Array) => {
        const text = Buffer.from(code).toString();
        return [...disk.codes].find(([, its]) => its === text)?.[0] ?? null;
      },
      codeOf: (person: string) => {
        const code = disk.codes.get(person);
        return code === undefined ? null : Buffer.from(code);
      },
      personOfToken: (token: string) => disk.tokens.get(token) ?? null,
      begin: (person: string) => {
        const token = newToken();
        disk.write([{ kind: 'begin', token, person }]);
        return token;
      },
      end: (token: string) => {
        disk.write([{ kind: 'end', token }]);
      },
    };
  }

  reopen(): void {
    if (this.disk.trouble === 'write') throw new Error('there is no disk');
  }

  /** Nobody takes a file away here. */
  mustBeThere(): void {}

  force(): void {
    this.disk.force();
  }
}

export function append(disk: Disk, rows: readonly NewRow[]): void {
  let before = disk.rows.at(-1)?.hash ?? GROUND;
  const writes = rows.flatMap(({ seq, at, person, type, data, command, access }): Write[] => {
    const text = JSON.stringify(data);
    const hash = chain(before, { seq, at, person, type, data: text, command });
    before = hash;
    const row: Lying = { seq, at, person, type, data: text, command, hash };
    return [{ kind: 'row', row }, ...access.map((change) => ({ kind: 'access', change }) as const)];
  });
  disk.write(writes);
}

/** @throws {BrokenChain} at the first that does not fit. */
export function* checkedRows(disk: Disk): Generator<StoredRow> {
  let before = GROUND;
  for (const [i, row] of disk.rows.entries()) {
    if (row.seq !== i || chain(before, row) !== row.hash) throw new BrokenChain(i);
    before = row.hash;
    yield { ...row, data: JSON.parse(row.data) as unknown };
  }
}

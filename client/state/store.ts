import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Change, Row } from '../../shared/rows.ts';
import type { Store } from './keeper.ts';
import type { Pages } from './pages.ts';

/** A browser that has not opened it by then is taken to have none. */
const PATIENCE_MS = 3000;
/** A contest is over by then, and what was kept of it goes. */
const KEPT_DAYS = 60;

type Kept = Row & {
  readonly box: string;
  /** The page that has it on its way; who writes a sheet does not matter. */
  readonly page: string;
  readonly at: number;
};

interface Schema extends DBSchema {
  rows: { key: [box: string, kind: string, id: string]; value: Kept; indexes: { at: number } };
  /** By judge, what a page at another address proves itself with: the cookie belongs to the old one. */
  tokens: { key: string; value: string };
}

let opened: Promise<IDBPDatabase<Schema>> | null = null;

async function database(): Promise<IDBPDatabase<Schema>> {
  // A browser that keeps nothing may refuse at once, too.
  opened ??= openDB<Schema>('hoi-thi', 1, {
    upgrade: (db) => {
      db.createObjectStore('rows', { keyPath: ['box', 'kind', 'id'] }).createIndex('at', 'at');
      db.createObjectStore('tokens');
    },
    terminated: () => {
      opened = null;
    },
  });
  try {
    return await opened;
  } catch (fault) {
    opened = null;
    throw fault;
  }
}

/** The tablet's own storage in this browser. */
export class BrowserStore implements Store {
  readonly #pages: Pages;

  constructor(pages: Pages) {
    this.#pages = pages;
    void forget(Date.now() - KEPT_DAYS * 86_400_000);
  }

  load(box: string, answer: (rows: readonly Row[] | null) => void): void {
    void inTime(this.#read(box)).then(answer);
  }

  left(box: string, answer: (rows: readonly Row[]) => void): void {
    void this.#read(box).then((rows) => {
      answer((rows ?? []).filter((row) => row.kind === 'pending'));
    });
  }

  save(box: string, changes: readonly Change[], answer: (ok: boolean) => void): void {
    void this.#write(box, changes).then(answer);
  }

  async #read(box: string): Promise<Row[] | null> {
    try {
      const db = await database();
      const rows = await db.getAll('rows', IDBKeyRange.bound([box], [box, []]));
      const others = rows.filter((row) => row.kind === 'pending' && row.page !== this.#pages.name);
      const here = others.length > 0 ? await this.#pages.others() : [];
      const left = others.filter((row) => !here.includes(row.page));
      await this.#write(box, left);
      if (left.length > 0) this.#pages.took(left.map((row) => row.id));
      // This page's own may come from a read that nobody waited for to its end.
      return rows.filter((row) => row.kind !== 'pending' || row.page === this.#pages.name || left.includes(row));
    } catch {
      return null;
    }
  }

  async #write(box: string, changes: readonly Change[]): Promise<boolean> {
    try {
      const db = await database();
      // Only what the page shows itself by can be had again.
      const durability = changes.some((row) => row.kind !== 'page') ? 'strict' : 'relaxed';
      const all = db.transaction('rows', 'readwrite', { durability });
      const marked = { box, page: this.#pages.name, at: Date.now() };
      const writes = changes.map((row) =>
        row.value === null ? all.store.delete([box, row.kind, row.id]) : all.store.put({ ...row, ...marked }),
      );
      await Promise.all([...writes, all.done]);
      return true;
    } catch {
      return false;
    }
  }
}

/** A browser that keeps nothing keeps no token: the judge joins again by code. */
export async function keepToken(judge: string, token: string): Promise<void> {
  await inTime(
    database()
      .then((db) => db.put('tokens', token, judge))
      .catch(() => null),
  );
}

export async function tokenOf(judge: string): Promise<string | null> {
  try {
    return (await (await database()).get('tokens', judge)) ?? null;
  } catch {
    return null;
  }
}

async function forget(before: number): Promise<void> {
  try {
    const all = (await database()).transaction('rows', 'readwrite');
    const boxes = new Map<string, number>();
    // What was never sent stays, whatever the device's clock says.
    const lastOf = ({ kind, at }: Kept) => (kind === 'pending' || kind === 'refused' ? Number.POSITIVE_INFINITY : at);
    for await (const { value } of all.store) boxes.set(value.box, Math.max(lastOf(value), boxes.get(value.box) ?? 0));
    for (const [box, last] of boxes) if (last < before) await all.store.delete(IDBKeyRange.bound([box], [box, []]));
    await all.done;
  } catch {
    return;
  }
}

function inTime<T>(promise: Promise<T | null>): Promise<T | null> {
  return Promise.race([
    promise,
    new Promise<null>((resolve) => {
      setTimeout(() => {
        resolve(null);
      }, PATIENCE_MS);
    }),
  ]);
}

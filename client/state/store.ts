import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { isOwned, type Change, type Row } from '../../shared/rows.ts';
import type { Store } from './keeper.ts';
import type { Pages } from './pages.ts';

/** For a token nobody waits longer. */
const PATIENCE_MS = 3000;
/** A contest is over by then, and what was kept of it goes. */
const KEPT_DAYS = 60;

type Kept = Row & {
  readonly box: string;
  /** Whose it is, if it is a page's at all; who writes a sheet does not matter. */
  readonly page: string;
  readonly at: number;
};

type Key = [box: string, kind: string, id: string];

interface Schema extends DBSchema {
  rows: { key: Key; value: Kept; indexes: { at: number } };
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

  read(box: string, answer: (rows: readonly Row[] | null) => void): void {
    void this.#read(box).then(answer);
  }

  save(box: string, changes: readonly Change[], answer: (ok: boolean) => void): void {
    void this.#write(box, changes).then(answer);
  }

  async #read(box: string): Promise<Row[] | null> {
    try {
      const db = await database();
      const rows = await db.getAll('rows', IDBKeyRange.bound([box], [box, []]));
      const others = rows.filter((row) => isOwned(row) && row.page !== this.#pages.name);
      const here = others.length > 0 ? await this.#pages.others() : [];
      const left = await take(
        others.filter(
          ({ kind, page }) => !here.some((one) => one.page === page && (one.canSend || kind === 'refused')),
        ),
        this.#pages.name,
      );
      if (left.length > 0) this.#pages.took(left);
      // Its own this page has, or has done with since.
      return [...rows.filter((row) => !isOwned(row)), ...left];
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
      const writes = changes.map(async (row) => {
        const key: Key = [box, row.kind, row.id];
        const before = isOwned(row) ? await all.store.get(key) : undefined;
        // Another page has taken it over, and writes it now.
        if (before && before.page !== marked.page) return;
        await (row.value === null ? all.store.delete(key) : all.store.put({ ...row, ...marked }));
      });
      await Promise.all([...writes, all.done]);
      return true;
    } catch {
      return false;
    }
  }
}

/** Those that are still there, and still the page's that they were found with. */
async function take(found: readonly Kept[], page: string): Promise<Kept[]> {
  if (found.length === 0) return [];
  const all = (await database()).transaction('rows', 'readwrite', { durability: 'strict' });
  const left: Kept[] = [];
  for (const { box, kind, id, page: before } of found) {
    const now = await all.store.get([box, kind, id]);
    if (now?.page !== before) continue;
    left.push(now);
    await all.store.put({ ...now, page });
  }
  await all.done;
  return left;
}

/** Of the judge who is at this browser now. One that keeps nothing keeps no token: they join again by code. */
export async function keepToken(judge: string, token: string): Promise<void> {
  await inTime(onlyTokenOf(judge, token));
}

/** The judge has left. */
export async function forgetToken(): Promise<void> {
  await inTime(onlyTokenOf(null, ''));
}

/** The others' go, but for those whose sheets still wait here: they may have to be handed over. */
async function onlyTokenOf(judge: string | null, token: string): Promise<void> {
  try {
    const all = (await database()).transaction(['rows', 'tokens'], 'readwrite');
    const [rows, tokens] = [all.objectStore('rows'), all.objectStore('tokens')];
    if (judge !== null) await tokens.put(token, judge);
    const waiting = (await rows.getAllKeys()).flatMap(([box, kind]) => (kind === 'pending' ? [box.split('/')[1]] : []));
    for (const one of await tokens.getAllKeys()) if (one !== judge && !waiting.includes(one)) await tokens.delete(one);
    await all.done;
  } catch {
    return;
  }
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
    const lastOf = (row: Kept) => (isOwned(row) ? Number.POSITIVE_INFINITY : row.at);
    for await (const { value } of all.store) boxes.set(value.box, Math.max(lastOf(value), boxes.get(value.box) ?? 0));
    for (const [box, last] of boxes) if (last < before) await all.store.delete(IDBKeyRange.bound([box], [box, []]));
    await all.done;
  } catch {
    return;
  }
}

function inTime(promise: Promise<void>): Promise<void> {
  return Promise.race([promise, new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS))]);
}

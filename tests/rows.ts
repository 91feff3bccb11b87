import type { Store } from '../client/state/keeper.ts';
import { isOwned, type Row } from '../shared/rows.ts';

interface Asked {
  canSend(): boolean;
  took(rows: readonly Row[]): void;
}

interface Kept {
  readonly row: Row;
  readonly page: number;
}

/** One browser's storage, as its pages have it (client/state/store.ts): a page that is closed leaves its rows. */
export class Rows {
  /** Nothing is done before it is its turn. */
  isSlow = false;
  isBroken = false;
  readonly #rows = new Map<string, Kept>();
  readonly #open = new Map<number, Asked>();
  readonly #jobs: (() => void)[] = [];
  #pages = 0;

  page(asked: Asked): { store: Store; close: () => void } {
    const page = this.#pages++;
    this.#open.set(page, asked);
    const store: Store = {
      read: (box, answer) => {
        this.#do(() => {
          if (this.isBroken) return this.#answer(page, answer, null);
          const all = [...this.#rows].filter(([key]) => key.startsWith(`${box} `));
          this.#do(() => {
            // With a page that is gone goes what it had not done yet: it takes nothing over.
            if (!this.#open.has(page)) return;
            const left = all.flatMap(([key, one]) => this.#take(key, one, page));
            if (left.length > 0) for (const [other, its] of this.#open) if (other !== page) its.took(left);
            const rows = all.flatMap(([, { row }]) => (isOwned(row) ? [] : [row]));
            this.#answer(page, answer, [...rows, ...left]);
          });
        });
      },
      save: (box, rows, answer) => {
        this.#do(() => {
          if (this.isBroken) return this.#answer(page, answer, false);
          for (const row of rows) {
            const key = `${box} ${row.kind} ${row.id}`;
            const before = this.#rows.get(key);
            if (isOwned(row) && before && before.page !== page) continue;
            if (row.value === null) this.#rows.delete(key);
            else this.#rows.set(key, { row, page });
          }
          this.#answer(page, answer, true);
        });
      },
    };
    return { store, close: () => this.#open.delete(page) };
  }

  get waiting(): number {
    return this.#jobs.length;
  }

  /** One of those that wait; false where none does. */
  turn(which = 0): boolean {
    const [job] = this.#jobs.splice(which % Math.max(1, this.#jobs.length), 1);
    job?.();
    return job !== undefined;
  }

  #do(job: () => void): void {
    if (this.isSlow) this.#jobs.push(job);
    else job();
  }

  #answer<T>(page: number, answer: (said: T) => void, said: T): void {
    if (this.#open.has(page)) answer(said);
  }

  #take(key: string, { row, page: before }: Kept, page: number): Row[] {
    const now = this.#rows.get(key);
    const other = this.#open.get(before);
    const isThere = other && (row.kind === 'refused' || other.canSend());
    if (!isOwned(row) || before === page || now?.page !== before || isThere === true) return [];
    this.#rows.set(key, { row: now.row, page });
    return [now.row];
  }
}

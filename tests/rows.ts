import type { Store } from '../client/state/keeper.ts';
import type { Row } from '../shared/rows.ts';

/** One browser's storage, as its pages have it: a page that is closed leaves its rows. */
export class Rows {
  readonly #rows = new Map<string, { row: Row; page: number }>();
  readonly #living = new Set<number>();
  #pages = 0;

  /** A page opens; `took` is told which of its commands another one sends. */
  page(): { store: Store; close: () => void } {
    const page = this.#pages++;
    this.#living.add(page);
    const of = (box: string) => [...this.#rows].filter(([key]) => key.startsWith(`${box} `));
    const claim = (box: string): Row[] =>
      of(box).flatMap(([key, { row, page: whose }]) => {
        if (row.kind !== 'pending' || whose === page || this.#living.has(whose)) return [];
        this.#rows.set(key, { row, page });
        return [row];
      });
    const store: Store = {
      load: (box, answer) => {
        const left = claim(box);
        answer([...of(box).flatMap(([, { row }]) => (row.kind === 'pending' ? [] : [row])), ...left]);
      },
      left: (box, answer) => {
        answer(claim(box));
      },
      save: (box, rows, answer) => {
        for (const row of rows) {
          const key = `${box} ${row.kind} ${row.id}`;
          if (row.value === null) this.#rows.delete(key);
          else this.#rows.set(key, { row, page });
        }
        answer(true);
      },
    };
    return { store, close: () => this.#living.delete(page) };
  }
}

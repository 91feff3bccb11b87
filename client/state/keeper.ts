import { emptyOutbox, type Outbox } from '../../shared/box.ts';
import { adopt } from '../../shared/adopt.ts';
import { changes, type Change, type Row } from '../../shared/rows.ts';

/** Then what could not be written is tried again. */
const AGAIN_MS = 3000;

/** The tablet's own storage, box by box. */
export interface Store {
  /** All that it has of a box, but not what another page that can send it has on its way; null where it does not work. */
  load(box: string, answer: (rows: readonly Row[] | null) => void): void;
  /** The commands of pages that are gone, or cannot send them. */
  left(box: string, answer: (rows: readonly Row[]) => void): void;
  /** All of them or none; false where it does not work. */
  save(box: string, rows: readonly Change[], answer: (ok: boolean) => void): void;
}

interface Needs {
  readonly store: Store;
  later(ms: number, run: () => void): void;
  changed(): void;
}

/** Keeps one box in the store: one write at a time, and again until it has been done. */
export class Keeper {
  readonly name: string;
  box: Outbox = emptyOutbox;
  isLoaded = false;
  readonly #with: Needs;
  #isRead = false;
  #saved: Outbox = emptyOutbox;
  #state: 'idle' | 'saving' | 'failed' = 'idle';

  constructor(name: string, needs: Needs) {
    this.name = name;
    this.#with = needs;
  }

  /** Where the store does not work yet, it answers with nothing, and again once it does. */
  load(answer: (rows: readonly Row[]) => void): void {
    this.#with.store.load(this.name, (rows) => {
      if (this.#isRead) return;
      this.isLoaded = true;
      if (rows === null) {
        this.#state = 'failed';
        this.#with.later(AGAIN_MS, () => {
          this.load(answer);
        });
        return answer([]);
      }
      this.#isRead = true;
      [this.#saved, this.#state] = [adopt(emptyOutbox, rows, ''), 'idle'];
      // The tablet may have turned to another box meanwhile; it finds this one whole when it comes back.
      if (this.box === emptyOutbox) this.box = this.#saved;
      answer(rows);
    });
  }

  /** What this browser's pages have written by now. */
  read(answer: (rows: readonly Row[]) => void): void {
    this.#with.store.load(this.name, (rows) => {
      answer(rows ?? []);
    });
  }

  keep(box: Outbox): void {
    this.box = box;
    if (this.isLoaded && this.#state === 'idle') this.#save();
  }

  /** Whether all that waits in this box is written; null while it is being written. */
  has({ queue }: Outbox): boolean | null {
    if (this.#state === 'failed') return false;
    return this.isLoaded && this.#saved.queue === queue ? true : null;
  }

  #save(): void {
    const { box } = this;
    const rows = changes(this.#saved, box);
    if (rows.length === 0) {
      [this.#saved, this.#state] = [box, 'idle'];
      return;
    }
    this.#state = 'saving';
    this.#with.store.save(this.name, rows, (ok) => {
      if (ok) {
        this.#state = 'idle';
        this.#saved = box;
        this.#save();
      } else this.#fail();
      this.#with.changed();
    });
  }

  #fail(): void {
    this.#state = 'failed';
    this.#with.later(AGAIN_MS, () => {
      this.#save();
      this.#with.changed();
    });
  }
}

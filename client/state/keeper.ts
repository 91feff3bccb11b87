import { emptyOutbox, type Outbox } from '../../shared/box.ts';
import { adopt } from '../../shared/adopt.ts';
import { changes, type Change, type Row } from '../../shared/rows.ts';

/** A store that has not answered by then is not waited for: its answer may still come. */
const PATIENCE_MS = 3000;
/** Then what could not be read or written is tried again. */
const AGAIN_MS = 3000;

type Answer = (rows: readonly Row[]) => void;

/** The tablet's own storage, box by box. */
export interface Store {
  /**
   * What it has of a box: of pending and refused rows those whose page is gone, and what waits on one that cannot send.
   * They are the asking page's from then on. Null where it does not work. It may take any time.
   */
  read(box: string, answer: (rows: readonly Row[] | null) => void): void;
  /** All of them or none; false where it does not work. */
  save(box: string, rows: readonly Change[], answer: (ok: boolean) => void): void;
}

interface Needs {
  readonly store: Store;
  later(ms: number, run: () => void): void;
  changed(): void;
}

/** Keeps one box in the store: one read and one write at a time, and each again until it has been done. */
export class Keeper {
  readonly name: string;
  box: Outbox = emptyOutbox;
  /** The store has answered, or the tablet goes on without it. */
  isLoaded = false;
  readonly #with: Needs;
  readonly #asked: ((rows: readonly Row[] | null) => void)[] = [];
  #isReading = false;
  #saved: Outbox = emptyOutbox;
  /** Rows that the store has beside those of `#saved`. */
  #found: readonly Row[] = [];
  #state: 'idle' | 'saving' | 'failed' = 'idle';

  constructor(name: string, needs: Needs) {
    this.name = name;
    this.#with = needs;
  }

  /** All that the store has, once. Where it is slow or does not work, it answers with nothing first. */
  load(answer: Answer): void {
    const goOn = () => {
      if (this.isLoaded) return;
      [this.isLoaded, this.#state] = [true, 'failed'];
      answer([]);
    };
    this.#with.later(PATIENCE_MS, goOn);
    this.#ask((rows) => {
      if (rows === null) {
        goOn();
        this.#with.later(AGAIN_MS, () => {
          this.load(answer);
        });
        return;
      }
      [this.#saved, this.#state, this.isLoaded] = [adopt(emptyOutbox, rows, ''), 'idle', true];
      answer(rows);
      this.keep(this.box);
    });
  }

  /** What this browser's pages have written by now; where that takes too long `answer` gets nothing, and `late` gets it. */
  read(answer: Answer, late: Answer = answer): void {
    let isDue = true;
    const give: Answer = (rows) => {
      const to = isDue ? answer : late;
      isDue = false;
      to(rows);
    };
    this.#with.later(PATIENCE_MS, () => {
      if (isDue) give([]);
    });
    this.#ask((rows) => {
      give(rows ?? []);
    });
  }

  keep(box: Outbox): void {
    this.box = box;
    if (this.isLoaded && this.#state === 'idle') this.#save();
  }

  /** Whether all that is on this tablet alone is written; null while it is being written. */
  has({ queue, refused }: Outbox): boolean | null {
    if (this.#state === 'failed') return false;
    return this.isLoaded && this.#saved.queue === queue && this.#saved.refused === refused ? true : null;
  }

  /** One read at a time: what was written since it began is in the next. */
  #ask(answer: (rows: readonly Row[] | null) => void): void {
    this.#asked.push(answer);
    if (!this.#isReading) this.#read();
  }

  #read(): void {
    const asked = this.#asked.splice(0);
    this.#isReading = asked.length > 0;
    if (!this.#isReading) return;
    this.#with.store.read(this.name, (rows) => {
      this.#found = [...this.#found, ...(rows ?? [])];
      for (const one of asked) one(rows);
      this.#read();
    });
  }

  #save(): void {
    const { box } = this;
    const rows = changes(this.#saved, box, this.#found);
    const found = this.#found;
    if (rows.length === 0) {
      [this.#saved, this.#found, this.#state] = [box, [], 'idle'];
      return;
    }
    this.#state = 'saving';
    this.#with.store.save(this.name, rows, (ok) => {
      if (ok) {
        [this.#saved, this.#state] = [box, 'idle'];
        // What was read meanwhile is still to be gone through, but where this was written over it.
        const isWritten = (row: Row) => rows.some(({ kind, id }) => kind === row.kind && id === row.id);
        this.#found = this.#found.slice(found.length).filter((row) => !isWritten(row));
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

import type { Attempt, Attempts } from '../db/attempts.ts';
import type { Refusal } from '../shared/define.ts';
import type { Time } from './time.ts';

interface Needs {
  readonly file: { readonly attempts: Attempts };
  readonly time: Pick<Time, 'now' | 'later'>;
  /** On the loop's disk, which may not take it: then they are dropped, and the alarm is raised already. */
  readonly write: <T extends object>(run: () => T) => T | Refusal;
}

/** Written together, so that a refusal costs the disk no sync of its own. */
const TOGETHER_MS = 1000;
/** So many of them; those beyond are counted, so that a flood fills no disk. */
const MOST = 100;
const LATEST = 200;

/** Who came and went, and who was refused what. */
export class AttemptBook {
  readonly #with: Needs;
  #noted: Attempt[] = [];
  #more = 0;
  #cancel: (() => void) | null = null;

  constructor(needs: Needs) {
    this.#with = needs;
  }

  readonly note = ({ address, ...attempt }: Omit<Attempt, 'at'>): void => {
    const { now, later } = this.#with.time;
    this.#cancel ??= later(TOGETHER_MS, () => {
      this.flush();
    });
    // As it is written on the tablet, though this end counts in the longer addresses.
    if (this.#noted.length < MOST)
      this.#noted.push({ at: now(), address: address.replace(/^::ffff:/, ''), ...attempt });
    else this.#more += 1;
  };

  latest(): Attempt[] {
    this.flush();
    return this.#with.file.attempts.latest(LATEST);
  }

  flush(): void {
    this.#cancel?.();
    this.#cancel = null;
    if (this.#noted.length === 0) return;
    const { file, time, write } = this.#with;
    const more = { at: time.now(), person: '', address: '', what: 'more', outcome: String(this.#more) };
    const noted = this.#more > 0 ? [...this.#noted, more] : this.#noted;
    this.#noted = [];
    this.#more = 0;
    write(() => {
      file.attempts.add(noted);
      return noted;
    });
  }
}

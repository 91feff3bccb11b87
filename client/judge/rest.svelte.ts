import { touchedAt, touchedNow } from '../state/touched.ts';

const REST_MS = 20 * 60_000;
const LOOK_MS = 10_000;

/** Whether this device lay untouched so long that somebody else may have picked it up: tablets get mixed up over lunch. */
export class Rest {
  over = $state(false);
  /** Its own, beside what is kept: a browser that keeps nothing must not ask for ever. */
  #touchedAt = touchedAt();

  constructor() {
    const touch = () => {
      this.#look();
      if (!this.over) this.#touched();
    };
    addEventListener('pointerdown', touch, true);
    addEventListener('keydown', touch, true);
    document.addEventListener('visibilitychange', () => {
      this.#look();
    });
    setInterval(() => {
      this.#look();
    }, LOOK_MS);
    this.#look();
  }

  /** The judge said who they are. */
  end(): void {
    this.#touched();
    this.over = false;
  }

  #touched(): void {
    this.#touchedAt = Date.now();
    touchedNow();
  }

  #look(): void {
    if (Date.now() - this.#touchedAt >= REST_MS) this.over = true;
  }
}

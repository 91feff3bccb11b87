const REST_MS = 20 * 60_000;
const LOOK_MS = 10_000;

/** Whether this device lay untouched so long that somebody else may have picked it up: tablets get mixed up over lunch. */
export class Rest {
  over = $state(false);
  #touchedAt = Date.now();

  constructor() {
    const touch = () => {
      this.#look();
      if (!this.over) this.#touchedAt = Date.now();
    };
    addEventListener('pointerdown', touch, true);
    addEventListener('keydown', touch, true);
    document.addEventListener('visibilitychange', () => {
      this.#look();
    });
    setInterval(() => {
      this.#look();
    }, LOOK_MS);
  }

  /** The judge said who they are. */
  end(): void {
    this.#touchedAt = Date.now();
    this.over = false;
  }

  #look(): void {
    if (Date.now() - this.#touchedAt >= REST_MS) this.over = true;
  }
}

const TICKS_PER_SECOND = 4;

/** The server's clock, as this page knows it. */
class Clock {
  /** Ticks; reading it in a component or a `$derived` keeps that up to date. */
  now = $state(Date.now());
  #ahead = 0;
  #heard = false;

  constructor() {
    setInterval(() => {
      this.now = this.peek();
    }, 1000 / TICKS_PER_SECOND);
  }

  /** A message said that it was `serverNow` when it left. The one that travelled fastest is the nearest to the truth. */
  hear(serverNow: number): void {
    const ahead = serverNow - Date.now();
    if (!this.#heard || ahead > this.#ahead) this.#ahead = ahead;
    this.#heard = true;
  }

  /** Forgets how far this device's own clock is off: it may have slept or been set. */
  forget(): void {
    this.#heard = false;
  }

  /** The time, without ticking. */
  peek(): number {
    return Date.now() + this.#ahead;
  }
}

export const clock = new Clock();

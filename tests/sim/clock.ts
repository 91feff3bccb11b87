import type { Time } from '../../server/time.ts';

interface Task {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

/** The first second of the played day, by every clock that is right. */
const MORNING = Date.UTC(2023, 10, 15, 0);

/** The time of a played hall: it passes only as it is told to, and what is due happens in one order. */
export class Clock {
  /** Milliseconds since the beginning. */
  steady = 0;
  #order = 0;
  /** A heap: the next one first. */
  readonly #tasks: Task[] = [];

  later(ms: number, run: () => void): void {
    const tasks = this.#tasks;
    const task = { at: this.steady + ms, order: this.#order++, run };
    let i = tasks.push(task) - 1;
    while (i > 0) {
      const up = (i - 1) >> 1;
      const above = tasks[up];
      if (!above || !isBefore(task, above)) break;
      tasks[i] = above;
      i = up;
    }
    tasks[i] = task;
  }

  play(ms: number): void {
    const until = this.steady + ms;
    for (let next = this.#tasks[0]; next && next.at <= until; next = this.#tasks[0]) {
      this.#drop();
      this.steady = Math.max(this.steady, next.at);
      next.run();
    }
    this.steady = until;
  }

  #drop(): void {
    const tasks = this.#tasks;
    const last = tasks.pop();
    if (!last || tasks.length === 0) return;
    let i = 0;
    for (;;) {
      const [left, right] = [tasks[2 * i + 1], tasks[2 * i + 2]];
      if (!left) break;
      const [least, at] = right && isBefore(right, left) ? [right, 2 * i + 2] : [left, 2 * i + 1];
      if (!isBefore(least, last)) break;
      tasks[i] = least;
      i = at;
    }
    tasks[i] = last;
  }
}

function isBefore(a: Task, b: Task): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}

/** A laptop's process, or a page: what it meant to do later is gone with it. */
export class Machine {
  isOn = true;
  /** How far somebody has set its clock. */
  offset = 0;
  readonly time: Time;

  constructor(clock: Clock) {
    const soon = (ms: number, run: () => void) => {
      clock.later(ms, () => {
        if (this.isOn) run();
      });
    };
    this.time = {
      now: () => MORNING + clock.steady + this.offset,
      steady: () => clock.steady,
      soon: (run) => {
        soon(1, run);
      },
      later: (ms, run) => {
        let wanted = true;
        soon(ms, () => {
          if (wanted) run();
        });
        return () => {
          wanted = false;
        };
      },
    };
  }
}

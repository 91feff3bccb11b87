/** The clocks, and what runs later. */
export interface Time {
  /** In milliseconds since the epoch; where it is the machine's own, somebody may set it back. */
  readonly now: () => number;
  /** Milliseconds that nobody sets back, since whenever. */
  readonly steady: () => number;
  /** Runs it once, when this turn is over. */
  readonly soon: (run: () => void) => void;
  /** Runs it once, so many milliseconds from now, and gives what takes that back. */
  readonly later: (ms: number, run: () => void) => () => void;
}

export const realTime: Time = {
  now: () => Date.now(),
  steady: () => performance.now(),
  soon: (run) => void setImmediate(run),
  later(ms, run) {
    const timer = setTimeout(run, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};

import { uptime } from 'node:os';

/** What there is to tell the time by, in milliseconds. */
interface Machine {
  /** Since the epoch; anybody may set it. */
  readonly wall: () => number;
  /** Nobody sets it; on some systems it stands while the laptop sleeps. */
  readonly steady: () => number;
  /** Since the machine was started, whether it slept or not; coarse, and dear to ask. */
  readonly up: () => number;
}

const machine: Machine = {
  wall: () => Date.now(),
  steady: () => performance.now(),
  up: () => uptime() * 1000,
};

/** How often it is asked whether the laptop slept. */
const ASK_MS = 1000;
/** What coarse clocks may differ by, though nobody slept: a Mac has its uptime in whole seconds. */
const NOISE_MS = 1500;

/**
 * The hall's clock: it begins at the laptop's, or at `from` where that is later, and runs on by the steady one. So
 * whoever sets the laptop's clock meanwhile changes no performance's time; it counts from the next start on.
 */
export function hallClock(from: number, { wall, steady, up } = machine): () => number {
  const began = Math.max(wall(), from);
  const [steadyThen, upThen] = [steady(), up()];
  let [slept, asked] = [0, 0];
  return () => {
    const ran = steady() - steadyThen;
    if (ran - asked >= ASK_MS) {
      asked = ran;
      const missed = up() - upThen - ran;
      if (missed > slept + NOISE_MS) slept = missed;
    }
    return Math.floor(began + ran + slept);
  };
}

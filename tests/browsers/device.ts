import type { Size } from '../day/venue.ts';

/** A browser that is not the newest, or not a Chromium; each of its devices has cookies and a store of its own. */
export interface Browser {
  /** As it calls itself, with its version. */
  readonly name: string;
  /** The hall's address as this browser does not trust it: a name that is not localhost, over plain http. */
  address(port: number): string;
  device(url: string, size: Size): Promise<Device>;
  close(): Promise<void>;
}

/** Somebody's device with a page open: what a hand and an eye can do, and no more. */
export interface Device {
  /** A function that takes nothing from outside, in the page. */
  run<A, T>(inPage: (given: A) => T | Promise<T>, given: A): Promise<T>;
  /** A finger there. */
  press(x: number, y: number): Promise<void>;
  type(text: string): Promise<void>;
  /** As one types an address. */
  goTo(url: string): Promise<void>;
  picture(path: string): Promise<void>;
  /** What pages threw, logged as errors or asked for in vain since this was last asked. */
  faults(): Promise<string[]>;
  close(): Promise<void>;
}

const PATIENCE_MS = 15_000;
const LOOK_MS = 30;

/** Tries again and again until it does not fail. */
export async function comes<T>(attempt: () => Promise<T>): Promise<T> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await attempt();
    } catch (fault) {
      if (Date.now() > until) throw fault;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }
}

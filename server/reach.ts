import { networkInterfaces } from 'node:os';
import type { ReachWire } from '../shared/panel.ts';

/** A hall has some dozens, and three hundred where the audience's phones follow. */
const MOST_MACHINES = 1000;

/**
 * Where the hall finds this machine, and how many others have reached it. One connection proves that the firewall and the
 * Wi-Fi let them through, whatever is asked over it; this machine's own prove nothing.
 */
export class Reach {
  #addresses: readonly string[] = [];
  readonly #machines = new Set<string>();
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get wire(): ReachWire {
    return { addresses: [...this.#addresses], machines: this.#machines.size };
  }

  /** The server is found here now. */
  isAt(addresses: readonly string[]): void {
    if (addresses.join() === this.#addresses.join()) return;
    // Another network has another firewall.
    if (!addresses.some((one) => this.#addresses.includes(one))) this.#machines.clear();
    this.#addresses = [...addresses];
    this.#changed();
  }

  /** A connection has come from there. */
  came(from: string | undefined): void {
    if (from === undefined || this.#machines.size === MOST_MACHINES) return;
    // A server that listens by IPv6 too has the others' addresses in its form.
    const machine = from.replace(/^::ffff:/, '');
    if (this.#machines.has(machine) || isOwn(machine)) return;
    this.#machines.add(machine);
    this.#changed();
  }
}

/** One of this machine's, the one that leads back to itself among them. */
function isOwn(machine: string): boolean {
  return Object.values(networkInterfaces()).some((one) => one?.some(({ address }) => address === machine) === true);
}

import type { ReachWire } from '../../shared/panel.ts';
import { keep, kept } from '../state/keep.ts';
import type { Wifi } from './wifi.ts';

const NONE: Wifi = { name: '', password: '', hidden: false };

/** How a machine of the hall comes in, as cards and posters say it. What is typed here stays in this browser. */
export class WayIn {
  wifi = $state.raw<Wifi>(read());
  /** Where the machine has several addresses, the one that was chosen. */
  #chosen = $state(kept('address'));

  /** Without its name there is none to join. */
  get known(): Wifi | null {
    return this.wifi.name.trim() === '' ? null : this.wifi;
  }

  type(change: Partial<Wifi>): void {
    this.wifi = { ...this.wifi, ...change };
    keep('wifi', JSON.stringify(this.wifi));
  }

  use(address: string): void {
    this.#chosen = address;
    keep('address', address);
  }

  address({ addresses }: ReachWire): string {
    return addresses.find((one) => one === this.#chosen) ?? addresses[0] ?? location.origin;
  }
}

function read(): Wifi {
  try {
    return { ...NONE, ...(JSON.parse(kept('wifi') ?? '{}') as Partial<Wifi>) };
  } catch {
    return NONE;
  }
}

/** It leads back to the server's own machine, which is on no network. */
export function isOnlyHere(address: string): boolean {
  return /^https?:\/\/(127\.|localhost|\[::1\])/.test(address);
}

/** As it is typed: a browser adds http by itself. */
export function toType(address: string): string {
  return address.replace(/^http:\/\//, '');
}

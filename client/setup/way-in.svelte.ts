import type { ReachWire } from '../../shared/panel.ts';
import { keep, kept } from '../state/keep.ts';
import { toJoin, type Wifi } from './wifi.ts';

/** How a machine of the hall comes in, as cards and posters say it. What is typed here stays in this browser. */
export class WayIn {
  wifi = $state.raw<Wifi>({
    name: kept('wifi-name') ?? '',
    password: kept('wifi-password') ?? '',
    hidden: kept('wifi-hidden') === 'yes',
  });
  /** Where the machine has several addresses, the one that was chosen. */
  #chosen = $state(kept('address'));

  get known(): Wifi | null {
    return toJoin(this.wifi);
  }

  type(change: Partial<Wifi>): void {
    this.wifi = { ...this.wifi, ...change };
    keep('wifi-name', this.wifi.name);
    keep('wifi-password', this.wifi.password);
    keep('wifi-hidden', this.wifi.hidden ? 'yes' : 'no');
  }

  use(address: string): void {
    this.#chosen = address;
    keep('address', address);
  }

  address({ addresses }: ReachWire): string {
    return addresses.find((one) => one === this.#chosen) ?? addresses[0] ?? location.origin;
  }
}

/** As it is typed: a browser adds http by itself. */
export function toType(address: string): string {
  return address.replace(/^http:\/\//, '');
}

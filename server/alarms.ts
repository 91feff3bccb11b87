import type { Alarm } from '../shared/alarm.ts';

type Kind = Alarm['kind'];

/** What is wrong with the laptop now; the panel shows it until it is mended. It is no event of the contest. */
export class Alarms {
  readonly #raised = new Map<Kind, Alarm>();
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get all(): Alarm[] {
    return [...this.#raised.values()];
  }

  /** One of a kind; raised again it is the newer one, since when the first was. */
  raise(alarm: Alarm): void {
    const at = this.#raised.get(alarm.kind)?.at ?? alarm.at;
    this.#raised.set(alarm.kind, { ...alarm, at });
    this.#changed();
  }

  clear(kind: Kind): void {
    if (this.#raised.delete(kind)) this.#changed();
  }
}

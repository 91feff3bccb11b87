import type { PanelView } from '../../shared/panel.ts';
import { newId } from '../state/id.ts';
import type { Live } from '../state/live.svelte.ts';
import type { Card, Holder, Made } from './cards.ts';

/**
 * New codes, made one after another. Where an answer fails to come it stops: the old code may be over or not. Asked again
 * under the same id, the server makes no second code, and tells the one it made.
 */
export class Renewal {
  readonly people: readonly (Holder & { readonly id: string })[];
  /** How many were answered. */
  done = $state(0);
  running = $state(false);
  cards = $state.raw<readonly Card[]>([]);
  /** Why the first was refused. */
  why = $state<string | null>(null);
  readonly #live: Live<PanelView>;
  readonly #refused: string[] = [];
  /** Somebody made another code for them since. */
  readonly #replaced: string[] = [];

  constructor(live: Live<PanelView>, people: readonly Holder[]) {
    this.#live = live;
    this.people = people.map((one) => ({ ...one, id: newId() }));
  }

  get over(): boolean {
    return this.done === this.people.length;
  }

  get made(): Made {
    const [unsure, ...notAsked] = this.people.slice(this.done).map(({ name }) => name);
    return {
      cards: this.cards,
      refused: [...this.#refused, ...notAsked],
      unsure: unsure === undefined ? this.#replaced : [...this.#replaced, unsure],
    };
  }

  async run(gone: string): Promise<void> {
    if (this.running) return;
    this.running = true;
    for (let one = this.people[this.done]; one; one = this.people[this.done]) {
      const { id, ...holder } = one;
      const command = { id, type: 'access.renew', person: holder.person };
      const ack = await this.#live.ask(command);
      if (!ack) break;
      if (!ack.ok) this.#refused.push(holder.name);
      else if (ack.code === undefined) this.#replaced.push(holder.name);
      else this.cards = [...this.cards, { ...holder, code: ack.code }];
      if (!ack.ok || ack.code === undefined) this.why ??= ack.ok ? gone : ack.message;
      this.done++;
    }
    this.running = false;
  }
}

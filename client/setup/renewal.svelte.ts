import { setup } from '../../shared/messages/setup.ts';
import type { PanelView } from '../../shared/panel.ts';
import { words } from '../state/lang.svelte.ts';
import type { Live } from '../state/live.svelte.ts';
import type { Card, Holder, Made } from './cards.ts';
import { InTurn } from './in-turn.svelte.ts';

/**
 * A new code for each. It stops where an answer fails to come: the old code may be over or not. Asked again, the server
 * makes no second code, and tells the one it made.
 */
export class Renewal extends InTurn<Holder> {
  cards = $state.raw<readonly Card[]>([]);
  /** Why the first was refused. */
  why = $state<string | null>(null);
  readonly #live: Live<PanelView>;
  readonly #refused: string[] = [];
  /** Somebody made another code for them since. */
  readonly #replaced: string[] = [];

  constructor(live: Live<PanelView>, people: readonly Holder[]) {
    super(people);
    this.#live = live;
  }

  get made(): Made {
    const [unsure, ...notAsked] = this.steps.slice(this.done).map(({ name }) => name);
    return {
      cards: this.cards,
      refused: [...this.#refused, ...notAsked],
      unsure: unsure === undefined ? this.#replaced : [...this.#replaced, unsure],
    };
  }

  protected async take({ id, ...holder }: Holder & { readonly id: string }): Promise<boolean> {
    const command = { id, type: 'access.renew', person: holder.person };
    const ack = await this.#live.ask(command);
    if (!ack) return false;
    if (!ack.ok) {
      this.#refused.push(holder.name);
      this.why ??= ack.message;
    } else if (ack.code === undefined) {
      this.#replaced.push(holder.name);
      this.why ??= words(setup).codes.gone;
    } else this.cards = [...this.cards, { ...holder, code: ack.code }];
    return true;
  }
}

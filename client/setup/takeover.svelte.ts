import { common } from '../../shared/messages/common.ts';
import type { PanelView } from '../../shared/panel.ts';
import type { Ack } from '../../shared/wire.ts';
import { words } from '../state/lang.svelte.ts';
import type { Live } from '../state/live.svelte.ts';
import { post } from './http.ts';
import { InTurn } from './in-turn.svelte.ts';
import type { Step } from './replace.ts';

/** Another judge's taking over. It stops where a step is refused or unanswered. */
export class Takeover extends InTurn<Step> {
  refused = $state<string | null>(null);
  /** What the last step answered with. */
  code = $state<string | null>(null);
  readonly #live: Live<PanelView>;

  constructor(live: Live<PanelView>, steps: readonly Step[]) {
    super(steps);
    this.#live = live;
  }

  protected async take({ id, type, fields }: Step & { readonly id: string }): Promise<boolean> {
    this.refused = null;
    const ack = await this.#ask({ ...fields, id, type });
    if (!ack?.ok) {
      this.refused = ack?.message ?? words(common).noAnswer;
      return false;
    }
    this.code = ack.code ?? this.code;
    return true;
  }

  async #ask(command: { id: string; type: string }): Promise<Ack | null> {
    return command.type === 'contest.set' ? post(command) : this.#live.ask(command);
  }
}

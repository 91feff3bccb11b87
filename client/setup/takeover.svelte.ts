import { newId } from '../state/id.ts';
import type { Ack } from '../../shared/wire.ts';
import type { PanelView } from '../../shared/panel.ts';
import type { Live } from '../state/live.svelte.ts';
import { post } from './http.ts';
import type { Step } from './replace.ts';

/** Steps that are done one after another; where one is refused, it stops and can be taken up there. */
export class Takeover {
  readonly steps: readonly (Step & { readonly id: string })[];
  /** How many are done. */
  done = $state(0);
  running = $state(false);
  refused = $state<string | null>(null);
  /** What the last step answered with. */
  code = $state<string | null>(null);
  readonly #live: Live<PanelView>;

  constructor(live: Live<PanelView>, steps: readonly Step[]) {
    this.#live = live;
    this.steps = steps.map((step) => ({ ...step, id: newId() }));
  }

  get over(): boolean {
    return this.done === this.steps.length;
  }

  /** A step keeps its id, so that one whose answer was lost is not done twice. */
  async run(noAnswer: string): Promise<void> {
    if (this.running) return;
    this.running = true;
    this.refused = null;
    for (let step = this.steps[this.done]; step && this.refused === null; step = this.steps[this.done]) {
      const ack = await this.#ask({ ...step.fields, id: step.id, type: step.type });
      if (ack?.ok) {
        this.code = ack.code ?? this.code;
        this.done++;
      } else this.refused = ack?.message ?? noAnswer;
    }
    this.running = false;
  }

  async #ask(command: { id: string; type: string }): Promise<Ack | null> {
    return command.type === 'contest.set' ? post(command) : this.#live.ask(command);
  }
}

import { newId } from '../state/id.ts';

/**
 * What is asked of the server one after another. Where it stops it can be taken up: a step keeps its id, so that one
 * whose answer was lost is not done twice.
 */
export abstract class InTurn<Step extends object> {
  readonly steps: readonly (Step & { readonly id: string })[];
  /** How many are done. */
  done = $state(0);
  running = $state(false);

  constructor(steps: readonly Step[]) {
    this.steps = steps.map((step) => ({ ...step, id: newId() }));
  }

  /** The one that is under way, or at which it stopped. */
  get now(): (Step & { readonly id: string }) | undefined {
    return this.steps[this.done];
  }

  get over(): boolean {
    return this.now === undefined;
  }

  async run(): Promise<void> {
    if (this.running) return;
    this.running = true;
    while (this.now && (await this.take(this.now))) this.done++;
    this.running = false;
  }

  /** Whether it may go on to the next. */
  protected abstract take(step: Step & { readonly id: string }): Promise<boolean>;
}

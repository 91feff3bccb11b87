import type { PanelView } from '../../shared/panel.ts';
import type { Live } from './live.svelte.ts';

export interface Notice {
  kind: 'done' | 'refused';
  text: string;
}

/** What came of an act: until the next one, or until the server goes on from a copy, which may lack it. */
export class Noticing {
  readonly live: Live<PanelView>;
  #said = $state.raw<{ notice: Notice | null; log: string | undefined } | null>(null);

  constructor(live: Live<PanelView>) {
    this.live = live;
  }

  get notice(): Notice | null {
    return this.#said && this.#said.log === this.live.view?.log ? this.#said.notice : null;
  }

  set notice(notice: Notice | null) {
    this.#said = { notice, log: this.live.view?.log };
  }
}

import type { AudienceView, SceneWire } from '../../shared/scene.ts';
import type { ContestSetup } from '../../shared/wire.ts';
import { clock } from '../state/clock.svelte.ts';

/** What the panel hands to its small projector: a scene that is not shown yet, and what it is drawn from. */
export interface Handed {
  contest: ContestSetup;
  scene: SceneWire | null;
  now: number;
}

/** The small projector says so once it listens. */
export const LISTENS = 'listens';

/** In place of a connection: a scene that the panel around this page hands to it. */
export class Shown {
  view = $state.raw<AudienceView | null>(null);
  contest = $state.raw<ContestSetup | null>(null);
  readonly status = 'live';

  constructor() {
    addEventListener('message', ({ origin, source, data }: MessageEvent<Handed>) => {
      if (origin !== location.origin || source !== parent) return;
      clock.hear(data.now);
      this.contest = data.contest;
      this.view = data.scene && { seq: 0, now: data.now, scene: data.scene };
    });
    parent.postMessage(LISTENS, location.origin);
  }
}

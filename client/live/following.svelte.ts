import type { LiveWire } from '../../shared/reading.ts';
import type { AudienceView } from '../../shared/scene.ts';
import { read } from '../state/http.ts';
import { connect, type Live, type Watcher } from '../state/live.svelte.ts';

/**
 * A phone of the audience. It asks whether its page is on when it comes into sight or somebody presses, and never by
 * itself; only while the page is on and in sight does it keep a connection: three hundred phones would drown the Wi-Fi.
 */
export class Following implements Watcher<AudienceView> {
  asking = $state(false);
  /** What was answered last; null where nothing was. */
  answer = $state.raw<LiveWire | null>(null);
  live = $state.raw<Live<AudienceView> | null>(null);

  constructor() {
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) this.live?.leave();
      else void this.ask();
    });
    void this.ask();
  }

  async ask(): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    this.answer = await read<LiveWire>('/api/live');
    this.asking = false;
    if (this.answer?.on !== true || document.hidden) return;
    if (this.live) this.live.comeBack();
    else this.live = connect<AudienceView>({ show: 'live' }, this);
  }

  /** Switched off meanwhile. */
  refused(): void {
    this.live?.leave();
    this.answer = { on: false, trial: this.answer?.trial ?? false };
  }
}

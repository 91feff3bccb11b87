import type { AudienceView } from '../../shared/scene.ts';
import type { Watcher } from '../state/live.svelte.ts';
import { DARK, follow, type News, type Spot } from './spotlight.ts';

/** Sees every view of a projector before its page draws it, and says what just happened. */
export class SpotWatcher implements Watcher<AudienceView> {
  news = $state.raw<News | null>(null);
  #spot: Spot = DARK;

  view(view: AudienceView): void {
    this.#spot = follow(this.#spot, view);
    this.news = this.#spot.news;
  }
}

import type { TimerWire } from '../../shared/wire.ts';
import { look, type Looked } from '../parts/timeup.ts';
import { clock } from './clock.svelte.ts';
import { keep, kept } from './keep.ts';

const PITCH_HZ = 620;
/** A bell's partials: of the pitch, how loud, and for how many seconds. */
const PARTIALS = [
  [1, 0.5, 3],
  [2.02, 0.28, 2],
  [2.76, 0.2, 1.4],
  [5.4, 0.1, 0.7],
] as const;

/** This device's bell: off until somebody switches it on here. */
class Bell {
  on = $state(kept('bell') === 'on');
  /** A browser lets a page sound only once it was touched. */
  ready = $state(false);
  #audio: AudioContext | null = null;

  constructor() {
    if (!this.on) return;
    // It was on when this page was loaded anew: the next touch, whatever it is for, wakes it.
    for (const touch of ['pointerdown', 'keydown']) addEventListener(touch, () => void this.#wake(), { once: true });
    void this.#wake();
  }

  async toggle(): Promise<void> {
    this.on = !this.on;
    keep('bell', this.on ? 'on' : 'off');
    if (!this.on) return;
    await this.#wake();
    this.ring();
  }

  ring(): void {
    const audio = this.#audio;
    if (!this.on || audio?.state !== 'running') return;
    for (const [times, loud, seconds] of PARTIALS) {
      const partial = audio.createOscillator();
      const volume = audio.createGain();
      partial.frequency.value = PITCH_HZ * times;
      volume.gain.setValueAtTime(loud, audio.currentTime);
      volume.gain.exponentialRampToValueAtTime(0.0001, audio.currentTime + seconds);
      partial.connect(volume).connect(audio.destination);
      partial.start();
      partial.stop(audio.currentTime + seconds);
    }
  }

  async #wake(): Promise<void> {
    const audio = (this.#audio ??= new AudioContext());
    audio.onstatechange = () => (this.ready = audio.state === 'running');
    // Until it was touched a browser leaves this unanswered.
    await audio.resume();
    this.ready = audio.state === 'running';
  }
}

export const bell = new Bell();

/** Rings once when that clock's time is up; for a component that shows it. */
export function ringWhenUp(shown: () => { timer: TimerWire; limitSeconds: number | null } | null): void {
  let last: Looked | null = null;
  $effect(() => {
    const on = shown();
    const { looked, rings } = on ? look(last, on.timer, on.limitSeconds, clock.now) : { looked: null, rings: false };
    last = looked;
    if (rings) bell.ring();
  });
}

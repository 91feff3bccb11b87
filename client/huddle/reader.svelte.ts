import type { Huddle } from '../../shared/huddle.ts';
import type { Ack } from '../../shared/wire.ts';
import { ask } from '../state/http.ts';
import { lang } from '../state/lang.svelte.ts';

/** How soon it is asked again whether anything has happened. */
const PAUSE_MS = 2000;

/** The summary as it stands, read again while it is looked at; where nothing has happened it is not sent again. */
export class Reader {
  huddle = $state.raw<Huddle | null>(null);
  /** Why there is none: the server's words. */
  refusal = $state('');
  /** Nobody is signed in on this device. */
  stranger = $state(false);
  lost = $state(false);
  /** When it was last known to be so, by this device's clock. */
  asOf = $state(0);
  readonly #role: 'organiser' | 'judge' | null;

  /** @param role whose cookie speaks; null for whichever may */
  constructor(role: 'organiser' | 'judge' | null) {
    this.#role = role;
  }

  /** Gives what stops it. */
  read(): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const next = async () => {
      if (!document.hidden) await this.#once();
      // It may have been stopped meanwhile.
      if (!over) timer = setTimeout(() => void next(), PAUSE_MS);
    };
    void next();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }

  async #once(): Promise<void> {
    const { huddle } = this;
    const asked = [
      ...(this.#role ? [`role=${this.#role}`] : []),
      ...(huddle ? [`since=${huddle.log}.${String(huddle.seq)}`] : []),
    ];
    const response = await ask(`/api/huddle?${asked.join('&')}`, { headers: { 'accept-language': lang.current } });
    if (!response) {
      this.lost = true;
      return;
    }
    try {
      if (response.status === 200) this.huddle = (await response.json()) as Huddle;
      this.stranger = response.status === 401;
      this.refusal = '';
      if (response.status >= 400) {
        const ack = (await response.json()) as Ack;
        this.refusal = ack.ok ? '' : ack.message;
        this.huddle = null;
      }
      this.lost = false;
      this.asOf = Date.now();
    } catch {
      this.lost = true;
    }
  }
}

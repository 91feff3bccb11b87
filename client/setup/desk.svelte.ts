import type { Contest, RoundId } from '../../shared/contest.ts';
import type { Results } from '../../shared/reading.ts';
import { Noticing } from '../state/noticing.svelte.ts';
import type { Holder, Made } from './cards.ts';
import { read } from './http.ts';
import { Renewal } from './renewal.svelte.ts';
import { WayIn } from './way-in.svelte.ts';

/** The results of a large contest are large: they are read again at most this often. */
const PAUSE_MS = 2000;

/** The page's own state: what is shown, what is under way and what came of it. The contest itself is the view. */
export class Desk extends Noticing {
  /** Figures are on the screen. They go when the page is left. */
  figures = $state(false);
  sending = $state(false);
  results = $state.raw<Results | null>(null);
  /** The whole file, of which the connection tells only what pages show. */
  contest = $state.raw<Contest | null>(null);
  unreadable = $state(false);
  /** How the hall's machines come in. */
  readonly wayIn = new WayIn();
  /** Codes that are being made, or whose making has stopped. */
  renewal = $state.raw<Renewal | null>(null);
  /** Codes that were just made: they are nowhere else. */
  made = $state.raw<Made | null>(null);
  /** Marks from paper that are typed and not handed in. */
  typed = $state(false);
  #reading = false;

  /**
   * One at a time: a second press while one is under way does nothing.
   * @param said what to say when it is done; left out where the page itself shows it
   */
  async act(type: string, fields: object, said?: string): Promise<boolean> {
    if (this.sending) return false;
    this.sending = true;
    this.notice = null;
    const ack = await this.live.send(type, fields);
    this.sending = false;
    if (!ack.ok) this.notice = { kind: 'refused', text: ack.message };
    else if (said !== undefined) this.notice = { kind: 'done', text: said };
    return ack.ok;
  }

  /** A new code for each, one after another. */
  renew(people: readonly Holder[]): void {
    if (this.renewal || this.made) return;
    this.renewal = new Renewal(this.live, people);
    void this.goOnRenewing();
  }

  async goOnRenewing(): Promise<void> {
    const { renewal } = this;
    await renewal?.run();
    if (renewal?.over && renewal.cards.length > 0) this.endRenewal();
  }

  endRenewal(): void {
    if (this.renewal) this.showCards(this.renewal.made);
    this.renewal = null;
  }

  showCards(made: Made): void {
    if (made.cards.length > 0) this.made = made;
  }

  handedOver(): void {
    this.made = null;
  }

  /** The page has, or is about to have, what is nowhere else. */
  get holds(): boolean {
    const { renewal } = this;
    return this.typed || this.made !== null || (renewal !== null && (renewal.running || renewal.cards.length > 0));
  }

  /** The part whose table a prize goes by; null for the overall. */
  roundOfPrize(prize: string): RoundId | null {
    return this.contest?.prizes.find((one) => one.name === prize)?.round ?? null;
  }

  /** Reads the figures, and goes on reading while they are shown and something has happened since. */
  async refresh(): Promise<void> {
    if (this.#reading) return;
    this.#reading = true;
    while (this.figures && this.results?.seq !== this.live.view?.seq) {
      const [results, contest] = await Promise.all([read('results'), read('contest')]);
      this.unreadable = results === null || contest === null;
      this.results = results ?? this.results;
      this.contest = contest ?? this.contest;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    this.#reading = false;
  }

  show(): void {
    this.figures = true;
    void this.refresh();
  }

  hide(): void {
    this.figures = false;
    this.results = null;
  }
}

import type { Contest, RoundId } from '../../shared/contest.ts';
import type { Results } from '../../shared/reading.ts';
import { Noticing } from '../state/noticing.svelte.ts';
import type { Card } from './cards.ts';
import { read } from './http.ts';
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
  /** Codes that were just made, and who is still without: they are nowhere else. */
  made = $state.raw<{ readonly cards: readonly Card[]; readonly failed: readonly string[] } | null>(null);
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

  /** A new code for each, one after another. @returns why it failed, where none could be made */
  async renew(people: readonly Omit<Card, 'code'>[], gone: string): Promise<string | null> {
    if (this.sending) return null;
    this.sending = true;
    const [cards, failed]: [Card[], string[]] = [[], []];
    let why: string | null = null;
    for (const person of people) {
      const ack = await this.live.send('access.renew', { person: person.person });
      if (ack.ok && ack.code !== undefined) cards.push({ ...person, code: ack.code });
      else {
        failed.push(person.name);
        why ??= ack.ok ? gone : ack.message;
      }
    }
    this.sending = false;
    if (cards.length === 0) return why;
    this.made = { cards, failed };
    return null;
  }

  /** They were printed, or are known. */
  handedOver(): void {
    this.made = null;
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

import { resolve } from 'node:path';
import type { Outcome } from '../db/backup.ts';
import type { BackupAlarm, CopiesWire } from '../shared/alarm.ts';
import { startCopying, type Copying } from './copying.ts';
import { faultText } from './fault.ts';

type Why = BackupAlarm['why'];

export interface BackupNeeds {
  readonly source: string;
  readonly id: string;
  readonly folder: string;
  readonly clock: () => number;
  /** Another one when anything in the file is. */
  readonly mark: () => string;
  /** Something to be shown has changed; the alarm, until a copy is good again. */
  readonly changed: (alarm: BackupAlarm | null) => void;
  readonly say: (news: Why | 'good', folder: string, what: string) => void;
}

/** The first when the hall is served, then a minute after each; sooner where it failed: a stick may be back. */
const FIRST_MS = 2000;
const BETWEEN_MS = 60_000;
const AGAIN_MS = 10_000;

/** Copies while the contest goes on, into a second folder: a USB stick, if the hall has one. */
export class Backups {
  readonly #with: BackupNeeds;
  readonly #begin: typeof startCopying;
  readonly #folder: string;
  #timer: NodeJS.Timeout | undefined;
  #copying: Copying | null = null;
  /** Asked for while one was being made. */
  #again = false;
  #closed = false;
  #mark = '';
  #last: number | null = null;
  #elsewhere = false;
  #why: Why | null = null;

  constructor(needs: BackupNeeds, begin = startCopying) {
    this.#with = needs;
    this.#begin = begin;
    this.#folder = resolve(needs.folder);
  }

  /** As the panel is told. */
  get copies(): CopiesWire {
    return { folder: this.#folder, last: this.#last, elsewhere: this.#elsewhere };
  }

  start(): void {
    this.#wait(FIRST_MS);
  }

  /** At once, or when the process that makes one is gone: what hangs on a stick would have others hang beside it. */
  now(): void {
    if (this.#closed) return;
    if (this.#copying) this.#again = true;
    else void this.#copy();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#copying?.stop();
  }

  #wait(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      void this.#copy(true);
    }, milliseconds);
    this.#timer.unref();
  }

  async #copy(unlessSame = false): Promise<void> {
    clearTimeout(this.#timer);
    const at = this.#with.clock();
    try {
      const mark = this.#with.mark();
      if (!(unlessSame && this.#why === null && mark === this.#mark)) await this.#make(mark, at);
    } catch (error) {
      this.#failed({ why: 'unmade', what: faultText(error) }, at);
    }
    this.#copying = null;
    if (this.#closed) return;
    const again = this.#again;
    this.#again = false;
    if (again) this.now();
    else this.#wait(this.#why === null ? BETWEEN_MS : AGAIN_MS);
  }

  async #make(mark: string, at: number): Promise<void> {
    const { source, id } = this.#with;
    const make = this.#last === null;
    const copying = this.#begin({ source, id, folder: this.#folder, make, elsewhere: this.#elsewhere, at });
    this.#copying = copying;
    const outcome = await copying.outcome;
    if (this.#closed) return;
    if (outcome !== 'slow' && 'made' in outcome) this.#made(outcome.elsewhere, mark, at);
    else this.#failed(outcome, at);
    await copying.gone;
  }

  #made(elsewhere: boolean, mark: string, at: number): void {
    [this.#elsewhere, this.#mark, this.#last] = [elsewhere, mark, at];
    if (this.#why !== null) this.#with.say('good', this.#folder, '');
    this.#why = null;
    this.#with.changed(null);
  }

  #failed(outcome: Exclude<Outcome, { made: string }> | 'slow', at: number): void {
    const { why, what } = outcome === 'slow' ? { why: outcome, what: '' } : outcome;
    if (why !== this.#why) this.#with.say(why, this.#folder, what);
    this.#why = why;
    this.#with.changed({ kind: 'backup', at, why, folder: this.#folder, last: this.#last });
  }
}

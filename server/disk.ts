import { troubleOf } from '../db/trouble.ts';
import { refuse, type Refusal } from '../shared/define.ts';
import type { Alarm, DiskTrouble } from '../shared/alarm.ts';
import type { Time } from './time.ts';

/** The file holds less than was acknowledged, or something else. */
export class Lost extends Error {
  /** The last row that is as it was acknowledged, or the file's last. */
  readonly found: number;
  constructor(acknowledged: number, found: number) {
    super(`row ${String(acknowledged)} was acknowledged, and the file is right to row ${String(found)} only`);
    this.found = found;
  }
}

export interface DiskNeeds {
  readonly time: Time;
  readonly alarms: { raise(alarm: Alarm): void; clear(kind: Alarm['kind']): void };
  readonly log: (error: unknown) => void;
  /** A new handle, on which everything is as acknowledged and forced onto the disk anew; throws where it is not. */
  readonly mend: () => void;
  /** The last row that was acknowledged. */
  readonly acknowledged: () => number;
}

/** How long the disk is left alone between two attempts to mend it. */
const REST_MS = 1000;

const refusals: Readonly<Record<DiskTrouble, Refusal>> = {
  full: refuse('busy', (w) => w.diskFull),
  readonly: refuse('busy', (w) => w.diskReadonly),
  held: refuse('busy', (w) => w.busy),
  gone: refuse('busy', (w) => w.fileGone),
  failing: refuse('busy', (w) => w.busy),
};
const stopped = refuse('busy', (w) => w.stopped);
const lost = refuse('busy', (w) => w.rowsLost);

/** Whether the disk takes what is written; where it does not, the alarm, and the way back. */
export class Disk {
  readonly #with: DiskNeeds;
  #standing: 'sound' | 'lost' | 'closed' | { readonly why: DiskTrouble; readonly since: number } = 'sound';
  /** What was logged already: a full disk says the same once a second. */
  readonly #logged = new Set<string>();
  /** Set while the disk is left alone: calls the next attempt off. */
  #cancelRetry: (() => void) | null = null;

  constructor(needs: DiskNeeds) {
    this.#with = needs;
  }

  /** Why nothing can be written now; null: it can. */
  get refusal(): Refusal | null {
    if (this.#standing === 'sound') return null;
    if (this.#standing === 'closed') return stopped;
    return this.#standing === 'lost' ? lost : refusals[this.#standing.why];
  }

  /** A write failed: nothing more is acknowledged from that handle. Gives what those who waited for it are told. */
  failed(error: unknown): Refusal {
    this.#trouble(error);
    const refusal = this.refusal ?? refusals.failing;
    if (this.#cancelRetry === null) this.#mend();
    return refusal;
  }

  close(): void {
    this.#standing = 'closed';
    this.#cancelRetry?.();
  }

  #mend(): void {
    const { time, alarms, mend } = this.#with;
    if (typeof this.#standing === 'string') return;
    this.#cancelRetry = time.later(REST_MS, () => {
      this.#cancelRetry = null;
      this.#mend();
    });
    const { why, since } = this.#standing;
    try {
      mend();
    } catch (error) {
      return this.#trouble(error);
    }
    this.#standing = 'sound';
    alarms.clear('disk');
    alarms.raise({ kind: 'mended', at: since, mendedAt: time.now(), why });
  }

  #trouble(error: unknown): void {
    const { time, alarms, log, acknowledged } = this.#with;
    const said = String(error);
    if (!this.#logged.has(said)) log(error);
    this.#logged.add(said);
    if (this.#standing === 'closed') return;
    const why = troubleOf(error);
    const now = time.now();
    if (error instanceof Lost || why === 'damaged') {
      this.#standing = 'lost';
      alarms.clear('disk');
      alarms.raise({
        kind: 'lost',
        at: now,
        acknowledged: acknowledged(),
        found: error instanceof Lost ? error.found : null,
      });
      return;
    }
    const since = typeof this.#standing === 'string' ? now : this.#standing.since;
    this.#standing = { why, since };
    alarms.raise({ kind: 'disk', at: since, why });
  }
}

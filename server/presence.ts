import type { JudgeId } from '../shared/contest.ts';
import type { Presence } from '../shared/wire.ts';

interface Tablets {
  /** Open sockets, and whether the page behind each is hidden. */
  readonly open: Map<string, boolean>;
  /** The one in use went away without a word, and none was in use since. */
  lost: boolean;
}

/** Which judges' tablets are there. It is no event: it is lost with the server, and found again as tablets dial in. */
export class Attendance {
  readonly #of = new Map<JudgeId, Tablets>();

  seen(judge: JudgeId, socketId: string, hidden: boolean): void {
    const tablets = this.#of.get(judge) ?? { open: new Map<string, boolean>(), lost: false };
    tablets.open.set(socketId, hidden);
    tablets.lost = false;
    this.#of.set(judge, tablets);
  }

  left(judge: JudgeId, socketId: string): void {
    const tablets = this.#of.get(judge);
    if (!tablets) return;
    if (tablets.open.get(socketId) === false) tablets.lost = true;
    tablets.open.delete(socketId);
  }

  /** The judge's code is another now: whoever comes with it has not been here. */
  forget(judge: JudgeId): void {
    this.#of.delete(judge);
  }

  of(judge: JudgeId): Presence {
    const tablets = this.#of.get(judge);
    if (!tablets) return 'never';
    if ([...tablets.open.values()].includes(false)) return 'alive';
    return tablets.lost ? 'lost' : 'asleep';
  }
}

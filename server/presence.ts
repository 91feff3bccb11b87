import type { JudgeId } from '../shared/contest.ts';
import type { HeldSheet, Holds, Presence, TabletsWire } from '../shared/wire.ts';

/** A judge's page; one that redials is still the same, though its old socket may not have ended yet, or only now begun. */
interface Tablet {
  /** None once it is gone. */
  readonly sockets: readonly string[];
  readonly hidden: boolean;
  readonly holds: Holds;
}

interface Tablets {
  readonly pages: Map<string, Tablet>;
  /** The one in use went away without a word, and none was in use since. */
  lost: boolean;
}

const NOTHING: Holds = { waiting: 0, sheets: [] };

/**
 * Which judges' tablets are there, and what they hold that the server has not taken. It is no event: it is lost with
 * the server, and found again as tablets dial in.
 */
export class Attendance {
  readonly #of = new Map<JudgeId, Tablets>();

  seen(judge: JudgeId, page: string, socket: string, hidden: boolean, holds?: Holds): void {
    const tablets = this.#of.get(judge) ?? { pages: new Map<string, Tablet>(), lost: false };
    // What a page that is gone held is known until one of that judge's is here to say what it holds now.
    if (holds) for (const [name, tablet] of tablets.pages) if (isGone(tablet)) tablets.pages.delete(name);
    const before = tablets.pages.get(page);
    const sockets = [...(before?.sockets ?? []).filter((one) => one !== socket), socket];
    tablets.pages.set(page, { sockets, hidden, holds: holds ?? before?.holds ?? NOTHING });
    tablets.lost = false;
    this.#of.set(judge, tablets);
  }

  left(judge: JudgeId, page: string, socket: string): void {
    const tablets = this.#of.get(judge);
    const tablet = tablets?.pages.get(page);
    if (!tablets || !tablet) return;
    const sockets = tablet.sockets.filter((one) => one !== socket);
    if (sockets.length === 0 && !tablet.hidden) tablets.lost = true;
    if (sockets.length === 0 && isNothing(tablet.holds)) tablets.pages.delete(page);
    else tablets.pages.set(page, { ...tablet, sockets });
  }

  /** The judge's code is another now: whoever comes with it has not been here. */
  forget(judge: JudgeId): void {
    this.#of.delete(judge);
  }

  presence(judge: JudgeId): Presence {
    const tablets = this.#of.get(judge);
    if (!tablets) return 'never';
    const here = [...tablets.pages.values()].filter((tablet) => !isGone(tablet));
    if (here.some((tablet) => !tablet.hidden)) return 'alive';
    return tablets.lost ? 'lost' : 'asleep';
  }

  tablets(judge: JudgeId): TabletsWire {
    const all = [...(this.#of.get(judge)?.pages.values() ?? [])];
    return {
      pages: all.filter((tablet) => !isGone(tablet)).length,
      waiting: all.reduce((most, { holds }) => Math.max(most, holds.waiting), 0),
      held: this.held(judge).length,
    };
  }

  /** Two pages in one browser hold the same. */
  held(judge: JudgeId): HeldSheet[] {
    const all = [...(this.#of.get(judge)?.pages.values() ?? [])].flatMap(({ holds }) => holds.sheets);
    return [...new Map(all.map((sheet) => [`${sheet.round}/${sheet.team}`, sheet])).values()];
  }
}

function isNothing({ waiting, sheets }: Holds): boolean {
  return waiting === 0 && sheets.length === 0;
}

function isGone({ sockets }: Tablet): boolean {
  return sockets.length === 0;
}

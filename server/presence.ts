import type { JudgeId } from '../shared/contest.ts';
import type { HeldSheet, Holds } from '../shared/wire.ts';
import type { Presence, TabletsWire } from '../shared/panel.ts';

/** A judge's page, as it said when it dialled. */
export interface Dialled {
  readonly page: string;
  /** Pages of one browser take over what others of it left. */
  readonly device: string;
}

/** A judge's page; one that redials is still the same, though its old socket may not have ended yet, or only now begun. */
interface Tablet {
  readonly device: string;
  /** None once it is gone. */
  readonly sockets: readonly string[];
  readonly hidden: boolean;
  readonly holds: Holds;
}

interface Tablets {
  readonly pages: Map<string, Tablet>;
  /** While none is in use. `lost`: the one that was went away without a word. */
  away: Exclude<Presence, 'alive'>;
}

/** No judge has more; the oldest of those that are gone go. */
const MOST_PAGES = 20;
const NOTHING: Holds = { waiting: 0, sheets: [] };

/**
 * Which judges' tablets are there, and what they hold that the server has not taken. It is no event: it is lost with
 * the server, and found again as tablets dial in.
 */
export class Attendance {
  readonly #of = new Map<JudgeId, Tablets>();

  seen(judge: JudgeId, { page, device }: Dialled, socket: string, hidden: boolean, holds?: Holds): void {
    const tablets = this.#of.get(judge) ?? { pages: new Map<string, Tablet>(), away: 'asleep' };
    // What a page that is gone held is known until another of that browser is here to say what it holds now.
    if (holds)
      for (const [name, one] of tablets.pages) if (one.device === device && isGone(one)) tablets.pages.delete(name);
    const before = tablets.pages.get(page);
    const sockets = [...(before?.sockets ?? []).filter((one) => one !== socket), socket];
    tablets.pages.set(page, { device, sockets, hidden, holds: holds ?? before?.holds ?? NOTHING });
    tablets.away = 'asleep';
    const gone = [...tablets.pages].filter(([, one]) => isGone(one));
    for (const [name] of gone.slice(0, Math.max(0, tablets.pages.size - MOST_PAGES))) tablets.pages.delete(name);
    this.#of.set(judge, tablets);
  }

  left(judge: JudgeId, page: string, socket: string): void {
    const tablets = this.#of.get(judge);
    const tablet = tablets?.pages.get(page);
    if (!tablets || !tablet?.sockets.includes(socket)) return;
    const sockets = tablet.sockets.filter((one) => one !== socket);
    if (sockets.length === 0 && !tablet.hidden) tablets.away = 'lost';
    keep(tablets, page, { ...tablet, sockets });
  }

  /** The judge's code is another now: whoever comes with it has not been here. What is held is still on those tablets. */
  forget(judge: JudgeId): void {
    const tablets = this.#of.get(judge);
    if (!tablets) return;
    tablets.away = 'never';
    for (const [page, tablet] of tablets.pages) keep(tablets, page, { ...tablet, sockets: [] });
  }

  presence(judge: JudgeId): Presence {
    const tablets = this.#of.get(judge);
    if (!tablets) return 'never';
    const isUsed = [...tablets.pages.values()].some((tablet) => !isGone(tablet) && !tablet.hidden);
    return isUsed ? 'alive' : tablets.away;
  }

  tablets(judge: JudgeId): TabletsWire {
    const all = [...(this.#of.get(judge)?.pages.values() ?? [])];
    return {
      pages: all.filter((tablet) => !isGone(tablet)).length,
      waiting: all.reduce((sum, { holds }) => sum + holds.waiting, 0),
      held: this.held(judge).length,
    };
  }

  /** Page by page: of one sheet two of them may hold different marks. */
  held(judge: JudgeId): HeldSheet[] {
    const all = [...(this.#of.get(judge)?.pages.values() ?? [])].flatMap(({ holds }) => holds.sheets);
    return [...new Map(all.map((sheet) => [JSON.stringify(sheet), sheet])).values()];
  }
}

/** A page that is gone stays as long as something is held on it. */
function keep({ pages }: Tablets, page: string, tablet: Tablet): void {
  if (isGone(tablet) && isNothing(tablet.holds)) pages.delete(page);
  else pages.set(page, tablet);
}

function isNothing({ waiting, sheets }: Holds): boolean {
  return waiting === 0 && sheets.length === 0;
}

function isGone({ sockets }: Tablet): boolean {
  return sockets.length === 0;
}

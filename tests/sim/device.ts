import type { Store } from '../../client/state/keeper.ts';
import type { Refused } from '../../shared/box.ts';
import { isOwned, type Change, type Row } from '../../shared/rows.ts';
import type { Clock } from './clock.ts';
import type { Link } from './net.ts';
import type { JudgePage } from './judge.ts';

/** Pages of one browser answer each other within it. */
const PATIENCE_MS = 200;

interface Kept {
  readonly row: Row;
  /** The page that has it on its way. */
  readonly page: string;
}

/** A tablet, a phone or a laptop at the table: its Wi-Fi, its browser's storage, and the pages that are open on it. */
export class Device {
  readonly name: string;
  readonly link: Link;
  /** How far somebody has set its clock. */
  offset = 0;
  /** Whom it is at: a judge's id or an office; '' is nobody. */
  readonly person: string;
  address = 0;
  token: string | null = null;
  readonly pages: JudgePage[] = [];
  /** By box, then by kind and id. */
  readonly #boxes = new Map<string, Map<string, Kept>>();
  /** The name of the box that was open last. */
  last: string | null = null;
  isStorageBroken = false;
  hadTwoPages = false;
  readonly #clock: Clock;

  constructor(clock: Clock, link: Link, name: string, person: string) {
    this.#clock = clock;
    this.link = link;
    this.name = name;
    this.person = person;
  }

  /** What its storage has of that sheet that was refused, and that a page will show. */
  refused(round: string, team: string): Refused[] {
    const all = [...this.#boxes.values()].flatMap((box) => [...box.values()].map(({ row }) => row));
    const refused = all.flatMap((row) => (row.kind === 'refused' ? [row.value] : []));
    return refused.filter((one) => one.round === round && one.team === team);
  }

  /** As client/state/store.ts does with IndexedDB and the browser's other pages. */
  storeFor(page: JudgePage): Store {
    const read = (box: string, answer: (rows: Row[] | null) => void) => {
      this.#soon(() => {
        if (this.isStorageBroken) return answer(null);
        const all = [...(this.#boxes.get(box)?.values() ?? [])];
        const others = all.filter(({ row, page: whose }) => isOwned(row) && whose !== page.name);
        const takes = () => {
          const here = this.pages.filter((one) => one !== page && one.isOpen);
          const left = others.flatMap(({ row, page: before }) => {
            const now = this.#boxes.get(box)?.get(`${row.kind} ${row.id}`);
            const isThere = here.some((one) => one.name === before && (one.isHeard || row.kind === 'refused'));
            return now && now.page === before && !isThere ? [now.row] : [];
          });
          for (const row of left) this.#boxes.get(box)?.set(`${row.kind} ${row.id}`, { row, page: page.name });
          if (left.length > 0) for (const one of this.pages) if (one !== page) one.tablet.taken(left);
          answer([...all.flatMap(({ row }) => (isOwned(row) ? [] : [row])), ...left]);
        };
        if (others.length > 0) page.machine.time.later(PATIENCE_MS, takes);
        else takes();
      });
    };
    return {
      read: (box, answer) => {
        read(box, page.ifOpen(answer));
      },
      save: (box, changes, answer) => {
        // What was begun is done, also where the page is closed meanwhile.
        this.#soon(() => {
          if (!this.isStorageBroken) this.#write(box, changes, page.name);
          page.ifOpen(answer)(!this.isStorageBroken);
        });
      },
    };
  }

  #write(name: string, changes: readonly Change[], page: string): void {
    const box = this.#boxes.get(name) ?? new Map<string, Kept>();
    this.#boxes.set(name, box);
    for (const row of changes) {
      const at = `${row.kind} ${row.id}`;
      const before = box.get(at);
      if (isOwned(row) && before && before.page !== page) continue;
      if (row.value === null) box.delete(at);
      else box.set(at, { row, page });
    }
  }

  #soon(run: () => void): void {
    this.#clock.later(4, run);
  }
}

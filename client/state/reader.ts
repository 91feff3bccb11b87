import type { RoundId } from '../../shared/contest.ts';
import type { SheetsWire } from '../../shared/reading.ts';
import type { JudgeView } from '../../shared/wire.ts';

type Read = (round: RoundId, answer: (wire: SheetsWire | null) => void) => void;

/** Reads a judge's own sheets, round by round, over one connection: again only where something of them changed. */
export class SheetReader {
  readonly #read: Read;
  readonly #onread: (wire: SheetsWire) => void;
  /** By round, the `changed` of the view that it was read for. */
  readonly #readFor = new Map<RoundId, number>();

  constructor(read: Read, onread: (wire: SheetsWire) => void) {
    this.#read = read;
    this.#onread = onread;
  }

  /** Every round once, so that each sheet opens at once, also when the connection is lost. */
  begin(view: JudgeView): void {
    for (const { id } of view.rounds) if (!this.#readFor.has(id)) this.follow(view, id);
  }

  /** The secretariat, or this judge on another tablet, may have changed what is shown of that round. */
  follow(view: JudgeView, round: RoundId): void {
    const changed = view.rounds.find(({ id }) => id === round)?.changed ?? 0;
    if (changed <= (this.#readFor.get(round) ?? 0)) return;
    this.#readFor.set(round, changed);
    this.#read(round, (wire) => {
      if (wire) this.#onread(wire);
      // Then it is tried again with the next view.
      else this.#readFor.delete(round);
    });
  }
}

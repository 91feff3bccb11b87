import type { JudgeId, RoundId } from '../../shared/contest.ts';
import type { SheetsWire } from '../../shared/reading.ts';
import type { JudgeView } from '../../shared/wire.ts';
import { read } from './http.ts';

/** Reads a judge's own sheets, round by round, over one connection: again only where something of them changed. */
export class SheetReader {
  readonly #judge: () => JudgeId | undefined;
  readonly #onread: (wire: SheetsWire) => void;
  /** By round, the `changed` of the view that it was read for. */
  readonly #readFor = new Map<RoundId, number>();

  /** `judge` is named each time: the browser's cookie may have become another's. */
  constructor(judge: () => JudgeId | undefined, onread: (wire: SheetsWire) => void) {
    this.#judge = judge;
    this.#onread = onread;
  }

  /** Every round once, so that each sheet opens at once, also when the connection is lost. */
  begin(view: JudgeView): void {
    for (const { id } of view.rounds) if (!this.#readFor.has(id)) this.follow(view, id);
  }

  /** The secretariat, or this judge on another tablet, may have changed what is shown of that round. */
  follow(view: JudgeView, round: RoundId): void {
    const changed = view.rounds.find(({ id }) => id === round)?.changed ?? 0;
    if (changed > (this.#readFor.get(round) ?? 0)) void this.#read(round, changed);
  }

  async #read(round: RoundId, changed: number): Promise<void> {
    this.#readFor.set(round, changed);
    const wire = await read<SheetsWire>(`/api/sheets?role=judge&judge=${this.#judge() ?? ''}&round=${round}`);
    if (wire) this.#onread(wire);
    // Then it is tried again with the next view.
    else this.#readFor.delete(round);
  }
}

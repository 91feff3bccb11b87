import type { JudgeView } from '../../shared/wire.ts';

type Round = JudgeView['rounds'][number];

/** Reminders to hand in that came since this page began and were not yet read. */
export class Nudges {
  #read = $state.raw<Readonly<Record<string, number>>>({});
  #since: number | null = null;

  fresh(view: JudgeView): Round[] {
    this.#since ??= view.now;
    const since = this.#since;
    return view.rounds.filter((round) => (round.nudgedAt ?? 0) > (this.#read[round.id] ?? since));
  }

  read(round: Round): void {
    this.#read = { ...this.#read, [round.id]: round.nudgedAt ?? 0 };
  }
}

import type { Command } from './ledger.ts';
import { Ledger } from './ledger.ts';
import type { Site } from './site.ts';
import { contest, type File, type FileRound } from '../builders.ts';
import { Caller } from './caller.ts';

const TEAMS = 12;

/** Walls full of papers, which all may mark at once, and a stage with a clock. */
export function fullHall(judges: number): File {
  const gallery = { mode: 'gallery', criteria: 3 } as const;
  return contest({ judges, teams: TEAMS, rounds: [gallery, gallery, { mode: 'stage', timeLimitSeconds: 300 }] });
}

/** Everybody of a full hall; its judges mark and hand in as fast as they are answered. */
export class Crowd {
  readonly ledger: Ledger;
  readonly desk: Caller;
  readonly timekeeper: Caller;
  readonly judges: readonly Caller[];
  readonly #galleries: readonly FileRound[];
  readonly #teams: readonly string[];
  readonly #last = new Map<Caller, Command>();
  /** The sheet that each is at, counted on. */
  readonly #turns = new Map<Caller, number>();
  #marking: Promise<unknown> = Promise.resolve();
  #resting = true;

  private constructor(file: File, ledger: Ledger, desk: Caller, timekeeper: Caller, judges: readonly Caller[]) {
    this.ledger = ledger;
    this.desk = desk;
    this.timekeeper = timekeeper;
    this.judges = judges;
    this.#galleries = file.rounds.filter(({ mode }) => mode === 'gallery');
    this.#teams = file.teams.map(({ id }) => id);
  }

  static async open({ file, codes, address }: Site, written?: () => number): Promise<Crowd> {
    const ledger = new Ledger(written);
    const comes = (person: string, code: string) => Caller.join(person, code, address, ledger);
    const desk = await comes('organiser', codes.organiser);
    for (const { id, mode } of file.rounds) {
      await desk.must('round.open', { round: id });
      if (mode === 'stage') await desk.must('team.call', { round: id, team: file.teams[0]?.id });
    }
    const timekeeper = await comes('timekeeper', codes.timekeeper);
    const judges = await Promise.all(Object.entries(codes.judges).map(([id, code]) => comes(id, code)));
    await Promise.all(judges.map((judge) => judge.connected()));
    return new Crowd(file, ledger, desk, timekeeper, judges);
  }

  /** From now on all of them mark, until they are told to rest. */
  mark(): void {
    this.#resting = false;
    this.#marking = Promise.all(this.judges.map((judge, j) => this.#marks(judge, j)));
  }

  /** What is underway is answered first. */
  async rest(): Promise<void> {
    this.#resting = true;
    await this.#marking;
  }

  /** So much of all that there is to mark is received. */
  async marked(part: number): Promise<void> {
    const all =
      this.#galleries.reduce((sum, { criteria }) => sum + criteria.length + 1, 0) * TEAMS * this.judges.length;
    while (this.ledger.acknowledged.size < part * all) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  back(): Promise<unknown> {
    return Promise.all([...this.judges, this.desk, this.timekeeper].map((one) => one.connected()));
  }

  /** All sheets are given back, so that they can be handed in again. */
  async giveBack(): Promise<void> {
    for (const { id } of this.#galleries)
      await this.desk.send('sheet.reopen', { round: id, teams: this.#teams, reason: 'chấm lại' });
  }

  /** Everybody sends once more what they were answered last. */
  async repeat(): Promise<void> {
    await Promise.all([...this.#last].map(([judge, command]) => judge.repeat(command)));
  }

  leave(): void {
    this.#resting = true;
    for (const one of [...this.judges, this.desk, this.timekeeper]) one.leave();
  }

  async #marks(judge: Caller, j: number): Promise<void> {
    while (!this.#isResting()) {
      const turn = (this.#turns.get(judge) ?? j) + 1;
      this.#turns.set(judge, turn);
      const round = this.#galleries[Math.floor(turn / TEAMS) % this.#galleries.length];
      const team = this.#teams[turn % TEAMS];
      if (round && team !== undefined) await this.#marksSheet(judge, round, team, turn);
    }
  }

  async #marksSheet(judge: Caller, round: FileRound, team: string, turn: number): Promise<void> {
    const marks = round.criteria.map(({ id }, c) => [id, ((7 * turn + c) % 41) / 4] as const);
    for (const [id, mark] of marks) {
      if (!(await this.#sends(judge, 'marks.save', { round: round.id, team, marks: { [id]: mark } }))) return;
      if (this.#isResting()) return;
    }
    await this.#sends(judge, 'sheet.submit', { round: round.id, team, marks: Object.fromEntries(marks) });
  }

  async #sends(judge: Caller, type: string, fields: object): Promise<boolean> {
    const command = this.ledger.command(judge.person, type, fields);
    const ack = await judge.repeat(command);
    if (ack?.ok === true) this.#last.set(judge, command);
    return ack?.ok === true;
  }

  #isResting(): boolean {
    return this.#resting;
  }
}

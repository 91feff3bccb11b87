import { randomUUID } from 'node:crypto';
import type { Ack } from '../../shared/wire.ts';

/** A command, as somebody sends it however often. */
export interface Command {
  readonly id: string;
  readonly person: string;
  readonly type: string;
  readonly fields: object;
}

/** A row of the log, as far as it says what became of a command. */
export interface Entry {
  readonly seq: number;
  readonly id: string | null;
}

interface Acknowledged {
  readonly command: Command;
  readonly seq: number;
  /** What the journal of the disk had by then, where one is kept. */
  readonly written: number;
}

/** What everybody was promised, and what of it does not hold. */
export class Ledger {
  readonly acknowledged = new Map<string, Acknowledged>();
  /** Promised two numbers for one command. */
  readonly broken: string[] = [];
  readonly #written: () => number;

  constructor(written = () => 0) {
    this.#written = written;
  }

  command(person: string, type: string, fields: object): Command {
    return { id: randomUUID(), person, type, fields };
  }

  hear(command: Command, ack: Ack): void {
    if (!ack.ok) return;
    const before = this.acknowledged.get(command.id);
    if (before && before.seq !== ack.seq)
      this.broken.push(`${command.type} was number ${String(before.seq)}, and then ${String(ack.seq)}`);
    if (!before) this.acknowledged.set(command.id, { command, seq: ack.seq, written: this.#written() });
  }

  /** Holds what was acknowledged against the log; `until` in the journal. */
  hold(log: readonly Entry[], until = Number.POSITIVE_INFINITY): Account {
    const places = new Map<string, number[]>();
    for (const { id, seq } of log) if (id !== null) places.set(id, [...(places.get(id) ?? []), seq]);
    let lost = 0;
    const wrong = [...this.broken];
    for (const [id, { seq, written, command }] of this.acknowledged) {
      if (written > until) continue;
      const found = places.get(id);
      if (!found) lost += 1;
      else if (!found.includes(seq)) wrong.push(`${command.type} was number ${String(seq)} and is ${found.join()}`);
    }
    // Each sends the next when the last is answered: so they stand in the log.
    const lastOf = new Map<string, number>();
    for (const { seq, command } of this.acknowledged.values()) {
      if (seq < (lastOf.get(command.person) ?? 0)) wrong.push(`${command.person}: number ${String(seq)} came too late`);
      lastOf.set(command.person, seq);
    }
    const first = log[0]?.seq ?? 0;
    const gap = log.findIndex(({ seq }, i) => seq !== first + i);
    if (gap >= 0) wrong.push(`the log has no number ${String(first + gap)}`);
    return { lost, twice: [...places.values()].filter((seqs) => seqs.length > 1).length, wrong };
  }
}

export interface Account {
  /** Acknowledged commands that the log lacks. */
  readonly lost: number;
  /** Commands that the log has more than once. */
  readonly twice: number;
  /** What else is not as it was promised, in words. */
  readonly wrong: readonly string[];
}

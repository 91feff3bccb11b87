import { digest } from '../db/chain.ts';
import type { Head, Known, NewRow } from '../db/log.ts';
import type { Asked } from '../shared/decide.ts';
import { isRefusal, personId, refuse, type LogRow, type Person, type Refusal } from '../shared/define.ts';
import { fold, foldAll } from '../shared/fold.ts';
import type { State } from '../shared/state.ts';
import { accessChanges, type Renewal } from './access.ts';
import { Disk, Lost, type DiskNeeds } from './disk.ts';

/** What the loop needs of a contest's file. */
export interface Store {
  /** Another one after `reopen`. */
  readonly log: {
    append(rows: readonly NewRow[]): void;
    find(commandId: string): Known | null;
    all(): Iterable<LogRow & { readonly hash: string }>;
    readonly head: Head;
  };
  reopen(): void;
  /** Throws where what was written is not under the file's name. */
  mustBeThere(): void;
  /** Brings all that it holds onto the disk anew; throws where that does not succeed. */
  force(now: number): void;
}

export interface Surroundings extends Omit<DiskNeeds, 'mend' | 'acknowledged'> {
  readonly store: Store;
  /** 32 hexadecimal digits, new each time. */
  readonly seed: () => string;
  /** After the acknowledgements of a batch that is on the disk. */
  readonly after: (rows: readonly NewRow[]) => void;
}

export type Answer = (result: { readonly seq: number } | Refusal) => void;

interface Waiting extends Known {
  readonly row: NewRow;
  readonly answers: Answer[];
}

/** How many commands one person may have waiting for the disk. */
const MOST_WAITING = 500;

const busy = refuse('busy', (w) => w.busy);

/** Decides commands one after another on the tail, and commits together what came together. */
export class Loop {
  readonly #with: Surroundings;
  #committed: State;
  #tail: State;
  #batch: Waiting[] = [];
  readonly #waiting = new Map<string, Waiting>();
  readonly #waitingOf = new Map<string, number>();
  readonly #disk: Disk;
  /** What was acknowledged last. Remembered here: the file that is opened anew is measured by it. */
  #head: Head;
  /** Failed to be written, or so it was said. */
  #unsure: readonly NewRow[] = [];

  constructor(surroundings: Surroundings) {
    this.#with = surroundings;
    this.#tail = this.#committed = replay(surroundings.store);
    this.#head = surroundings.store.log.head;
    this.#disk = new Disk({ ...surroundings, mend: () => this.#mend(), acknowledged: () => this.#head.seq });
  }

  /** What is on the disk, which is all that views may show. */
  get committed(): State {
    return this.#committed;
  }

  /** The last row on the disk, by its hash. */
  get head(): Head {
    return this.#head;
  }

  /** Commands are decided and wait for the disk. */
  get waiting(): boolean {
    return this.#batch.length > 0;
  }

  handle({ id, ask }: Asked, person: Person, answer: Answer, renewal: Renewal | null = null): void {
    const { refusal } = this.#disk;
    if (refusal) return answer(refusal);
    const who = personId(person);
    const said = digest([ask.type, ask.fields]);
    const waiting = this.#waiting.get(id);
    const known = waiting ?? this.#with.store.log.find(id);
    if (known && (known.person !== who || known.said !== said)) return answer(refuse('conflict', (w) => w.sameId));
    if (waiting) return void waiting.answers.push(answer);
    if (known) return answer({ seq: known.seq });
    const before = this.#waitingOf.get(who) ?? 0;
    if (before >= MOST_WAITING) return answer(busy);

    const now = Math.max(this.#with.time.now(), this.#tail.at);
    const event = ask.decide(this.#tail, person, { now, seed: this.#with.seed() });
    if (isRefusal(event)) return answer(event);
    const { type, ...data } = event;
    const decided = { seq: this.#tail.seq + 1, at: now, person: who, type, data };
    const next = fold(this.#tail, decided);
    const access = accessChanges(decided, this.#tail.contest, next.contest, renewal);
    const row = { ...decided, command: { id, said }, access };
    const taken = { row, seq: row.seq, person: who, said, answers: [answer] };
    this.#tail = next;
    this.#waiting.set(id, taken);
    this.#waitingOf.set(who, before + 1);
    if (this.#batch.push(taken) === 1) this.#with.time.soon(() => this.flush());
  }

  /** Everything waiting, in one transaction; acknowledged when it is on the disk. */
  flush(): void {
    const batch = this.#takeBatch();
    if (batch.length === 0) return;
    const rows = batch.map((one) => one.row);
    const { store } = this.#with;
    const { log } = store;
    try {
      log.append(rows);
      store.mustBeThere();
    } catch (error) {
      this.#failed(batch, error);
      return;
    }
    this.#committed = this.#tail;
    this.#head = log.head;
    for (const { seq, answers } of batch) for (const answer of answers) answer({ seq });
    this.#with.after(rows);
  }

  /** Writes something beside the log, such as who signed in: what that gave, or why the disk did not take it. */
  write<T extends object>(run: () => T): T | Refusal {
    const { refusal } = this.#disk;
    if (refusal) return refusal;
    try {
      const made = run();
      this.#with.store.mustBeThere();
      return made;
    } catch (error) {
      return this.#failed(this.#takeBatch(), error);
    }
  }

  /** Takes nothing more; what it has taken is acknowledged. */
  close(): void {
    this.flush();
    this.#disk.close();
  }

  #takeBatch(): Waiting[] {
    const batch = this.#batch;
    this.#batch = [];
    this.#waiting.clear();
    this.#waitingOf.clear();
    return batch;
  }

  #failed(batch: readonly Waiting[], error: unknown): Refusal {
    this.#unsure = batch.map((one) => one.row);
    const refusal = this.#disk.failed(error);
    for (const { answers } of batch) for (const answer of answers) answer(refusal);
    return refusal;
  }

  /** Folds anew from what the file really holds, which must be all that was acknowledged. */
  #mend(): void {
    const { store, time, after } = this.#with;
    store.reopen();
    const state = replay(store, this.#head);
    store.force(time.now());
    this.#tail = this.#committed = state;
    this.#head = store.log.head;
    const there = this.#unsure.filter(({ command, seq }) => command && store.log.find(command.id)?.seq === seq);
    this.#unsure = [];
    if (there.length > 0) after(there);
  }
}

function replay(store: Store, acknowledged: Head | null = null): State {
  return foldAll(acknowledged ? measured(store, acknowledged) : store.log.all());
}

/** The rows of the log. @throws {Lost} where it does not hold the row that was acknowledged last. */
function* measured({ log }: Store, { seq, hash }: Head): Generator<LogRow> {
  let last = -1;
  for (const row of log.all()) {
    if (row.seq === seq && row.hash !== hash) throw new Lost(seq, seq - 1);
    last = row.seq;
    yield row;
  }
  if (last < seq) throw new Lost(seq, last);
}

import { digest } from '../db/chain.ts';
import type { Head, Known, NewRow } from '../db/log.ts';
import type { Asked } from '../shared/decide.ts';
import { isRefusal, personId, refuse, type Person, type Refusal } from '../shared/define.ts';
import { begin, fold, type LogRow } from '../shared/fold.ts';
import type { State } from '../shared/state.ts';
import { accessChanges, type Renewal } from './access.ts';

/** What the loop needs of a contest's file. */
export interface Store {
  /** Another one after `reopen`. */
  readonly log: {
    append(rows: readonly NewRow[]): void;
    find(commandId: string): Known | null;
    all(): Iterable<LogRow>;
    readonly head: Head;
  };
  reopen(): void;
}

export interface Surroundings {
  readonly store: Store;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** 32 hexadecimal digits, new each time. */
  readonly seed: () => string;
  /** After the acknowledgements of a batch that is on the disk. */
  readonly after: (rows: readonly NewRow[]) => void;
  readonly log: (error: unknown) => void;
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
  #standing: 'open' | 'broken' | 'closed' = 'open';

  constructor(surroundings: Surroundings) {
    this.#with = surroundings;
    this.#tail = this.#committed = replay(surroundings.store);
  }

  /** What is on the disk, which is all that views may show. */
  get committed(): State {
    return this.#committed;
  }

  /** The last row on the disk, by its hash. */
  get head(): Head {
    return this.#with.store.log.head;
  }

  /** Commands are decided and wait for the disk. */
  get waiting(): boolean {
    return this.#batch.length > 0;
  }

  handle({ id, ask }: Asked, person: Person, answer: Answer, renewal: Renewal | null = null): void {
    if (this.#standing !== 'open' && !this.#mended()) return answer(busy);
    const who = personId(person);
    const said = digest([ask.type, ask.fields]);
    const waiting = this.#waiting.get(id);
    const known = waiting ?? this.#with.store.log.find(id);
    if (known && (known.person !== who || known.said !== said)) return answer(refuse('conflict', (w) => w.sameId));
    if (waiting) return void waiting.answers.push(answer);
    if (known) return answer({ seq: known.seq });
    const before = this.#waitingOf.get(who) ?? 0;
    if (before >= MOST_WAITING) return answer(busy);

    const now = Math.max(this.#with.clock(), this.#tail.at);
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
    if (this.#batch.push(taken) === 1) setImmediate(() => this.flush());
  }

  /** Everything waiting, in one transaction; acknowledged when it is on the disk. */
  flush(): void {
    const batch = this.#batch;
    if (batch.length === 0) return;
    this.#batch = [];
    this.#waiting.clear();
    this.#waitingOf.clear();
    const rows = batch.map((one) => one.row);
    try {
      this.#with.store.log.append(rows);
    } catch (error) {
      this.#with.log(error);
      this.#standing = 'broken';
      this.#mended();
      for (const { answers } of batch) for (const answer of answers) answer(busy);
      return;
    }
    this.#committed = this.#tail;
    for (const { seq, answers } of batch) for (const answer of answers) answer({ seq });
    this.#with.after(rows);
  }

  /** Takes nothing more; what it has taken is acknowledged. */
  close(): void {
    this.flush();
    this.#standing = 'closed';
  }

  /** Folds anew from what the file really holds; false while it cannot be read. */
  #mended(): boolean {
    if (this.#standing === 'closed') return false;
    try {
      this.#with.store.reopen();
      this.#tail = this.#committed = replay(this.#with.store);
      this.#standing = 'open';
      return true;
    } catch (error) {
      this.#with.log(error);
      return false;
    }
  }
}

function replay(store: Store): State {
  let state: State | undefined;
  for (const row of store.log.all()) state = state === undefined ? begin(row) : fold(state, row);
  if (!state) throw new Error('the log is empty');
  return state;
}

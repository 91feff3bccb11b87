import type { HallSocket, FromClient, ToClient } from '../../server/sending.ts';
import type { Ack } from '../../shared/wire.ts';
import type { Chance } from '../people/chance.ts';
import type { Clock } from './clock.ts';

/** `stalled`: what is sent waits; `hole`: it is taken and never comes out, and what was dialled before stays dead. */
export type LinkState = 'up' | 'stalled' | 'hole';

/** Messages on one way of one connection arrive in the order in which they were sent. */
interface Lane {
  last: number;
}

/** Both ends of a connection hear that it is gone after so long without a beat. */
const BEATS_MS = 6000;
/** What a dial or a request is waited for. */
const PATIENCE_MS = 5000;

/** One device's Wi-Fi. */
export class Link {
  state: LinkState = 'up';
  /** Milliseconds one way, at most. */
  slow = 20;
  /** How often a command comes twice, or not at all, or its answer does not. */
  rough = 0;
  readonly clock: Clock;
  readonly chance: Chance;
  #since = 0;
  #stalled: (() => void)[] = [];
  #holes = 0;

  constructor(clock: Clock, chance: Chance) {
    this.clock = clock;
    this.chance = chance;
  }

  set(state: LinkState): void {
    if (state === this.state) return;
    this.state = state;
    this.#since++;
    if (state === 'hole') this.#holes++;
    const stalled = this.#stalled;
    this.#stalled = [];
    if (state === 'up') for (const run of stalled) run();
  }

  /** The number of holes so far: what was dialled before the last is dead. */
  get holes(): number {
    return this.#holes;
  }

  /** Since when it is as it is. */
  get since(): number {
    return this.#since;
  }

  carry(lane: Lane, run: () => void): void {
    const { steady } = this.clock;
    // To the next fifth millisecond: so that some arrive together.
    const at = Math.max(lane.last, Math.ceil((steady + this.chance.between(1, this.slow)) / 5) * 5);
    lane.last = at;
    this.clock.later(at - steady, () => {
      this.#arrive(run);
    });
  }

  #arrive(run: () => void): void {
    if (this.state === 'up') run();
    else if (this.state === 'stalled') this.#stalled.push(run);
  }
}

/** Who may be dialled: the laptop that has this address now, if any. */
export type Dialled = () => Server | null;

export interface Server {
  enter(socket: Socket): Error | null;
  connected(socket: Socket): void;
}

/** What a page hears of its connection. */
export interface LineEnd {
  connect(): void;
  disconnect(): void;
  refused(error: Error): void;
  hear(event: keyof ToClient, said: Parameters<ToClient[keyof ToClient]>[0]): void;
}

type Answer = (ack: Ack | null) => void;

/** One connection of a page, from its dialling to its end. */
export class Line {
  /** The page's side: it is connected, and has not heard that it is gone. */
  isOpen = false;
  isOver = false;
  readonly #link: Link;
  readonly #end: LineEnd;
  readonly #holes: number;
  readonly #up: Lane = { last: 0 };
  readonly #down: Lane = { last: 0 };
  #socket: Socket | null = null;
  readonly #waiting = new Set<Answer>();

  constructor(link: Link, dialled: Dialled, auth: Record<string, unknown>, id: string, end: LineEnd) {
    this.#link = link;
    this.#end = end;
    this.#holes = link.holes;
    link.clock.later(PATIENCE_MS, () => {
      if (!this.isOpen && !this.isOver) this.#refused(new Error('timeout'));
    });
    this.#carry(this.#up, () => {
      const server = dialled();
      if (!server) return this.#fails('no server');
      const socket = new Socket(id, auth, this);
      const refusal = server.enter(socket);
      if (refusal) return this.down(() => this.#refused(refusal));
      this.#socket = socket;
      // The page has given it up meanwhile, and the server finds out.
      if (this.isOver) this.#forget();
      this.down(() => {
        if (this.isOver) return;
        this.isOpen = true;
        this.#end.connect();
      });
      server.connected(socket);
    });
  }

  say(event: keyof FromClient, message: unknown, answer: Answer = () => undefined, patience = 0): void {
    const { chance, rough, clock } = this.#link;
    const text = JSON.stringify(message);
    let isOpen = true;
    const once: Answer = (ack) => {
      if (!isOpen) return;
      isOpen = false;
      this.#waiting.delete(once);
      answer(ack);
    };
    if (event === 'command') {
      this.#waiting.add(once);
      clock.later(patience, () => {
        once(null);
      });
    }
    if (!this.isOpen || this.isOver) return;
    const deliver = () => {
      this.#carry(this.#up, () => {
        this.#socket?.hear(event, JSON.parse(text), (ack) => {
          if (chance.next() >= rough) this.down(() => once(ack));
        });
      });
    };
    // A page message is the last of its kind on its connection, which carries all of them or none.
    const often = event === 'command' ? rough : 0;
    if (chance.next() >= often) deliver();
    if (chance.next() < often) deliver();
  }

  /** From the server to the page. */
  down(run: () => void): void {
    this.#carry(this.#down, () => {
      if (!this.isOver) run();
    });
  }

  hear(event: keyof ToClient, said: Parameters<ToClient[keyof ToClient]>[0]): void {
    this.down(() => {
      this.#end.hear(event, said);
    });
  }

  /** The page lets it go: the server is told, if anything gets through, and else finds out. */
  close(): void {
    if (this.isOver) return;
    const wasOpen = this.isOpen;
    this.#over();
    this.#carry(this.#up, () => this.#socket?.left());
    if (wasOpen) this.#end.disconnect();
  }

  /** The server lets it go, or is no more: `silent` without a word. */
  drop(silent: boolean): void {
    if (silent) this.#link.clock.later(BEATS_MS, () => this.#gone());
    else this.down(() => this.#gone());
  }

  /** Nothing came through for as long as either end waits. */
  check(): void {
    if (this.isOver) return;
    const { since, state } = this.#link;
    if (state === 'up' && this.#holes === this.#link.holes) return;
    this.#link.clock.later(BEATS_MS, () => {
      if (this.#holes === this.#link.holes && since !== this.#link.since) return;
      this.#socket?.left();
      this.#gone();
    });
  }

  #gone(): void {
    if (this.isOver) return;
    if (!this.isOpen) return this.#refused(new Error('gone'));
    this.#over();
    this.#end.disconnect();
  }

  #fails(what: string): void {
    this.down(() => this.#refused(new Error(what)));
  }

  #refused(error: Error): void {
    this.#over();
    this.#end.refused(error);
  }

  #over(): void {
    this.isOver = true;
    this.isOpen = false;
    this.#forget();
    for (const answer of [...this.#waiting]) answer(null);
  }

  #forget(): void {
    this.#link.clock.later(BEATS_MS, () => this.#socket?.left());
  }

  #carry(lane: Lane, run: () => void): void {
    this.#link.carry(lane, () => {
      if (this.#holes === this.#link.holes) run();
    });
  }
}

/** The server's end of one. */
export class Socket implements HallSocket {
  readonly id: string;
  readonly handshake;
  readonly conn = { transport: { writable: true } };
  readonly line: Line;
  isOpen = true;
  readonly #heard = new Map<string, (message: unknown, ack: unknown) => void>();

  constructor(id: string, auth: Record<string, unknown>, line: Line) {
    this.id = id;
    this.handshake = { auth, headers: {}, address: '' };
    this.line = line;
  }

  on(event: string, heard: (message: unknown, ack: unknown) => void): void {
    this.#heard.set(event, heard);
  }

  emit<E extends keyof ToClient>(event: E, ...said: Parameters<ToClient[E]>): void {
    if (this.isOpen) this.line.hear(event, said[0]);
  }

  hear(event: keyof FromClient, message: unknown, answer: (ack: Ack) => void): void {
    if (this.isOpen) this.#heard.get(event)?.(message, answer);
  }

  disconnect(): void {
    if (!this.isOpen) return;
    this.line.drop(false);
    this.left();
  }

  left(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.#heard.get('disconnect')?.('', undefined);
  }

  /** With its server: nobody there hears anything any more. */
  die(silent: boolean): void {
    if (this.isOpen) this.line.drop(silent);
    this.isOpen = false;
  }
}

/** A request and its answer, each on a way of its own; null where either did not come. */
export function request<T extends object>(link: Link, run: () => T | null, answer: (given: T | null) => void): void {
  post<T>(
    link,
    (give) => {
      give(run());
    },
    answer,
  );
}

/** Null: nobody there, or no answer in time. */
export function post<T extends object>(
  link: Link,
  run: (give: (given: T | null) => void) => void,
  answer: (given: T | null) => void,
): void {
  let isOpen = true;
  const once = (given: T | null) => {
    if (isOpen) answer(given);
    isOpen = false;
  };
  link.clock.later(PATIENCE_MS, () => {
    once(null);
  });
  link.carry({ last: 0 }, () => {
    run((given) => {
      link.carry({ last: 0 }, () => {
        once(given);
      });
    });
  });
}

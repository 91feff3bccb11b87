import { io, type Socket } from 'socket.io-client';
import { common } from '../../shared/messages/common.ts';
import type { JudgeId } from '../../shared/contest.ts';
import {
  ANOTHER,
  type Ack,
  type CommandMessage,
  type ContestSetup,
  type Handshake,
  type PageMessage,
} from '../../shared/wire.ts';
import { serverHas } from './build.ts';
import { clock } from './clock.svelte.ts';
import { newId } from './id.ts';
import { lang, words } from './lang.svelte.ts';
import { onWaking } from './waking.ts';

/** How long a press may wait for its answer, over however many connections. */
const PATIENCE_MS = 8000;

interface FromServer<V> {
  build: (build: string) => void;
  contest: (contest: ContestSetup) => void;
  view: (view: V) => void;
}

interface ToServer {
  command: (command: CommandMessage, ack: (ack: Ack) => void) => void;
  page: (page: PageMessage) => void;
}

/** Told before a component sees it: the judge's outbox lives on these. */
export interface Watcher<V> {
  /** Whom the page was opened as. */
  judge?(): JudgeId | undefined;
  online?(): void;
  offline?(): void;
  contest?(contest: ContestSetup): void;
  view?(view: V): void;
  /** Not let in, and dialling again will not help. */
  refused?(): void;
  /** What the page has is kept on this device, or is nothing. It may, where nobody says. */
  mayLeave?(): boolean;
}

/** One page's connection: what the server shows it, and what it asks of the server. It redials by itself. */
export class Live<V extends { now: number }> {
  view = $state.raw<V | null>(null);
  contest = $state.raw<ContestSetup | null>(null);
  /**
   * `refused`: the token or cookie is not good, and dialling again will not help. `another`: the cookie is now another
   * judge's than the one this page was opened as.
   */
  status = $state<'connecting' | 'live' | 'lost' | 'refused' | 'another'>('connecting');

  /** How often the connection broke. */
  breaks = $state(0);

  readonly #socket: Socket<FromServer<V>, ToServer>;
  #shown: Omit<PageMessage, 'hidden'> = {};
  #left = false;

  constructor(handshake: Handshake, watcher: Watcher<V> = {}) {
    this.#socket = io({
      auth: (give) => {
        // It stays that judge's: by the next dial the browser's cookie may be another's.
        give({ ...handshake, person: watcher.judge?.(), lang: lang.current });
      },
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      timeout: 5000,
      reconnectionDelay: 300,
      reconnectionDelayMax: 2000,
    });
    this.#socket
      .on('connect', () => {
        this.status = 'live';
        clock.forget();
        // Where a websocket once went through, polling is no way around: it would only be slower when the Wi-Fi is bad.
        const { engine, opts } = this.#socket.io;
        if (engine.transport.name === 'websocket') opts.transports = ['websocket'];
        this.#sayPage();
        watcher.online?.();
      })
      .on('disconnect', () => {
        this.status = 'lost';
        this.breaks++;
        watcher.offline?.();
        // Closed on purpose, by the server or for another language: ask again, and be told why if it was the server.
        if (!this.#socket.active && !this.#left) this.#socket.connect();
      })
      .on('connect_error', (error) => {
        if (this.#socket.active) this.status = 'lost';
        else if ('data' in error && error.data === ANOTHER) this.status = 'another';
        else if (error.message === 'not-allowed') {
          this.status = 'refused';
          watcher.refused?.();
        } else
          setTimeout(() => {
            if (!this.#left) this.#socket.connect();
          }, 1000);
      })
      .on('build', (build) => {
        void serverHas(build, handshake.role === undefined, () => watcher.mayLeave?.() ?? true);
      })
      .on('contest', (contest) => {
        watcher.contest?.(contest);
        this.contest = contest;
      })
      .on('view', (view) => {
        clock.hear(view.now);
        watcher.view?.(view);
        this.view = view;
      });
    document.addEventListener('visibilitychange', () => {
      this.#sayPage();
    });
    onWaking({
      seen: () => {
        this.#hurry();
      },
      woken: () => {
        if (this.status !== 'refused') this.#redial();
      },
    });
    addEventListener('online', () => {
      this.#hurry();
    });
    this.#speakAsRead();
  }

  /** The server's clock, in milliseconds since the epoch. */
  now(): number {
    return clock.peek();
  }

  /** A command with an id of its own. */
  async send(type: string, fields: object): Promise<Ack> {
    const ack = await this.ask({ ...fields, id: newId(), type });
    return ack ?? { ok: false, code: 'busy', message: words(common).noAnswer };
  }

  /**
   * Repeated under the same id where a connection broke, so it happens once at most. Null: no answer, and nobody knows
   * whether it was taken.
   */
  async ask(command: CommandMessage): Promise<Ack | null> {
    const until = Date.now() + PATIENCE_MS;
    for (let left = PATIENCE_MS; left > 0; left = until - Date.now()) {
      const ack = await this.deliver(command, left);
      if (ack) return ack;
    }
    return null;
  }

  /** One try. Null: no answer within `patience`, or the connection broke, and nobody knows whether it was taken. */
  deliver(command: CommandMessage, patience: number): Promise<Ack | null> {
    return new Promise((answer) => {
      this.#socket.timeout(patience).emit('command', command, (error: Error | null, ack: Ack) => {
        answer(error ? null : ack);
      });
    });
  }

  /** Says what this page shows now, and again after every break; whether the page is hidden is added here. */
  page(shown: Omit<PageMessage, 'hidden'>): void {
    this.#shown = shown;
    this.#sayPage();
  }

  #sayPage(): void {
    if (this.#socket.connected) this.#socket.emit('page', { ...this.#shown, hidden: document.hidden });
  }

  /** Dials now instead of at the next turn of the waiting. */
  #hurry(): void {
    // Somebody may have come back from another tab, where they joined again.
    if (this.status !== 'live' && !this.#socket.connected) this.#redial();
  }

  /** What this page has to say is said elsewhere. */
  leave(): void {
    this.#left = true;
    this.#socket.disconnect();
  }

  comeBack(): void {
    this.#left = false;
    this.#redial();
  }

  #redial(): void {
    if (this.#left) return;
    this.#socket.disconnect().connect();
  }

  /** The server words its refusals in the language of the handshake, so another language is another handshake. */
  #speakAsRead(): void {
    let spoken = lang.current;
    $effect.root(() => {
      $effect(() => {
        if (lang.current === spoken) return;
        spoken = lang.current;
        this.#redial();
      });
    });
  }
}

export function connect<V extends { now: number }>(handshake: Handshake, watcher?: Watcher<V>): Live<V> {
  return new Live<V>(handshake, watcher);
}

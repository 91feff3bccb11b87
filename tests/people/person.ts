import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type { Ack, ContestSetup, Handshake, PageMessage, Role } from '../../shared/wire.ts';

interface FromServer<V> {
  contest: (contest: ContestSetup) => void;
  view: (view: V) => void;
}

interface ToServer {
  command: (command: object, ack: (ack: Ack) => void) => void;
  page: (page: PageMessage) => void;
}

export interface Joined {
  token: string;
  role: Exclude<Role, 'audience'>;
  judgeId?: string;
}

/** The door: a code for a token. */
export async function join(address: string, code: string): Promise<Joined> {
  const answer = await fetch(`${address}/api/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  });
  if (!answer.ok) throw new Error(`join: ${String(answer.status)} ${await answer.text()}`);
  return (await answer.json()) as Joined;
}

/** Somebody with a page of the app open, over a real socket. */
export class Person<V extends { now: number }> {
  readonly name: string;
  /** What it dials with, as often as it likes. */
  readonly handshake: Handshake;
  contest: ContestSetup | null = null;
  view: V | null = null;
  readonly #socket: Socket<FromServer<V>, ToServer>;
  readonly #waiting = new Set<() => void>();
  #page: PageMessage = { hidden: false };
  #gone = false;

  constructor(name: string, address: string, handshake: Handshake) {
    this.name = name;
    this.handshake = handshake;
    this.#socket = io(address, { auth: { ...handshake }, transports: ['websocket'], forceNew: true });
    this.#socket
      .on('connect', () => this.#socket.emit('page', this.#page))
      .on('contest', (contest) => {
        this.contest = contest;
        this.#look();
      })
      .on('view', (view) => {
        this.view = view;
        this.#look();
      });
  }

  /** As one does it with a code: through the door, then to the page. */
  static async join<V extends { now: number }>(name: string, address: string, code: string): Promise<Person<V>> {
    const { token } = await join(address, code);
    return new Person<V>(name, address, { token });
  }

  /** Sends a command and gives its answer; one that is answered `busy` is sent again, under its own id. */
  async ask(type: string, fields: object = {}): Promise<Ack> {
    const command = { ...fields, id: randomUUID(), type };
    for (;;) {
      const ack: Ack = await this.#socket.emitWithAck('command', command);
      if (ack.ok || ack.code !== 'busy') return ack;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Sends a command that has to be taken, and gives its number. */
  async send(type: string, fields: object = {}): Promise<number> {
    const ack = await this.ask(type, fields);
    if (!ack.ok) throw new Error(`${this.name}: ${type} ${JSON.stringify(fields)}: ${ack.code}, ${ack.message}`);
    return ack.seq;
  }

  page(page: Omit<PageMessage, 'hidden'>, hidden = false): void {
    this.#page = { ...page, hidden };
    if (this.#socket.connected) this.#socket.emit('page', this.#page);
  }

  /** The first answer that is not null, asked anew with everything that the page is sent; null when it was left. */
  until<T>(find: (view: V, contest: ContestSetup) => T | null): Promise<T | null> {
    return new Promise((resolve, reject) => {
      const look = () => {
        try {
          const found = this.view && this.contest ? find(this.view, this.contest) : null;
          if (found === null && !this.#gone) return;
          this.#waiting.delete(look);
          resolve(found);
        } catch (fault) {
          this.#waiting.delete(look);
          reject(fault instanceof Error ? fault : new Error(String(fault)));
        }
      };
      this.#waiting.add(look);
      look();
    });
  }

  /** Waits for something that has to come. */
  async sees<T>(find: (view: V, contest: ContestSetup) => T | null): Promise<T> {
    const found = await this.until(find);
    if (found === null) throw new Error(`${this.name} left while waiting`);
    return found;
  }

  leave(): void {
    this.#gone = true;
    this.#socket.disconnect();
    this.#look();
  }

  #look(): void {
    for (const look of [...this.#waiting]) look();
  }
}

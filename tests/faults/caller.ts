import { io, type Socket } from 'socket.io-client';
import type { Ack } from '../../shared/wire.ts';
import { join } from '../people/person.ts';
import type { Command, Ledger } from './ledger.ts';

/** A page that is silent for so long is asked again. */
const PATIENCE_MS = 3000;
const REST_MS = 50;
/** What has not come by then does not come. */
const IN_VAIN_MS = 60_000;

/** Somebody's page, over a real socket: it sends a command under its id until it is answered, whatever breaks. */
export class Caller {
  readonly person: string;
  readonly token: string;
  readonly socket: Socket;
  /** What its page shows; null while it is cut off. */
  view: unknown = null;
  readonly #ledger: Ledger;
  readonly #looks = new Set<() => void>();
  #left = false;

  constructor(person: string, token: string, address: string, ledger: Ledger) {
    this.person = person;
    this.token = token;
    this.#ledger = ledger;
    this.socket = io(address, {
      auth: { token },
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 20,
      reconnectionDelayMax: 60,
    });
    this.socket.on('view', (view: unknown) => {
      this.view = view;
      for (const look of [...this.#looks]) look();
    });
    this.socket.on('disconnect', () => (this.view = null));
  }

  static async join(person: string, code: string, address: string, ledger: Ledger): Promise<Caller> {
    return new Caller(person, (await join(address, code)).token, address, ledger);
  }

  /** Null where it was left before there was an answer; after `tries` times busy or silence it is given up. */
  async send(type: string, fields: object, tries = Number.POSITIVE_INFINITY): Promise<Ack | null> {
    return this.repeat(this.#ledger.command(this.person, type, fields), tries);
  }

  /** Sends a command that was sent before. */
  async repeat(command: Command, tries = Number.POSITIVE_INFINITY): Promise<Ack | null> {
    for (let tried = 0; !this.#left && tried < tries; tried++) {
      const ack = await this.#try(command);
      if (ack) this.#ledger.hear(command, ack);
      if (ack && (ack.ok || ack.code !== 'busy')) return ack;
      await new Promise((resolve) => setTimeout(resolve, REST_MS));
    }
    return null;
  }

  /** Has to be taken. */
  async must(type: string, fields: object): Promise<number> {
    const ack = await this.send(type, fields);
    if (ack?.ok !== true) throw new Error(`${this.person}: ${type}: ${ack ? ack.message : 'left'}`);
    return ack.seq;
  }

  connected(): Promise<void> {
    return new Promise((resolve) => {
      if (this.socket.connected || this.#left) resolve();
      else this.socket.once('connect', resolve);
    });
  }

  /** The first view that is as `like` says: what is shown now, or what comes. */
  sees<V>(like: (view: V) => boolean): Promise<V> {
    return new Promise((resolve, reject) => {
      const ends = () => {
        this.#looks.delete(look);
        clearTimeout(timer);
      };
      const look = () => {
        if (this.view === null || !like(this.view as V)) return;
        ends();
        resolve(this.view as V);
      };
      const timer = setTimeout(() => {
        ends();
        reject(new Error(`${this.person} waits in vain, and is shown ${JSON.stringify(this.view)}`));
      }, IN_VAIN_MS);
      this.#looks.add(look);
      look();
    });
  }

  leave(): void {
    this.#left = true;
    this.socket.disconnect();
  }

  async #try({ id, type, fields }: Command): Promise<Ack | null> {
    await this.connected();
    if (this.#left) return null;
    try {
      return (await this.socket.timeout(PATIENCE_MS).emitWithAck('command', { ...fields, id, type })) as Ack;
    } catch {
      return null;
    }
  }
}

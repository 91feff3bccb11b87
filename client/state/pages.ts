import type { Row } from '../../shared/rows.ts';
import { newId } from './id.ts';

/** Pages in one browser answer each other well within it. */
const PATIENCE_MS = 200;

/** Another page that is open. */
interface Other {
  readonly page: string;
  /** It is connected: what it has on its way it sends itself. */
  readonly canSend: boolean;
}

type Said =
  { kind: 'who' | 'gone'; page: string } | ({ kind: 'here' } & Other) | { kind: 'took'; page: string; rows: Row[] };

interface Asked {
  /** Its judge is still let in: what it has it will send, or show. */
  isIn(): boolean;
  canSend(): boolean;
  took(rows: readonly Row[]): void;
  gone(): void;
}

/** This page among the others of the same browser. Where they cannot talk, each takes itself to be alone. */
export class Pages {
  readonly name = newId();
  readonly #channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel('hoi-thi') : null;

  constructor(asked: Asked) {
    this.#channel?.addEventListener('message', ({ data }: MessageEvent<Said>) => {
      if (data.kind === 'who' && asked.isIn()) this.#say({ kind: 'here', page: this.name, canSend: asked.canSend() });
      if (data.kind === 'took') asked.took(data.rows);
      if (data.kind === 'gone') asked.gone();
    });
    addEventListener('pagehide', () => {
      this.#say({ kind: 'gone', page: this.name });
    });
  }

  async others(): Promise<Other[]> {
    if (!this.#channel) return [];
    const here: Other[] = [];
    const hear = ({ data }: MessageEvent<Said>) => {
      if (data.kind === 'here') here.push(data);
    };
    this.#channel.addEventListener('message', hear);
    this.#say({ kind: 'who', page: this.name });
    await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
    this.#channel.removeEventListener('message', hear);
    return here;
  }

  /** These are this page's from now on. */
  took(rows: Row[]): void {
    this.#say({ kind: 'took', page: this.name, rows });
  }

  #say(said: Said): void {
    this.#channel?.postMessage(said);
  }
}

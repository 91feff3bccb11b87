import { newId } from './id.ts';

/** Pages in one browser answer each other well within it. */
const PATIENCE_MS = 200;

type Said = { kind: 'who' | 'here' | 'gone'; page: string } | { kind: 'took'; page: string; ids: string[] };

interface Asked {
  /** It is connected: what it has on its way it sends itself. */
  canSend(): boolean;
  took(ids: readonly string[]): void;
  gone(): void;
}

/** This page among the others of the same browser. Where they cannot talk, each takes itself to be alone. */
export class Pages {
  readonly name = newId();
  readonly #channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel('hoi-thi') : null;
  readonly #here = new Set<string>();

  constructor(asked: Asked) {
    this.#channel?.addEventListener('message', ({ data }: MessageEvent<Said>) => {
      if (data.kind === 'who' && asked.canSend()) this.#say({ kind: 'here', page: this.name });
      if (data.kind === 'here') this.#here.add(data.page);
      if (data.kind === 'took') asked.took(data.ids);
      if (data.kind === 'gone') asked.gone();
    });
    addEventListener('pagehide', () => {
      this.#say({ kind: 'gone', page: this.name });
    });
  }

  /** Those that are connected. */
  async others(): Promise<string[]> {
    if (!this.#channel) return [];
    this.#here.clear();
    this.#say({ kind: 'who', page: this.name });
    await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
    return [...this.#here];
  }

  /** This page sends these from now on. */
  took(ids: string[]): void {
    this.#say({ kind: 'took', page: this.name, ids });
  }

  #say(said: Said): void {
    this.#channel?.postMessage(said);
  }
}

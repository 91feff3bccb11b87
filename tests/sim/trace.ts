/** What happened, as one number, and in words where somebody wants to read it. */
export class Trace {
  #hash = 0;
  readonly #show: ((line: string) => void) | null;

  constructor(show: ((line: string) => void) | null = null) {
    this.#show = show;
  }

  add(at: number, what: string, detail: string): void {
    this.#mix(what);
    this.#mix(detail);
    this.#hash = Math.imul(this.#hash ^ at, 0x01000193);
    this.#show?.(`${at.toFixed(0).padStart(7)}  ${what.padEnd(10)} ${detail}`);
  }

  get hash(): string {
    return (this.#hash >>> 0).toString(16).padStart(8, '0');
  }

  #mix(text: string): void {
    let hash = this.#hash;
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    this.#hash = hash;
  }
}

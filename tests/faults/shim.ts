import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCE = fileURLToPath(new URL('shim.c', import.meta.url));
const MADE = fileURLToPath(new URL('../../node_modules/.cache/hall/faults', import.meta.url));

/** What can be made to fail, in the order of shim.c. */
export const CALLS = ['write', 'sync', 'truncate', 'rename'] as const;
export type Call = (typeof CALLS)[number];

/** As Linux numbers them. */
const ERRORS = { EIO: 5, ENOSPC: 28 } as const;
export type DiskError = keyof typeof ERRORS;

export interface Failure {
  readonly call: Call;
  /** From the server's start: the first is 1. */
  readonly nth: number;
  readonly error: DiskError;
  /** That one alone, or all from it on. */
  readonly forGood: boolean;
}

const WORDS = { clock: 0, kind: 1, nth: 2, error: 3, forGood: 4, failed: 5, seen: 6 } as const;
const BYTES = 8 * 16;

/** What stands between one server and its disk (shim.c), with the wires to it. */
export class Shim {
  readonly #folder: string;
  readonly #control: string;
  readonly #journal: string;

  /** For what is under `folder`; its own two files go into `beside`. */
  constructor(folder: string, beside: string) {
    this.#folder = folder;
    this.#control = join(beside, 'shim.control');
    this.#journal = join(beside, 'shim.journal');
    writeFileSync(this.#control, Buffer.alloc(BYTES));
    writeFileSync(this.#journal, '');
  }

  /** What a server is started with, to have it under itself. */
  get env(): Record<string, string> {
    return {
      LD_PRELOAD: library(),
      SHIM_FOLDER: this.#folder,
      SHIM_CONTROL: this.#control,
      SHIM_JOURNAL: this.#journal,
    };
  }

  /** From the next start on; null: nothing fails. */
  arm(failure: Failure | null): void {
    for (const call of CALLS) this.#write(WORDS.seen + numberOf(call), 0);
    this.#write(WORDS.failed, 0);
    this.#write(WORDS.nth, failure?.nth ?? 0);
    this.#write(WORDS.error, failure ? ERRORS[failure.error] : 0);
    this.#write(WORDS.forGood, failure?.forGood === true ? 1 : 0);
    this.#write(WORDS.kind, failure ? numberOf(failure.call) : 0);
  }

  /** Nothing fails any more; what was counted stays. */
  disarm(): void {
    this.#write(WORDS.kind, 0);
  }

  /** The server's clock, beside this machine's. */
  moveClock(ms: number): void {
    this.#write(WORDS.clock, ms);
  }

  /** How many calls were made to fail since it was armed. */
  get failed(): number {
    return this.#read(WORDS.failed);
  }

  /** How many of them the server made since then. */
  seen(call: Call): number {
    return this.#read(WORDS.seen + numberOf(call));
  }

  /** How long the journal is by now: what is in it had happened. */
  get written(): number {
    return statSync(this.#journal).size;
  }

  get journal(): string {
    return this.#journal;
  }

  #read(word: number): number {
    const bytes = Buffer.alloc(8);
    const file = openSync(this.#control, 'r');
    readSync(file, bytes, 0, 8, word * 8);
    closeSync(file);
    return Number(bytes.readBigInt64LE());
  }

  #write(word: number, value: number): void {
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64LE(BigInt(value));
    const file = openSync(this.#control, 'r+');
    writeSync(file, bytes, 0, 8, word * 8);
    closeSync(file);
  }
}

function numberOf(call: Call): number {
  return CALLS.indexOf(call) + 1;
}

/** Compiled once for what its source says now. */
function library(): string {
  const sum = createHash('sha256').update(readFileSync(SOURCE)).digest('hex').slice(0, 12);
  const path = join(MADE, `shim-${sum}.so`);
  if (existsSync(path)) return path;
  mkdirSync(MADE, { recursive: true });
  const unfinished = `${path}.${String(process.pid)}`;
  execFileSync('gcc', ['-O2', '-shared', '-fPIC', SOURCE, '-ldl', '-o', unfinished], { stdio: 'inherit' });
  renameSync(unfinished, path);
  return path;
}

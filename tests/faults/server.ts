import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { start as words } from '../../shared/messages/start.ts';

/** What `server/prepare.mjs` makes, and `npm start` runs. */
export const BUILT = fileURLToPath(new URL('../../node_modules/.cache/hall/server/main.mjs', import.meta.url));
/** As `npm start` has it. */
const COMPILED = fileURLToPath(new URL('../../node_modules/.cache/hall/compiled', import.meta.url));

interface Wish {
  readonly flags: readonly string[];
  readonly env?: Record<string, string>;
  /** Another build than the one that `npm start` runs. */
  readonly program?: string;
}

/** How a server ended: by itself with a code, or by a signal; with what it said to stderr. */
export interface Ended {
  readonly code: number | null;
  readonly said: string;
}

/** The server as `npm start` runs it: the built one, in a process of its own. */
export class Server {
  readonly #child: ChildProcess;
  /** Once it has said everything; false where it ended before. */
  readonly ready: Promise<boolean>;
  readonly ended: Promise<Ended>;
  #out = '';
  #err = '';

  private constructor({ flags, env = {}, program = BUILT }: Wish) {
    const child = spawn(process.execPath, [program, '--host', '127.0.0.1', ...flags], {
      // Over the channel it learns that this process is gone, and goes too.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { PATH: process.env['PATH'], LANG: 'vi_VN.UTF-8', NODE_COMPILE_CACHE: COMPILED, ...env },
    });
    this.#child = child;
    this.ended = new Promise((resolve) => {
      child.once('close', (code) => {
        resolve({ code, said: this.#err });
      });
    });
    this.ready = new Promise((resolve) => {
      child.stdout?.on('data', (part: Buffer) => {
        this.#out += part.toString();
        if (this.#out.includes(words.vi.stop)) resolve(true);
      });
      child.stderr?.on('data', (part: Buffer) => (this.#err += part.toString()));
      void this.ended.then(() => {
        resolve(false);
      });
    });
  }

  static spawn(wish: Wish): Server {
    return new Server(wish);
  }

  get said(): string {
    return this.#out + this.#err;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  stop(): Promise<Ended> {
    return this.#end('SIGTERM');
  }

  /** At once: it can do nothing about it. */
  kill(): Promise<Ended> {
    return this.#end('SIGKILL');
  }

  #end(signal: NodeJS.Signals): Promise<Ended> {
    this.#child.kill(signal);
    return this.ended;
  }
}

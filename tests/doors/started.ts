import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const KEPT = fileURLToPath(new URL('../../node_modules/.cache/hall/', import.meta.url));
/** The one file that `npm start` runs. */
export const SERVER = join(KEPT, 'server', 'main.mjs');

export interface Started {
  readonly child: ChildProcess;
  readonly said: () => string;
  /** Its exit code, with what it said to stderr. */
  readonly ended: Promise<{ code: number | null; line: string }>;
  /** Where it listens. */
  readonly address: Promise<string>;
}

export const PREPARE = new URL('../../server/prepare.mjs', import.meta.url).href;

/** Puts that file together, as `npm start` does first. */
export function prepareServer(): void {
  const prepare = 'import(process.argv[1]).then(({ prepare }) => prepare({ server: true }))';
  execFileSync(process.execPath, ['--eval', prepare, '--', PREPARE]);
}

const running = new Set<ChildProcess>();

/** The server as `npm start` has it, in a terminal of its own. */
export function started(
  args: readonly string[],
  env: Record<string, string> = {},
  program: readonly string[] = [SERVER],
): Started {
  const child = spawn(process.execPath, [...program, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], LANG: 'vi_VN.UTF-8', NODE_COMPILE_CACHE: join(KEPT, 'compiled'), ...env },
  });
  running.add(child);
  let out = '';
  let line = '';
  const ended = new Promise<{ code: number | null; line: string }>((resolve) => {
    child.once('close', (code) => {
      running.delete(child);
      resolve({ code, line });
    });
  });
  const address = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (part: Buffer) => {
      out += part.toString();
      // The last line: by then everything has been said.
      if (out.includes('Ctrl-C')) resolve(/https?:\/\/\S+/.exec(out)?.[0] ?? '');
    });
    child.stderr.on('data', (part: Buffer) => (line += part.toString()));
    void ended.then(() => {
      reject(new Error(`it ended: ${line}`));
    });
  });
  address.catch(() => undefined);
  return { child, said: () => out, ended, address };
}

/** Whatever a test left running. */
export async function killAll(): Promise<void> {
  for (const child of running) {
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
  }
}

export async function stopped({ child, ended }: Started, signal: NodeJS.Signals = 'SIGTERM') {
  child.kill(signal);
  return ended;
}

import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { File } from './builders.ts';

export const MAIN = fileURLToPath(new URL('../server/main.ts', import.meta.url));

/** A Node that is older than the project's own has to be told to read TypeScript. */
const FLAGS = process.features.typescript ? [] : ['--experimental-strip-types', '--no-warnings'];

/** A server in a process of its own, on a data folder that goes with it. */
export interface Apart {
  readonly address: string;
  readonly port: number;
  readonly pid: number;
  /** What it has printed, the end of it. */
  readonly said: () => string;
  /** The server has ended, by itself or by a signal to the whole group. */
  readonly ended: Promise<number | null>;
  stop(): Promise<void>;
}

export async function serverApart(file: File, wanted?: number): Promise<Apart> {
  const folder = await mkdtemp(join(tmpdir(), 'hoi-thi-'));
  const clean = () => rm(folder, { recursive: true, force: true });
  try {
    const contest = join(folder, 'contest.json');
    await writeFile(contest, JSON.stringify(file));
    const port = wanted ?? (await freePort());
    const flags = ['--contest', contest, '--data', join(folder, 'data'), '--port', String(port)];
    return await runApart([MAIN, ...flags], port, clean);
  } catch (fault) {
    await clean();
    throw fault;
  }
}

/** Runs a program of ours that listens on `port`, and waits until it does. */
export async function runApart(args: string[], port: number, clean = () => Promise.resolve()): Promise<Apart> {
  // Over the channel the server learns that this process is gone, however it went, and goes too.
  const stdio = ['ignore', 'pipe', 'pipe', 'ipc'] as const;
  const child = spawn(process.execPath, [...FLAGS, ...args], {
    stdio: [...stdio],
    env: { ...process.env, TLS_CERT: '', TLS_KEY: '' },
  });
  let said = '';
  const hear = (part: Buffer) => (said = (said + part.toString()).slice(-4000));
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    await clean();
  };
  const address = `http://127.0.0.1:${String(port)}`;
  if (!(await Promise.race([answers(address, child), ended.then(() => false)]))) {
    await stop();
    throw new Error(`${args.join(' ')} did not listen:\n${said}`);
  }
  return { address, port, pid: child.pid ?? 0, said: () => said, ended, stop };
}

async function answers(address: string, child: ChildProcess): Promise<boolean> {
  while (child.exitCode === null && child.signalCode === null) {
    const answer = await fetch(`${address}/healthz`).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.ok === true) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
}

/** `wanted` if nobody has it, else any. */
export function freePort(wanted = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (fault) => {
      if (wanted === 0) reject(fault);
      else resolve(freePort());
    });
    probe.listen(wanted, '0.0.0.0', () => {
      const address = probe.address();
      probe.close(() => {
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
  });
}

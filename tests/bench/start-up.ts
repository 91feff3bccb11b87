import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../process.ts';
import { median } from './numbers.ts';
import type { Row } from '../report.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LIBRARIES = fileURLToPath(new URL('libraries.ts', import.meta.url));
const TARGET = 1.5;

/** `npm start` until it listens, when it was started before, beside a Node that listens with the same libraries. */
export async function startUp(short: boolean): Promise<Row[]> {
  const repetitions = short ? 2 : 15;
  const data = await mkdtemp(join(tmpdir(), 'hoi-thi-start-'));
  try {
    const port = await freePort();
    const app = () => untilListening('npm', ['start', '--', '--data', data, '--port', String(port)], port);
    const floor = () => untilListening(process.execPath, [LIBRARIES, String(port)], port);
    // The first start makes the contest's file.
    await app();
    await floor();
    const runs: { app: number; floor: number }[] = [];
    for (let i = 0; i < repetitions; i++) runs.push({ app: await app(), floor: await floor() });
    const ratio = median(runs.map((run) => run.app / run.floor));
    return [
      {
        name: 'npm start to listening, second start',
        value: median(runs.map((run) => run.app)),
        unit: 'ms',
        floor: median(runs.map((run) => run.floor)),
        ratio,
        target: `≤ ${String(TARGET)}`,
        met: ratio <= TARGET,
        note: `${String(repetitions)} starts of each, interleaved; medians`,
      },
    ];
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}

/** Milliseconds from asking for the program until its port takes a connection. */
async function untilListening(program: string, args: string[], port: number): Promise<number> {
  const start = performance.now();
  // A group of its own, so that npm and all it started end together.
  const child = spawn(program, args, { cwd: ROOT, stdio: 'ignore', detached: true });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`${program} ${args.join(' ')} ended with ${String(child.exitCode)}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  const took = performance.now() - start;
  endGroup(child);
  await ended;
  while (await answers(port)) await new Promise((resolve) => setTimeout(resolve, 10));
  return took;
}

function endGroup({ pid }: ChildProcess): void {
  if (pid !== undefined) process.kill(-pid, 'SIGTERM');
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}

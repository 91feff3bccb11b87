import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { WHY, type Order, type Outcome } from '../db/backup.ts';

/** `bundle.mjs` puts it beside this one, in the same way. */
const COPIER = join(import.meta.dirname, import.meta.filename.endsWith('.ts') ? 'copier.ts' : 'copier.mjs');

/** A stick that takes longer than this for a file of some megabytes will not do. */
const PATIENCE_MS = 30_000;

/** What hangs in the system on a stick that was pulled out does not even end. */
const A_MOMENT_MS = 1000;

const Said = z.union([
  z.strictObject({ made: z.string(), elsewhere: z.boolean() }),
  z.strictObject({ why: z.enum(WHY), what: z.string() }),
]);

/** A copy being made; it can be given up. */
export interface Copying {
  readonly outcome: Promise<Outcome | 'slow'>;
  /** Settled when it is gone, or will not go. */
  stop(): Promise<void>;
}

/** In a process of its own, so that a stick that hangs or is pulled out holds up nobody. */
export function startCopying(order: Order, patience = PATIENCE_MS): Copying {
  const child = fork(COPIER, [JSON.stringify(order)]);
  // The hall is closed without waiting for it.
  child.unref();
  child.channel?.unref();
  return { outcome: outcomeOf(child, patience), stop: () => kill(child) };
}

/** It has the contest's file open, which is tidied up by whoever closes it last. */
async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await Promise.race([gone, wait(A_MOMENT_MS)]);
}

function outcomeOf(child: ChildProcess, patience: number): Promise<Outcome | 'slow'> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      // Whether it goes or hangs in the system: nobody waits for it any more.
      child.kill('SIGKILL');
      resolve('slow');
    }, patience);
    timer.unref();
    const ended = (what: string) => {
      clearTimeout(timer);
      resolve({ why: 'unwritable', what });
    };
    child.once('message', (message) => {
      clearTimeout(timer);
      resolve(Said.parse(message));
    });
    child.once('error', (error) => {
      ended(error.message);
    });
    child.once('exit', (code, signal) => {
      ended(`it ended with ${String(code ?? signal)}`);
    });
  });
}

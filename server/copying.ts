import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { WHY, type Order, type Outcome } from '../db/backup.ts';
import { copyPath } from '../db/copy.ts';
import { removeWhole } from '../db/replace.ts';

/** `bundle.ts` puts it beside this one, in the same way. */
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
  /** Settled when its process is gone, which may be long after the outcome. */
  readonly gone: Promise<void>;
  /** Settled when it is gone, or will not go. */
  stop(): Promise<void>;
}

/** In a process of its own, so that a stick that hangs or is pulled out holds up nobody. @throws where none can begin */
export function startCopying(order: Order, patience = PATIENCE_MS, program = COPIER): Copying {
  const child = fork(program, [JSON.stringify(order)]);
  // The hall is closed without waiting for it.
  child.unref();
  child.channel?.unref();
  const gone = goneOf(child, order.source);
  return { outcome: outcomeOf(child, patience), gone, stop: () => kill(child, gone) };
}

/** It has the contest's file open, which is tidied up by whoever closes it last. */
async function kill(child: ChildProcess, gone: Promise<void>): Promise<void> {
  child.kill('SIGKILL');
  await Promise.race([gone, wait(A_MOMENT_MS)]);
}

function goneOf(child: ChildProcess, source: string): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => {
      try {
        if (child.pid !== undefined) removeWhole(copyPath(source, child.pid));
      } catch {
        // The next start sweeps it up.
      }
      resolve();
    });
    child.once('error', () => {
      // It never began.
      if (child.pid === undefined) resolve();
    });
  });
}

function outcomeOf(child: ChildProcess, patience: number): Promise<Outcome | 'slow'> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      // Whether it goes or hangs in the system: nobody waits for it any more.
      child.kill('SIGKILL');
      resolve('slow');
    }, patience);
    timer.unref();
    const ended = (outcome: Outcome) => {
      clearTimeout(timer);
      resolve(outcome);
    };
    child.once('message', (message) => {
      const said = Said.safeParse(message);
      ended(said.success ? said.data : { why: 'unmade', what: `it said ${JSON.stringify(message).slice(0, 100)}` });
    });
    child.once('error', (error) => {
      ended({ why: 'unmade', what: error.message });
    });
    child.once('exit', (code, signal) => {
      ended({ why: 'unmade', what: `it ended with ${String(code ?? signal)}` });
    });
  });
}

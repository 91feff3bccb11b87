import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Flags, Stop } from './flags.ts';

interface Place {
  readonly host: string;
  readonly port: number;
}

/** A program that was just stopped may hold its port a moment longer. */
const TRIES = 10;
const BETWEEN_MS = 100;

/** Those of the ports that can be had, found out before anything is written; where there is none, why not the last. */
export async function freePorts({ host, ports }: Pick<Flags, 'host' | 'ports'>): Promise<Flags['ports'] | Stop> {
  const tried = await Promise.all(ports.map((port) => portFault({ host, port })));
  const [first, ...others] = ports.filter((_, i) => tried[i] === null);
  if (first !== undefined) return [first, ...others];
  return tried.findLast((one) => one !== null) ?? { stop: (w) => w.badHost(host) };
}

export function listenFault(error: unknown, { host, port }: Place): Stop {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return { stop: (w) => w.portTaken(port) };
  if (code === 'EACCES') return { stop: (w) => w.portForbidden(port) };
  return { stop: (w) => w.badHost(host) };
}

async function portFault(place: Place): Promise<Stop | null> {
  for (let tries = 1; ; tries++) {
    const error = await tryPort(place);
    if (!error) return null;
    if (error.code !== 'EADDRINUSE' || tries === TRIES) return listenFault(error, place);
    await wait(BETWEEN_MS);
  }
}

function tryPort({ host, port }: Place): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', resolve);
    server.listen({ host, port }, () => {
      server.close(() => {
        resolve(null);
      });
    });
  });
}

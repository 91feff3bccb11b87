import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Flags, Stop } from './flags.ts';

type Place = Pick<Flags, 'host' | 'port'>;

/** A program that was just stopped may hold its port a moment longer. */
const TRIES = 10;
const BETWEEN_MS = 100;

/** Whether the port can be had, found out before anything is written. */
export async function portFault(place: Place): Promise<Stop | null> {
  for (let tries = 1; ; tries++) {
    const error = await tryPort(place);
    if (!error) return null;
    if (error.code !== 'EADDRINUSE' || tries === TRIES) return listenFault(error, place);
    await wait(BETWEEN_MS);
  }
}

export function listenFault(error: unknown, { host, port }: Place): Stop {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return { stop: (w) => w.portTaken(port) };
  if (code === 'EACCES') return { stop: (w) => w.portForbidden(port) };
  return { stop: (w) => w.badHost(host) };
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

import { existsSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const PAGES = ['/', '/judge', '/mc', '/clock', '/screen', '/setup', '/huddle', '/live'];

/**
 * A page opens without the server for the length of a day: plain http has no service worker, and a browser opens again
 * what it may keep, in a new tab too. Over the socket it is told when it is out of date (client/state/build.ts).
 */
const FOR_THE_DAY = 'max-age=86400';
/** Vite puts a hash of what it holds into the name of everything in assets/. */
const FOR_EVER = 'public, max-age=31536000, immutable';

export async function pages(app: FastifyInstance, client: string): Promise<void> {
  if (!existsSync(join(client, 'index.html'))) {
    for (const page of PAGES) app.get(page, (_, reply) => reply.type('text/plain; charset=utf-8').send(NO_CLIENT));
    return;
  }
  await app.register(fastifyStatic, {
    root: client,
    index: false,
    dotfiles: 'ignore',
    cacheControl: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      void reply.header('cache-control', path.includes(`${sep}assets${sep}`) ? FOR_EVER : FOR_THE_DAY);
    },
  });
  for (const page of PAGES) app.get(page, (_, reply) => reply.sendFile('index.html'));
}

/** Which build the pages are of, as they say themselves; null where there are none. */
export function buildOf(client: string): string | null {
  const page = join(client, 'index.html');
  if (!existsSync(page)) return null;
  return /<meta name="build" content="([^"]+)"/.exec(readFileSync(page, 'utf8'))?.[1] ?? null;
}

const NO_CLIENT = 'Giao diện chưa được dựng. / The pages are not built yet.\n\n  npm run build\n';

import helmet from '@fastify/helmet';
import type { FastifyError, FastifyInstance } from 'fastify';
import { refuse } from '../shared/define.ts';
import { sendRefusal, serverFault } from './answer.ts';

/** A message's most, and the organiser's, who may send a whole contest. */
export const MOST_BYTES = 16 * 1024;
/** The door for a tablet that is stranded at another address. */
export const HANDOVER = '/api/handover';
/** A command and all that the page holds: two messages in one. */
export const MOST_BYTES_HANDOVER = 2 * MOST_BYTES;
export const MOST_BYTES_ORGANISER = 1024 * 1024;

const HOST = /^[\w.:[\]-]+$/;

/**
 * What a browser may do with our pages. On plain http, which is what a hall has, everything stays off that would
 * send it to https or that only a secure context understands.
 */
export async function guard(app: FastifyInstance, secure: boolean): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // Older Safari does not count the page's own socket as its own.
        connectSrc: [
          "'self'",
          ({ headers: { host = '' } }) => (HOST.test(host) ? `${secure ? 'wss' : 'ws'}://${host}` : ''),
          // A judge's page hands over what it holds to wherever the laptop is now.
          ({ url = '' }) => (/^\/judge\/?(?:\?|$)/.test(url) ? (secure ? 'https:' : 'http:') : ''),
        ],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        // The panel shows the projector's page inside its own.
        frameAncestors: ["'self'"],
      },
    },
    crossOriginOpenerPolicy: secure,
    originAgentCluster: secure,
    strictTransportSecurity: false,
  });
}

/** Errors that are no refusal of ours: what cannot be read is a bad request, anything else our fault and logged. */
export function catchErrors(app: FastifyInstance, log: (error: unknown) => void): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status === 413) return sendRefusal(request, reply, tooLarge, 413);
    if (status < 500) return sendRefusal(request, reply, unreadable);
    log(error);
    return sendRefusal(request, reply, serverFault);
  });
  app.setNotFoundHandler((request, reply) => sendRefusal(request, reply, noSuchPage));
}

/** A body that is turned away, for `catchErrors` to word. */
export function unfit(statusCode: 400 | 413): Error {
  return Object.assign(new Error('an unfit body'), { statusCode });
}

const unreadable = refuse('bad-request', (w) => w.unreadable);
const tooLarge = refuse('bad-request', (w) => w.tooLarge);
export const noSuchPage = refuse('not-found', (w) => w.noSuchPage);

const WRONG_TRIES = 20;
const PER_SECONDS = 60;

/** Wrong codes, counted by address; right ones never count. */
export class JoinLimit {
  #limiter: Promise<import('rate-limiter-flexible').RateLimiterMemory> | null = null;
  readonly #queues = new Map<string, Promise<unknown>>();

  /** The seconds to wait, or what `attempt` found: null is a wrong try. */
  async try<T>(address: string, attempt: () => Promise<T | null>): Promise<T | number | null> {
    // One after another, or a hundred tries at once would all pass before the first is counted.
    const before = this.#queues.get(address);
    const mine = (async () => {
      await before?.catch(() => undefined);
      return this.#tryNow(address, attempt);
    })();
    this.#queues.set(address, mine);
    try {
      return await mine;
    } finally {
      if (this.#queues.get(address) === mine) this.#queues.delete(address);
    }
  }

  async #tryNow<T>(address: string, attempt: () => Promise<T | null>): Promise<T | number | null> {
    const limiter = await (this.#limiter ??= makeLimiter());
    const counted = await limiter.get(address);
    if (counted && counted.consumedPoints >= WRONG_TRIES) return Math.max(1, Math.ceil(counted.msBeforeNext / 1000));
    const found = await attempt();
    if (found === null) await limiter.penalty(address);
    return found;
  }
}

async function makeLimiter() {
  const { RateLimiterMemory } = await import('rate-limiter-flexible');
  return new RateLimiterMemory({ points: WRONG_TRIES, duration: PER_SECONDS });
}

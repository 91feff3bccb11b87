import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse, type Refusal } from '../shared/define.ts';
import { why } from '../shared/messages/why.ts';
import type { Ack, Code } from '../shared/wire.ts';

export type Lang = keyof typeof why;
export type Refused = Extract<Ack, { ok: false }>;

export const STATUS: Readonly<Record<Code, number>> = {
  'bad-request': 400,
  'not-allowed': 403,
  'not-found': 404,
  closed: 409,
  conflict: 409,
  busy: 503,
};

/** A bug: it is logged where it is met, and nobody is left without an answer. */
export const serverFault = refuse('busy', (w) => w.serverFault);
export const signIn = refuse('not-allowed', (w) => w.signIn);
export const notYours = refuse('not-allowed', (w) => w.notYours);

/** The one way out for a refusal: its code, and its words for this reader. */
export function refused({ refused: code, why: words }: Refusal, lang: Lang): Refused {
  return { ok: false, code, message: words(why[lang]) };
}

export function sendRefusal(
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: Refusal,
  status?: number,
): FastifyReply {
  return reply
    .code(status ?? STATUS[refusal.refused])
    .send(refused(refusal, langOf(request.headers['accept-language'])));
}

/** Vietnamese, unless English is asked for before it. */
export function langOf(accepted: string | undefined): Lang {
  const first = /\b(vi|en)\b/i.exec(accepted ?? '')?.[1];
  return first?.toLowerCase() === 'en' ? 'en' : 'vi';
}

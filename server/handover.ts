import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { badField } from '../shared/define.ts';
import type { Handover } from '../shared/reading.ts';
import { specOf } from '../shared/spec.ts';
import type { State } from '../shared/state.ts';
import { judgeView } from '../shared/views/index.ts';
import type { Ack } from '../shared/wire.ts';
import type { Access } from './access.ts';
import { langOf, notYours, sendRefusal, signIn } from './answer.ts';
import type { Taker } from './take.ts';

const Body = z.strictObject({ token: z.string(), commands: z.array(z.unknown()).max(50) });

interface Needs {
  readonly access: Access;
  readonly taker: Taker;
  readonly committed: () => State;
  readonly clock: () => number;
}

/**
 * Where a tablet hands over what it holds when the laptop's address is another now, or the laptop itself: its page and
 * cookie belong to the old one. The one thing that other sites' pages may ask, and only a judge's token opens it.
 */
export function handover(app: FastifyInstance, { access, taker, committed, clock }: Needs): void {
  const path = '/api/handover';
  const anywhere = {
    'access-control-allow-origin': '*',
    'access-control-allow-headers': 'content-type',
    'cross-origin-resource-policy': 'cross-origin',
  };

  app.options(path, (_, reply) => reply.code(204).headers(anywhere).send());

  app.post(path, async (request, reply) => {
    void reply.headers(anywhere);
    const body = Body.safeParse(request.body ?? {}, { reportInput: true });
    if (!body.success) return sendRefusal(request, reply, badField(body.error));
    const session = access.session(body.data.token);
    if (!session) return sendRefusal(request, reply, signIn, 401);
    const { person } = session;
    if (person.role !== 'judge') return sendRefusal(request, reply, notYours);
    const lang = langOf(request.headers['accept-language']);
    // Taken in the order in which they were tapped; the loop commits together what comes together.
    const acks = await Promise.all(
      body.data.commands.map((command) => new Promise<Ack>((answer) => taker.take(command, session, lang, answer))),
    );
    const state = committed();
    const j = specOf(state.contest).judgeAt.get(person.judge);
    if (j === undefined) return sendRefusal(request, reply, notYours);
    const answer: Handover = { acks, view: judgeView(state, j, null, 1, Math.max(clock(), state.at)) };
    return answer;
  });
}

import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { JudgeId, LogId } from '../shared/contest.ts';
import { badField, refuse } from '../shared/define.ts';
import { areKin } from '../shared/lineage.ts';
import type { Handover } from '../shared/reading.ts';
import { specOf } from '../shared/spec.ts';
import type { State } from '../shared/state.ts';
import { judgeView } from '../shared/views/index.ts';
import type { Ack, Holds } from '../shared/wire.ts';
import type { Access } from './access.ts';
import { langOf, notYours, sendRefusal, signIn } from './answer.ts';
import { HANDOVER } from './doors.ts';
import type { Joining } from './joining.ts';
import { HoldsSaid } from './live.ts';
import type { Taker } from './take.ts';

const Body = z.strictObject({
  /** Whose page it is, and of which contest: compared before anything of it is taken, or noted. */
  judge: JudgeId,
  log: LogId,
  token: z.string().optional(),
  /** For whom has no good token any more. */
  code: z.string().optional(),
  /** One that the tablet holds; none asks where its judge stands. */
  command: z.unknown().optional(),
  /** What that page goes on holding, and which page it is. */
  page: z.string().min(1).max(40).optional(),
  holds: HoldsSaid.optional(),
});

const stranger = refuse('conflict', (w) => w.fromAnotherContest);

interface Needs {
  readonly access: Access;
  readonly joining: Joining;
  readonly taker: Taker;
  /** A page that is not connected here holds this. */
  readonly hold: (judge: JudgeId, page: string, holds: Holds) => void;
  readonly committed: () => State;
  readonly clock: () => number;
}

/**
 * Where a tablet hands over what it holds when the laptop's address is another now, or the laptop itself: its page and
 * cookie belong to the old one. The one thing that other sites' pages may ask, and only a judge's token or code opens it.
 */
export function handover(app: FastifyInstance, { access, joining, taker, hold, committed, clock }: Needs): void {
  const anywhere = {
    'access-control-allow-origin': '*',
    'access-control-allow-headers': 'content-type',
    'cross-origin-resource-policy': 'cross-origin',
  };

  app.options(HANDOVER, (_, reply) => reply.code(204).headers(anywhere).send());

  app.route({
    method: 'POST',
    url: HANDOVER,
    // Before the body is read: that page is to see why it was turned away.
    onRequest: (_, reply, next) => {
      void reply.headers(anywhere);
      next();
    },
    handler: async (request, reply) => {
      const body = Body.safeParse(request.body ?? {}, { reportInput: true });
      if (!body.success) return sendRefusal(request, reply, badField(body.error));
      const { judge, log, token = '', code, command, page, holds } = body.data;
      if (!areKin(committed().lineage.log, log)) return sendRefusal(request, reply, stranger);
      const session = code === undefined ? access.session(token) : await joining.join(code, request, reply);
      if (!session) return code === undefined ? sendRefusal(request, reply, signIn, 401) : reply;
      const { person } = session;
      if (person.role !== 'judge' || person.judge !== judge) {
        if (code !== undefined) access.end(session);
        return sendRefusal(request, reply, notYours);
      }
      const lang = langOf(request.headers['accept-language']);
      const ack =
        command === undefined
          ? null
          : await new Promise<Ack>((answer) => {
              taker.take(command, session, lang, answer, request.ip);
            });
      const state = committed();
      const j = specOf(state.contest).judgeAt.get(judge);
      if (j === undefined) return sendRefusal(request, reply, notYours);
      if (page !== undefined && holds) hold(judge, page, holds);
      const view = judgeView(state, j, null, 1, Math.max(clock(), state.at));
      const answer: Handover = { token: session.token, ack, view };
      return answer;
    },
  });
}

import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { ask } from '../shared/decide.ts';
import { badField, isRefusal, personId } from '../shared/define.ts';
import type { Ack } from '../shared/wire.ts';
import { COOKIES, roleOf, type Access } from './access.ts';
import { langOf, sendRefusal, signIn, STATUS } from './answer.ts';
import type { AttemptBook } from './attempts.ts';
import { HANDOVER, MOST_BYTES, MOST_BYTES_HANDOVER, MOST_BYTES_ORGANISER, unfit } from './doors.ts';
import type { Joining } from './joining.ts';
import type { Taker } from './take.ts';

const A_MONTH_IN_SECONDS = 30 * 24 * 3600;
const Join = z.object({ code: z.string() });

interface Needs {
  readonly access: Access;
  readonly joining: Joining;
  readonly taker: Taker;
  /** Keeps who came and went. */
  readonly note: AttemptBook['note'];
  readonly secure: boolean;
  /** A session of theirs is over: its pages end. */
  readonly left: (person: string) => void;
}

/** What may be asked over HTTP: to be let in and out, and whatever a socket may ask. */
export function askings(app: FastifyInstance, { access, joining, taker, note, secure, left }: Needs): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer', bodyLimit: MOST_BYTES_ORGANISER },
    (request, body, done) => {
      const mayMore = access.sessions(request).some(({ person }) => person.role === 'organiser');
      const most = request.url === HANDOVER ? MOST_BYTES_HANDOVER : mayMore ? MOST_BYTES_ORGANISER : MOST_BYTES;
      if (body.length > most) return done(unfit(413));
      try {
        done(null, JSON.parse(body.toString('utf8')));
      } catch {
        done(unfit(400));
      }
    },
  );

  app.post('/api/join', async (request, reply) => {
    const body = Join.safeParse(request.body ?? {}, { reportInput: true });
    if (!body.success) return sendRefusal(request, reply, badField(body.error));
    const joined = await joining.join(body.data.code, request, reply);
    if (!joined) return reply;
    const { person, token } = joined;
    const cookie = COOKIES.find((role) => role === person.role);
    if (cookie)
      void reply.setCookie(cookie, token, {
        path: '/',
        httpOnly: true,
        sameSite: 'strict',
        secure,
        maxAge: A_MONTH_IN_SECONDS,
      });
    return { token, ...roleOf(person) };
  });

  /** This device's sessions, or the one of the role that is named; other devices of the same person stay in. */
  app.post('/api/leave', (request, reply) => {
    for (const session of access.sessions(request)) {
      const ended = access.end(session);
      if (isRefusal(ended)) return sendRefusal(request, reply, ended);
      note({ person: personId(session.person), address: request.ip, what: 'leave', outcome: 'ok' });
      left(personId(session.person));
      void reply.clearCookie(session.person.role, { path: '/' });
    }
    return reply.code(204).send();
  });

  app.post('/api/command', (request, reply) => {
    const sessions = access.sessions(request);
    const [first] = sessions;
    if (!first) return sendRefusal(request, reply, signIn, 401);
    const may = sessions.find(({ person }) => {
      const asked = ask(request.body, person);
      return !isRefusal(asked) || asked.refused !== 'not-allowed';
    });
    const lang = langOf(request.headers['accept-language']);
    const give = (ack: Ack) => {
      void reply.code(ack.ok ? 200 : STATUS[ack.code]).send(ack);
    };
    taker.take(request.body, may ?? first, lang, give, request.ip);
    return reply;
  });
}

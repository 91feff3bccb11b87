import type { FastifyReply, FastifyRequest } from 'fastify';
import { isRefusal, personId, refuse } from '../shared/define.ts';
import type { Access, Session } from './access.ts';
import { sendRefusal } from './answer.ts';
import type { AttemptBook } from './attempts.ts';
import { JoinLimit } from './doors.ts';

interface Needs {
  readonly access: Access;
  /** Keeps who came. */
  readonly note: AttemptBook['note'];
  readonly clock: () => number;
}

const wrongCode = refuse('not-allowed', (w) => w.wrongCode);

/** Who comes with a code, by whichever door: wrong ones are counted together. */
export class Joining {
  readonly #with: Needs;
  readonly #limit = new JoinLimit();

  constructor(needs: Needs) {
    this.#with = needs;
  }

  /** Null where it was answered with a refusal. */
  async join(code: string, request: FastifyRequest, reply: FastifyReply): Promise<Session | null> {
    const { access, note, clock } = this.#with;
    const address = request.ip;
    const joined = await this.#limit.try(address, () => access.join(code, clock()));
    if (typeof joined === 'number') {
      const wait = refuse('busy', (w) => w.tooManyTries(joined));
      sendRefusal(request, reply.header('retry-after', joined), wait, 429);
    } else if (joined === null) {
      note({ person: '', address, what: 'join', outcome: 'not-allowed' });
      sendRefusal(request, reply, wrongCode, 401);
    } else if (isRefusal(joined)) sendRefusal(request, reply, joined);
    else {
      note({ person: personId(joined.person), address, what: 'join', outcome: 'ok' });
      return joined;
    }
    return null;
  }
}

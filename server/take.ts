import { hashCode, type Sessions } from '../db/sessions.ts';
import { ask, isCommandType, type Asked } from '../shared/decide.ts';
import { isRefusal, personId, type Person } from '../shared/define.ts';
import type { Ack } from '../shared/wire.ts';
import { renewedPerson, type Session } from './access.ts';
import { refused, serverFault, type Lang } from './answer.ts';
import type { AttemptBook } from './attempts.ts';
import type { Loop } from './handle.ts';
import { makeCode } from './hall.ts';

type Give = (ack: Ack) => void;
/** Codes, as the contest's file has them. */
interface Kept {
  readonly sessions: Pick<Sessions, 'salt' | 'codeOf'>;
}

export type Asker = Session | { readonly person: Person; readonly token: null };

/** Takes a message from a socket or a request: reads it, lets the loop decide, answers in the asker's language. */
export class Taker {
  readonly #loop: Pick<Loop, 'handle'>;
  readonly #file: Kept;
  readonly #log: (error: unknown) => void;
  readonly #note: AttemptBook['note'];

  constructor(
    loop: Pick<Loop, 'handle'>,
    file: Kept,
    log: (error: unknown) => void,
    note: AttemptBook['note'] = () => undefined,
  ) {
    this.#loop = loop;
    this.#file = file;
    this.#log = log;
    this.#note = note;
  }

  /** `address`: where on the network it came from. */
  take(message: unknown, asker: Asker, lang: Lang, answer: Give, address = ''): void {
    const { person } = asker;
    const give: Give = (ack) => {
      // Who is told `busy` sends it again by itself, and did nothing wrong.
      if (!ack.ok && ack.code !== 'busy' && person.role !== 'audience')
        this.#note({ person: personId(person), address, what: typeOf(message), outcome: ack.code });
      answer(ack);
    };
    const failed = (error: unknown) => {
      this.#log(error);
      give(refused(serverFault, lang));
    };
    try {
      const asked = ask(message, person);
      if (isRefusal(asked)) give(refused(asked, lang));
      else if (asked.ask.type === 'access.renew' && asker.token !== null)
        this.renew(asked, asker, lang, give).catch(failed);
      else
        this.#loop.handle(asked, person, (result) => {
          give(isRefusal(result) ? refused(result, lang) : { ok: true, seq: result.seq });
        });
    } catch (error) {
      failed(error);
    }
  }

  /** The new code is hashed before the command enters the loop, which waits for nobody. */
  async renew(asked: Asked, { person, token }: Session, lang: Lang, give: Give): Promise<void> {
    const whose = renewedPerson(asked.ask.fields);
    const code = makeCode(token, asked.id, whose);
    const hash = await hashCode(code, this.#file.sessions.salt);
    this.#loop.handle(
      asked,
      person,
      (result) => {
        if (isRefusal(result)) return give(refused(result, lang));
        // Renewed again since: the code that this command once made is not good any more, and not told.
        const stands = this.#file.sessions.codeOf(whose);
        give(stands && hash.equals(stands) ? { ok: true, seq: result.seq, code } : { ok: true, seq: result.seq });
      },
      { hash, asker: token },
    );
  }
}

/** What a message calls itself, if there is such a command. */
function typeOf(message: unknown): string {
  const type = typeof message === 'object' && message !== null && 'type' in message ? message.type : undefined;
  return isCommandType(type) ? type : 'unknown';
}

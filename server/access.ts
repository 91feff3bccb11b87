import { randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { hashCode, type AccessChange, type Sessions } from '../db/sessions.ts';
import { AccessCode, JudgeId, type Contest } from '../shared/contest.ts';
import { personId, type Person, type Refusal } from '../shared/define.ts';
import { OFFICES, type Role } from '../shared/wire.ts';

/** Who somebody is, and the token that says so. */
export interface Session {
  readonly person: Person;
  readonly token: string;
}

/** The code that takes an old one's place, and the token of who asked for it. */
export type Renewal = Required<Omit<AccessChange, 'person'>>;

/** A role's cookie has the role's own name, so that one browser may hold several; who may do more comes first. */
export const COOKIES = ['organiser', 'mc', 'timekeeper', 'judge'] as const satisfies readonly Role[];
export type CookieRole = (typeof COOKIES)[number];

type Asking = Pick<FastifyRequest, 'headers' | 'cookies' | 'query'>;
type Cookies = Readonly<Record<string, string | undefined>>;

/** Codes and sessions, as the contest's file has them; another file's after it was opened anew. */
interface Kept {
  readonly sessions: Pick<Sessions, 'salt' | 'personOfCode' | 'personOfToken' | 'begin' | 'end'>;
}

/** Where a sign-in is written: the loop's disk, which may not take it. */
interface Writer {
  write<T extends object>(run: () => T): T | Refusal;
}

export class Access {
  readonly #file: Kept;
  readonly #writer: Writer;
  #ticket: string | null = null;

  constructor(file: Kept, writer: Writer) {
    this.#file = file;
    this.#writer = writer;
  }

  /** For the page that the start opens in this machine's own browser: a code of the organiser's that is good once. */
  ticket(): string {
    return (this.#ticket = randomBytes(16).toString('hex'));
  }

  /** Null on a wrong code. */
  async join(code: string, now: number): Promise<Session | Refusal | null> {
    const read = AccessCode.safeParse(code);
    if (!read.success) return null;
    const person = this.#take(read.data) ?? (await this.#personOf(read.data));
    if (person === null) return null;
    return this.#writer.write(() => ({
      person: personNamed(person),
      token: this.#file.sessions.begin(person, now),
    }));
  }

  async #personOf(code: string): Promise<string | null> {
    return this.#file.sessions.personOfCode(await hashCode(code, this.#file.sessions.salt));
  }

  #take(code: string): string | null {
    if (code !== this.#ticket) return null;
    this.#ticket = null;
    return 'organiser';
  }

  /** Null for a token that is not good, or not good any more. */
  session(token: string): Session | null {
    const person = this.#file.sessions.personOfToken(token);
    return person === null ? null : { person: personNamed(person), token };
  }

  /** Gives the session that is over, or why it is not. */
  end(session: Session): Session | Refusal {
    return this.#writer.write(() => {
      this.#file.sessions.end(session.token);
      return session;
    });
  }

  /** The session in the cookie of that role. */
  cookie(role: CookieRole, cookies: Cookies): Session | null {
    const token = cookies[role];
    const session = token === undefined ? null : this.session(token);
    return session?.person.role === role ? session : null;
  }

  /** Those whom a request may speak for: its bearer alone, or the role it names, or every cookie that is good. */
  sessions({ headers, cookies, query }: Asking): Session[] {
    const bearer = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
    if (bearer !== undefined) return present([this.session(bearer)]);
    if (!isSameOrigin(headers)) return [];
    const named = typeof query === 'object' && query !== null && 'role' in query ? query.role : undefined;
    const roles = COOKIES.filter((role) => named === undefined || named === role);
    return present(roles.map((role) => this.cookie(role, cookies)));
  }
}

/** A cookie speaks only for pages of this server; other sites' pages carry it too. */
export function isSameOrigin({ origin, host }: { origin?: string | undefined; host?: string | undefined }): boolean {
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** What an event does to codes and sessions: renewed, or gone with a judge who left the panel. */
export function accessChanges(
  event: { readonly type: string; readonly data: object },
  before: Contest,
  after: Contest,
  renewal: Renewal | null,
): AccessChange[] {
  if (event.type === 'access.renewed') return [{ person: renewedPerson(event.data), hash: null, ...renewal }];
  if (before === after) return [];
  const staying = new Set(after.judges.map((judge) => judge.id));
  return before.judges.flatMap(({ id }) => (staying.has(id) ? [] : [{ person: id, hash: null }]));
}

/** Whose code an `access.renew` or an `access.renewed` is about. */
export function renewedPerson(data: object): string {
  if (!('person' in data) || typeof data.person !== 'string') throw new Error('a renewal names its person');
  return data.person;
}

/** Everybody who may have a code. */
export function people(contest: Contest): string[] {
  return [...OFFICES, ...contest.judges.map((judge) => judge.id)];
}

function personNamed(id: string): Person {
  const office = OFFICES.find((one) => one === id);
  return office ? { role: office } : { role: 'judge', judge: JudgeId.parse(id) };
}

/** What `join` answers beside the token. */
export function roleOf(person: Person): { role: Role; judgeId?: string } {
  return person.role === 'judge' ? { role: 'judge', judgeId: personId(person) } : { role: person.role };
}

function present<T>(all: readonly (T | null)[]): T[] {
  return all.filter((one) => one !== null);
}

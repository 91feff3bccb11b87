import { debuglog } from 'node:util';
import { z } from 'zod';
import type { NewRow } from '../db/log.ts';
import type { Alarm, CopiesWire } from '../shared/alarm.ts';
import { JudgeId, RoundId, TeamId } from '../shared/contest.ts';
import { fields, personId, type Person } from '../shared/define.ts';
import { SomeMarks } from '../shared/marking.ts';
import type { ReachWire } from '../shared/panel.ts';
import type { State } from '../shared/state.ts';
import { ANOTHER, CODES, MOST_HELD, type Ack, type Code, type Holds } from '../shared/wire.ts';
import { PINNED, SCENES, type PinnedScene } from '../shared/scene.ts';
import { COOKIES, isSameOrigin, type Access } from './access.ts';
import { langOf, type Lang } from './answer.ts';
import { Broadcast } from './broadcast.ts';
import { Attendance } from './presence.ts';
import { Feed, type Hall, type HallSocket } from './sending.ts';
import type { Asker, Taker } from './take.ts';
import type { Time } from './time.ts';

/** Two missed beats: a tablet that is gone is shown within eight seconds, and one slow moment is forgiven. */
export const HEARTBEAT = { pingInterval: 2000, pingTimeout: 4000 };

const Held = z.strictObject({
  round: RoundId,
  team: TeamId,
  marks: SomeMarks,
  note: fields.note.optional(),
  handIn: z.boolean(),
  code: z.enum(CODES),
});
export const HoldsSaid = z.strictObject({ waiting: z.int().min(0), sheets: z.array(Held).max(MOST_HELD) });
/** Whether it can be shown is for `board.show` to say. */
const Preview = z.strictObject({
  what: z.enum(SCENES),
  round: RoundId.optional(),
  text: z.string().max(1000).optional(),
});
const Page = z.strictObject({
  hidden: z.boolean(),
  round: RoundId.optional(),
  team: TeamId.optional(),
  preview: Preview.optional(),
  holds: HoldsSaid.optional(),
});
/** What a client says when it dials, beside who it is. */
const Said = z.object({
  show: z.enum(PINNED).optional(),
  person: z.string().optional(),
  page: z.string().min(1).max(40).optional(),
  device: z.string().min(1).max(40).optional(),
});
const debug = debuglog('hall');

interface Needs {
  readonly io: Hall;
  readonly access: Pick<Access, 'session' | 'cookie'>;
  readonly taker: Pick<Taker, 'take'>;
  readonly committed: () => State;
  readonly waiting: () => boolean;
  readonly alarms: () => readonly Alarm[];
  readonly copies: () => CopiesWire | null;
  readonly reach: () => ReachWire;
  readonly head: () => string;
  readonly time: Time;
  readonly parseCookie: (header: string) => Record<string, string>;
  /** Of the pages that this server gives out. */
  readonly build: string | null;
  readonly log: (error: unknown) => void;
}

/** Sockets in: who dials, what they ask, which page they look at. */
export class Live {
  readonly #with: Needs;
  readonly attendance = new Attendance();
  readonly #entered = new WeakMap<HallSocket, Entered>();
  readonly broadcast: Broadcast;

  constructor(needs: Needs) {
    this.#with = needs;
    this.broadcast = new Broadcast({ ...needs, attendance: this.attendance });
    needs.io.use((socket, next) => {
      const refused = this.#enter(socket);
      if (refused === null) next();
      else if (refused === ANOTHER) next(Object.assign(new Error('not-allowed'), { data: ANOTHER }));
      else next(new Error(refused));
    });
    needs.io.on('connection', (socket) => {
      const entered = this.#entered.get(socket);
      if (entered) this.#connected(socket, entered);
    });
  }

  /** What is on the disk now: who is to see it, whose code is another, and whether the phones may go on. */
  committed(rows: readonly NewRow[]): void {
    this.broadcast.committed(rows.map((row) => row.person));
    for (const row of rows) for (const { person } of row.access) this.end(person);
    if (rows.some(({ type }) => type === 'audience.allowed')) this.#putOut();
  }

  #putOut(): void {
    for (const { socket, show } of this.broadcast.feedsOf('audience'))
      if (!this.#mayFollow(show)) socket.disconnect(true);
  }

  /** Their code is another now, or they left the panel: their pages end at once, but for who renewed their own code. */
  end(person: string): void {
    this.left(person);
    const judge = JudgeId.safeParse(person);
    if (judge.success) this.attendance.forget(judge.data);
  }

  /** The pages whose session is over end; others of the same person stay. */
  left(person: string): void {
    for (const { socket } of this.broadcast.feedsOf(person)) {
      const token = this.#entered.get(socket)?.asker.token ?? null;
      if (token === null || this.#with.access.session(token) === null) socket.disconnect(true);
    }
  }

  /** What a page said that is of another address, and not connected here. */
  holds(judge: JudgeId, page: string, holds: Holds): void {
    const nowhere = `handed over ${page}`;
    this.attendance.seen(judge, { page, device: page }, nowhere, false, holds);
    this.attendance.left(judge, page, nowhere);
    this.#tabletsChanged({ role: 'judge', judge });
  }

  #enter(socket: HallSocket): Code | typeof ANOTHER | null {
    try {
      return this.#asks(socket);
    } catch (error) {
      // Who it is cannot be read from the disk: it dials again.
      this.#with.log(error);
      return 'busy';
    }
  }

  #asks(socket: HallSocket): 'not-allowed' | 'bad-request' | typeof ANOTHER | null {
    const { headers } = socket.handshake;
    const auth: Record<string, unknown> = socket.handshake.auth;
    const asker = this.#asker(auth, headers);
    if (!asker) return 'not-allowed';
    const said = Said.safeParse(auth);
    if (!said.success) return 'bad-request';
    const { show, person, page = socket.id, device = page } = said.data;
    // Another judge may have joined in the same browser meanwhile: what waits on this page is not theirs to hand in.
    if (person !== undefined && person !== personId(asker.person)) return ANOTHER;
    if (!this.#mayFollow(show)) return 'not-allowed';
    const lang = auth['lang'] === 'en' || auth['lang'] === 'vi' ? auth['lang'] : langOf(headers['accept-language']);
    this.#entered.set(socket, { asker, show, page, device, lang });
    return null;
  }

  /** By token, or by a role's cookie; who says neither is the audience. Null: what was said is not good. */
  #asker(auth: Record<string, unknown>, headers: HallSocket['handshake']['headers']): Asker | null {
    const { token, role } = auth;
    if (token !== undefined) return typeof token === 'string' ? this.#with.access.session(token) : null;
    if (role === undefined) return { person: { role: 'audience' }, token: null };
    const named = COOKIES.find((one) => one === role);
    if (!named || headers.cookie === undefined || !isSameOrigin(headers)) return null;
    return this.#with.access.cookie(named, this.#with.parseCookie(headers.cookie));
  }

  /** The phones of the audience, while the organiser lets them. */
  #mayFollow(show: PinnedScene | undefined): boolean {
    return show !== 'live' || this.#with.committed().allowed.live;
  }

  #connected(socket: HallSocket, entered: Entered): void {
    const { asker, show, lang } = entered;
    const { person } = asker;
    // It may have been switched off between the door and here.
    if (!this.#mayFollow(show)) return void socket.disconnect(true);
    if (this.#with.build !== null) socket.emit('build', this.#with.build);
    const feed = new Feed(socket, person, show);
    this.broadcast.add(feed);
    this.#looks(feed, entered, null);
    socket.on('command', (message, ack) => {
      this.#with.taker.take(message, asker, lang, isAck(ack) ? ack : () => undefined, socket.handshake.address);
    });
    socket.on('page', (message) => {
      const page = Page.safeParse(message);
      if (page.success) this.#looks(feed, entered, page.data);
      else debug('a page message that says nothing: %j', message);
    });
    socket.on('disconnect', () => {
      this.broadcast.remove(feed);
      if (person.role !== 'judge') return;
      this.attendance.left(person.judge, entered.page, socket.id);
      this.#tabletsChanged(person);
    });
  }

  /** What a page shows decides what its view holds; whether a judge's is hidden is shown on the panel. */
  #looks(feed: Feed, entered: Entered, said: z.infer<typeof Page> | null): void {
    const { person, socket } = feed;
    if (person.role === 'audience' || person.role === 'timekeeper') return;
    feed.page = said;
    this.broadcast.mark(feed);
    if (person.role !== 'judge') return;
    this.attendance.seen(person.judge, entered, socket.id, said?.hidden ?? false, said?.holds);
    this.#tabletsChanged(person);
  }

  /** The panel sees them, and each of that judge's pages is told how many they are. */
  #tabletsChanged(person: Person): void {
    this.broadcast.markPanel();
    for (const feed of this.broadcast.feedsOf(personId(person))) this.broadcast.mark(feed);
  }
}

/** Found at the door, kept until the socket is let in. */
interface Entered {
  readonly asker: Asker;
  readonly show: PinnedScene | undefined;
  readonly page: string;
  readonly device: string;
  readonly lang: Lang;
}

function isAck(ack: unknown): ack is (ack: Ack) => void {
  return typeof ack === 'function';
}

import type { IncomingHttpHeaders } from 'node:http';
import type { Attendance } from './presence.ts';
import type { Alarm, CopiesWire } from '../shared/alarm.ts';
import type { JudgeId } from '../shared/contest.ts';
import type { Person } from '../shared/define.ts';
import { specOf } from '../shared/spec.ts';
import type { State } from '../shared/state.ts';
import { audienceScene, clockView, contestSetup, judgeView, panelView } from '../shared/views/index.ts';
import type { ClockView, ContestSetup, JudgeView, PageMessage } from '../shared/wire.ts';
import type { ReachWire, PanelView } from '../shared/panel.ts';
import type { PinnedScene, AudienceView } from '../shared/scene.ts';

export interface FromClient {
  command: (message: unknown, ack: unknown) => void;
  page: (message: unknown) => void;
}

export interface ToClient {
  build: (build: string) => void;
  contest: (setup: ContestSetup) => void;
  view: (view: JudgeView | PanelView | ClockView | AudienceView) => void;
}

type View = Parameters<ToClient['view']>[0];

/** What is used of Socket.IO's server. */
export interface Hall {
  use(enter: (socket: HallSocket, next: (refused?: Error) => void) => void): unknown;
  on(event: 'connection', connected: (socket: HallSocket) => void): unknown;
  to(sockets: string[]): { emit(event: 'view', view: View): unknown };
}

/** And of its sockets. */
export interface HallSocket {
  readonly id: string;
  readonly handshake: {
    readonly auth: Record<string, unknown>;
    readonly headers: IncomingHttpHeaders;
    readonly address: string;
  };
  readonly conn: { readonly transport: { writable: boolean } };
  emit<E extends keyof ToClient>(event: E, ...said: Parameters<ToClient[E]>): unknown;
  on<E extends keyof FromClient>(event: E, heard: FromClient[E]): unknown;
  on(event: 'disconnect', left: () => void): unknown;
  disconnect(close: true): unknown;
}

/** One socket, and what was last sent to it. */
export class Feed {
  readonly socket: HallSocket;
  readonly person: Person;
  readonly show: PinnedScene | undefined;
  page: PageMessage | null = null;
  /** How many had connected before. */
  place = 0;
  /** By the steady clock: when it may be sent the next view. */
  dueAt = 0;
  sentAt = Number.NEGATIVE_INFINITY;
  setup: object | null = null;
  setupText = '';
  /** For the audience: the scene that it has, and how many views it was sent. */
  sceneText = '';
  count = 0;

  constructor(socket: HallSocket, person: Person, show: PinnedScene | undefined) {
    this.socket = socket;
    this.person = person;
    this.show = show;
  }
}

/** What one turn's views are made from. */
interface Moment {
  readonly io: Hall;
  readonly state: State;
  readonly now: number;
  readonly attendance: Attendance;
  readonly alarms: readonly Alarm[];
  readonly copies: CopiesWire | null;
  readonly reach: ReachWire;
  /** The hash of the log's last row. */
  readonly head: string;
}

/** One turn's views, each made once however many look at it. */
export class Sending {
  readonly #of: Moment;
  readonly #setups = new Map<string, { setup: ContestSetup; text: string }>();
  readonly #scenes = new Map<PinnedScene | undefined, { scene: AudienceView['scene']; text: string }>();
  /** Views that several see alike, and who: serialised together. */
  readonly #alike = new Map<string, { view: PanelView | ClockView; sockets: string[] }>();

  constructor(moment: Moment) {
    this.#of = moment;
  }

  setup(feed: Feed): void {
    const { person } = feed;
    const { setup, text } = once(this.#setups, person.role === 'judge' ? `judge ${person.judge}` : person.role, () => {
      const made = contestSetup(
        this.#of.state,
        person.role,
        person.role === 'judge' ? this.#place(person.judge) : undefined,
      );
      return { setup: made, text: JSON.stringify(made) };
    });
    if (text === feed.setupText) return;
    feed.setupText = text;
    feed.socket.emit('contest', setup);
  }

  /** False where there is nothing new to be seen. */
  view(feed: Feed): boolean {
    const { person, page, socket } = feed;
    switch (person.role) {
      case 'judge': {
        const j = this.#place(person.judge);
        if (j === undefined) return true;
        const { state, attendance, now } = this.#of;
        socket.emit('view', judgeView(state, j, page, attendance.tablets(person.judge).pages, now));
        return true;
      }
      case 'mc':
      case 'organiser':
        once(this.#alike, `panel ${JSON.stringify([page?.round, page?.preview])}`, () => ({
          view: this.#panel(page),
          sockets: [],
        })).sockets.push(socket.id);
        return true;
      case 'timekeeper':
        once(this.#alike, 'clock', () => ({ view: clockView(this.#of.state, this.#of.now), sockets: [] })).sockets.push(
          socket.id,
        );
        return true;
      case 'audience':
        return this.#scene(feed);
    }
  }

  finish(): void {
    for (const { view, sockets } of this.#alike.values()) this.#of.io.to(sockets).emit('view', view);
  }

  #panel(page: PageMessage | null): PanelView {
    const { state, attendance, alarms, copies, reach, head, now } = this.#of;
    const judges = state.contest.judges.map(({ id }) => id);
    const presence = judges.map((judge) => attendance.presence(judge));
    const tablets = judges.map((judge) => attendance.tablets(judge));
    return panelView(state, page, { presence, tablets, alarms, copies, reach, head }, now);
  }

  /** A scene that is as it was is not sent again: not even the number of messages tells of what is not public. */
  #scene(feed: Feed): boolean {
    const { scene, text } = once(this.#scenes, feed.show, () => {
      const made = audienceScene(this.#of.state, feed.show);
      return { scene: made, text: JSON.stringify(made) };
    });
    if (text === feed.sceneText) return false;
    feed.sceneText = text;
    feed.count += 1;
    feed.socket.emit('view', { seq: feed.count, now: this.#of.now, scene });
    return true;
  }

  #place(judge: JudgeId): number | undefined {
    return specOf(this.#of.state.contest).judgeAt.get(judge);
  }
}

function once<K, V>(made: Map<K, V>, key: K, make: () => V): V {
  let one = made.get(key);
  if (one === undefined) made.set(key, (one = make()));
  return one;
}

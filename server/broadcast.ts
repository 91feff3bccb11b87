import { personId, type Person } from '../shared/define.ts';
import type { State } from '../shared/state.ts';
import type { Alarm, CopiesWire } from '../shared/alarm.ts';
import type { ReachWire } from '../shared/panel.ts';
import { isNumbered } from '../shared/views/setup.ts';
import type { Attendance } from './presence.ts';
import { Sending, type Feed, type Hall } from './sending.ts';
import { OFFICES } from '../shared/wire.ts';
import type { Time } from './time.ts';

/** A socket is sent a view at most this often; what happens in between goes together. */
const WINDOW_MS = 100;
/** So many sockets in one turn; the others in the next, so that a crowd never holds up an acknowledgement. */
const CROWD = 50;
/** How long the staff's views may stand back for commands that wait to be acknowledged. */
const COURTESY_MS = 20;

interface Sources {
  readonly io: Hall;
  readonly committed: () => State;
  /** Commands are waiting to be acknowledged. */
  readonly waiting: () => boolean;
  readonly time: Time;
  readonly attendance: Attendance;
  readonly alarms: () => readonly Alarm[];
  readonly copies: () => CopiesWire | null;
  readonly reach: () => ReachWire;
  /** The hash of the log's last row. */
  readonly head: () => string;
  readonly log: (error: unknown) => void;
}

/** Marks sockets whose view may have changed, then sends each its view of what is on the disk by then. */
export class Broadcast {
  readonly #from: Sources;
  readonly #feeds = new Map<string, Feed>();
  readonly #dirty = new Set<Feed>();
  #places = 0;
  #flushing = false;
  #since = 0;
  /** The last time that was sent: they never fall, whatever the laptop's clock does. */
  #now = 0;
  /** Takes back the flush that is set for later. */
  #unset: () => void = () => undefined;
  #setup: { readonly key: object; readonly parts: readonly unknown[] } = { key: {}, parts: [] };

  constructor(sources: Sources) {
    this.#from = sources;
  }

  add(feed: Feed): void {
    feed.place = this.#places++;
    this.#feeds.set(feed.socket.id, feed);
    this.mark(feed);
  }

  remove(feed: Feed): void {
    this.#feeds.delete(feed.socket.id);
    this.#dirty.delete(feed);
  }

  feedsOf(person: string): Feed[] {
    return [...this.#feeds.values()].filter((feed) => personId(feed.person) === person);
  }

  /**
   * What these people did is on the disk. What a judge does, other judges and the timekeeper are not shown, but for the
   * head judge: a sheet handed in again may be what stood in the way of approving.
   */
  committed(persons: readonly string[]): void {
    const byJudges = persons.every((person) => !OFFICES.some((office) => office === person));
    const head = this.#from.committed().contest.judges.find((judge) => judge.head === true)?.id;
    const shown = head === undefined ? persons : [...persons, head];
    for (const feed of this.#feeds.values()) if (!byJudges || concerns(feed.person, shown)) this.mark(feed);
  }

  markPanel(): void {
    for (const feed of this.#feeds.values()) if (isPanel(feed.person)) this.mark(feed);
  }

  mark(feed: Feed): void {
    if (this.#dirty.has(feed)) return;
    this.#dirty.add(feed);
    feed.dueAt = feed.person.role === 'audience' ? this.#tick(feed.sentAt) : feed.sentAt + WINDOW_MS;
    if (!this.#flushing) this.#since = this.#from.time.steady();
    this.#soon();
  }

  close(): void {
    this.#unset();
    this.#dirty.clear();
    this.#feeds.clear();
  }

  #soon(): void {
    if (this.#flushing) return;
    this.#flushing = true;
    this.#from.time.soon(() => this.#flush());
  }

  #flush(): void {
    this.#unset();
    this.#flushing = false;
    const { time, waiting } = this.#from;
    const steady = time.steady();
    const stands = waiting() && steady - this.#since < COURTESY_MS;
    const [hall, staff]: [Feed[], Feed[]] = [[], []];
    let next = Number.POSITIVE_INFINITY;
    for (const feed of this.#dirty) {
      // A socket that has not taken the last view gets the next when it has.
      if (!feed.socket.conn.transport.writable) feed.dueAt = Math.max(feed.dueAt, steady + WINDOW_MS / 2);
      if (feed.dueAt > steady) next = Math.min(next, feed.dueAt);
      else (feed.person.role === 'audience' ? hall : staff).push(feed);
    }
    // Neither who waits for an acknowledgement nor what the staff are to be sent moves the hall's time by anything.
    const now = [...hall.sort(inTurn).slice(0, CROWD), ...(stands ? [] : staff.sort(inTurn).slice(0, CROWD))];
    for (const feed of now) this.#dirty.delete(feed);
    this.#send(now.sort(inTurn), steady);
    if (now.length < hall.length + staff.length) this.#soon();
    else if (next < Number.POSITIVE_INFINITY) this.#unset = time.later(Math.ceil(next - steady), () => this.#flush());
  }

  #send(feeds: readonly Feed[], steady: number): void {
    const state = this.#from.committed();
    const now = Math.max(this.#from.time.now(), state.at, this.#now);
    this.#now = now;
    const key = this.#setupKey(state);
    const { io, attendance, alarms, copies, reach, head } = this.#from;
    const laptop = { alarms: alarms(), copies: copies(), reach: reach(), head: head() };
    const sending = new Sending({ io, attendance, ...laptop, state, now });
    for (const feed of feeds) {
      try {
        if (feed.setup !== key) {
          feed.setup = key;
          sending.setup(feed);
        }
        if (sending.view(feed)) feed.sentAt = steady;
      } catch (error) {
        this.#from.log(error);
      }
    }
    sending.finish();
  }

  /**
   * The audience's views leave at whole tenths of a second: if they left when there was something to send, then the
   * work on what is secret would show in their times.
   */
  #tick(sentAt: number): number {
    const { time } = this.#from;
    const steady = time.steady();
    if (sentAt === Number.NEGATIVE_INFINITY) return steady;
    const earliest = Math.max(steady, sentAt + WINDOW_MS);
    const wall = time.now() + (earliest - steady);
    return earliest + (WINDOW_MS - (wall % WINDOW_MS));
  }

  /** Another object when anything may have changed that the set-up is made from. */
  #setupKey({ contest, programme, delegates, rounds }: State): object {
    const parts = [
      contest,
      programme.items,
      delegates,
      ...rounds.map((round) => round.order),
      ...rounds.map((round) => round.numbers),
      ...rounds.map(isNumbered),
    ];
    const last = this.#setup.parts;
    if (parts.length !== last.length || parts.some((part, i) => part !== last[i])) this.#setup = { key: {}, parts };
    return this.#setup.key;
  }
}

function isPanel(person: Person): boolean {
  return person.role === 'mc' || person.role === 'organiser';
}

/** Whether what a judge does may change what this person sees; `judges` are those who may. */
function concerns(person: Person, judges: readonly string[]): boolean {
  return isPanel(person) || person.role === 'audience' || (person.role === 'judge' && judges.includes(person.judge));
}

/** The panel first, then the hall, then the tablets; after them all the phones of the audience. */
const TURNS = ['organiser', 'mc', 'timekeeper', 'audience', 'judge', 'live'];

/** Who came first is first among those alike, whatever marked them. */
function inTurn(a: Feed, b: Feed): number {
  return turn(a) - turn(b) || a.place - b.place;
}

function turn({ person, show }: Feed): number {
  return TURNS.indexOf(show === 'live' ? 'live' : person.role);
}

import { Alarms } from '../../server/alarms.ts';
import { Loop } from '../../server/handle.ts';
import { Live } from '../../server/live.ts';
import type { Hall, HallSocket } from '../../server/sending.ts';
import { Taker } from '../../server/take.ts';
import type { Time } from '../../server/time.ts';
import { Contest, ContestFile } from '../../shared/contest.ts';
import { isRefusal } from '../../shared/define.ts';
import { ask } from '../../shared/decide.ts';
import { OPENING } from '../../shared/fold.ts';
import { why } from '../../shared/messages/why.ts';
import { PINNED, type PinnedScene } from '../../shared/scene.ts';
import { audienceScene, contestSetup } from '../../shared/views/index.ts';
import type { File } from '../builders.ts';
import { Clock } from '../sim/clock.ts';
import { append, Disk, DiskFile } from '../sim/disk.ts';
import { DAWN, personOf, type Past, type Told } from '../story.ts';

/** A command, and when it is sent: milliseconds since the hall was opened. */
export interface Act {
  readonly ms: number;
  readonly who: string;
  readonly told: Told;
}

export function act(ms: number, past: Past): Act {
  if (!('told' in past)) throw new Error('not a command');
  return { ms, ...past };
}

/** Something that reached a screen, or would have if nothing were sent together. */
export interface Heard {
  readonly ms: number;
  readonly by: string;
  readonly what: string;
  readonly text: string;
}

const SCREENS: readonly (PinnedScene | undefined)[] = [undefined, ...PINNED];

type Enter = Parameters<Hall['use']>[0];
type Connected = Parameters<Hall['on']>[1];

/**
 * The server's own loop and scheduler on a clock on which work takes no time, so that what still shows in the time of a
 * message is what the program decides.
 */
export class QuietHall {
  /** What every screen was sent, in its order. */
  readonly heard: Heard[] = [];
  /** What there was to be sent to every screen, at each change and before anything is sent together. */
  readonly changes: Heard[] = [];
  readonly loop: Loop;
  readonly #clock = new Clock();
  readonly #time: Time;
  readonly #last = new Map<string, string>();
  #enter: Enter = (_, next) => next();
  #connected: Connected = () => undefined;
  #ids = 0;

  constructor(given: File) {
    const { access: _, ...contest } = ContestFile.parse(JSON.parse(JSON.stringify(given)));
    const disk = new Disk();
    const opening = { seq: 0, at: DAWN, person: 'organiser', type: OPENING, data: Contest.parse(contest) };
    append(disk, [{ ...opening, command: null, access: [] }]);
    const file = new DiskFile(disk, () => '');
    this.#time = this.#passing();
    const log = (error: unknown) => {
      throw error;
    };
    const alarms = new Alarms(() => undefined);
    this.loop = new Loop({
      store: file,
      time: this.#time,
      seed: () => '0'.repeat(32),
      alarms,
      log,
      after: (rows) => {
        this.#look();
        live.committed(rows);
      },
    });
    const live = new Live({
      io: this.#hall(),
      access: { session: (token) => ({ person: personOf(token), token }), cookie: () => null },
      taker: new Taker(this.loop, file, log),
      committed: () => this.loop.committed,
      waiting: () => this.loop.waiting,
      alarms: () => alarms.all,
      copies: () => null,
      reach: () => ({ addresses: [], machines: 0 }),
      head: () => this.loop.head.hash,
      time: this.#time,
      parseCookie: () => ({}),
      build: null,
      log,
    });
  }

  /** Every pin that a screen may have, the panel, and a tablet for each judge. */
  open(): void {
    for (const show of SCREENS) this.#dial(show ?? 'screen', show === undefined ? {} : { show });
    for (const { id } of this.loop.committed.contest.judges) this.#dial(null, { token: id });
    for (const office of ['mc', 'organiser', 'timekeeper']) this.#dial(null, { token: office });
    this.#clock.play(1000);
    this.#look();
  }

  /** Somebody who comes later is sent what there is then. */
  comes(ms: number): void {
    this.#clock.later(ms, () => {
      this.#dial(`screen from ${String(ms)}`, {});
    });
  }

  /** These are sent, each at its time, and what follows from them happens. Gives those that were refused. */
  play(acts: readonly Act[], until: number): string[] {
    const refused: string[] = [];
    for (const { ms, who, told } of acts)
      this.#clock.later(ms, () => {
        this.tell(who, told, (reason) => refused.push(`${told.type}: ${reason}`));
      });
    this.#clock.play(until);
    return refused;
  }

  tell(who: string, told: Told, refused: (reason: string) => void): void {
    const id = `${(++this.#ids).toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`;
    const person = personOf(who);
    const asked = ask({ id, ...told }, person);
    if (isRefusal(asked)) return refused(asked.why(why.en));
    this.loop.handle(asked, person, (answer) => {
      if (isRefusal(answer)) refused(answer.why(why.en));
    });
  }

  #look(): void {
    const { committed } = this.loop;
    const setup = JSON.stringify(contestSetup(committed, 'audience'));
    for (const show of SCREENS) {
      const name = show ?? 'screen';
      const text = `${setup} ${JSON.stringify(audienceScene(committed, show))}`;
      if (this.#last.get(name) === text) continue;
      this.#last.set(name, text);
      this.changes.push({ ms: this.#clock.steady, by: name, what: 'change', text });
    }
  }

  #dial(name: string | null, auth: Record<string, unknown>): void {
    const socket: HallSocket = {
      id: `socket ${String(++this.#ids)}`,
      handshake: { auth, headers: {}, address: '' },
      conn: { transport: { writable: true } },
      emit: (what, said) => {
        if (name !== null) this.heard.push({ ms: this.#clock.steady, by: name, what, text: JSON.stringify(said) });
      },
      on: () => undefined,
      disconnect: () => undefined,
    };
    this.#enter(socket, (refused) => {
      if (refused) throw refused;
      this.#connected(socket);
    });
  }

  #hall(): Hall {
    return {
      use: (enter) => (this.#enter = enter),
      on: (_, connected) => (this.#connected = connected),
      to: () => ({ emit: () => undefined }),
    };
  }

  #passing(): Time {
    const clock = this.#clock;
    const later: Time['later'] = (ms, run) => {
      let wanted = true;
      clock.later(ms, () => {
        if (wanted) run();
      });
      return () => {
        wanted = false;
      };
    };
    return {
      now: () => DAWN + clock.steady,
      steady: () => clock.steady,
      soon: (run) => void later(0, run),
      later,
    };
  }
}

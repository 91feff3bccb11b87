import { Access, type Renewal, type Session } from '../../server/access.ts';
import { Alarms } from '../../server/alarms.ts';
import { Loop, type Surroundings } from '../../server/handle.ts';
import { Live } from '../../server/live.ts';
import type { Hall } from '../../server/sending.ts';
import { Taker } from '../../server/take.ts';
import type { JudgeCommand } from '../../shared/box.ts';
import { ask } from '../../shared/decide.ts';
import { isRefusal } from '../../shared/define.ts';
import type { RoundId } from '../../shared/contest.ts';
import type { Handover, SheetsWire } from '../../shared/reading.ts';
import { specOf } from '../../shared/spec.ts';
import { judgeView, sheets } from '../../shared/views/index.ts';
import type { Ack } from '../../shared/wire.ts';
import { Machine } from './clock.ts';
import { DiskFile, type Disk } from './disk.ts';
import type { Server, Socket } from './net.ts';
import type { Plants } from './plants.ts';
import type { Stage } from './stage.ts';

type Enter = Parameters<Hall['use']>[0];
type Connected = Parameters<Hall['on']>[1];

/** The server on one laptop, from a start to its end: the product's own but for disk, network and clock. */
export class Laptop implements Server {
  readonly disk: Disk;
  readonly loop: Loop;
  readonly live: Live;
  readonly alarms: Alarms;
  readonly machine: Machine;
  readonly #stage: Stage;
  readonly #file: DiskFile;
  readonly #access: Access;
  readonly #taker: Taker;
  readonly #sockets = new Map<string, Socket>();
  #enter: Enter = (_, next) => next();
  #connected: Connected = () => undefined;

  /** @throws where the disk does not take what has to be forced onto it first. */
  constructor(stage: Stage, disk: Disk, offset: number, plants: Plants) {
    this.#stage = stage;
    this.disk = disk;
    this.machine = new Machine(stage.clock);
    this.machine.offset = offset;
    const { time } = this.machine;
    this.#file = new DiskFile(disk, stage.newToken);
    this.alarms = new Alarms(() => {
      this.live.broadcast.markPanel();
    });
    const log = (error: unknown) => {
      stage.note('fault', String(error));
    };
    const surroundings: Surroundings = {
      store: this.#file,
      time,
      seed: stage.newSeed,
      alarms: this.alarms,
      log,
      after: (rows) => {
        this.live.committed(rows);
      },
    };
    this.loop = new Loop(plants.loop?.(surroundings) ?? surroundings);
    this.#access = new Access(this.#file, this.loop);
    this.#taker = new Taker(this.loop, this.#file, log);
    const needs = {
      io: this.#hall(),
      access: this.#access,
      taker: { take: this.#take.bind(this) },
      committed: () => this.loop.committed,
      waiting: () => this.loop.waiting,
      alarms: () => this.alarms.all,
      copies: () => null,
      reach: () => ({ addresses: [], machines: 0 }),
      head: () => this.loop.head.hash,
      time,
      parseCookie: () => ({}),
      build: null,
      log,
    };
    this.live = new Live(needs);
    this.#file.force();
  }

  enter(socket: Socket): Error | null {
    let refusal: Error | null = null;
    this.#enter(socket, (error) => {
      refusal = error ?? null;
    });
    return refusal;
  }

  connected(socket: Socket): void {
    this.#sockets.set(socket.id, socket);
    this.#connected(socket);
  }

  /** As POST /api/join, but that the code is not hashed slowly. */
  join(code: string): { token: string } | null {
    const person = this.#file.sessions.personOfCode(Buffer.from(code));
    if (person === null) return null;
    const token = this.loop.write(() => ({ token: this.#file.sessions.begin(person) }));
    return isRefusal(token) ? null : token;
  }

  /** As GET /api/sheets. */
  sheets(token: string, round: RoundId): SheetsWire | null {
    const person = this.#access.session(token)?.person;
    const { committed } = this.loop;
    const { roundAt, judgeAt } = specOf(committed.contest);
    const [r, j] = [roundAt.get(round), judgeAt.get(person?.role === 'judge' ? person.judge : '')];
    return r === undefined || j === undefined ? null : sheets(committed, r, j);
  }

  /** As POST /api/handover. */
  handover(token: string, command: JudgeCommand | null, give: (answer: Handover | null) => void): void {
    const session = this.#access.session(token);
    if (session?.person.role !== 'judge') return give(null);
    const { judge } = session.person;
    const answer = (ack: Ack | null) => {
      const j = specOf(this.loop.committed.contest).judgeAt.get(judge) ?? -1;
      give({ token, ack, view: judgeView(this.loop.committed, j, null, 1, this.machine.time.now()) });
    };
    if (command) this.#take(command, session, 'vi', answer);
    else answer(null);
  }

  /** It is no more, as by kill -9; `silent`: nor is there a system that would say so. */
  die(silent: boolean): void {
    this.machine.isOn = false;
    for (const socket of this.#sockets.values()) socket.die(silent);
  }

  #hall(): Hall {
    return {
      use: (enter) => (this.#enter = enter),
      on: (_, connected) => (this.#connected = connected),
      to: (ids) => ({
        emit: (event, view) => {
          for (const id of ids) this.#sockets.get(id)?.emit(event, view);
        },
      }),
    };
  }

  #take(...[message, asker, lang, give]: Parameters<Taker['take']>): void {
    const { person, token } = asker;
    const give2 = (ack: Ack) => {
      this.#stage.answered(this.disk, message, ack);
      give(ack);
    };
    const asked = ask(message, person);
    // The slow hash of a new code is the one thing that the server waits for elsewhere.
    if (token !== null && !isRefusal(asked) && asked.ask.type === 'access.renew') this.#renew(asked, asker, give2);
    else this.#taker.take(message, asker, lang, give2);
  }

  #renew(asked: Parameters<Loop['handle']>[0], { person, token }: Session, give: (ack: Ack) => void): void {
    const code = `code-${asked.id}`;
    const renewal: Renewal = { hash: Buffer.from(code), asker: token };
    this.loop.handle(
      asked,
      person,
      (result) => {
        give(
          isRefusal(result) ? { ok: false, code: result.refused, message: '' } : { ok: true, seq: result.seq, code },
        );
      },
      renewal,
    );
  }
}

import { randomUUID } from 'node:crypto';
import type { Socket } from 'socket.io-client';
import type { ContestFile } from '../db/open.ts';
import type { Contest, RoundId, TeamId } from '../shared/contest.ts';
import type { Ack, ContestSetup, JudgeView, RoundSetup } from '../shared/wire.ts';

interface Heard {
  contest: (setup: ContestSetup) => void;
  view: (view: JudgeView) => void;
}
interface Said {
  command: (command: object, ack: (ack: Ack) => void) => void;
}

/** One tap of a judge who watches while marking. */
const TAP_MS = { least: 1000, most: 3000 };

/** In a trial run they mark for judges who have no tablet there, by the same door as a tablet's. */
export async function startRobots(address: string, file: ContestFile, { judges }: Contest): Promise<() => void> {
  // Only here, and so only when it is asked for.
  const { io } = await import('socket.io-client');
  const robots = judges.map(({ id }) => {
    const token = file.sessions.begin(id, Date.now());
    // To this very machine: whose certificate it is does not matter.
    return new Robot(io(address, { auth: { token }, transports: ['websocket'], rejectUnauthorized: false }));
  });
  return () => {
    for (const robot of robots) robot.leave();
  };
}

/** A sheet, and what of it is still to be tapped. */
interface Task {
  readonly round: RoundId;
  readonly team: TeamId;
  readonly marks: Record<string, number>;
  readonly left: RoundSetup['criteria'];
}

class Robot {
  readonly #socket: Socket<Heard, Said>;
  #setup: ContestSetup | null = null;
  #view: JudgeView | null = null;
  #task: Task | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(socket: Socket<Heard, Said>) {
    this.#socket = socket;
    socket.on('contest', (setup) => {
      this.#setup = setup;
    });
    socket.on('view', (view) => {
      this.#view = view;
      // The judge is here: from now on the marks are theirs.
      if (view.tablets > 1) this.leave();
    });
    this.#wait();
  }

  leave(): void {
    clearTimeout(this.#timer);
    this.#socket.disconnect();
  }

  #wait(): void {
    this.#timer = setTimeout(
      () => {
        this.#tap();
        this.#wait();
      },
      TAP_MS.least + Math.random() * (TAP_MS.most - TAP_MS.least),
    );
    this.#timer.unref();
  }

  #tap(): void {
    const task = this.#view && this.#setup && (this.#mine(this.#view) ?? nextTask(this.#view, this.#setup));
    this.#task = task;
    if (!task) return;
    const { round, team, marks, left } = task;
    const [criterion, ...others] = left;
    if (!criterion) {
      this.#send({ type: 'sheet.submit', round, team, marks });
      this.#task = null;
      return;
    }
    const mark = { [criterion.id]: someMark(criterion) };
    this.#send({ type: 'marks.save', round, team, marks: mark });
    this.#task = { round, team, marks: { ...marks, ...mark }, left: others };
  }

  /** The sheet it is at, if it still can be marked. */
  #mine({ rounds }: JudgeView): Task | null {
    const task = this.#task;
    if (!task || !this.#setup) return null;
    const t = this.#setup.teams.findIndex(({ id }) => id === task.team);
    const letter = rounds.find(({ id }) => id === task.round)?.letters.charAt(t) ?? '-';
    return 'obcr'.includes(letter) ? task : null;
  }

  #send(command: Readonly<Record<string, unknown>>): void {
    // What is refused is met again in the next view; a robot does not insist.
    this.#socket.emit('command', { ...command, id: randomUUID() }, () => undefined);
  }
}

/** The first sheet that can be marked: who is on stage before the papers on the wall. */
function nextTask({ rounds, stage }: JudgeView, setup: ContestSetup): Task | null {
  const staged = [...rounds].sort((a, b) => Number(b.id === stage?.round) - Number(a.id === stage?.round));
  for (const { id: round, letters } of staged) {
    const { order, criteria } = setup.rounds.find(({ id }) => id === round) ?? { order: [], criteria: [] };
    const team = order.flatMap((t) => ('obcr'.includes(letters.charAt(t)) ? [setup.teams[t]?.id] : []))[0];
    if (team !== undefined) return { round, team, marks: {}, left: criteria };
  }
  return null;
}

/** Of a team that is not bad. */
function someMark({ min, max, step }: RoundSetup['criteria'][number]): number {
  const steps = Math.floor((max - min) / step + 1e-9);
  return Number((min + Math.round(steps * (0.6 + Math.random() * 0.35)) * step).toFixed(6));
}

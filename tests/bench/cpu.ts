import { readdir, readFile } from 'node:fs/promises';
import type { ClockView, JudgeView } from '../../shared/wire.ts';
import type { PanelView } from '../../shared/panel.ts';
import type { AudienceView } from '../../shared/scene.ts';
import { Person } from '../people/person.ts';
import { galleries, Hall } from './halls.ts';
import { median } from './numbers.ts';
import type { Row } from '../report.ts';

const TARGET = 2;
/** Hand-ins a second, the same in both halls. */
const RATE = 50;

/** Server CPU per acknowledged hand-in, its views included, in a very large contest beside one of the usual size. */
export async function cpu(short: boolean): Promise<Row[]> {
  const [warm, repetitions, handIns] = short ? [1, 2, 50] : [3, 9, 250];
  const usual = await Crowded.open(20, 5, 3);
  const large = await Crowded.open(500, 30, 5);
  try {
    const runs: { usual: number; large: number }[] = [];
    for (let i = 0; i < warm + repetitions; i++) {
      const run = { usual: await usual.cost(handIns), large: await large.cost(handIns) };
      if (i >= warm) runs.push(run);
    }
    const ratio = median(runs.map((run) => run.large / run.usual));
    return [
      {
        name: 'server CPU per hand-in, 500 teams × 30 judges × 5 rounds beside 20 × 5 × 3',
        value: median(runs.map((run) => run.large)),
        unit: 'ms',
        floor: median(runs.map((run) => run.usual)),
        ratio,
        target: `≤ ${String(TARGET)}`,
        met: ratio <= TARGET,
        note:
          `${String(RATE)} hand-ins a second in both, team by team; one socket each for all judges, MC, organiser, ` +
          `timekeeper and a projector on the overall table; ${String(repetitions)} repetitions of ` +
          `${String(handIns)}, interleaved; medians`,
      },
    ];
  } finally {
    await usual.close();
    await large.close();
  }
}

class Crowded {
  readonly #hall: Hall;
  readonly #judges: readonly Person<JudgeView>[];
  readonly #others: readonly { leave(): void }[];
  #next = 0;

  private constructor(hall: Hall, judges: readonly Person<JudgeView>[], others: readonly { leave(): void }[]) {
    this.#hall = hall;
    this.#judges = judges;
    this.#others = others;
  }

  static async open(teams: number, judges: number, rounds: number): Promise<Crowded> {
    const hall = await Hall.open(galleries(teams, judges, rounds));
    const { address } = hall.server;
    const { mc, organiser, timekeeper, judges: codes } = hall.codes;
    await hall.order('board.show', { what: 'overall' });
    const tablets: Person<JudgeView>[] = [];
    for (const [id, code] of Object.entries(codes)) tablets.push(await Person.join<JudgeView>(id, address, code));
    const others = [
      await Person.join<PanelView>('mc', address, mc),
      await Person.join<PanelView>('organiser', address, organiser),
      await Person.join<ClockView>('timekeeper', address, timekeeper),
      new Person<AudienceView>('projector', address, {}),
    ];
    await Promise.all(others.map((one) => one.sees(() => true)));
    await Promise.all(tablets.map((one) => one.sees(() => true)));
    return new Crowded(hall, tablets, others);
  }

  /** Milliseconds of the server's CPU for each of so many hand-ins, all judges in turn, team by team. */
  async cost(handIns: number): Promise<number> {
    const teams = this.#hall.file.teams.length;
    const all = teams * this.#hall.file.rounds.length * this.#judges.length;
    if (this.#next + handIns > all) {
      await this.#hall.giveBack();
      this.#next = 0;
    }
    // What went before is sent.
    await new Promise((resolve) => setTimeout(resolve, 300));
    const before = await cpuOf(this.#hall.server.pid);
    const start = performance.now();
    const acks: Promise<number>[] = [];
    for (let i = 0; i < handIns; i++) {
      const wait = start + (i * 1000) / RATE - performance.now();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      const sheet = Math.floor(this.#next / this.#judges.length);
      const judge = this.#judges[this.#next % this.#judges.length];
      if (judge) acks.push(judge.send('sheet.submit', this.#hall.sheet(Math.floor(sheet / teams), sheet % teams)));
      this.#next += 1;
    }
    await Promise.all(acks);
    await new Promise((resolve) => setTimeout(resolve, 300));
    return ((await cpuOf(this.#hall.server.pid)) - before) / handIns;
  }

  async close(): Promise<void> {
    for (const one of [...this.#judges, ...this.#others]) one.leave();
    await this.#hall.server.stop();
  }
}

/** Milliseconds that all threads of a process have run. */
async function cpuOf(pid: number): Promise<number> {
  const tasks = `/proc/${String(pid)}/task`;
  let total = 0;
  for (const task of await readdir(tasks)) {
    const [ran = '0'] = (await readFile(`${tasks}/${task}/schedstat`, 'utf8')).split(' ');
    total += Number(ran) / 1e6;
  }
  return total;
}

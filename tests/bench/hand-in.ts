import type { JudgeView } from '../../shared/wire.ts';
import { Person } from '../people/person.ts';
import { galleries, Hall, openBare } from './halls.ts';
import { median, quantile } from './numbers.ts';
import type { Row } from '../report.ts';

const TEAMS = 20;
const ROUNDS = 3;

/** Hand-in to durable acknowledgement, one judge, beside the bare chain: a block of one, a block of the other. */
export async function handIn(short: boolean): Promise<Row[]> {
  const [repetitions, blocks] = short ? [2, 1] : [12, 8];
  const hall = await Hall.open(galleries(TEAMS, 5, ROUNDS));
  const bare = await openBare();
  try {
    const judge = await Person.join<JudgeView>('gk1', hall.server.address, hall.codes.judges['gk1'] ?? '');
    const anybody = new Person<JudgeView>('bare', bare.address, {});
    await judge.sees(() => true);

    const block = async (person: Person<JudgeView>): Promise<number[]> => {
      const took: number[] = [];
      let last = 0;
      for (let sheet = 0; sheet < TEAMS * ROUNDS; sheet++) {
        const fields = hall.sheet(Math.floor(sheet / TEAMS), sheet % TEAMS);
        const start = performance.now();
        last = await person.send('sheet.submit', fields);
        took.push(performance.now() - start);
      }
      // What the views of this block cost must not fall into the floor's time.
      if (person === judge) await judge.sees((view) => (view.seq >= last ? true : null));
      return took;
    };
    const both = async (): Promise<[app: number[], floor: number[]]> => {
      const took: [number[], number[]] = [await block(judge), await block(anybody)];
      await hall.giveBack();
      return took;
    };

    for (let i = 0; i < (short ? 1 : 10); i++) await both();
    const runs: { app: number[]; floor: number[] }[] = [];
    for (let i = 0; i < repetitions; i++) {
      const run = { app: [] as number[], floor: [] as number[] };
      for (let b = 0; b < blocks; b++) {
        const [app, floor] = await both();
        run.app.push(...app);
        run.floor.push(...floor);
      }
      runs.push(run);
    }
    judge.leave();
    anybody.leave();
    const note = `${String(runs.length)} repetitions of ${String(blocks * TEAMS * ROUNDS)} each, interleaved; medians`;
    return [row('p50', 0.5, 1.3), row('p99', 0.99, 1.5)];

    function row(name: string, share: number, target: number): Row {
      const ratio = median(runs.map(({ app, floor }) => quantile(app, share) / quantile(floor, share)));
      return {
        name: `hand-in to durable ack, 1 judge, ${name}`,
        value: median(runs.map(({ app }) => quantile(app, share))),
        unit: 'ms',
        floor: median(runs.map(({ floor }) => quantile(floor, share))),
        ratio,
        target: `≤ ${String(target)}`,
        met: ratio <= target,
        note,
      };
    }
  } finally {
    await hall.server.stop();
    await bare.stop();
  }
}

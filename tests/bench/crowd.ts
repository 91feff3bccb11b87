import type { JudgeView } from '../../shared/wire.ts';
import { Person } from '../people/person.ts';
import { galleries, Hall, openBare } from './halls.ts';
import { median } from './numbers.ts';
import type { Row } from '../report.ts';

const TEAMS = 20;
const ROUNDS = 3;
const JUDGES = 50;
const TARGET = 0.4;

/** Fifty judges press at once: the last acknowledgement, beside the bare chain with one insert each. */
export async function crowd(short: boolean): Promise<Row[]> {
  const [warm, repetitions] = short ? [2, 4] : [30, 90];
  const hall = await Hall.open(galleries(TEAMS, JUDGES, ROUNDS));
  const bare = await openBare();
  try {
    const codes = Object.entries(hall.codes.judges);
    const judges = await Promise.all(codes.map(([id, code]) => Person.join<JudgeView>(id, hall.server.address, code)));
    await Promise.all(judges.map((judge) => judge.sees(() => true)));
    const crowdOfBare = codes.map(([id]) => new Person<JudgeView>(id, bare.address, {}));
    await Promise.all(crowdOfBare.map((one) => one.send('hello')));

    const press = async (people: readonly Person<JudgeView>[], fields: object): Promise<number> => {
      const start = performance.now();
      const seqs = await Promise.all(people.map((person) => person.send('sheet.submit', fields)));
      const took = performance.now() - start;
      // What the views cost must not fall into the floor's time.
      if (people === judges)
        await Promise.all(judges.map((judge, j) => judge.sees((view) => (view.seq >= (seqs[j] ?? 0) ? true : null))));
      return took;
    };

    const runs: { app: number; floor: number }[] = [];
    for (let i = 0; i < warm + repetitions; i++) {
      const sheet = i % (TEAMS * ROUNDS);
      if (i > 0 && sheet === 0) await hall.giveBack();
      const fields = hall.sheet(Math.floor(sheet / TEAMS), sheet % TEAMS);
      const run = { app: await press(judges, fields), floor: await press(crowdOfBare, fields) };
      if (i >= warm) runs.push(run);
    }
    for (const person of [...judges, ...crowdOfBare]) person.leave();
    const ratio = median(runs.map(({ app, floor }) => app / floor));
    return [
      {
        name: `${String(JUDGES)} judges press at once, the last ack`,
        value: median(runs.map(({ app }) => app)),
        unit: 'ms',
        floor: median(runs.map(({ floor }) => floor)),
        ratio,
        target: `≤ ${String(TARGET)}`,
        met: ratio <= TARGET,
        note: `${String(repetitions)} presses of each, interleaved; medians`,
      },
    ];
  } finally {
    await hall.server.stop();
    await bare.stop();
  }
}

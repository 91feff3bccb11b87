import { readFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import type { JudgeView } from '../../shared/wire.ts';
import type { AudienceView } from '../../shared/scene.ts';
import type { File } from '../builders.ts';
import { Person } from '../people/person.ts';
import { galleries, Hall } from './halls.ts';
import type { Row } from '../report.ts';

const SAMPLE = new URL('../../server/contests/ha-trung-2023.json', import.meta.url);
const TEAMS = 20;
const ROUNDS = 3;
const TARGET = 1000;

/** Bytes on the wire to one audience socket when one figure of the full overall table changes. */
export async function board(): Promise<Row[]> {
  // The sample's teams: real names make real ids.
  const { teams } = JSON.parse(await readFile(SAMPLE, 'utf8')) as File;
  const hall = await Hall.open({ ...galleries(TEAMS, 3, ROUNDS), teams });
  const wire = await counted(hall.server.port);
  try {
    await hall.order('board.show', { what: 'overall' });
    const judges = await Promise.all(
      Object.entries(hall.codes.judges).map(([id, code]) => Person.join<JudgeView>(id, hall.server.address, code)),
    );
    const projector = new Person<AudienceView>('projector', wire.address, {});
    await projector.sees(() => true);
    const [last, ...others] = judges;
    let most = 0;
    for (let sheet = 0; sheet < TEAMS * ROUNDS; sheet++) {
      const [round, team] = [Math.floor(sheet / TEAMS), sheet % TEAMS];
      await Promise.all(others.map((judge, j) => judge.send('sheet.submit', hall.sheet(round, team, j + 1))));
      const before = wire.bytes();
      await last?.send('sheet.submit', hall.sheet(round, team));
      // The table's rows are longest in the last part: its changes are waited for and weighed, one by one.
      if (sheet < TEAMS * (ROUNDS - 1) - 1) continue;
      await projector.sees((view) => (hasFigure(view, hall.file.teams[team]?.id, round) ? true : null));
      if (round === ROUNDS - 1) most = Math.max(most, wire.bytes() - before);
    }
    for (const person of [...judges, projector]) person.leave();
    return [
      {
        name: `one board change to an audience socket, ${String(TEAMS)} teams`,
        value: most,
        unit: 'bytes',
        target: `≤ ${String(TARGET)}`,
        met: most <= TARGET,
        note: `the most of the last part's ${String(TEAMS)} changes of the overall table, ${String(ROUNDS)} parts, all bytes of the connection`,
      },
    ];
  } finally {
    await wire.close();
    await hall.server.stop();
  }
}

function hasFigure({ scene }: AudienceView, team: string | undefined, round: number): boolean {
  return scene.what === 'overall' && scene.rows.some(([id, parts]) => id === team && parts[round] != null);
}

/** A wire to the server that counts what comes out of it. */
async function counted(port: number) {
  let bytes = 0;
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    far.on('data', (part) => (bytes += part.length));
    near.pipe(far).pipe(near);
    near.on('error', () => far.destroy());
    far.on('error', () => near.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: own } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${String(own)}`,
    bytes: () => bytes,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

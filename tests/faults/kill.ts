import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ClockView } from '../../shared/wire.ts';
import { checkFile } from '../../db/check.ts';
import { chance } from '../people/chance.ts';
import { Crowd, fullHall } from './crowd.ts';
import { fault, notTried, type Fault } from './fault.ts';
import type { Entry } from './ledger.ts';
import { missingTools } from './tools.mjs';
import { secondReader } from './second.ts';
import { Site } from './site.ts';

/** The longest that they mark before it comes. */
const LONGEST_MS = 150;

/** The server is killed at random moments while everybody marks, and started again; a second program reads the file. */
export async function kill(short: boolean): Promise<Fault[]> {
  const [tries, judges] = short ? [10, 20] : [200, 50];
  const name = `kill -9 under ${String(judges)} judges`;
  if (missingTools().includes('python3')) return [notTried(name, 'there is no python3')];
  const moments = chance('kill');
  const site = await Site.of(fullHall(judges));
  const wrong: string[] = [];
  const log: Entry[] = [];
  try {
    let server = await site.start();
    const crowd = await Crowd.open(site);
    for (let i = 0; i < tries; i++) {
      const timer = await press(crowd, i);
      crowd.mark();
      await new Promise((resolve) => setTimeout(resolve, moments.between(2, LONGEST_MS)));
      await server.kill();
      const { sound, rows } = secondReader(asLeft(site), log.at(-1)?.seq ?? -1);
      if (sound !== 'ok') wrong.push(`after kill ${String(i + 1)}: ${sound}`);
      log.push(...rows);
      const left = crowd.ledger.hold(log);
      if (left.lost > 0) wrong.push(`after kill ${String(i + 1)} the file lacks ${String(left.lost)}`);
      server = await site.start();
      await crowd.back();
      await crowd.rest();
      await crowd.repeat();
      const after = clockShown(await crowd.timekeeper.sees<ClockView>(() => true));
      if (after !== timer) wrong.push(`the clock was ${timer} and is ${after}`);
      if (i % 5 === 4) await crowd.giveBack();
    }
    crowd.leave();
    await server.stop();
    const checked = checkFile(site.path);
    if (checked.kind !== 'good') wrong.push(`in the end the file is ${checked.kind}`);
    const { rows } = secondReader(site.path, -1);
    const changed = log.filter(({ id }, seq) => rows[seq]?.id !== id).length;
    if (changed > 0) wrong.push(`${String(changed)} rows are not those that were read after a kill`);
    const account = crowd.ledger.hold(rows);
    const note = `${String(crowd.ledger.acknowledged.size)} acknowledged; read a second time by Python each time`;
    return [fault({ name, tried: tries, ...account, wrong: [...account.wrong, ...wrong], note })];
  } finally {
    await site.close();
  }
}

/** A copy of what the kill left, so that who reads it does not mend it for the server. */
function asLeft({ folder, path }: Site): string {
  const copies = join(folder, 'left');
  rmSync(copies, { recursive: true, force: true });
  mkdirSync(copies);
  const copy = join(copies, 'left.sqlite');
  for (const part of ['', '-wal']) if (existsSync(path + part)) copyFileSync(path + part, copy + part);
  return copy;
}

/** The team on stage has a clock, which is started and stopped by turns. */
async function press({ timekeeper }: Crowd, i: number): Promise<string> {
  const { stage } = await timekeeper.sees<ClockView>((view) => view.stage !== null);
  const seq = await timekeeper.must(i % 2 === 0 ? 'timer.start' : 'timer.stop', {
    round: stage?.round,
    team: stage?.team,
  });
  return clockShown(await timekeeper.sees<ClockView>((view) => view.seq >= seq));
}

function clockShown({ stage }: ClockView): string {
  return JSON.stringify(stage?.timer);
}

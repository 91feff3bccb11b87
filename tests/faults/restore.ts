import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { holds } from '../../shared/lineage.ts';
import type { JudgeView, OpenSheet } from '../../shared/wire.ts';
import { checkFile } from '../../db/check.ts';
import { Caller } from './caller.ts';
import { Crowd, fullHall } from './crowd.ts';
import { fault, type Fault } from './fault.ts';
import { Ledger } from './ledger.ts';
import { Site } from './site.ts';

const JUDGES = 50;
const NAME = 'restored elsewhere from an older backup, tablets come back';
/** From the command to a server that is there for everybody. */
const MOST_MS = 10_000;

/** What a judge handed in and was told is received. */
interface HandedIn {
  readonly round: string;
  readonly team: string;
  readonly marks: Readonly<Record<string, number>>;
  readonly seq: number;
}

/**
 * A backup is taken while everybody hands in; they go on; the laptop dies. Another one, with another folder and another
 * address, is started from that backup, and the tablets give it what it lacks.
 */
export async function restore(short: boolean): Promise<Fault[]> {
  const tries = short ? 1 : 3;
  const wrong: string[] = [];
  let [lost, sheets, given, slowest] = [0, 0, 0, 0];
  for (let i = 0; i < tries; i++) {
    const file = fullHall(short ? 20 : JUDGES);
    const [dead, spare] = [await Site.of(file), await Site.of(file)];
    try {
      await dead.start();
      const crowd = await Crowd.open(dead);
      crowd.mark();
      await crowd.marked(1 / 3);
      const backup = join(spare.folder, 'stick.sqlite');
      await writeFile(backup, await download(dead.address, crowd.desk.token));
      await crowd.marked(2 / 3);
      await crowd.rest();
      const { log } = await crowd.desk.sees<JudgeView>(() => true);
      crowd.leave();
      await dead.close();

      const began = performance.now();
      const server = await spare.start({ more: ['--restore', backup] });
      slowest = Math.max(slowest, performance.now() - began);
      const ledger = new Ledger();
      for (const judge of crowd.judges) {
        const tablet = new Caller(judge.person, judge.token, spare.address, ledger);
        const mine = handedIn(crowd.ledger, judge.person);
        sheets += mine.length;
        given += await giveBack(tablet, log, mine);
        lost += await missing(tablet, spare.address, mine);
        tablet.leave();
      }
      const { code } = await server.stop();
      if (code !== 0) wrong.push(`it ended with ${String(code)}`);
      if (checkFile(spare.path).kind !== 'good') wrong.push('the file is not good');
    } finally {
      await dead.close();
      await spare.close();
    }
  }
  if (slowest > MOST_MS) wrong.push('the spare laptop took too long');
  if (given === 0) wrong.push('the backup lacked nothing, so nothing was shown');
  const note = `${String(sheets)} sheets handed in, ${String(given)} of them given back; up again in ${(slowest / 1000).toFixed(1)} s at most`;
  return [fault({ name: NAME, tried: tries, lost, twice: 0, wrong, note })];
}

async function download(address: string, token: string): Promise<Buffer> {
  const answer = await fetch(`${address}/api/backup`, { headers: { authorization: `Bearer ${token}` } });
  if (!answer.ok) throw new Error(`/api/backup: ${String(answer.status)}`);
  return Buffer.from(await answer.arrayBuffer());
}

function handedIn(ledger: Ledger, person: string): HandedIn[] {
  return [...ledger.acknowledged.values()]
    .filter(({ command }) => command.person === person && command.type === 'sheet.submit')
    .map(({ command, seq }) => ({ ...(command.fields as Omit<HandedIn, 'seq'>), seq }));
}

/** As shared/outbox.ts does it: what this log does not hold is given back, with its old place. */
async function giveBack(tablet: Caller, log: JudgeView['log'], sheets: readonly HandedIn[]): Promise<number> {
  const view = await tablet.sees<JudgeView>(() => true);
  const lacking = sheets.filter(({ seq }) => !holds(view, { log, seq }));
  for (const sheet of lacking) await tablet.must('sheet.giveBack', { ...sheet, log });
  return lacking.length;
}

/** Sheets that do not stand there as they were handed in. */
async function missing(tablet: Caller, address: string, sheets: readonly HandedIn[]): Promise<number> {
  const rounds = [...new Set(sheets.map(({ round }) => round))];
  let lost = 0;
  for (const round of rounds) {
    const answer = await fetch(`${address}/api/sheets?round=${round}`, {
      headers: { authorization: `Bearer ${tablet.token}` },
    });
    const { sheets: there } = (await answer.json()) as { sheets: OpenSheet[] };
    for (const { team, marks } of sheets.filter((sheet) => sheet.round === round)) {
      const found = there.find((sheet) => sheet.team === team);
      const same = found?.letter === 'h' && JSON.stringify(found.marks) === JSON.stringify(Object.values(marks));
      if (!same) lost += 1;
    }
  }
  return lost;
}

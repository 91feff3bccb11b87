import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { checkFile } from '../../db/check.ts';
import { kindOfFile } from '../../db/open.ts';
import { chance, type Chance } from '../people/chance.ts';
import { Crowd, fullHall } from './crowd.ts';
import { fault, notTried, sum, type Fault } from './fault.ts';
import { readJournal, type Record } from './journal.ts';
import type { Account, Ledger } from './ledger.ts';
import { Medium } from './medium.ts';
import { rowsOf } from './rows.ts';
import { BUILT } from './server.ts';
import { Shim } from './shim.ts';
import { Site } from './site.ts';
import { missingTools } from './tools.mjs';

const NAME = 'power loss';

/** Every write and sync of the real server, cut off at random points: what a disk without the rest holds. */
export async function powerLoss(short: boolean): Promise<Fault[]> {
  if (missingTools().length > 0) return [notTried(NAME, `there is no ${missingTools().join(', ')}`)];
  const [judges, milliseconds, cuts] = short ? [10, 1000, 40] : [50, 4000, 300];
  const full = await record(judges, milliseconds, BUILT);
  const normal = await record(judges, milliseconds, lessSynchronous());
  try {
    const dropped = pullAt(full, cuts, null);
    const half = pullAt(full, cuts, chance('half'));
    const proof = pullAt(normal, cuts, null);
    const losing = proof.filter(({ lost }) => lost > 0).length;
    const note = `${String(full.records.length)} calls, ${String(full.ledger.acknowledged.size)} acknowledged`;
    return [
      fault({ name: `${NAME}, what was not synced is gone`, tried: cuts, ...sum(dropped), note }),
      fault({ name: `${NAME}, a half of it is there, some torn`, tried: cuts, ...sum(half), note }),
      {
        ...fault({ name: 'the same with synchronous=NORMAL, which has to lose', tried: cuts, ...sum(proof) }),
        value: losing,
        unit: 'cuts that lost',
        target: '≥ 1',
        met: losing > 0,
        note: `${String(losing)} of ${String(cuts)} cuts lost what was acknowledged: the two above can find it`,
      },
    ];
  } finally {
    await full.site.close();
    await normal.site.close();
  }
}

/** The server as built, but for the one word. */
function lessSynchronous(): string {
  const text = readFileSync(BUILT, 'utf8');
  const changed = text.replaceAll('synchronous = full', 'synchronous = normal');
  if (changed === text) throw new Error('the server says nowhere how synchronous it is');
  // Where it finds the packages that it needs.
  const path = join(BUILT, '..', '..', 'faults', 'normal.mjs');
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, changed);
  return path;
}

interface Recorded {
  readonly site: Site;
  readonly folder: string;
  readonly ledger: Ledger;
  readonly records: readonly Record[];
}

/** A hall at work from the first start to the stop, with all that its server asked of the disk. */
async function record(judges: number, milliseconds: number, program: string): Promise<Recorded> {
  const site = await Site.of(fullHall(judges));
  const shim = new Shim(site.data, site.folder);
  const server = await site.start({ program, env: shim.env });
  const crowd = await Crowd.open(site, () => shim.written);
  crowd.mark();
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  await crowd.rest();
  crowd.leave();
  await server.stop();
  return { site, folder: site.folder, ledger: crowd.ledger, records: readJournal(shim.journal) };
}

/** Pulls the plug after so many of the calls, by chance, and looks at what is left each time. */
function pullAt({ site, records, ledger }: Recorded, cuts: number, luck: Chance | null): Account[] {
  const where = chance('cuts');
  const last = records.length;
  const after = Array.from({ length: cuts }, () => Math.ceil(where.next() * last)).sort((a, b) => a - b);
  const medium = new Medium(site.data);
  const left = join(site.folder, 'left');
  let taken = 0;
  return after.map((cut) => {
    for (const one of records.slice(taken, cut)) medium.take(one);
    taken = cut;
    medium.pull(left, luck);
    const until = records[cut - 1]?.end ?? 0;
    return held(join(left, basename(site.path)), ledger, until);
  });
}

/** What a start finds, which brings to its end what the cut left half done. */
function held(path: string, ledger: Ledger, until: number): Account {
  if (kindOfFile(path) === 'missing') return ledger.hold([], until);
  try {
    // Looked through first, as it is: only then is it opened to be written.
    const { kind } = checkFile(path);
    const account = ledger.hold(rowsOf(path), until);
    return kind === 'good' ? account : { ...account, wrong: [...account.wrong, `the file is ${kind}`] };
  } catch (error) {
    return { ...ledger.hold([], until), wrong: [String(error)] };
  }
}

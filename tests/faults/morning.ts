import type { Alarm } from '../../shared/alarm.ts';
import type { PanelView } from '../../shared/panel.ts';
import { contest, type File } from '../builders.ts';
import { join } from '../people/person.ts';
import { Caller } from './caller.ts';
import type { Ledger } from './ledger.ts';
import type { Ended, Server } from './server.ts';
import type { Site } from './site.ts';

/** Busy so often: it is given up, and was not promised. */
const TRIES = 3;

/** One wall newspaper, one judge. */
export function oneWall(): File {
  return contest({ judges: 1, teams: 2, rounds: [{ mode: 'gallery', criteria: 2 }] });
}

/** How a morning went, on whatever disk. */
export interface Morning {
  readonly ledger: Ledger;
  /** It came up, and the MC could sign in: there was a panel to be shouted at. */
  readonly panel: boolean;
  /** What the panel was told. */
  readonly alarms: ReadonlySet<Alarm['kind']>;
  /** Still up when it was told to stop. */
  readonly stayedUp: boolean;
  readonly ended: Ended;
}

/**
 * A contest's morning, from the first start to the stop: people sign in, the part is opened, marked, handed in and
 * closed. What is answered `busy` too often is left. `failed` is asked just before the stop: then an alarm is waited for.
 */
export async function morning(site: Site, server: Server, ledger: Ledger, failed: () => boolean): Promise<Morning> {
  const alarms = new Set<Alarm['kind']>();
  const callers: Caller[] = [];
  if (!(await server.ready)) return { ledger, panel: false, alarms, stayedUp: false, ended: await server.ended };
  const comes = async (person: string, code: string) => {
    const token = await signIn(site.address, code);
    if (token === null) return null;
    const caller = new Caller(person, token, site.address, ledger);
    callers.push(caller);
    return caller;
  };
  const mc = await comes('mc', site.codes.mc);
  const judge = await comes('gk1', site.codes.judges['gk1'] ?? '');
  mc?.socket.on('view', (view: PanelView) => {
    for (const { kind } of view.alarms) alarms.add(kind);
  });
  if (mc) await mc.sees(() => true);
  await mc?.send('round.open', { round: 'r1' }, TRIES);
  for (const team of ['t1', 't2']) {
    await judge?.send('marks.save', { round: 'r1', team, marks: { c1: 7.5 } }, TRIES);
    await judge?.send('sheet.submit', { round: 'r1', team, marks: { c1: 7.5, c2: 8.25 } }, TRIES);
  }
  await mc?.send('round.close', { round: 'r1' }, TRIES);
  // One that is sure to come after whatever failed.
  await mc?.send('board.show', { what: 'programme' }, TRIES);
  if (mc) await shown(mc);
  // The close had a backup made.
  await mc?.sees<PanelView>(
    ({ copies, alarms: all }) => copies?.last != null || all.some(({ kind }) => kind === 'backup'),
  );
  if (failed() && mc) await Promise.race([mc.sees<PanelView>(({ alarms: all }) => all.length > 0), patience()]);
  for (const caller of callers) caller.leave();
  const stayedUp = await answers(site.address);
  const ended = await server.stop();
  return { ledger, panel: mc !== null, alarms, stayedUp, ended };
}

/** An alarm that is not shown by then is none. */
function patience(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5000));
}

/** Views are sent together, so that the last alarm may still be on its way: another page's first view has all of them. */
async function shown(mc: Caller): Promise<void> {
  mc.socket.disconnect();
  mc.view = null;
  mc.socket.connect();
  await mc.sees(() => true);
}

/** Null where the server could not write it down that often. */
async function signIn(address: string, code: string): Promise<string | null> {
  for (let tried = 0; tried < TRIES; tried++) {
    try {
      return (await join(address, code)).token;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  return null;
}

async function answers(address: string): Promise<boolean> {
  const answer = await fetch(`${address}/healthz`).catch(() => null);
  return answer?.ok === true;
}

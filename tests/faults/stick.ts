import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { newestGood } from '../../db/finding.ts';
import type { BackupAlarm } from '../../shared/alarm.ts';
import type { PanelView } from '../../shared/panel.ts';
import { Crowd, fullHall } from './crowd.ts';
import { fault, notTried, type Fault } from './fault.ts';
import { Site } from './site.ts';
import { rowsOf } from './rows.ts';
import { Tmpfs } from './tmpfs.ts';

const JUDGES = 10;
/** Enough for all the copies of one run. */
const ROOM = 16_000;

/** The folder for backups goes away under a hall at work, and comes back; another is too small. */
export async function stick(short: boolean): Promise<Fault[]> {
  const tries = short ? 1 : 5;
  return [
    await troubled('the backup folder vanishes, and comes back', tries, 'gone', {
      begin: (path) => {
        mkdirSync(path);
        return true;
      },
      trouble: (path) => {
        rmSync(path, { recursive: true });
      },
      mend: (path) => {
        mkdirSync(path);
      },
    }),
    await troubled('the backup stick is full, and is emptied', tries, 'full', {
      begin: (path) => (disk = Tmpfs.at(path, ROOM)) !== null,
      trouble: () => disk?.fill(),
      mend: () => disk?.empty(),
      end: () => disk?.pull(),
    }),
  ];
}

let disk: Tmpfs | null = null;

interface Trouble {
  /** False where it is not allowed here. */
  readonly begin: (path: string) => boolean;
  readonly trouble: (path: string) => void;
  readonly mend: (path: string) => void;
  readonly end?: () => void;
}

/** The alarm comes and goes, the hall is answered all the time, and the copy that is good in the end is one. */
async function troubled(name: string, tries: number, why: BackupAlarm['why'], how: Trouble): Promise<Fault> {
  const site = await Site.of(fullHall(JUDGES));
  const path = join(site.folder, 'stick');
  try {
    if (!how.begin(path)) return notTried(name, 'a tmpfs is not allowed here');
    const server = await site.start({ more: [...site.flags, '--backup', path] });
    const crowd = await Crowd.open(site);
    const isBad = ({ alarms }: PanelView) => alarms.some((one) => one.kind === 'backup' && one.why === why);
    const copied = async (after: number) => {
      await closeStage(crowd);
      await crowd.desk.sees<PanelView>(
        ({ copies, alarms }) => (copies?.last ?? 0) > after && alarms.every(({ kind }) => kind !== 'backup'),
      );
    };
    crowd.mark();
    await copied(0);
    for (let i = 0; i < tries; i++) {
      how.trouble(path);
      await closeStage(crowd);
      const { copies } = await crowd.desk.sees(isBad);
      how.mend(path);
      await copied(copies?.last ?? 0);
    }
    await crowd.rest();
    crowd.leave();
    const wrong = newestGood(path, site.file.id) === null ? ['there is no good copy in the end'] : [];
    const { code } = await server.stop();
    if (code !== 0) wrong.push(`it ended with ${String(code)}`);
    const account = crowd.ledger.hold(rowsOf(site.path));
    const note = `${String(crowd.ledger.acknowledged.size)} acknowledged meanwhile`;
    return fault({ name, tried: tries, ...account, wrong: [...account.wrong, ...wrong], note });
  } finally {
    await site.close(() => existsSync(path) && how.end?.());
  }
}

/** At a round's close a copy is made at once. */
async function closeStage({ desk }: Crowd): Promise<void> {
  await desk.must('round.close', { round: 'r3', force: true, reason: 'thử' });
  await desk.must('round.reopen', { round: 'r3', reason: 'thử' });
}

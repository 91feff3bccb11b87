import { join } from 'node:path';
import type { Alarm } from '../../shared/alarm.ts';
import type { PanelView } from '../../shared/panel.ts';
import { checkFile } from '../../db/check.ts';
import { Crowd, fullHall } from './crowd.ts';
import { fault, notTried, type Fault } from './fault.ts';
import { Site } from './site.ts';
import { rowsOf } from './rows.ts';
import { Tmpfs } from './tmpfs.ts';

const NAME = 'the disk fills up, and is emptied again';
const [SMALL, LARGE] = [800, 64_000];

/** A disk that is really full, under judges who go on marking; then it has room again. */
export async function full(): Promise<Fault[]> {
  const site = await Site.of(fullHall(20));
  const disk = Tmpfs.at(site.data, SMALL);
  try {
    if (!disk) return [notTried(NAME, 'a tmpfs is not allowed here')];
    const server = await site.start({ more: [...site.flags, '--backup', join(site.folder, 'backup')] });
    const crowd = await Crowd.open(site);
    const shouts = (kind: Alarm['kind']) =>
      crowd.desk.sees<PanelView>(({ alarms }) => alarms.some((alarm) => alarm.kind === kind));
    crowd.mark();
    const [told] = (await shouts('disk')).alarms;
    const wrong = told?.kind === 'disk' && told.why === 'full' ? [] : [`the panel was told: ${JSON.stringify(told)}`];
    const before = crowd.ledger.acknowledged.size;
    disk.grow(LARGE);
    await shouts('mended');
    while (crowd.ledger.acknowledged.size < before + 20) await new Promise((resolve) => setTimeout(resolve, 20));
    await crowd.rest();
    crowd.leave();
    const { code } = await server.stop();
    if (code !== 0) wrong.push(`it ended with ${String(code)}`);
    const { kind } = checkFile(site.path);
    if (kind !== 'good') wrong.push(`the file is ${kind}`);
    const account = crowd.ledger.hold(rowsOf(site.path));
    const note = `${String(before)} acknowledged before, ${String(crowd.ledger.acknowledged.size - before)} after`;
    return [fault({ name: NAME, tried: 1, ...account, wrong: [...account.wrong, ...wrong], note })];
  } finally {
    await site.close(() => disk?.pull());
  }
}

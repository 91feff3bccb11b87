import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backUp, mayBeMade, type Order } from '../../db/backup.ts';
import { checkFile } from '../../db/check.ts';
import { copyBeside, copyPath } from '../../db/copy.ts';
import { timeName } from '../../db/disk.ts';
import { backupsIn, newestGood } from '../../db/finding.ts';
import { ContestFile } from '../../db/open.ts';
import { Backups } from '../../server/backups.ts';
import { startCopying, type Copying } from '../../server/copying.ts';
import { holdFolder } from '../../server/opening.ts';
import { isStop } from '../../server/flags.ts';
import type { BackupAlarm } from '../../shared/alarm.ts';
import type { PanelView } from '../../shared/panel.ts';
import { contest } from '../builders.ts';
import { Hall } from '../hall.ts';
import { mark, written } from './written.ts';

const NOON = new Date(2023, 10, 15, 12).getTime();
const MINUTE = 60_000;

let folder: string;
let order: Order;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hoi-thi-'));
  const source = written(join(folder, 'hoi-thi.sqlite'));
  const to = join(folder, 'stick');
  order = { source, id: 'hoi-thi', folder: to, make: true, elsewhere: false, at: NOON };
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('a backup', () => {
  test('is of what is written meanwhile too, one whole file with nothing beside it', async () => {
    const server = new ContestFile(order.source);
    server.log.append([mark(21)]);
    expect(await backUp(order)).toMatchObject({ made: join(order.folder, 'hoi-thi.2023-11-15T12-00-00.sqlite') });
    server.log.append([mark(22)]);
    await backUp(order);
    expect(readdirSync(order.folder).sort()).toEqual([
      'hoi-thi.2023-11-15T12-00-00.sqlite',
      'hoi-thi.2023-11-15T12-00-00_2.sqlite',
    ]);
    expect(backupsIn(order.folder, 'hoi-thi').map(({ path }) => checkFile(path))).toMatchObject([
      { kind: 'good', head: server.log.head },
      { kind: 'good', head: { seq: 21 } },
    ]);
    server.close();
  });

  test('waits for no stick while it holds the contest’s file: what was copied is beside it, whole', async () => {
    const server = new ContestFile(order.source);
    server.log.append([mark(21)]);
    const copy = await copyBeside(order.source);
    server.force(NOON);
    expect(checkFile(copy)).toMatchObject({ kind: 'good', head: server.log.head });
    // Nothing of it stays, whether it is carried to its end or not.
    await backUp(order);
    rmSync(order.folder, { recursive: true });
    writeFileSync(order.folder, 'no folder');
    expect(await backUp(order)).toHaveProperty('why');
    server.close();
    expect(readdirSync(folder).sort()).toEqual(['hoi-thi.sqlite', 'stick']);
  });

  test('of a file whose chain is broken is none, and what was left of an earlier one goes', async () => {
    const left = join(order.folder, 'hoi-thi.2023-11-15T11-00-00.sqlite.unfinished');
    mkdirSync(order.folder);
    writeFileSync(left, 'half of it');
    const { made = '' } = await backedUp(order);
    expect(existsSync(left)).toBe(false);
    const bytes = readFileSync(order.source);
    const text = Buffer.from('trang phục đẹp');
    bytes.write('trang phục xấu', bytes.lastIndexOf(text));
    writeFileSync(order.source, bytes);
    expect(await backUp({ ...order, at: NOON + MINUTE })).toMatchObject({ why: 'unmade' });
    expect(newestGood(order.folder, 'hoi-thi')).toBe(made);
  });

  test('goes nowhere else when the stick is gone, and on when it is back', async () => {
    await backUp(order);
    const again = { ...order, make: false, at: NOON + MINUTE };
    renameSync(order.folder, join(folder, 'pocket'));
    expect(await backUp(again)).toMatchObject({ why: 'gone' });
    expect(existsSync(order.folder)).toBe(false);
    // Only the place where it was is there: that is this machine's own disk.
    mkdirSync(order.folder);
    expect(await backUp({ ...again, elsewhere: true })).toMatchObject({ why: 'gone' });
    expect(readdirSync(order.folder)).toEqual([]);
    rmSync(order.folder, { recursive: true });
    renameSync(join(folder, 'pocket'), order.folder);
    expect(await backUp(again)).toHaveProperty('made');
    expect(await backUp({ ...order, folder: '/media/nobody/STICK/backup' })).toMatchObject({ why: 'gone' });
    expect(existsSync('/media/nobody')).toBe(false);
    expect(await backUp({ ...order, folder: '/proc/hoi-thi' })).toMatchObject({ why: 'gone' });
  });

  test('does not blame the folder, nor make it, where there is nothing to be copied', async () => {
    rmSync(order.source);
    expect(await backUp(order)).toMatchObject({ why: 'unmade' });
    expect(existsSync(order.folder)).toBe(false);
  });

  test('goes below the place for sticks only on a stick that is plugged in', () => {
    const plugged = new Map([
      ['/media', 1],
      ['/media/thu-ky', 1],
      ['/media/thu-ky/STICK', 2],
    ]);
    const may = (path: string) => mayBeMade(path, (at) => plugged.get(at) ?? null);
    expect(['/media/thu-ky/STICK/backup', '/media/thu-ky/STICK/a/b'].map(may)).toEqual([true, true]);
    expect(['/media/thu-ky/OTHER', '/media/thu-ky/OTHER/backup', '/media/STICK'].map(may)).toEqual([
      false,
      false,
      false,
    ]);
    // On a machine that has no such place at all, too.
    expect(may('/run/media/thu-ky/STICK')).toBe(false);
    expect(['/home/thu-ky/backup', '/mediathek/backup'].map(may)).toEqual([true, true]);
  });

  test('is thinned with time: the last ten, one of ten minutes for a day, one of a day', async () => {
    mkdirSync(order.folder);
    const two = 2 * 24 * 60;
    const kept = (minutes: number) =>
      existsSync(join(order.folder, `hoi-thi.${timeName(NOON - minutes * MINUTE)}.sqlite`));
    for (let minutes = 1; minutes <= two; minutes++)
      writeFileSync(join(order.folder, `hoi-thi.${timeName(NOON - minutes * MINUTE)}.sqlite`), '');
    writeFileSync(join(order.folder, 'khac.2023-11-15T09-00-00.sqlite'), '');
    writeFileSync(join(order.folder, 'hoi-thi.ghi-chu.txt'), '');
    const { made = '' } = await backedUp(order);
    expect(existsSync(made)).toBe(true);
    const all = Array.from({ length: two }, (_, i) => i + 1);
    expect(all.filter((minutes) => minutes < 10 && !kept(minutes))).toEqual([]);
    const day = all.filter((minutes) => minutes >= 10 && minutes < 24 * 60 && kept(minutes));
    expect(day.length).toBeGreaterThanOrEqual(142);
    expect(day.length).toBeLessThanOrEqual(144);
    expect(all.filter((minutes) => minutes > 24 * 60 && kept(minutes)).length).toBeLessThanOrEqual(2);
    expect(readdirSync(order.folder)).toEqual(
      expect.arrayContaining(['khac.2023-11-15T09-00-00.sqlite', 'hoi-thi.ghi-chu.txt']),
    );
  });

  test('is none the worse for an old one that cannot be removed', async () => {
    for (let minutes = 1; minutes <= 30; minutes++)
      mkdirSync(join(order.folder, `hoi-thi.${timeName(NOON - minutes * MINUTE)}.sqlite`), { recursive: true });
    expect(await backUp(order)).toHaveProperty('made');
  });

  test('that takes too long is given up', async () => {
    expect(await startCopying(order, 0).outcome).toBe('slow');
  });

  test('by a process that says nothing sensible is none; what it leaves goes with it, or at the next start', async () => {
    const program = join(folder, 'copier.mjs');
    writeFileSync(
      program,
      `import { writeFileSync } from 'node:fs';
       const { source } = JSON.parse(process.argv[2]);
       writeFileSync(source + '.' + process.pid + '.copying', 'half of it');
       process.send({ made: 7 });`,
    );
    const copying = startCopying(order, 60_000, program);
    expect(await copying.outcome).toMatchObject({ why: 'unmade', what: expect.stringContaining('7') as string });
    expect(readdirSync(folder)).toHaveLength(3);
    await copying.stop();
    await copying.gone;
    expect(readdirSync(folder).sort()).toEqual(['copier.mjs', 'hoi-thi.sqlite']);

    for (const beside of ['', '-journal']) writeFileSync(copyPath(order.source, 1) + beside, 'half of it');
    const held = holdFolder(folder);
    if (!isStop(held)) held.release();
    expect(readdirSync(folder).sort()).toEqual(['copier.mjs', 'hoi-thi.sqlite', 'server.lock']);
  });
});

describe('in the server', () => {
  const alarms: (BackupAlarm | null)[] = [];
  const backupsBy = (begin: typeof startCopying) =>
    new Backups(
      {
        ...order,
        clock: () => NOON,
        mark: () => 'the same',
        changed: (alarm) => alarms.push(alarm),
        say: () => undefined,
      },
      begin,
    );
  beforeEach(() => {
    alarms.length = 0;
  });

  test('no second process is begun while one hangs on a stick', async () => {
    const begun: (() => void)[] = [];
    const backups = backupsBy((): Copying => {
      const gone = new Promise<void>((resolve) => begun.push(resolve));
      return { outcome: Promise.resolve('slow'), gone, stop: () => Promise.resolve() };
    });
    backups.now();
    await expect.poll(() => alarms).toMatchObject([{ kind: 'backup', why: 'slow' }]);
    backups.now();
    expect(begun).toHaveLength(1);
    begun[0]?.();
    await expect.poll(() => begun).toHaveLength(2);
    await backups.close();
  });

  test('one that cannot even begin is an alarm, not a crash', async () => {
    const backups = backupsBy(() => {
      throw new Error('no more processes');
    });
    backups.now();
    await expect.poll(() => alarms).toMatchObject([{ kind: 'backup', why: 'unmade' }]);
    await backups.close();
  });
});

async function backedUp(one: Order): Promise<{ made?: string }> {
  const outcome = await backUp(one);
  return 'made' in outcome ? outcome : {};
}

test('in the hall: at each close of a part; shouted about while the stick is gone, and used again when it is back', async () => {
  const stick = join(folder, 'stick');
  const hall = await Hall.open(contest({ rounds: [{ mode: 'gallery' }] }), stick);
  const mc = await hall.socket('mc');
  const close = async () => {
    await hall.does(mc, 'round.open', { round: 'r1' });
    await hall.does(mc, 'round.close', { round: 'r1', force: true, reason: 'Chạy thử' });
  };
  const organiser = await hall.token('organiser');
  await close();
  const { copies } = await hall.view<PanelView>(mc, (view) => view.copies?.last != null);
  expect(copies).toMatchObject({ folder: stick, elsewhere: false });
  expect(backupsIn(stick, 'hoi-thi').map(({ path }) => checkFile(path))).toMatchObject([
    { kind: 'good', head: { seq: 2 } },
  ]);

  renameSync(stick, join(folder, 'pocket'));
  const again = async () => {
    await hall.does(mc, 'round.reopen', { round: 'r1', reason: 'Chạy thử' });
    await hall.does(mc, 'round.close', { round: 'r1', force: true, reason: 'Chạy thử' });
  };
  await again();
  const { alarms } = await hall.view<PanelView>(mc, (view) => view.alarms.length > 0);
  expect(alarms).toMatchObject([{ kind: 'backup', why: 'gone', folder: stick, last: copies?.last }]);

  renameSync(join(folder, 'pocket'), stick);
  await again();
  await hall.view<PanelView>(mc, (view) => view.alarms.length === 0);
  expect(backupsIn(stick, 'hoi-thi')).toHaveLength(2);

  const answer = await hall.get('/api/backup', organiser);
  const name = /filename="(hoi-thi\..*\.sqlite)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? '';
  const saved = join(folder, name);
  writeFileSync(saved, Buffer.from(await answer.arrayBuffer()));
  expect(statSync(saved).size).toBe(Number(answer.headers.get('content-length')));
  expect(checkFile(saved)).toMatchObject({ kind: 'good', head: { seq: 6 } });
  expect((await hall.get('/api/backup', await hall.token('mc'))).status).toBe(403);
  await hall.close();
});

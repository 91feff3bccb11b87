import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { ask } from '../shared/decide.ts';
import { isRefusal } from '../shared/define.ts';
import { start } from '../shared/messages/start.ts';
import type { Ack } from '../shared/wire.ts';
import { people } from './access.ts';
import { toldPort, watchAddress } from './address.ts';
import { buildApp, type App } from './app.ts';
import { keepAwake } from './awake.ts';
import type { BackupNeeds } from './backups.ts';
import { openPage } from './browser.ts';
import { isStop, readFlags, type Flags, type Stop } from './flags.ts';
import { forceBeforeServing } from './forcing.ts';
import { hallClock } from './hall-clock.ts';
import { addresses, codeTable, ownAddress, qrCode } from './hall.ts';
import { heldElsewhere, openContest, readContest, unknownPerson, withoutAccess, type Opened } from './opening.ts';
import { freePorts, listenFault } from './port.ts';
import { endRehearsal } from './rehearsal.ts';
import { restoreContest } from './restore.ts';
import { restoredFrom } from './restored.ts';
import { startRobots } from './robots.ts';
import { ROOT } from './root.ts';
import { unopened } from './sound.ts';
import { realTime } from './time.ts';
import { complain, lang, say } from './window.ts';

const CLIENT = join(ROOT, 'client', 'dist');

const words = start[lang];

let close: () => Promise<void> = () => Promise.resolve();
let stopping = false;
function stop(): void {
  if (stopping) return;
  stopping = true;
  void close().then(() => process.exit(0));
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
// Started by another process of ours: when that is gone, this one does not stay behind alone.
process.on('disconnect', stop);
process.channel?.unref();

const refused = await main();
if (refused) {
  complain(refused.stop(words, lang));
  process.exit(2);
}

async function main(): Promise<Stop | null> {
  const flags = readFlags(process.argv.slice(2), process.env);
  if (isStop(flags)) return flags;
  const given = flags.contest === null || flags.restore !== null ? null : readContest(flags.contest);
  if (isStop(given)) return given;
  const free = await freePorts(flags);
  if (isStop(free)) return heldElsewhere(flags.data) ?? free;
  const opened =
    flags.restore === null
      ? await openContest(flags.data, given, flags, Date.now(), backupFolder(flags))
      : restoreContest(flags.restore, flags, Date.now());
  if (isStop(opened)) return opened;
  const hall = await build(opened, flags);
  if (isStop(hall)) {
    release(opened);
    return hall;
  }
  close = async () => {
    await hall.close();
    release(opened);
  };
  const restored = flags.rehearsal ? null : restoredFrom(opened.file.log);
  if (restored) hall.alarms.raise(restored);
  const told = toldPort(opened.file);
  const port = free.find((one) => one === told) ?? free[0];
  const listening = await listen(hall, opened, flags, port);
  if (isStop(listening)) {
    await close();
    return listening;
  }

  const { contest } = hall.loop.committed;
  const secure = flags.tls !== null;
  const own = ownAddress(flags.host, listening.port, secure);
  const stopRobots = flags.robots ? await startRobots(own, opened.file, contest) : null;
  const current = () => addresses(flags.host, listening.port, secure);
  const [address = '', ...others] = current();
  say(`\n${contest.title}\n`);
  for (const url of [address, ...others]) say(`${words.address}: ${url}`);
  if (given && flags.contest !== null && JSON.stringify(withoutAccess(given)) !== JSON.stringify(contest))
    say(`\n${words.differs(flags.contest)}`);
  for (const one of opened.news) say(`\n${one(words)}`);
  const { file } = opened;
  const stopWatching = watchAddress({
    file: {
      meta: (key) => file.meta(key),
      // The hall is at work by now: a disk that fails here is the loop's to shout about and to mend.
      setMeta: (key, value) => {
        hall.loop.write(() => {
          file.setMeta(key, value);
          return {};
        });
      },
    },
    alarms: hall.alarms,
    current,
    seen: (addresses) => {
      hall.reach.isAt(addresses);
    },
    clock: Date.now,
    say: (was, now) => {
      say(`\n${words.addressChanged(was, now)}`);
    },
  });
  const letSleep = keepAwake({
    wanted: () => hall.loop.committed.rounds.some(({ status }) => status === 'open'),
    mayNot: () => {
      say(`\n${words.maySleep}`);
    },
  });
  close = async () => {
    letSleep();
    stopRobots?.();
    stopWatching();
    await hall.close();
    release(opened);
  };
  if (flags.rehearsal) say(`\n${words.rehearsal}`);
  say(`\n${await qrCode(address)}`);
  if (listening.codes.size > 0) say(`\n${words.codes}\n${codeTable(listening.codes, contest, lang)}\n`);
  hall.backups?.start();
  if (hall.backups) say(flags.backup === null ? words.backupHere(backupFolder(flags)) : words.backup(flags.backup));
  say(words.lostCode);
  if (flags.open && !(await openPage(`${own}/#${hall.access.ticket()}`))) say(words.notOpened(own));
  say(flags.rehearsal ? words.stopTrial : words.stop);
  return null;
}

/** Seeds from a stock, where random bytes would be asked of the system for each command. */
function seeds(): () => string {
  let digits = '';
  return () => {
    if (digits === '') digits = randomBytes(4096).toString('hex');
    const seed = digits.slice(0, 32);
    digits = digits.slice(32);
    return seed;
  };
}

function backupFolder({ backup, data }: Flags): string {
  return backup ?? join(data, 'backup');
}

/** Shouted about in the terminal too, once each time that it is another reason. */
function sayBackup(...[news, folder, what]: Parameters<BackupNeeds['say']>): void {
  if (news === 'good') say(words.backupGood(folder));
  else complain(`${words.noBackup[news](folder)}${what === '' ? '' : ` (${what})`}`);
}

async function build({ file }: Opened, flags: Flags): Promise<App | Stop> {
  const log = (error: unknown) => {
    console.error(error);
  };
  try {
    return await buildApp({
      file,
      time: { ...realTime, now: hallClock(file.log.last?.at ?? 0) },
      seed: seeds(),
      client: CLIENT,
      tls: flags.tls,
      log,
      backup: flags.rehearsal ? null : { folder: backupFolder(flags), say: sayBackup },
    });
  } catch (error) {
    // A log that cannot be folded to its end: half a truth is none.
    return unopened(file.path, error);
  }
}

async function listen(
  hall: App,
  { file, made }: Opened,
  flags: Flags,
  wanted: number,
): Promise<{ port: number; codes: Map<string, string> } | Stop> {
  const stranger = unknownPerson(flags.newCodes, hall.loop.committed.contest);
  if (stranger) return stranger;
  const unforced = await forceBeforeServing(file, flags.data);
  if (unforced) return unforced;
  const renewed = await renew(hall, flags);
  if (isStop(renewed)) return renewed;
  try {
    await hall.app.listen({ host: flags.host, port: wanted });
  } catch (error) {
    return listenFault(error, { host: flags.host, port: wanted });
  }
  const address = hall.app.server.address();
  const port = address !== null && typeof address === 'object' ? address.port : wanted;
  return { port, codes: new Map([...made, ...renewed]) };
}

/** `--new-codes`: as the organiser renews them, so that the log knows. */
async function renew({ loop, taker }: App, { newCodes, data }: Flags): Promise<Map<string, string> | Stop> {
  if (!newCodes) return new Map();
  const { contest } = loop.committed;
  const { person: one } = newCodes;
  const codes = new Map<string, string>();
  // With a token that is nobody's: all of a person's sessions end.
  const organiser = { person: { role: 'organiser' }, token: randomBytes(32).toString('hex') } as const;
  for (const person of one === null ? people(contest) : [one]) {
    const asked = ask({ id: randomUUID(), type: 'access.renew', person }, organiser.person);
    if (isRefusal(asked)) throw new Error(`access.renew does not take ${person}`);
    const ack = await new Promise<Ack>((resolve, reject) => {
      taker.renew(asked, organiser, lang, resolve).catch(reject);
    });
    if (!ack.ok || ack.code === undefined) return { stop: (w) => w.folderUnwritable(data) };
    codes.set(person, ack.code);
  }
  return codes;
}

function release({ file, folder }: Opened): void {
  file.close();
  const stays = endRehearsal(folder.path);
  if (stays) complain(stays(words));
  folder.release();
}

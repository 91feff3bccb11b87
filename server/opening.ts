import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newestGood, tracesIn } from '../db/finding.ts';
import { sweepCopies } from '../db/copy.ts';
import { contestPath, contestsIn, Folder } from '../db/folder.ts';
import { ContestFile as DbFile, createFile, kindOfFile } from '../db/open.ts';
import { hashCode, SALT_BYTES } from '../db/sessions.ts';
import { ContestFile, type Contest } from '../shared/contest.ts';
import { faultOf } from '../shared/define.ts';
import { OPENING } from '../shared/fold.ts';
import { why } from '../shared/messages/why.ts';
import { people } from './access.ts';
import { goOnFromCopy } from './copied.ts';
import { faultText } from './fault.ts';
import { isStop, type Flags, type Stop } from './flags.ts';
import { makeCode } from './hall.ts';
import { endRehearsal, rehearse, trialTaken } from './rehearsal.ts';
import { ROOT } from './root.ts';
import { faultIn, foreign, unopened } from './sound.ts';
import { upgrade, type News } from './upgrade.ts';

const SAMPLE = join(ROOT, 'server', 'contests', 'ha-trung-2023.json');

type Given = ReturnType<typeof ContestFile.parse>;

/** A contest's file, open in a folder that is held. */
export interface Opened {
  readonly folder: Folder;
  readonly file: DbFile;
  /** The codes just made, by person. */
  readonly made: ReadonlyMap<string, string>;
  /** What else was done. */
  readonly news: readonly News[];
}

export function readContest(path: string): Given | Stop {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return { stop: (w) => w.contestUnreadable(path) };
  }
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return { stop: (w) => w.contestNotJson(path, faultText(error)) };
  }
  const read = ContestFile.safeParse(json, { reportInput: true });
  if (read.success) return read.data;
  const { path: field, fault, value, most } = faultOf(read.error.issues);
  return { stop: (w, lang) => w.contestUnfit(path, why[lang].field(field, fault, value, most)) };
}

/** What a contest is without the codes that a file may carry for it. */
export function withoutAccess({ access: _, ...contest }: Given): Contest {
  return contest;
}

/**
 * Opens the given contest, or the one opened last, or the sample; a contest that has no file yet gets one. Nothing is
 * written before everything that could be refused has been looked at.
 */
export async function openContest(
  data: string,
  given: Given | null,
  { newCodes, rehearsal }: Pick<Flags, 'newCodes' | 'rehearsal'>,
  now: number,
  backups = join(data, 'backup'),
): Promise<Opened | Stop> {
  const wanted = lookFor(data, given, backups);
  if (isStop(wanted)) return wanted;
  const stranger = wanted && unknownPerson(newCodes, withoutAccess(wanted));
  if (stranger) return stranger;
  const folder = holdFolder(data);
  if (isStop(folder)) return folder;
  const stays = endRehearsal(data);
  const taken = rehearsal ? trialTaken(data) : null;
  if (taken) return left(folder, taken);
  let path = data;
  try {
    const id = wanted?.id ?? folder.lastOpened() ?? '';
    path = contestPath(data, id);
    const made = wanted && kindOfFile(path) === 'missing' ? await create(path, wanted, now) : new Map<string, string>();
    const upgraded = rehearsal ? { news: [] } : upgrade(path, now);
    if (isStop(upgraded)) return left(folder, upgraded);
    // Only a trial run meets an older file here, and brings its copy along.
    const fault = kindOfFile(path) === 'older' ? null : faultIn(path, backups);
    if (fault) return left(folder, fault);
    if (rehearsal) return { folder, file: new DbFile(rehearse(data, id, now)), made, news: [] };
    const goesOn = goOnFromCopy(path, now);
    if (isStop(goesOn)) return left(folder, goesOn);
    const news = [...(stays ? [stays] : []), ...upgraded.news, ...goesOn.news];
    return { folder, file: new DbFile(path), made, news };
  } catch (error) {
    if (rehearsal) endRehearsal(data);
    return left(folder, unopened(path, error));
  }
}

/** A port that is taken may be taken by this very contest, in another window. */
export function heldElsewhere(data: string): Stop | null {
  return Folder.isHeld(data) ? { stop: (w) => w.folderHeld(data) } : null;
}

/** For a backup that is to be restored, which is wanted yet, whatever it looks like; or for what stands there. */
export function holdFolder(data: string, backup: string | null = null): Folder | Stop {
  const folder = Folder.hold(data);
  if (folder === 'held') return { stop: (w) => w.folderHeld(data) };
  if (folder === 'full') return { stop: (w) => (backup === null ? w.diskFull(data) : w.restoreFull(backup, data)) };
  if (folder === 'unwritable') return { stop: (w) => w.folderUnwritable(data) };
  try {
    sweepCopies(data, backup);
  } catch {
    // They are only in the way.
  }
  return folder;
}

function left(folder: Folder, why: Stop): Stop {
  folder.release();
  return why;
}

/** The contest that is to be opened; null: the folder has contests, and the last one opened is to go on. */
function lookFor(data: string, given: Given | null, backups: string): Given | Stop | null {
  try {
    const there = given ? [] : contestsIn(data);
    const newer = there.find(({ kind }) => kind === 'newer');
    if (newer) return { stop: (w) => w.fileNewer(contestPath(data, newer.id)) };
    const strangers = there.filter(({ kind }) => kind === 'foreign');
    const ours = there.length > strangers.length;
    // One that has backups was a contest, and may be the one that is to go on.
    const backed = strangers.find(({ id }) => newestGood(backups, id) !== null);
    const stranger = backed ?? (ours ? undefined : strangers[0]);
    if (stranger) return foreign(contestPath(data, stranger.id), backups);
    if (ours) return null;
    const wanted = given ?? readContest(SAMPLE);
    if (isStop(wanted)) return wanted;
    const path = contestPath(data, wanted.id);
    const kind = kindOfFile(path);
    if (kind === 'foreign') return foreign(path, backups);
    const traces = kind === 'missing' ? tracesIn(data, backups, given ? given.id : null) : null;
    if (traces) return { stop: (w) => w.fileMissing(contestPath(data, traces.id), traces.left, traces.backup) };
    return kind === 'newer' ? { stop: (w) => w.fileNewer(path) } : wanted;
  } catch {
    return { stop: (w) => w.folderUnwritable(data) };
  }
}

/** `--new-codes` for somebody whom the contest does not have. */
export function unknownPerson(newCodes: Flags['newCodes'], contest: Contest): Stop | null {
  const everybody = people(contest);
  const person = newCodes?.person ?? null;
  return person === null || everybody.includes(person)
    ? null
    : { stop: (w) => w.noPerson(person, everybody.join(', ')) };
}

async function create(path: string, given: Given, now: number): Promise<Map<string, string>> {
  const contest = withoutAccess(given);
  const { judges = {}, ...offices } = given.access ?? {};
  const chosen = new Map<string, string>([...Object.entries(offices), ...Object.entries(judges)]);
  const made = new Map<string, string>();
  const salt = randomBytes(SALT_BYTES);
  const access = await Promise.all(
    people(contest).map(async (person) => {
      const code = chosen.get(person) ?? makeCode(randomBytes(32), '', person);
      if (!chosen.has(person)) made.set(person, code);
      return { person, hash: await hashCode(code, salt) };
    }),
  );
  createFile(path, salt, [
    { seq: 0, at: now, person: 'organiser', type: OPENING, data: contest, command: null, access },
  ]);
  return made;
}

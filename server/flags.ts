import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { createSecureContext } from 'node:tls';
import { parseArgs } from 'node:util';
import type { start, StartWords } from '../shared/messages/start.ts';
import { trialFolder } from './rehearsal.ts';

/** Why the server does not start, for one line in the terminal. */
export interface Stop {
  readonly stop: (words: StartWords, lang: keyof typeof start) => string;
}

export function isStop(value: object | null): value is Stop {
  return value !== null && 'stop' in value;
}

export interface Flags {
  /** The first of them that can be had. */
  readonly ports: readonly [number, ...number[]];
  readonly host: string;
  readonly data: string;
  /** Where backups go; null is the data folder's own place for them. */
  readonly backup: string | null;
  /** The path of a contest file. */
  readonly contest: string | null;
  /** Whose codes are to be made anew. */
  readonly newCodes: { readonly person: string | null } | null;
  /** The path of a backup. */
  readonly restore: string | null;
  /** A trial run on a copy; `robots` mark for the judges who are not there. */
  readonly rehearsal: boolean;
  readonly robots: boolean;
  /** The organiser's page opens in this machine's browser. */
  readonly open: boolean;
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | null;
}

const FLAGS = ['port', 'host', 'data', 'contest', 'backup', 'restore'] as const;
type Flag = (typeof FLAGS)[number];
const NEW_CODES = 'new-codes';
const SWITCHES = ['rehearsal', 'robots', 'open'] as const;
type Switch = (typeof SWITCHES)[number];
export const FLAG_NAMES = [...FLAGS, NEW_CODES, ...SWITCHES].map((name) => `--${name}`);
export const ENVIRONMENT = ['PORT', 'HOST', 'DATA_DIR', 'CONTEST', 'BACKUP_DIR', 'TLS_CERT', 'TLS_KEY'] as const;
const ALL = FLAG_NAMES.join(', ');

/** A flag goes before its environment variable, and that before the default. */
export function readFlags(
  args: readonly string[],
  env: Readonly<Partial<Record<(typeof ENVIRONMENT)[number], string>>>,
): Flags | Stop {
  const said = readArgs(args);
  if (isStop(said)) return said;
  const { values, switches, newCodes } = said;
  const restore = values.get('restore') ?? null;
  const [rehearsal, robots] = [switches.has('rehearsal'), switches.has('robots')];
  if (restore !== null && (values.has('contest') || rehearsal)) return { stop: (w) => w.restoreAlone };
  if (rehearsal ? newCodes !== null : robots) return { stop: (w) => (rehearsal ? w.rehearsalCodes : w.robotsAlone) };
  const ports = readPorts((values.get('port') ?? env.PORT) || '3000');
  if (isStop(ports)) return ports;
  const backup = (values.get('backup') ?? env.BACKUP_DIR) || null;
  if (backup !== null && !canBeFolder(backup)) return { stop: (w) => w.backupNoFolder(backup) };
  const data = (values.get('data') ?? env.DATA_DIR) || 'data';
  if (backup !== null && isWithin(trialFolder(data), backup)) return { stop: (w) => w.backupInTrial(backup) };
  const tls = readTls(env.TLS_CERT, env.TLS_KEY);
  if (isStop(tls)) return tls;
  return {
    ports,
    host: (values.get('host') ?? env.HOST) || '0.0.0.0',
    data,
    backup,
    contest: (values.get('contest') ?? env.CONTEST) || null,
    newCodes,
    restore,
    rehearsal,
    robots,
    open: switches.has('open'),
    tls,
  };
}

interface Said {
  readonly values: ReadonlyMap<Flag, string>;
  readonly switches: ReadonlySet<Switch>;
  readonly newCodes: Flags['newCodes'];
}

function readArgs(args: readonly string[]): Said | Stop {
  const values = new Map<Flag, string>();
  const switches = new Set<Switch>();
  let newCodes: Flags['newCodes'] = null;
  // By tokens, because --new-codes may stand alone or with a person after it.
  const options = Object.fromEntries(FLAGS.map((name) => [name, { type: 'string' as const }]));
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  let last: string | undefined;
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    const afterNewCodes = last === NEW_CODES && newCodes?.person === null;
    last = token.kind === 'option' ? token.name : undefined;
    if (token.kind === 'positional') {
      if (!afterNewCodes) return { stop: (w) => w.unknownFlag(token.value, ALL) };
      newCodes = { person: token.value };
    } else if (token.name === NEW_CODES) {
      newCodes = { person: token.value ?? null };
    } else if (isSwitch(token.name) && token.value === undefined) {
      switches.add(token.name);
    } else {
      const flag = FLAGS.find((name) => name === token.name);
      if (!flag) return { stop: (w) => w.unknownFlag(token.rawName, ALL) };
      // The parser takes the next flag for a value; a folder of such a name is given as --backup=--name.
      const none = !token.value || (!token.inlineValue && token.value.startsWith('--'));
      if (none) return { stop: (w) => w.flagNeedsValue(token.rawName) };
      values.set(flag, token.value);
    }
  }
  return { values, switches, newCodes };
}

function isSwitch(name: string): name is Switch {
  return SWITCHES.some((one) => one === name);
}

function readPorts(text: string): Flags['ports'] | Stop {
  const [first = Number.NaN, ...others] = text
    .split(',')
    .map((one) => (/^\d{1,5}$/.test(one) ? Number(one) : Number.NaN));
  return [first, ...others].every((port) => port <= 65_535) ? [first, ...others] : { stop: (w) => w.badPort(text) };
}

/** Whether it is one, or may become one when the stick is plugged in. */
function canBeFolder(path: string): boolean {
  const above = dirname(path);
  if (existsSync(path)) return statSync(path).isDirectory();
  return above === path || canBeFolder(above);
}

function isWithin(folder: string, path: string): boolean {
  const [first = ''] = relative(real(folder), real(path)).split(sep);
  return first !== '..' && resolve(first) !== first;
}

/** Where a path really leads, be it that the end of it is not there yet. */
function real(path: string): string {
  return existsSync(path) ? realpathSync(path) : join(real(dirname(resolve(path))), basename(path));
}

function readTls(cert: string | undefined, key: string | undefined): Flags['tls'] | Stop {
  if (!cert && !key) return null;
  if (!cert || !key) return { stop: (w) => w.tlsPair };
  try {
    const read = { cert: readFileSync(cert), key: readFileSync(key) };
    createSecureContext(read);
    return read;
  } catch (error) {
    return { stop: (w) => w.tlsUnfit(error instanceof Error ? error.message : String(error)) };
  }
}

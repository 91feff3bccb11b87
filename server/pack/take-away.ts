// What the folder that was taken away starts: the server, with what a double click leaves unsaid.
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { start } from '../../shared/messages/start.ts';
import { isStop, readFlags } from '../flags.ts';
import { ROOT } from '../root.ts';
import { complain, lang } from '../window.ts';
import { flagsFor } from './dropped.ts';

/** The app's own folder lies in the one that was unpacked. */
const FOLDER = dirname(ROOT);
/** Where backups went the last time: a start after the power was cut is a double click, with nothing dropped. */
const STICK = join(FOLDER, 'backup-folder.txt');

const { env } = process;
const said = flagsFor(process.argv.slice(2), (path) => existsSync(path) && statSync(path).isDirectory());
const flags = readFlags(said, {});
const backup = isStop(flags) ? null : flags.backup;
if (existsSync(STICK)) env['BACKUP_DIR'] ??= readFileSync(STICK, 'utf8').trim();
env['DATA_DIR'] ??= join(FOLDER, 'data');
// An address without a port is typed sooner.
env['PORT'] ??= '80,3000';
process.argv.splice(2, Infinity, ...said, '--open');
await import('../main.ts');
// By now it listens: one that was refused has ended.
if (backup !== null) {
  try {
    writeFileSync(STICK, `${resolve(backup)}\n`);
  } catch {
    complain(start[lang].stickForgotten(STICK));
  }
}

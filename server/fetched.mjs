// A package that npm would not install here: a Node for another system, or a browser that only a long check wants.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { KEPT, npm, readJson, ROOT } from './prepare.mjs';

/**
 * The folder of that package, unpacked, and whole as the integrity says: npm's own where it is installed, else fetched
 * by npm the first time, and kept beside the packages. Of one that the lock file has, version and integrity are the
 * lock file's. None of its scripts runs.
 * @param {string} name
 * @param {string} [version]
 * @param {string} [integrity] `sha512-…`, as in a lock file
 * @returns {string}
 */
export function fetched(name, version, integrity) {
  const locked = readJson('package-lock.json')?.packages[`node_modules/${name}`];
  const wanted = { version: version ?? locked?.version, integrity: integrity ?? locked?.integrity };
  if (!wanted.version || !wanted.integrity?.startsWith('sha512-'))
    throw new Error(`${name}: no version and sha512 to fetch it by`);
  if (readJson(join('node_modules', name, 'package.json'))?.version === wanted.version)
    return join(ROOT, 'node_modules', name);
  const label = `${name}@${wanted.version}`;
  const folder = join(ROOT, KEPT, 'fetched', label.replace('/', '+'));
  if (existsSync(folder)) return folder;

  // Made aside and put in place whole: another may be looking.
  const aside = `${folder}-unfinished-${process.pid}`;
  mkdirSync(aside, { recursive: true });
  try {
    // The registry is whichever npm is set to: no other is named here.
    const packed = npm(['pack', label, '--ignore-scripts', '--loglevel=error'], {
      cwd: aside,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (packed.status !== 0) throw new Error(`${label} could not be fetched: is there a network?`);
    const [archive = ''] = readdirSync(aside);
    const sum = createHash('sha512')
      .update(readFileSync(join(aside, archive)))
      .digest('base64');
    if (`sha512-${sum}` !== wanted.integrity)
      throw new Error(`${label} is not what was asked for: its sum is sha512-${sum}`);
    const unpacked = spawnSync('tar', ['-xzf', archive], { cwd: aside, stdio: ['ignore', 'ignore', 'inherit'] });
    if (unpacked.status !== 0) throw new Error(`${label} could not be unpacked: is there a tar?`);
    if (!existsSync(folder)) renameSync(join(aside, 'package'), folder);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  return folder;
}

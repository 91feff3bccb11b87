import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { aptInstall } from '../apt.mjs';

/*
 * What the browsers stand on: WebKit with its driver and a display that nobody sees, and the libraries that a Chromium
 * of years ago asks of a system.
 */

const WEBKIT = { WebKitWebDriver: 'webkit2gtk-driver', Xvfb: 'xvfb' };
const LIBRARIES = ['libnss3', 'libexpat1', 'libfontconfig1'];

/** Installs what is missing of it, where that is possible; else it throws. */
export function needWebkit() {
  const packages = Object.entries(WEBKIT).flatMap(([program, name]) => (isThere(program) ? [] : [name]));
  if (packages.length > 0 && !aptInstall(...packages)) throw new Error(`not tried: there is no ${packages.join(', ')}`);
}

/**
 * That a system has what this program of another one asks for.
 * @param {string} program
 */
export function needLibraries(program) {
  if (process.platform !== 'linux') throw new Error('not tried: these are Chromiums for Linux');
  const lacks = () => /not found/.test(spawnSync('ldd', [program], { encoding: 'utf8' }).stdout);
  if (lacks() && (!aptInstall(...LIBRARIES) || lacks()))
    throw new Error(`not tried: there is no ${LIBRARIES.join(', ')}`);
}

/** @param {string} program */
function isThere(program) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.some((folder) => existsSync(join(folder, program)));
}

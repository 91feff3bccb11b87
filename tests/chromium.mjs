import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { aptInstall } from './apt.mjs';

/*
 * A Chromium, Chrome or Edge to test with. Plain JavaScript for any Node, since it is looked for before there is
 * anything else.
 */

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
  'msedge',
];

const MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const WINDOWS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Chromium\\Application\\chrome.exe',
];

/** Where the browser stands, or null. What CHROME_PATH names goes before all others. */
export function findChromium() {
  const named = process.env['CHROME_PATH'];
  if (named) return isProgram(named) ? named : null;
  return candidates().find(isProgram) ?? null;
}

/** Installs one where that is possible; false where it is not, or where it failed. */
export function installChromium() {
  return aptInstall('chromium');
}

function candidates() {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  if (process.platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? []);
    return roots.flatMap((root) => WINDOWS.map((path) => join(root, path)));
  }
  const known = ['/usr/bin', '/usr/local/bin', '/snap/bin'];
  const programs = [...new Set([...folders, ...known])].flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return process.platform === 'darwin' ? [...MAC, ...programs] : programs;
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

import { execFileSync } from 'node:child_process';
import { aptInstall } from '../apt.mjs';

/*
 * What breaks the disk under a server, and reads its file a second time: a C compiler and Python's SQLite, on Linux.
 * Elsewhere those faults cannot be tried, and the report says so.
 */

/** Each with how one sees that it is there. */
const PACKAGES = {
  gcc: () => runs('gcc', ['--version']),
  'libc6-dev': () => runs('gcc', ['-E', '-'], '#include <stdio.h>'),
  python3: () => runs('python3', ['-c', 'import sqlite3']),
};

/** What is missing on this machine, by package. */
export function missingTools() {
  return Object.entries(PACKAGES).flatMap(([name, isThere]) => (isThere() ? [] : [name]));
}

/** Installs what is missing, where that is possible; the report says what could not be tried. */
export function installTools() {
  const missing = process.platform === 'linux' ? missingTools() : [];
  if (missing.length > 0) aptInstall(...missing);
}

function runs(program, args, input = '') {
  try {
    execFileSync(program, args, { input, stdio: ['pipe', 'ignore', 'ignore'] });
    return true;
  } catch {
    return false;
  }
}

import { closeSync, existsSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What was written to a file is on the disk. */
export function syncFile(path: string): void {
  // Windows syncs only what was opened to be written.
  sync(path, process.platform === 'win32' ? 'r+' : 'r');
}

/** A new name is durable when its folder is; Windows has no such call and needs none. */
export function syncFolder(path: string): void {
  if (process.platform !== 'win32') sync(path, 'r');
}

function sync(path: string, flags: string): void {
  const opened = openSync(path, flags);
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

/** Step by step: told to make a whole path below a place like /proc, Node tries for ever. */
export function makeFolder(path: string): void {
  if (existsSync(path)) return;
  const above = dirname(path);
  if (above !== path) makeFolder(above);
  mkdirSync(path);
}

/** A time as a file's name has it, in the clock of the wall: by name is by time. */
export function timeName(at: number): string {
  const date = new Date(at);
  const two = (number: number) => String(number).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day}T${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join('-')}`;
}

/** A path in the folder where nothing stands yet. */
export function freeName(folder: string, wanted: string, ending = ''): string {
  for (let more = 1; ; more++) {
    const path = join(folder, `${wanted}${more === 1 ? '' : `_${String(more)}`}${ending}`);
    if (!existsSync(path)) return path;
  }
}

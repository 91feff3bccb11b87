import { extname } from 'node:path';

/**
 * What is dropped on the start file comes as a path alone: a folder is where backups are to go, a `.json` a contest, and
 * anything else a backup to go on from.
 */
export function flagsFor(args: readonly string[], isFolder: (path: string) => boolean): string[] {
  const [path, ...others] = args;
  if (path === undefined || others.length > 0 || path.startsWith('-')) return [...args];
  if (isFolder(path)) return ['--backup', path];
  return [extname(path).toLowerCase() === '.json' ? '--contest' : '--restore', path];
}

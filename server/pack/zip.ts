import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { zip, type AsyncZippable } from 'fflate';

const UNIX = 3;
/** What is to be run, on a system that asks for a mark of it; Windows, where this may be packed too, keeps none. */
const PROGRAM = /\.sh$|\/node$/;

/** The folder as a zip beside it, which unpacks to a folder of that name, with what may be run marked so. */
export async function zipFolder(folder: string): Promise<string> {
  const files: AsyncZippable = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = [basename(folder), ...relative(folder, path).split(sep)].join('/');
    files[name] = [readFileSync(path), { os: UNIX, attrs: (PROGRAM.test(name) ? 0o100755 : 0o100644) << 16 }];
  }
  const bytes = await new Promise<Uint8Array>((resolve, reject) => {
    zip(files, (error, data) => {
      if (error) reject(error);
      else resolve(data);
    });
  });
  writeFileSync(`${folder}.zip`, bytes);
  return `${folder}.zip`;
}

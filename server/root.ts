import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The project's folder. Whether this runs as it was written or as `bundle.ts` put it together, it is inside. */
export const ROOT = above(import.meta.dirname);

function above(folder: string): string {
  const parent = dirname(folder);
  return existsSync(join(folder, 'package.json')) || parent === folder ? folder : above(parent);
}

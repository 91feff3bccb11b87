import { join } from 'node:path';
import { statSync } from 'node:fs';
import { ROOT } from '../root.ts';
import { makeFolder } from './folder.ts';
import { TARGETS, type TargetName } from './targets.ts';
import { zipFolder } from './zip.ts';

/*
 * npm run pack: what a laptop with nothing installed starts by a double click, as a folder and as a zip, for every system
 * or for the one that is named.
 */

const names = Object.keys(TARGETS).filter((name): name is TargetName => name in TARGETS);
const asked = process.argv.slice(2);
const unknown = asked.find((one) => !names.some((name) => name === one));
if (unknown !== undefined) {
  console.error(`There is no “${unknown}” to pack for. Write ${names.join(' or ')}, or nothing for all.`);
  process.exit(2);
}

for (const name of names.filter((one) => asked.length === 0 || asked.includes(one))) {
  const folder = join(ROOT, 'packed', `hoi-thi-${name}`);
  await makeFolder(name, folder);
  const zip = await zipFolder(folder);
  console.log(`${folder}\n${zip} (${(statSync(zip).size / 1e6).toFixed(1)} MB)`);
}

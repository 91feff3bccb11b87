import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { short as figure, table, writeReport, type Row } from '../report.ts';
import { bigDayOf } from './big-day.ts';
import { forty, twenty } from './contests.ts';
import { dayOf } from './day.ts';
import { takeGuide } from './guide.ts';
import { lookAt, type Looked } from './look.ts';
import type { Moment } from './moment.ts';
import { motion } from './motion.ts';
import { orEnd, readOptions } from '../options.ts';

/*
 * npm run screens: every scene, page and dialogue as it is in a played contest, in the sizes of the devices that show
 * it: the pictures to be looked at, and what can be found amiss without eyes. `--short` takes a few of them in one size.
 */

const flags = orEnd(
  readOptions({
    short: { type: 'boolean', default: false },
    /** Those alone whose name has this in it. */
    only: { type: 'string' },
    /** The pictures of README and guide, and nothing else. */
    guide: { type: 'boolean', default: false },
    reports: { type: 'string', default: fileURLToPath(new URL('../../reports', import.meta.url)) },
  }),
);

/** What the short form looks at: what the hall and a judge look at for longest. */
const SHORT = ['scene welcome', 'scene overall, no marks yet', 'scene overall, half marked', 'judge, a sheet'];
/** Of the picture's height: read from thirty metres on a picture of three. */
const SPOTLIGHT = 5;

if (flags.guide) {
  await takeGuide(fileURLToPath(new URL('../../client/pictures', import.meta.url)));
  process.exit(0);
}

const isWanted = ({ name }: Moment) => (flags.short ? SHORT.includes(name) : name.includes(flags.only ?? ''));

const look = {
  folder: flags.short ? null : join(flags.reports, 'screens'),
  sizes: flags.short ? 1 : 3,
  isWanted,
  say: flags.short ? () => undefined : (line: string) => process.stderr.write(`${line}\n`),
};
const one = await twenty();
const looked = await lookAt(one, dayOf(one), look);
const many = forty();
if (!flags.short) looked.push(...(await lookAt(many, bigDayOf(many), look)));

const rows: Row[] = looked.flatMap(rowsOf);
if (flags.only === undefined) rows.push(...(await motion(flags.short ? 10 : 50)));
await writeReport(flags.reports, 'screens', rows);
console.log(
  table(rows, [
    ['what', (row) => row.name],
    ['value', (row) => `${figure(row.value)} ${row.unit}`],
    ['to reach', (row) => row.target],
    ['', (row) => (row.met ? 'met' : 'NOT MET')],
    ['', (row) => row.note ?? ''],
  ]),
);
process.exit(rows.every((row) => row.met) ? 0 : 1);

function rowsOf({ moment, name, size, faults, smallest, largest }: Looked): Row[] {
  const where = `${name} ${String(size.width)}×${String(size.height)}`;
  const found: Row[] = [
    {
      name: where,
      value: faults.length,
      unit: 'faults',
      target: '0',
      met: faults.length === 0,
      note: faults.join('; '),
    },
  ];
  if (moment.kind === 'scene' && smallest)
    found.push({
      name: `${where}, smallest text`,
      value: smallest.percent,
      unit: '% of the height',
      target: 'is told',
      met: true,
      note: smallest.text,
    });
  if (moment.spotlight && largest)
    found.push({
      name: `${where}, spotlight`,
      value: largest.percent,
      unit: '% of the height',
      target: `≥ ${String(SPOTLIGHT)}`,
      met: largest.percent >= SPOTLIGHT,
      note: largest.text,
    });
  return found;
}

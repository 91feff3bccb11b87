import { fileURLToPath } from 'node:url';
import { oneOf, orEnd, readOptions } from '../options.ts';
import { table, writeReport } from '../report.ts';
import { fault, type Fault } from './fault.ts';
import { clock } from './clock.ts';
import { cut } from './cut.ts';
import { flips } from './flips.ts';
import { full } from './full.ts';
import { kill } from './kill.ts';
import { nth } from './nth.ts';
import { powerLoss } from './powerloss.ts';
import { restore } from './restore.ts';
import { stick } from './stick.ts';

/*
 * npm run faults: the built server in a process of its own, and everything that can break under it broken. `--short`
 * tries each kind a few times.
 */

const flags = orEnd(
  readOptions({
    short: { type: 'boolean', default: false },
    /** One of them, by its name below. */
    only: { type: 'string' },
    reports: { type: 'string', default: fileURLToPath(new URL('../../reports', import.meta.url)) },
  }),
);

const faults = { kill, powerLoss, nth, full, stick, flips, clock, restore, cut };
const wanted = orEnd(oneOf('--only', flags.only, Object.keys(faults)));

const rows: Fault[] = [];
for (const [name, run] of Object.entries(faults))
  if (wanted.includes(name)) rows.push(...(await run(flags.short).catch((error: unknown) => [broken(name, error)])));
await writeReport(flags.reports, 'faults', rows);
console.log(
  table(rows, [
    ['fault', (row) => row.name],
    ['tried', (row) => String(row.tried)],
    ['lost', (row) => String(row.lost)],
    ['twice', (row) => String(row.twice)],
    ['to reach', (row) => `${row.target} ${row.unit}`],
    ['', (row) => (row.met ? 'met' : row.tried === 0 ? 'not tried' : 'NOT MET')],
    ['how', (row) => row.note ?? ''],
  ]),
);
// What this machine does not allow is no pass, and no failure either.
process.exit(rows.every((row) => row.met || row.tried === 0) ? 0 : 1);

/** What could not be gone through to its end is not met, and the others are tried all the same. */
function broken(name: string, error: unknown): Fault {
  console.error(error);
  return fault({ name, tried: 1, lost: 0, twice: 0, wrong: [String(error).slice(0, 500)] });
}

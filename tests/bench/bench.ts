import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { board } from './board.ts';
import { cpu } from './cpu.ts';
import { crowd } from './crowd.ts';
import { handIn } from './hand-in.ts';
import { page } from './page.ts';
import { short, table, writeReport, type Row } from '../report.ts';
import { startUp } from './start-up.ts';

/*
 * npm run bench: what it costs, each figure beside a floor measured in the same run. `--short` goes the whole way with
 * few repetitions: it shows that the bench works, not what the app costs.
 */

const { values: flags } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    /** One of them, by its name below. */
    only: { type: 'string' },
    reports: { type: 'string', default: fileURLToPath(new URL('../../reports', import.meta.url)) },
  },
});

const benches = { handIn, crowd, cpu, board, startUp, page };

const rows: Row[] = [];
for (const [name, run] of Object.entries(benches))
  if (flags.only === undefined || flags.only === name) rows.push(...(await run(flags.short)));
await writeReport(flags.reports, 'bench', rows);
console.log(
  table(rows, [
    ['figure', (row) => row.name],
    ['value', (row) => `${short(row.value)} ${row.unit}`],
    ['floor', (row) => (row.floor === undefined ? '' : `${short(row.floor)} ${row.unit}`)],
    ['ratio', (row) => row.ratio?.toFixed(2) ?? ''],
    ['to reach', (row) => row.target],
    ['', (row) => (row.met ? 'met' : 'NOT MET')],
  ]),
);
process.exit(rows.every((row) => row.met) ? 0 : 1);

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { orEnd, readOptions } from '../options.ts';
import { table, writeReport, type Row } from '../report.ts';
import { listening } from './complaints.ts';
import type { Browser } from './device.ts';
import { watching } from './hall.ts';
import { judging } from './judge.ts';
import { oldChromium } from './old-chromium.ts';
import { Visit } from './visit.ts';
import { webkit } from './webkit.ts';

/*
 * npm run browsers: a judge marks and hands in, and the hall watches, on the oldest browsers that are promised and on one
 * that is no Chromium, over plain http. `--short` takes the oldest alone, without motion, and
 * keeps no pictures.
 */

const flags = orEnd(
  readOptions({
    short: { type: 'boolean', default: false },
    /** The one whose name begins so. */
    only: { type: 'string', default: '' },
    reports: { type: 'string', default: fileURLToPath(new URL('../../reports', import.meta.url)) },
  }),
);

const BROWSERS: Readonly<Record<string, () => Promise<Browser>>> = {
  'Chromium 88': () => oldChromium(88, flags.short),
  'Chromium 92': () => oldChromium(92),
  WebKit: webkit,
};
const names = Object.keys(BROWSERS).filter((name) => name.startsWith(flags.only));
const pictures = flags.short ? null : join(flags.reports, 'browsers');
if (pictures !== null) mkdirSync(pictures, { recursive: true });

const folder = mkdtempSync(join(tmpdir(), 'hoi-thi-'));
const client = listening(fileURLToPath(new URL('../../client/dist', import.meta.url)), folder);
const rows: Row[] = [];
try {
  for (const name of flags.short ? names.slice(0, 1) : names) rows.push(...(await look(name)));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
await writeReport(flags.reports, 'browsers', rows);
console.log(
  table(rows, [
    ['what', (row) => row.name],
    ['amiss', (row) => String(row.value)],
    ['', (row) => (row.met ? 'met' : 'NOT MET')],
    ['', (row) => row.note ?? ''],
  ]),
);
process.exit(rows.length > 0 && rows.every((row) => row.met) ? 0 : 1);

/** The whole story in one browser: one that does not start is as much amiss as one that shows nothing. */
async function look(name: string): Promise<Row[]> {
  let browser: Browser;
  try {
    browser = await (BROWSERS[name] ?? webkit)();
  } catch (fault) {
    return [row(name, 'starts', [String(fault)])];
  }
  const found: Row[] = [];
  const visit = await Visit.open(browser, client, pictures);
  try {
    for (const story of [judging, watching])
      for (const { name: what, act } of await story(visit)) {
        const amiss = await act().catch((fault: unknown) => [String(fault)]);
        found.push(row(browser.name, what, [...amiss, ...(await visit.complaints())]));
        process.stderr.write(`${browser.name}: ${what}\n`);
      }
  } finally {
    await visit.close();
    await browser.close();
  }
  return found;
}

function row(browser: string, what: string, amiss: readonly string[]): Row {
  return {
    name: `${browser}: ${what}`,
    value: amiss.length,
    unit: 'faults',
    target: '0',
    met: amiss.length === 0,
    note: [...new Set(amiss)].join('; ').replace(/\s+/g, ' '),
  };
}

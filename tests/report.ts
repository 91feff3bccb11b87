import { mkdir, writeFile } from 'node:fs/promises';
import { arch, cpus, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';

/** What the long checks find: one row a figure. */
export interface Row {
  name: string;
  value: number;
  unit: string;
  /** What the same takes without this program, measured in the same run. */
  floor?: number;
  /** `value` beside `floor`: the median over the repetitions, each with a floor of its own. */
  ratio?: number;
  target: string;
  met: boolean;
  /** How it was found. */
  note?: string;
}

export interface Report {
  machine: string;
  at: string;
  rows: readonly Row[];
}

export function machine(): string {
  const all = cpus();
  const memory = `${(totalmem() / 2 ** 30).toFixed(1)} GB`;
  const system = `${platform()} ${release()} ${arch()}`;
  return `${String(all.length)} × ${all[0]?.model.trim() ?? 'unknown'}, ${memory}, ${system}, Node ${process.version}`;
}

/** As `NAME.json` in that folder, for whoever reads it later. */
export async function writeReport(folder: string, name: string, rows: readonly Row[]): Promise<void> {
  const report: Report = { machine: machine(), at: new Date().toISOString(), rows };
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.json`), `${JSON.stringify(report, null, 2)}\n`);
}

/** A table for the terminal; a column is its head and what it says of a row. */
export function table<R extends Row>(rows: readonly R[], columns: readonly (readonly [string, (row: R) => string])[]) {
  const lines = [columns.map(([head]) => head), ...rows.map((row) => columns.map(([, cell]) => cell(row)))];
  const widths = columns.map((_, c) => Math.max(...lines.map((line) => line[c]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, c) => cell.padEnd(widths[c] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export function short(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

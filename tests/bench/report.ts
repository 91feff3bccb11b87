import { mkdir, writeFile } from 'node:fs/promises';
import { arch, cpus, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';

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
  /** How it was measured. */
  note?: string;
}

export interface Report {
  machine: string;
  at: string;
  rows: Row[];
}

export function machine(): string {
  const all = cpus();
  const memory = `${(totalmem() / 2 ** 30).toFixed(1)} GB`;
  const system = `${platform()} ${release()} ${arch()}`;
  return `${String(all.length)} × ${all[0]?.model.trim() ?? 'unknown'}, ${memory}, ${system}, Node ${process.version}`;
}

export async function writeReport(folder: string, report: Report): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'bench.json'), `${JSON.stringify(report, null, 2)}\n`);
}

export function table(rows: readonly Row[]): string {
  const head = ['figure', 'value', 'floor', 'ratio', 'to reach', ''];
  const cells = rows.map((row) => [
    row.name,
    `${short(row.value)} ${row.unit}`,
    row.floor === undefined ? '' : `${short(row.floor)} ${row.unit}`,
    row.ratio === undefined ? '' : row.ratio.toFixed(2),
    row.target,
    row.met ? 'met' : 'NOT MET',
  ]);
  const widths = head.map((_, c) => Math.max(...[head, ...cells].map((line) => line[c]?.length ?? 0)));
  const text = (line: string[]) =>
    line
      .map((cell, c) => cell.padEnd(widths[c] ?? 0))
      .join('  ')
      .trimEnd();
  return [text(head), ...cells.map(text)].join('\n');
}

function short(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

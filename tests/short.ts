import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How the short form of a long check ended, what it said, and what it wrote. */
interface Ran {
  readonly code: number | null;
  readonly output: string;
  readonly report: () => Promise<unknown>;
}

/** Runs it as its script does; its report is there until `look` is done. */
export async function inShort(script: string, name: string, look: (ran: Ran) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'hoi-thi-report-'));
  try {
    const ended = await run(script, '--short', '--reports', folder);
    await look({
      ...ended,
      report: async () => JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8')) as unknown,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function run(...args: string[]): Promise<Pick<Ran, 'code' | 'output'>> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, (_, stdout, stderr) => {
      resolve({ code: child.exitCode, output: stdout + stderr });
    });
  });
}

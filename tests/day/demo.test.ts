import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { File } from '../builders.ts';
import { withCodes } from '../people/codes.ts';
import { holdDay, readLog, readResults } from '../people/day.ts';
import { fast } from '../people/pace.ts';
import { join } from '../people/person.ts';
import { serverApart } from '../process.ts';
import { recount } from './recount.ts';

const DEMO = fileURLToPath(new URL('../demo/demo.ts', import.meta.url));
const SAMPLE = new URL('../../server/contests/ha-trung-2023.json', import.meta.url);

describe.concurrent('a whole day by simulated people, from the welcome to the last prize', () => {
  test('[S1] [T1] [P1] its ranks, scores and prizes are those of the sheets in the log, counted by other means', async () => {
    const { file, codes } = withCodes(JSON.parse(await readFile(SAMPLE, 'utf8')) as File);
    const server = await serverApart(file);
    try {
      const leave = await holdDay({ address: server.address, codes }, { seed: 'test', pace: fast, watched: 0 });
      leave();
      const { token } = await join(server.address, codes.organiser);
      const [results, log] = [await readResults(server.address, token), await readLog(server.address, token)];

      // Twenty teams, five judges, three parts; one judge left out of one team.
      expect(recount(log, results)).toEqual({ teams: 20, sheets: 297, differences: [] });
      expect(results.overall.every((row) => row.rank !== null)).toBe(true);

      const [first, ...others] = results.overall;
      if (!first) throw new Error('nobody was ranked');
      const wrong = { ...results, overall: [{ ...first, rank: (first.rank ?? 0) + 1 }, ...others] };
      expect(recount(log, wrong).differences).toHaveLength(1);
    } finally {
      await server.stop();
    }
  }, 120_000);

  test('npm run demo -- --fast plays it, counts again, says so, and ends', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [DEMO, '--fast', '--port', '0']);
    expect(stdout).toContain('The final ranks are the same when counted again');
  }, 120_000);
});

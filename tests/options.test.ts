import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { oneOf, readOptions, wholeNumber } from './options.ts';

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

function run(tool: string, ...args: string[]): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [path(tool), ...args], (_, stdout, stderr) => {
      resolve({ code: child.exitCode, said: stdout + stderr });
    });
  });
}

describe('a tool that is asked for what it has not says so in one line, and does nothing', () => {
  test.each([
    ['faults/faults.ts', ['--only', 'foo'], /one of kill, .*, cut, not “foo”\.$/],
    ['faults/faults.ts', ['--onyl', 'kill'], /'--onyl'\. The options are --short, --only, --reports\.$/],
    ['sim/sim.ts', ['--sed', '7'], /'--sed'\. The options are --short, --seed, --from, --reports\.$/],
    ['sim/sim.ts', ['--seed', 'abc'], /--seed write a whole number, not “abc”\.$/],
    ['sim/sim.ts', ['--from', '-1'], /--from/],
  ])('%s %s', async (tool, args, words) => {
    const { code, said } = await run(tool, ...args);
    expect(said.trimEnd().split('\n')).toEqual([expect.stringMatching(words)]);
    expect(code).toBe(2);
  });

  test('and takes what it has', () => {
    expect(readOptions({ short: { type: 'boolean', default: false } }, ['--short'])).toEqual({ short: true });
    expect(oneOf('--only', undefined, ['kill', 'cut'])).toEqual(['kill', 'cut']);
    expect(oneOf('--only', 'cut', ['kill', 'cut'])).toEqual(['cut']);
    expect(wholeNumber('--seed', '12')).toBe(12);
  });
});

// `npm test`, on whatever Node started it: installs what is missing, a browser included, then checks the code and
// runs every test. The last line is `N passed, N failed`. Arguments go to vitest, and then the tests alone are run:
// `npm test -- tests/day` for one folder.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepare, projectNode } from '../server/prepare.mjs';
import { findChromium, installChromium } from './chromium.mjs';
import { installTools } from './faults/tools.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const REPORT = join(ROOT, 'reports', 'vitest.json');
const filters = process.argv.slice(2);

prepare({ client: true, server: true });
const browser = findBrowser();
installTools();
const { path: node, flags } = projectNode();
const counts = [runTests()];
if (filters.length === 0) counts.unshift(runChecks());
const passed = counts.reduce((sum, one) => sum + one.passed, 0);
const failed = counts.reduce((sum, one) => sum + one.failed, 0);
if (passed + failed === 0) console.error('No test was run.');
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
console.log(`\n${passed} passed, ${failed} failed`);

function findBrowser() {
  const found = findChromium();
  if (found) return found;
  if (!process.env.CHROME_PATH) {
    console.log('No browser to test with was found; installing Chromium…');
    const installed = installChromium() ? findChromium() : null;
    if (installed) return installed;
  }
  console.error(
    process.env.CHROME_PATH
      ? `CHROME_PATH names no browser: ${process.env.CHROME_PATH}`
      : 'The tests need a browser and none could be installed. Install Chromium, Chrome or Edge, or name one by CHROME_PATH.',
  );
  process.exit(1);
}

/** Lint, format and types, each counted as one test; the checks say so themselves in their last line. */
function runChecks() {
  const ran = spawnSync(node, [...flags, join(ROOT, 'tests', 'check.mjs')], {
    cwd: ROOT,
    stdio: ['inherit', 'pipe', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  process.stdout.write(ran.stdout);
  const [, passed = 0, failed = 0] =
    /^(\d+) passed, (\d+) failed\s*$/m.exec(ran.stdout.trim().split('\n').at(-1)) ?? [];
  return { passed: Number(passed), failed: Number(failed) || (ran.status === 0 ? 0 : 1) };
}

function runTests() {
  rmSync(REPORT, { force: true });
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`];
  const ran = spawnSync(node, [...flags, vitest, 'run', ...reporters, ...filters], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, CHROME_PATH: browser },
  });
  const { numPassedTests = 0, numTotalTests = 0, testResults = [] } = readReport();
  // A file that could not even be read has no tests to count; what was skipped was not seen to pass.
  const unread = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  const failed = numTotalTests - numPassedTests + unread;
  return { passed: numPassedTests, failed: failed === 0 && ran.status !== 0 ? 1 : failed };
}

function readReport() {
  try {
    return JSON.parse(readFileSync(REPORT, 'utf8'));
  } catch {
    return {};
  }
}

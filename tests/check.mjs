// `npm run check`, on whatever Node started it: lint, format and types, each counted as one. The last line is
// `N passed, N failed`.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepare, projectNode } from '../server/prepare.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

const checks = [
  ['eslint', 'eslint/bin/eslint.js', ['.', '--max-warnings', '0']],
  ['prettier', 'prettier/bin/prettier.cjs', ['.', '--check', '--log-level', 'warn']],
  ['tsc', 'typescript/bin/tsc', ['--noEmit']],
  ['svelte-check', 'svelte-check/bin/svelte-check', ['--fail-on-warnings', '--output', 'human']],
];

prepare({ client: false });
const { path: node, flags } = projectNode();

/** A check that passes says so in one line; of one that fails all that it said is shown. */
function run([name, script, args]) {
  return new Promise((done) => {
    const started = Date.now();
    const output = [];
    const child = spawn(node, [...flags, join(ROOT, 'node_modules', script), ...args], { cwd: ROOT });
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.on('error', (error) => output.push(Buffer.from(String(error))));
    child.on('close', (code) => {
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      if (code !== 0) process.stdout.write(Buffer.concat(output));
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
      done(code === 0);
    });
  });
}

// The linter takes as long as the others together, so it runs beside them.
const [linter, ...others] = checks;
const results = [run(linter)];
for (const check of others) {
  const result = run(check);
  results.push(result);
  await result;
}
const passed = (await Promise.all(results)).filter(Boolean).length;
const failed = checks.length - passed;
process.exitCode = failed === 0 ? 0 : 1;
console.log(`${passed} passed, ${failed} failed`);

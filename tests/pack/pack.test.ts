import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { flagsFor } from '../../server/pack/dropped.ts';
import { makeFolder } from '../../server/pack/folder.ts';
import { zipFolder } from '../../server/pack/zip.ts';
import { aptInstall } from '../apt.mjs';
import type { Held } from './small-contest.ts';

const PROGRAM = fileURLToPath(new URL('small-contest.ts', import.meta.url));

/** Packing is work, on a machine that may be busy. */
const PATIENCE_MS = 300_000;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hoi-thi-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** `unshare` gives a process a network of its own, in which there is nothing; not every machine allows it. */
function withoutNetwork(): readonly string[] {
  const flags = ['--net', '--map-root-user'];
  if (spawnSync('unshare', [...flags, 'true']).status === 0) return ['unshare', ...flags];
  console.warn('This machine lets nobody cut the network: the packed folder was tried with it.');
  return [];
}

function unzip(zip: string, to: string): void {
  const asked = () => spawnSync('unzip', ['-q', zip, '-d', to]).status;
  if (asked() !== 0 && !(aptInstall('unzip') && asked() === 0))
    throw new Error('there is no unzip, and none to be had');
}

test(
  'for Linux: unpacked in an empty folder, with an empty PATH and no network, it holds a contest and takes a kill',
  async () => {
    const made = join(folder, 'hoi-thi-linux-x64');
    await makeFolder('linux-x64', made);
    const empty = join(folder, 'empty');
    unzip(await zipFolder(made), empty);
    const cut = withoutNetwork();
    const [program, ...args] = [...cut, process.execPath, PROGRAM, join(empty, 'hoi-thi-linux-x64')];
    // Where the network is its own, so are all ports, and the first is the one that need not be typed.
    const ran = spawnSync(program, [...args, ...(cut.length > 0 ? [] : ['--port', '0'])], { encoding: 'utf8' });
    expect(ran.stderr).toBe('');
    const held = JSON.parse(ran.stdout) as Held;
    if (cut.length > 0) expect(held).toMatchObject({ networks: 0, address: 'http://127.0.0.1' });
    expect(held.page.status).toBe(200);
    expect(held.page.assets.length).toBeGreaterThan(1);
    expect(new Set(held.page.assets)).toEqual(new Set([200]));
    expect(held).toMatchObject({ acknowledged: 2, afterKill: 2, scores: [7.5, 9.5], exit: 0 });
    expect(held.backups).toBeGreaterThan(0);
  },
  PATIENCE_MS,
);

describe('for Windows, wherever it is packed', () => {
  let made: string;
  let files: string[];
  beforeAll(async () => {
    made = join(folder, 'hoi-thi-win-x64');
    await makeFolder('win-x64', made);
    files = readdirSync(made, { recursive: true, encoding: 'utf8' });
  }, PATIENCE_MS);
  const text = (path: string) => readFileSync(join(made, path), 'latin1');

  test('Node and the native module are programs for it', () => {
    const X64 = 0x8664;
    for (const path of ['app/node.exe', 'app/server/win32-x64.node'])
      expect(machineOf(readFileSync(join(made, path)))).toBe(X64);
  });

  test('what is clicked twice is written as its console reads it, and names only what is there', () => {
    const scripts = files.filter((path) => path.endsWith('.cmd'));
    expect(scripts).toHaveLength(3);
    for (const script of scripts) {
      expect(text(script).replaceAll('\r\n', '')).not.toMatch(/[\r\n\u0080-\u00ff]/);
      for (const [, named = ''] of text(script).matchAll(/"%~dp0([\w\\.]+)"/g))
        expect(files).toContain(named.replaceAll('\\', '/'));
    }
  });

  test('no word names a command that is not there', () => {
    const programs = files.filter((path) => /\.m?js$/.test(path));
    expect(programs.filter((path) => /npm start|npm run verify/.test(text(path)))).toEqual([]);
    expect(programs.filter((path) => text(path).includes('on start.cmd')).length).toBeGreaterThan(1);
  });

  test('the guide lies beside it, one file with its pictures in it', () => {
    const pictures = [...text('huong-dan.html').matchAll(/<img [^>]*src="([^"]{0,40})/g)].map(([, src = '']) => src);
    expect(pictures.length).toBeGreaterThan(10);
    expect(pictures.filter((src) => !src.startsWith('data:image/jpeg;base64,'))).toEqual([]);
  });

  test('whose work is in it is said', () => {
    for (const name of ['fastify', 'socket.io', 'better-sqlite3', 'zod'])
      expect(text('app/server/LICENSES.md')).toContain(`## ${name} - `);
    expect(text('app/LICENSE-node')).toContain('Node.js');
  });
});

test('what is dropped on the start file: a folder is for backups, a contest begins, a backup goes on', () => {
  const isFolder = (path: string) => path.endsWith('\\');
  expect(flagsFor(['E:\\'], isFolder)).toEqual(['--backup', 'E:\\']);
  expect(flagsFor(['C:\\Hội thi\\hà-trung.JSON'], isFolder)).toEqual(['--contest', 'C:\\Hội thi\\hà-trung.JSON']);
  expect(flagsFor(['E:\\ha-trung.sqlite'], isFolder)).toEqual(['--restore', 'E:\\ha-trung.sqlite']);
  expect(flagsFor([], isFolder)).toEqual([]);
  expect(flagsFor(['--rehearsal', '--robots'], isFolder)).toEqual(['--rehearsal', '--robots']);
  expect(flagsFor(['--port', '8080'], isFolder)).toEqual(['--port', '8080']);
});

/** What a Windows program is for, by its own header. */
function machineOf(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return view.getUint16(view.getUint32(0x3c, true) + 4, true);
}

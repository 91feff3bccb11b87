import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';
import { expect, test } from 'vitest';

/** What the linter does not see: length, circles, and what the build made. */

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
/** Words are lists, and as long as what there is to say. */
const MOST_LINES = 300;

interface Source {
  readonly path: string;
  readonly text: string;
}

function sources(folder: string, ending: RegExp): Source[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.startsWith(join(ROOT, 'client', 'dist')))
    .map((path) => ({ path: relative(ROOT, path).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }));
}

const code = ['server', 'shared', 'db', 'client', 'tests'].flatMap((folder) =>
  sources(folder, /\.(ts|svelte|mjs|css)$/),
);

test('files are about one thing, and short', () => {
  const long = code
    .filter(({ path }) => !path.startsWith('shared/messages/'))
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .filter(({ path, lines }) => lines > (path.startsWith('tests/') ? 2 * MOST_LINES : MOST_LINES));
  expect(long).toEqual([]);
});

test('nothing is hushed: no rule is switched off, no type doubted away', () => {
  const hushed = code.filter(({ path, text }) => {
    const hush = /eslint-disable|@ts-(ignore|nocheck|expect-error)|prettier-ignore/;
    return path !== 'tests/shape.test.ts' && hush.test(text);
  });
  expect(hushed.map(({ path }) => path)).toEqual([]);
});

test('nothing imports itself, by however many steps', () => {
  const imports = new Map(code.map(({ path, text }) => [path, importsOf(path, text)]));
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
    if (trail.includes(path) || done.has(path)) return;
    for (const next of imports.get(path) ?? []) walk(next, [...trail, path]);
    done.add(path);
  };
  for (const path of imports.keys()) walk(path, []);
  expect(circles).toEqual([]);
});

/** Of our own files, those that are there when it runs: types are not. */
function importsOf(path: string, text: string): string[] {
  const found = text.matchAll(/^\s*(?:import|export)\s(?!type\b)[^;'"]*?from\s+'(\.[^']+)'|^\s*import\s+'(\.[^']+)'/gm);
  return [...found].map(([, named = '', bare = '']) =>
    relative(ROOT, resolve(ROOT, dirname(path), named || bare)).replaceAll('\\', '/'),
  );
}

test('what was built, Chrome 88 can read', () => {
  const built = readdirSync(join(ROOT, 'client', 'dist', 'assets')).filter((name) => name.endsWith('.js'));
  expect(built.length).toBeGreaterThan(0);
  const newer = built.flatMap((name) => {
    const text = readFileSync(join(ROOT, 'client', 'dist', 'assets', name), 'utf8');
    const calls =
      /structuredClone\(|Object\.hasOwn\(|\.(findLast|toSorted|toReversed|toSpliced)\(|AbortSignal\.(timeout|any)/;
    return [...newerSyntax(parseSync(name, text).program), ...(calls.exec(text) ?? []).slice(0, 1)].map(
      (what) => `${name}: ${what}`,
    );
  });
  expect(newer).toEqual([]);
});

test('what was built is for the day, without what only helps to write it', () => {
  const assets = join(ROOT, 'client', 'dist', 'assets');
  const built = readdirSync(assets).filter((name) => /^Judge.*\.js$/.test(name));
  expect(built).toHaveLength(1);
  for (const name of built) expect(readFileSync(join(assets, name), 'utf8')).not.toContain('pages/Judge.svelte');
});

/** ES2022 without what came to Chrome after 88; private fields and methods, and fields as such, it has. */
function newerSyntax(node: unknown, inFunction = false): string[] {
  if (typeof node !== 'object' || node === null) return [];
  if (Array.isArray(node)) return node.flatMap((one) => newerSyntax(one, inFunction));
  const { type = '', left, regex } = node as { type?: string; left?: { type?: string }; regex?: { flags: string } };
  const found: string[] = [];
  if (type === 'StaticBlock') found.push('static block');
  if (type === 'BinaryExpression' && left?.type === 'PrivateIdentifier') found.push('#field in object');
  if (type === 'AwaitExpression' && !inFunction) found.push('top-level await');
  if (regex && /[dv]/.test(regex.flags)) found.push(`regular expression flags ${regex.flags}`);
  const inside = inFunction || /Function/.test(type);
  return [...found, ...Object.values(node).flatMap((child) => newerSyntax(child, inside))];
}

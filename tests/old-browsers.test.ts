import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { expect, it, test } from 'vitest';
import { newerStyles } from './old-browsers.ts';

/* What Chrome 88 lacks comes into no page: each is planted, and found. */

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CLIENT = join(ROOT, 'client');

test('no style asks for what Chrome 88 does not know', () => {
  const found = readdirSync(CLIENT, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(css|svelte)$/.test(path) && !path.startsWith(`dist${sep}`))
    .flatMap((path) => newerStyles(path, readFileSync(join(CLIENT, path), 'utf8')).map((what) => `${path}: ${what}`));
  expect(found).toEqual([]);
});

const STYLES = [
  'a { color: oklch(0.5 0.1 20) }',
  'a { color: color-mix(in srgb, red, blue) }',
  'a { height: 100dvh }',
  'a { container-type: inline-size }',
  '@container (min-width: 20em) { a { color: red } }',
  'a:has(b) { color: red }',
  'a { accent-color: red }',
  'a { translate: 2px }',
  'a{color:red;rotate:2deg}',
  'a { aspect-ratio: 4 / 3 }',
  'a { mask-image: url(a.svg) }',
  '@layer base { a { color: red } }',
  'a { & b { color: red } }',
  'a { overflow: clip }',
  'a { height: 2lh }',
  'a { grid-template-rows: subgrid }',
  'a:popover-open { color: red }',
  '@media (width > 20em) { a { color: red } }',
];
const OLD_STYLES = [
  'a { transform: translate(2px) rotate(2deg) }',
  '@media (min-aspect-ratio: 4/3) { a { color: red } }',
  'a { -webkit-mask-image: url(a.svg); text-overflow: clip; inset: 0 }',
  '/* no :has, no dvh */ a { height: 100vh }',
];

it.each(STYLES)('finds %s', (css) => {
  expect(newerStyles('a.css', css)).toHaveLength(1);
  expect(newerStyles('A.svelte', `<p>a</p>\n<style>\n  ${css}\n</style>\n`)).toHaveLength(1);
});

it.each(OLD_STYLES)('takes %s', (css) => {
  expect(newerStyles('a.css', css)).toEqual([]);
});

it.each([
  '<p style="color: red; translate: 2px">a</p>',
  '<p style:translate="2px">a</p>',
  '<p style:height="{wide}dvh">a</p>',
  '<p style:color={`oklch(${light})`}>a</p>',
])('finds %s', (component) => {
  expect(newerStyles('A.svelte', component)).toHaveLength(1);
});

const CODE = [
  'export const list = [1, 2, 3];',
  'export const last = list.at(-1);',
  'export const found = list.findLast((one) => one > 1);',
  'export const sorted = list.toSorted();',
  'export const own = Object.hasOwn({}, "a");',
  'export const clone = structuredClone(list);',
  'export const other = window.structuredClone(list);',
  'export const soon = AbortSignal.timeout(5);',
  'export const id = crypto.randomUUID();',
  'export const sum = crypto.subtle;',
  'export const copy = navigator.clipboard;',
  'export const both = new Set(list).union(new Set(list));',
  'document.body.inert = true;',
  'document.body.popover = "auto";',
  'export const behind = /(?<=a)b/;',
  'export class One { static { list.pop(); } }',
];
const MARKUP = ['<p>a</p>', '<p inert>a</p>', '<p inert={true}>a</p>', '<p popover="auto">a</p>'];

/** The lines in which the linter finds something newer; the first is as it should be. */
async function refused(path: string, lines: readonly string[]): Promise<number[]> {
  const [result] = await new ESLint({ cwd: ROOT }).lintText(lines.join('\n'), { filePath: join(ROOT, path) });
  const found = result?.messages.filter(({ ruleId, fatal }) => fatal === true || /^no-restricted-/.test(ruleId ?? ''));
  return [...new Set(found?.map(({ line }) => line))];
}

test('the linter finds newer methods, globals, properties and attributes', async () => {
  const all = (lines: readonly string[]) => lines.map((_, i) => i + 1).slice(1);
  expect(await refused('client/parts/margin.ts', CODE)).toEqual(all(CODE));
  expect(await refused('client/parts/Lotus.svelte', MARKUP)).toEqual(all(MARKUP));
}, 120_000);

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const tests = fileURLToPath(new URL('../', import.meta.url));
const rules = readFileSync(new URL('../../shared/RULES.md', import.meta.url), 'utf8');

const numbers = [...rules.matchAll(/^- \*\*([A-Z]\d+)\*\* /gm)].map((found) => String(found[1]));

const quotes = readdirSync(tests, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.test.ts'))
  .flatMap((path) => readFileSync(`${tests}${path}`, 'utf8').match(/(?<=['"`]|\] ?)\[[A-Z]\d+\]/g) ?? [])
  .map((quote) => quote.slice(1, -1));

test('every rule has a number of its own', () => {
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(numbers.length).toBeGreaterThan(30);
});

test('every rule is quoted by a test', () => {
  expect(numbers.filter((number) => !quotes.includes(number))).toEqual([]);
});

test('every quoted rule is one', () => {
  expect([...new Set(quotes)].filter((quote) => !numbers.includes(quote))).toEqual([]);
});

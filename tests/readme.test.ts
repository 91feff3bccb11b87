import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ENVIRONMENT, FLAG_NAMES } from '../server/flags.ts';
import { commands } from '../shared/commands/index.ts';

const file = (path: string) => new URL(`../${path}`, import.meta.url);
const text = (path: string) => readFileSync(file(path), 'utf8');
const readme = text('README.md');

/** What the README sets in code type and `like` matches as a whole, once each. */
function quoted(like: RegExp): string[] {
  const spans = [...readme.matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
  return [...new Set(spans.filter((span) => like.test(span)))].sort();
}

describe('the README and the code say the same', () => {
  it('names every command, and no other', () => {
    const nouns = [...new Set(Object.keys(commands).map((name) => name.split('.')[0]))].join('|');
    expect(quoted(new RegExp(`^(?:${nouns})\\.[a-z]+[A-Z]?[a-z]+$`)).filter((name) => !name.endsWith('.ts'))).toEqual(
      Object.keys(commands).sort(),
    );
  });

  it('names every page, and no other', () => {
    const pages = readdirSync(file('client/pages/')).map((name) => `/${name.replace('.svelte', '').toLowerCase()}`);
    expect(quoted(/^\/[a-z]*$/)).toEqual(pages.map((page) => (page === '/join' ? '/' : page)).sort());
  });

  it('names every flag and every variable, and no other', () => {
    expect(quoted(/^--[a-z-]+$/)).toEqual([...FLAG_NAMES].sort());
    expect(
      quoted(/^[A-Z]+(?:_[A-Z]+)*(?:, [A-Z_]+)*$/)
        .flatMap((names) => names.split(', '))
        .sort(),
    ).toEqual([...ENVIRONMENT].sort());
  });

  it('names every script, and no other', () => {
    const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(text('package.json')));
    const named = [...readme.matchAll(/npm (?:run )?([a-z]+)/g)].map(([, name = '']) => name);
    const prose = new Set(['does']); // “npm does not hand signals on”
    expect([...new Set(named)].filter((name) => !prose.has(name)).sort()).toEqual(Object.keys(scripts).sort());
  });

  it('shows pictures and names files that are there', () => {
    const pictures = [...readme.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, path = '']) => path);
    const files = quoted(/^(?:shared|server|client|db|tests)\/[\w./-]+$/);
    expect([...pictures, ...files].filter((path) => !existsSync(file(path)))).toEqual([]);
    expect(pictures.length).toBeGreaterThan(1);
    expect(files.length).toBeGreaterThan(8);
  });
});

describe('the guide of the hall', () => {
  const guide = text('README.vi.md');

  it('quotes what the pages say, word for word', () => {
    const words = readdirSync(file('shared/messages/'))
      .map((name) => text(`shared/messages/${name}`))
      .join('\n');
    // Where English stands behind it in brackets, it is Windows or a router that says so.
    const quotes = [...guide.matchAll(/“([^”]+)”(?! \([A-Z])/g)].map(([, quote = '']) => quote.replace(/\s+/g, ' '));
    const unsaid = quotes.filter((quote) => !quote.split('…').every((part) => words.includes(part.trim())));
    expect(quotes.length).toBeGreaterThan(50);
    expect([...new Set(unsaid)]).toEqual([]);
  });

  it('shows pictures that are there, and all that are there are shown', () => {
    const shown = [...(guide + readme).matchAll(/client\/pictures\/[\w-]+\.jpg/g)].map(([path]) => path);
    const there = readdirSync(file('client/pictures/')).map((name) => `client/pictures/${name}`);
    expect([...new Set(shown)].sort()).toEqual(there.sort());
  });
});

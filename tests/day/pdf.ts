import { inflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';

/* As much of a PDF as Chromium prints: its pages, and what is written on each. */

interface Part {
  readonly text: string;
  readonly stream: string;
}

/** What goes to the printer: each page's words without spaces. */
export async function onPaper(page: Page): Promise<string[]> {
  return pagesOf(await page.pdf({ preferCSSPageSize: true })).map((words) => words.replace(/\s/g, ''));
}

/** The words of each page, in the order in which they were drawn. */
function pagesOf(pdf: Buffer): string[] {
  const parts = partsOf(pdf.toString('latin1'));
  const part = (id: string | undefined) => parts.get(Number(id)) ?? { text: '', stream: '' };
  const pages = [...parts.values()].filter(({ text }) => /\/Type\s*\/Page\b(?!s)/.test(text));
  return pages.map(({ text }) => {
    const fonts = new Map(
      [...text.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id]) => {
        const letters = /\/ToUnicode (\d+) 0 R/.exec(part(id).text)?.[1];
        return [name, lettersOf(part(letters).stream)] as const;
      }),
    );
    return wordsOf(part(/\/Contents (\d+) 0 R/.exec(text)?.[1]).stream, fonts);
  });
}

function partsOf(pdf: string): Map<number, Part> {
  const found = pdf.matchAll(/(\d+) 0 obj\s([\s\S]*?)(?:stream\r?\n([\s\S]*?)\nendstream\s*)?endobj/g);
  return new Map(
    [...found].map(([, id, text = '', stream]) => {
      const packed = stream !== undefined && text.includes('/FlateDecode');
      const plain = packed ? inflateSync(Buffer.from(stream, 'latin1')).toString('latin1') : (stream ?? '');
      return [Number(id), { text, stream: plain }];
    }),
  );
}

/** By glyph, which letter it is. */
function lettersOf(map: string): Map<number, string> {
  const letters = new Map<number, string>();
  const letter = (code: string) => Buffer.from(code, 'hex').swap16().toString('utf16le');
  for (const [, block = ''] of map.matchAll(/beginbfchar\s([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', code = ''] of block.matchAll(/<(\w+)> <(\w+)>/g))
      letters.set(parseInt(glyph, 16), letter(code));
  for (const [, block = ''] of map.matchAll(/beginbfrange\s([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', code = ''] of block.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g))
      for (let glyph = parseInt(from, 16); glyph <= parseInt(to, 16); glyph++)
        letters.set(glyph, String.fromCharCode(parseInt(code, 16) + glyph - parseInt(from, 16)));
  return letters;
}

function wordsOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let font: ReadonlyMap<number, string> = new Map();
  let words = '';
  for (const [token] of content.matchAll(/\/F\d+|<[\da-fA-F]+>|\bET\b/g)) {
    if (token.startsWith('/')) font = fonts.get(token.slice(1)) ?? font;
    else if (token === 'ET') words += ' ';
    else for (const [glyph] of token.matchAll(/[\da-fA-F]{4}/g)) words += font.get(parseInt(glyph, 16)) ?? '?';
  }
  return words;
}

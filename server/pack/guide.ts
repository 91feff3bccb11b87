import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { marked } from 'marked';
import { ROOT } from '../root.ts';

const TYPES: Readonly<Record<string, string>> = { '.jpg': 'image/jpeg', '.png': 'image/png' };

/** README.vi.md as one file that any browser opens and prints on A4: its pictures are in it. */
export function guideHtml(): string {
  const text = readFileSync(join(ROOT, 'README.vi.md'), 'utf8');
  const body = marked.parse(text, { async: false }).replaceAll(/src="([^"]+)"/g, (_, path: string) => {
    const picture = readFileSync(join(ROOT, path)).toString('base64');
    return `src="data:${TYPES[extname(path)] ?? ''};base64,${picture}"`;
  });
  // What belongs under one heading stays on one page, where it is no longer than that.
  const sections = body.split(/(?=<h[23]>)/).map((part) => `<section>\n${part}</section>\n`);
  const title = /^# (.+)$/m.exec(text)?.[1] ?? '';
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
${sections.join('')}</body>
</html>
`;
}

const STYLE = `
@page { size: A4; margin: 15mm 15mm 15mm 20mm; }
body { max-width: 48rem; margin: 0 auto; padding: 16px; color: #111; background: #fff; font: 11pt/1.45 'Noto Sans', 'Segoe UI', Arial, sans-serif; }
h1 { font-size: 20pt; line-height: 1.25; color: #8c1020; }
h2 { margin-top: 24pt; padding-top: 6pt; border-top: 2px solid #8c1020; font-size: 15pt; color: #8c1020; clear: both; }
h3 { margin: 16pt 0 4pt; font-size: 12.5pt; clear: both; }
h1, h2, h3 { break-after: avoid; }
p, ul, ol, table { margin: 6pt 0; }
li { margin: 3pt 0; }
li, tr, section { break-inside: avoid; }
code { font-family: Consolas, 'Noto Sans Mono', monospace; font-size: 0.95em; background: #f1ece4; padding: 0 3px; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 4pt 6pt; border: 1px solid #bbb; text-align: left; vertical-align: top; }
th { background: #f1ece4; }
table:not(:has(img)) th:first-child { width: 36%; }
table:has(img) { table-layout: fixed; }
img { max-width: 100%; border: 1px solid #ccc; border-radius: 4px; }
img[align='right'] { float: right; margin: 0 0 8pt 14pt; max-width: 45%; }
th img { display: block; max-height: 260px; margin: 0 auto; }
@media print {
  body { max-width: none; padding: 0; }
  h2 { break-before: page; }
  section:nth-of-type(2) h2 { break-before: auto; }
}
`;

/** The window speaks the machine's language, if that is one of ours. */
export const lang = /^en/i.test(process.env['LC_ALL'] ?? process.env['LANG'] ?? '') ? 'en' : 'vi';

/** What the window says, broken between words where it is narrow. */
export function say(text: string): void {
  console.log(wrapped(text, process.stdout.columns));
}

/** What went wrong, in the same way. */
export function complain(text: string): void {
  console.error(wrapped(text, process.stderr.columns));
}

/** `columns`: how wide it is; undefined where it is no window, and whoever reads breaks the lines. */
export function wrapped(text: string, columns = Infinity): string {
  return text
    .split('\n')
    .map((line) => (line.length < columns ? line : broken(line, columns)))
    .join('\n');
}

function broken(line: string, columns: number): string {
  const lines = [''];
  for (const word of line.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`;
    if (longer.length < columns) lines.splice(-1, 1, longer);
    else lines.push(word);
  }
  return lines.join('\n').trimStart();
}

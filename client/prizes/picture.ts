import { SENT } from '../../shared/messages/prizes.ts';
import type { Told } from './told.ts';

/*
 * All prizes as a picture to send on. Where everything stands is counted here from the width of the words; `draw.ts` paints it.
 */

export const WIDTH = 1080;
export const HEIGHT = 1350;
/** From the edge to the gold frame, and from there to the words. */
export const FRAME = 28;
const MARGIN = 84;
const INNER = WIDTH - 2 * MARGIN;
const FOOT = HEIGHT - FRAME - 40;

export type Colour = 'ink' | 'soft' | 'gold';

/** Words on one line: `y` is where they stand, `x` their left, or their middle. */
export interface Line {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
  readonly colour: Colour;
  readonly middle: boolean;
}

export interface Rule {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface Picture {
  readonly lines: readonly Line[];
  readonly rules: readonly Rule[];
  /** Its heart, and how wide it is. */
  readonly lotus: { readonly x: number; readonly y: number; readonly width: number };
}

/** How wide a text is at a size. */
export type Measure = (text: string, size: number, bold: boolean) => number;

const LOTUS = { x: WIDTH / 2, y: 176, width: 200 };
const LEAST = 7;
const MOST = 46;
const COLUMNS = [1, 2, 3];
const GAP = 40;
const LEADING = 1.34;
/** More than between the lines of one name. */
const BETWEEN = 0.2;

export function layOutPicture({ title, where, prizes }: Told, measure: Measure): Picture {
  const head = new Sheet(measure, 218);
  head.fit(title.toLocaleUpperCase('vi'), 50, 26, 3, 'ink');
  head.y += 8;
  if (where) head.fit(where, 31, 20, 2, 'soft');
  head.y += 12;
  head.rules.push({ x: MARGIN, y: head.y, width: INNER });
  head.y += 16;
  head.fit(SENT.results.toLocaleUpperCase('vi'), 36, 36, 1, 'gold');

  const { lines, rules } = body(prizes, head.y + 6, measure);
  return { lines: [...head.lines, ...lines], rules: [...head.rules, ...rules], lotus: LOTUS };
}

type Prizes = Told['prizes'];
interface Body {
  readonly lines: readonly Line[];
  readonly rules: readonly Rule[];
  readonly fits: boolean;
}

/** As large as it can be: the fewest columns of those that let it be as large. */
function body(prizes: Prizes, top: number, measure: Measure): Body {
  for (let size = MOST; size > LEAST; size--)
    for (const columns of COLUMNS) {
      const tried = bodyOf(prizes, top, size, columns, measure);
      if (tried.fits) return tried;
    }
  return bodyOf(prizes, top, LEAST, COLUMNS.length, measure);
}

function bodyOf(prizes: Prizes, top: number, size: number, columns: number, measure: Measure): Body {
  const sheet = new Sheet(measure, top);
  const [first, ...others] = prizes;
  const alone = first !== undefined && first.winners.length <= 2;
  if (alone) {
    sheet.centred(first.prize, size * 1.05, 'gold');
    for (const winner of first.winners) sheet.centred(winner, size * 1.45, 'ink');
    sheet.y += size * 0.5;
  }
  const from = sheet.y;
  const wide = (INNER - GAP * (columns - 1)) / columns;
  let column = 0;
  for (const { prize, winners } of alone ? others : prizes) {
    const name = wrapped(prize, wide, size * 0.86, true, measure);
    const names = winners.map((winner) => wrapped(winner, wide, size, true, measure));
    const heightOf = (rows: readonly string[][]) =>
      rows.reduce(
        (sum, row) => sum + row.length * size * LEADING + size * BETWEEN,
        name.length * size * 0.86 * LEADING + size * 0.75,
      );
    const whole = heightOf(names);
    const least = whole <= FOOT - from ? whole : heightOf(names.slice(0, 1));
    if (sheet.y > from && sheet.y + least > FOOT && column < columns - 1) [column, sheet.y] = [column + 1, from];
    const x = () => MARGIN + column * (wide + GAP);
    sheet.y += size * 0.3;
    sheet.put(name, x(), size * 0.86, 'gold');
    sheet.rules.push({ x: x(), y: sheet.y + size * 0.02, width: wide });
    sheet.y += size * 0.2;
    for (const rows of names) {
      if (sheet.y + rows.length * size * LEADING > FOOT && column < columns - 1) [column, sheet.y] = [column + 1, from];
      sheet.put(rows, x(), size, 'ink');
      sheet.y += size * BETWEEN;
    }
    sheet.y += size * 0.25;
  }
  const lowest = Math.max(top, ...sheet.lines.map((line) => line.y + line.size * 0.3));
  return { lines: sheet.lines, rules: sheet.rules, fits: lowest <= FOOT };
}

/** Lines put one below another. */
class Sheet {
  readonly lines: Line[] = [];
  readonly rules: Rule[] = [];
  y: number;
  readonly #measure: Measure;

  constructor(measure: Measure, y: number) {
    this.#measure = measure;
    this.y = y;
  }

  put(rows: readonly string[], x: number, size: number, colour: Colour, middle = false): void {
    for (const text of rows) {
      this.lines.push({ text, x, y: this.y + size * 1.06, size, bold: colour !== 'soft', colour, middle });
      this.y += size * LEADING;
    }
  }

  /** In the middle, its lines about as long as each other. */
  centred(text: string, size: number, colour: Colour): void {
    const rowsIn = (width: number) => wrapped(text, width, size, colour !== 'soft', this.#measure);
    const { length } = rowsIn(INNER);
    let width = INNER;
    while (width > 40 && rowsIn(width - 20).length === length) width -= 20;
    this.put(rowsIn(width), WIDTH / 2, size, colour, true);
  }

  /** Smaller, down to `least`, where it would take more than so many lines. */
  fit(text: string, most: number, least: number, rows: number, colour: Colour): void {
    let size = most;
    const bold = colour !== 'soft';
    while (size > least && wrapped(text, INNER, size, bold, this.#measure).length > rows) size--;
    this.centred(text, size, colour);
  }
}

/** Broken between words, and inside one only where it is wider than the line. */
export function wrapped(text: string, width: number, size: number, bold: boolean, measure: Measure): string[] {
  const fits = (line: string) => measure(line, size, bold) <= width;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const letter of word) {
      if (line !== '' && !fits(line + letter)) {
        lines.push(line);
        line = '';
      }
      line += letter;
    }
  }
  return line === '' ? lines : [...lines, line];
}

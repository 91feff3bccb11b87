import { splitName } from '../../shared/names.ts';

/** How many lines a column holds before they are too small for the hall. */
const MOST_LINES = 20;
/** A column is begun when the one before it has this many lines. */
const GOOD_LINES = 10;

export interface Layout {
  readonly columns: number;
  readonly lines: number;
  /** How many rows fit; the rest is named by its number. */
  readonly shown: number;
}

/**
 * Where so many rows stand, in at most `most` columns, filled one after another. Counted, never measured. A column has
 * room for `fewest` lines, so that a board of three teams does not shout.
 */
export function layOut(count: number, most: number, fewest = 6): Layout {
  const columns = Math.max(1, Math.min(most, Math.ceil(count / GOOD_LINES)));
  const lines = Math.min(MOST_LINES, Math.max(fewest, Math.ceil(count / columns)));
  return { columns, lines, shown: Math.min(count, columns * lines) };
}

/** “Số 07 · ”, in letters. */
const BESIDE = 5;
/** “Xã” is written smaller. */
const KIND = 0.6;

/** How wide a team's name is with its number before it. */
export function nameLetters(name: string): number {
  const { kind, own } = splitName(name);
  return BESIDE + kind.length * KIND + capitals(own);
}

/** How wide a name is in bold capitals, counted in letters of 0.68 em: M takes more, I and a space less. */
export function capitals(name: string): number {
  const letters = Array.from(name.toLocaleUpperCase('vi').normalize('NFD'), widthOf);
  return letters.reduce((sum, width) => sum + width, 0);
}

function widthOf(letter: string): number {
  if (letter === HORN) return 0.2;
  if (/\p{M}/u.test(letter)) return 0;
  if (/[MW]/.test(letter)) return 1.4;
  if (/[HNOQU]/.test(letter)) return 1.2;
  return /[IJ -]/.test(letter) ? 0.6 : 1.1;
}

/** Of Ư and Ơ; what stands above or below a letter takes no width. */
const HORN = '\u031b';

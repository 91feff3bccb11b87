import type { SheetLetter } from '../../shared/wire.ts';

const LETTERS: readonly SheetLetter[] = ['-', '.', 'o', 'b', 'c', 'h', 'r', 'x', 'w'];

/** The letter of judge `j` in a team's row, or of a team in a judge's. */
export function letterAt(letters: string, j: number): SheetLetter {
  const letter = letters.charAt(j);
  return LETTERS.find((one) => one === letter) ?? '-';
}

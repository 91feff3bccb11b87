import type { AwardWire, WinnerWire } from '../../shared/scene.ts';

/** A prize's name, or one of its winners below it. */
export interface Cell {
  readonly key: string;
  readonly prize: string;
  readonly winner: WinnerWire | null;
  readonly column: number;
  readonly line: number;
}

export interface PrizeBoard {
  readonly columns: number;
  readonly lines: number;
  readonly cells: readonly Cell[];
  /** How many prizes and winners found no place. */
  readonly left: number;
}

/** A column is begun when the one before it has this many lines. */
const GOOD_LINES = 10;
const MOST_LINES = 20;
/** So much smaller may all be where that keeps every prize in one piece. */
const WORTH = 1.3;

/**
 * Where all prizes stand, one after another, in few lines: one that fits a column is not broken, and no name stands at the
 * foot of a column without a winner below it. Counted, never measured.
 */
export function layOutPrizes(given: readonly AwardWire[], most = 3): PrizeBoard {
  const prizes = given.filter(({ winners }) => winners.length > 0);
  const rows = prizes.reduce((sum, { winners }) => sum + 1 + winners.length, 0);
  const columns = Math.max(1, Math.min(most, Math.ceil(rows / GOOD_LINES)));
  const least = Math.max(6, Math.ceil(rows / columns));
  let lines = fewest(prizes, columns, least);
  const whole = fewest(prizes, columns, Math.max(least, ...prizes.map(({ winners }) => 1 + winners.length)));
  if (whole <= lines * WORTH) lines = whole;
  lines = Math.min(lines, MOST_LINES);
  const shown = place(prizes, lines).filter(({ column }) => column < columns);
  return { columns, lines, cells: shown, left: rows - shown.length };
}

function fewest(prizes: readonly AwardWire[], columns: number, from: number): number {
  let lines = from;
  while (lines < MOST_LINES && place(prizes, lines).some(({ column }) => column >= columns)) lines += 1;
  return lines;
}

function place(prizes: readonly AwardWire[], lines: number): Cell[] {
  const cells: Cell[] = [];
  let [column, line] = [0, 0];
  for (const { prize, winners } of prizes) {
    const whole = 1 + winners.length;
    const fits = line + whole <= lines;
    // Broken, it would be no shorter than from the head of a column: only one that is longer than that may break.
    if (line > 0 && !fits && (whole <= lines || lines - line < 2)) [column, line] = [column + 1, 0];
    for (const [i, winner] of [null, ...winners].entries()) {
      if (line === lines) [column, line] = [column + 1, 0];
      cells.push({ key: `${prize} ${String(i)}`, prize, winner, column, line });
      line += 1;
    }
  }
  return cells;
}

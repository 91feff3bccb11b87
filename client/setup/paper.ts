import { toPoints } from '../../shared/points.ts';
import type { RoundSetup, SheetLetter } from '../../shared/wire.ts';

type Criterion = RoundSetup['criteria'][number];

/** What stands in a cell: nothing, a mark on the criterion's scale, or something that is not. */
export type Cell = number | null | 'bad';

/** A mark as typed, with a comma or a point. */
export function readCell(text: string, criterion: Criterion, decimals: number): Cell {
  const plain = text.trim().replace(',', '.').replace('−', '-');
  if (plain === '') return null;
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(plain)) return 'bad';
  const mark = Number(plain);
  return isOnScale(mark, criterion, decimals) ? mark : 'bad';
}

export function isOnScale(mark: number, { min, max, step }: Criterion, decimals: number): boolean {
  const [value, low, high, grain] = [toPoints(mark, decimals), toPoints(min), toPoints(max), toPoints(step)];
  if (value === null || low === null || high === null || grain === null) return false;
  return value >= low && value <= high && (value - low) % grain === 0;
}

export function readRow(texts: readonly string[], criteria: readonly Criterion[], decimals: number): Cell[] {
  return criteria.map((criterion, c) => readCell(texts[c] ?? '', criterion, decimals));
}

/** Nothing can be typed over; nor until the letters are here. */
export function isLocked(letter: SheetLetter | undefined): boolean {
  return letter === undefined || letter === 'h' || letter === 'x' || letter === 'w' || letter === '-';
}

/** `half`: some marks are missing; `bad`: one is not on its scale. */
export type RowState = 'empty' | 'half' | 'bad' | 'ready';

export function rowState(cells: readonly Cell[]): RowState {
  if (cells.includes('bad')) return 'bad';
  const given = cells.filter((cell) => cell !== null).length;
  return given === 0 ? 'empty' : given < cells.length ? 'half' : 'ready';
}

/** The marks of a ready row, by criterion. */
export function marksOf(cells: readonly Cell[], criteria: readonly Criterion[]): Record<string, number> {
  return Object.fromEntries(
    criteria.flatMap(({ id }, c) => {
      const cell = cells[c];
      return typeof cell === 'number' ? [[id, cell]] : [];
    }),
  );
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOutPrizes, type PrizeBoard } from '../../client/screen/prizes.ts';
import type { AwardWire } from '../../shared/scene.ts';

const award = (count: number, i: number): AwardWire => ({
  prize: `Giải ${String(i)}`,
  winners: Array.from({ length: count }, (_, n) => ({ words: `${String(i)}.${String(n)}` })),
});
const awards = (...counts: number[]) => counts.map(award);

/** Each column from above, a prize as `#2` and its winners as `2.0`. */
function columns({ cells, columns: count, lines }: PrizeBoard): string[] {
  return Array.from({ length: count }, (_, column) =>
    Array.from({ length: lines }, (__, line) => {
      const cell = cells.find((one) => one.column === column && one.line === line);
      if (!cell) return '';
      return cell.winner && 'words' in cell.winner ? cell.winner.words : `#${cell.prize.slice(5)}`;
    })
      .join(' ')
      .trim(),
  );
}

test('twenty teams: one, two, three, the rest, and four special prizes', () => {
  const board = layOutPrizes(awards(1, 2, 3, 14, 1, 1, 1, 1));
  expect(columns(board)).toEqual([
    '#0 0.0 #1 1.0 1.1 #2 2.0 2.1 2.2 #3 3.0',
    '3.1 3.2 3.3 3.4 3.5 3.6 3.7 3.8 3.9 3.10 3.11',
    '3.12 3.13 #4 4.0 #5 5.0 #6 6.0 #7 7.0',
  ]);
  expect([board.left, board.lines]).toEqual([0, 11]);
});

test('one that would fit a column is not broken for it', () => {
  expect(columns(layOutPrizes(awards(6, 6, 6)))).toEqual([
    '#0 0.0 0.1 0.2 0.3 0.4 0.5',
    '#1 1.0 1.1 1.2 1.3 1.4 1.5',
    '#2 2.0 2.1 2.2 2.3 2.4 2.5',
  ]);
  expect(columns(layOutPrizes(awards(8, 2, 8)))).toEqual([
    '#0 0.0 0.1 0.2 0.3 0.4 0.5 0.6 0.7',
    '#1 1.0 1.1',
    '#2 2.0 2.1 2.2 2.3 2.4 2.5 2.6 2.7',
  ]);
});

test('few prizes do not shout; what nobody has is not there', () => {
  expect(layOutPrizes(awards(1, 0, 2))).toMatchObject({ columns: 1, lines: 6, left: 0 });
});

test('whatever there is: nothing stands on anything, and no name stands alone at the foot of a column', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 25 }), { maxLength: 30 }), (counts) => {
      const board = layOutPrizes(awards(...counts));
      const places = board.cells.map(({ column, line }) => `${String(column)}/${String(line)}`);
      expect(new Set(places).size).toBe(places.length);
      expect(board.lines).toBeLessThanOrEqual(20);
      const rows = counts.filter((count) => count > 0).reduce((sum, count) => sum + 1 + count, 0);
      expect(board.cells.length + board.left).toBe(rows);
      for (const { winner, column, line } of board.cells) {
        expect(column < board.columns && line < board.lines).toBe(true);
        if (winner === null && line === board.lines - 1) expect.unreachable('a name at the foot of a column');
      }
    }),
    { numRuns: 500 },
  );
});

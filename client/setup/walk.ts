/**
 * Walks the cells of a table: Enter to the next one, over the end of a row, and from the last to what comes after them;
 * the arrows to the row above or below.
 */
export function walk(event: KeyboardEvent, after: () => void): void {
  const { currentTarget: cell, key } = event;
  if (!(cell instanceof HTMLInputElement)) return;
  if (key === 'Enter') {
    const cells = Array.from(cell.closest('tbody')?.querySelectorAll('input') ?? []);
    const to = cells[cells.indexOf(cell) + (event.shiftKey ? -1 : 1)];
    step(event, to);
    if (!to && !event.shiftKey) after();
  } else if (key === 'ArrowDown' || key === 'ArrowUp') {
    step(event, inColumn(cell, key === 'ArrowDown' ? 1 : -1));
  }
}

/** The nearest cell of the same column that can be typed in. */
function inColumn(from: HTMLInputElement, by: 1 | -1): HTMLInputElement | null {
  const column = from.closest('td')?.cellIndex ?? -1;
  let row = from.closest('tr');
  while (row) {
    const next = by === 1 ? row.nextElementSibling : row.previousElementSibling;
    row = next instanceof HTMLTableRowElement ? next : null;
    const cell = row?.cells[column]?.querySelector('input');
    if (cell) return cell;
  }
  return null;
}

function step(event: KeyboardEvent, to: HTMLInputElement | null | undefined): void {
  event.preventDefault();
  to?.focus();
  to?.select();
  // Clear of whatever lies over the edges.
  to?.scrollIntoView({ block: 'center' });
}

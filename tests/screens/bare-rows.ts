import type { Page } from 'playwright-core';
import { chance } from '../people/chance.ts';

/*
 * The floor of the motion: forty rows of a number each, on a page with nothing else, that are set on their way as the
 * board's are. A frame that is late here is late by the browser and the machine.
 */

const ROWS = 40;
const COLUMN = 20;
const PAGE = `<style>
  body { margin: 0; background: #123; color: #fff; font: 16px sans-serif }
  div { position: absolute; width: 600px; height: 30px; background: #345; will-change: transform; transition: transform 0.9s ease-out }
</style>${'<div></div>'.repeat(ROWS)}`;

const lot = chance('a new order');

export async function openBareRows(page: Page): Promise<void> {
  await page.setContent(PAGE);
  await page.evaluate(order, places());
}

/** The trace has a TimeStamp of it. */
export function orderBareRows(page: Page): Promise<void> {
  return page.evaluate(order, places());
}

function places(): string[][] {
  return Array.from({ length: ROWS }, (_, place) => ({ place, at: lot.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ place }) => [
      String(place + 1),
      `translate(${String(Math.floor(place / COLUMN) * 640)}px, ${String((place % COLUMN) * 34)}px)`,
    ]);
}

function order(rows: readonly (readonly string[])[]): void {
  console.timeStamp('order');
  document.querySelectorAll('div').forEach((row, at) => {
    const [number = '', transform = ''] = rows[at] ?? [];
    row.textContent = number;
    row.style.transform = transform;
  });
}

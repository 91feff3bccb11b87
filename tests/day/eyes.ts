import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { common } from '../../shared/messages/common.ts';
import { splitName, twoDigits } from '../../shared/names.ts';

/* What a person finds on a page by looking at it. */

const PATIENCE_MS = 15_000;
const LOOK_MS = 40;

/** Waits until these words can be seen there. */
export async function sees(where: Page | Locator, words: string | RegExp): Promise<void> {
  await where.getByText(words).filter({ visible: true }).first().waitFor();
}

/** Waits until that is what is read there. */
export async function reads(where: Locator, words: string | RegExp): Promise<void> {
  await comesTrue(async () => {
    const said = plain(await where.innerText());
    if (typeof words === 'string') expect(said).toBe(words);
    else expect(said).toMatch(words);
  });
}

/** Waits until the rows of the board read so, from the top of the first column on. */
export async function readsRows(page: Page, rows: readonly string[]): Promise<void> {
  await comesTrue(async () => {
    expect(await boardRows(page)).toEqual(rows);
  });
}

/** Looks again and again until what is said holds. */
export async function comesTrue(look: () => Promise<void>): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      await look();
      return;
    } catch (fault) {
      if (Date.now() > until) throw fault;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }
}

/** Rows stand in the document in an order of their own: this is the order in which they are seen. */
export async function boardRows(page: Page): Promise<string[]> {
  const rows = await page.getByRole('listitem').evaluateAll((elements) =>
    elements.map((element) => {
      const { left, top } = element.getBoundingClientRect();
      // Word by word: two figures side by side are two, though no space stands between them.
      const words = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const text: string[] = [];
      while (words.nextNode()) text.push(words.currentNode.textContent ?? '');
      return { left, top, text: text.join(' ') };
    }),
  );
  return rows.sort((a, b) => a.left - b.left || a.top - b.top).map((row) => plain(row.text));
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** “Số 07 · HÀ LAI”, as buttons and sentences have it. */
export function teamText(name: string, number: number): string {
  return `${common.vi.number(twoDigits(number))} · ${shout(name)}`;
}

/** “HÀ LAI” of “Xã Hà Lai”: what stands out of a team's name everywhere. */
export function shout(name: string): string {
  return splitName(name).own.toLocaleUpperCase('vi');
}

/** “Số 07 · Xã HÀ LAI”, where the name has room. */
export function fullName(name: string, number: number): string {
  const { kind } = splitName(name);
  return `${common.vi.number(twoDigits(number))} · ${kind} ${shout(name)}`;
}

/** Something of it lies outside of its own edges. */
export function isCut({ scrollHeight, clientHeight, scrollWidth, clientWidth }: Element): boolean {
  return scrollHeight > clientHeight || scrollWidth > clientWidth;
}

import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { LAPTOP, PHONE } from './venue.ts';

/** What stands there can be used by everybody, on a phone and on a laptop. `wide`: it may scroll sideways on a phone. */
export async function isAccessible(page: Page, what: string, { wide = false } = {}): Promise<void> {
  const before = page.viewportSize();
  for (const size of [PHONE, LAPTOP]) {
    await page.setViewportSize(size);
    expect.soft(await complaints(page), `${what} at ${String(size.width)} px`).toEqual([]);
    if (!wide && size === PHONE) expect.soft(await sideways(page), `${what} scrolls sideways`).toEqual([]);
  }
  if (before) await page.setViewportSize(before);
}

const ASKED: RunOptions = {
  iframes: false,
  resultTypes: ['violations'],
  // 7:1 of every text.
  rules: { 'color-contrast-enhanced': { enabled: true } },
};

/** All that axe has to say. It is read into a page once. */
async function complaints(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(ASKED)})`);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
  );
}

/** The page itself, or anything in it, that a finger could push to the side. */
function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    Array.from(document.querySelectorAll('*'))
      .filter((element) => {
        const scrolls = element === document.documentElement || /auto|scroll/.test(getComputedStyle(element).overflowX);
        return scrolls && element.clientWidth > 0 && element.scrollWidth > element.clientWidth;
      })
      .map(
        (element) => `<${element.tagName.toLowerCase()} class="${element.className}"> ${String(element.scrollWidth)}`,
      ),
  );
}

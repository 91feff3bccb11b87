import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { LAPTOP, PHONE } from './venue.ts';

const CONTRAST = 'color-contrast-enhanced';

export interface Look {
  /** It may scroll sideways on a phone. */
  wide?: boolean;
  /** How much lighter or darker than its ground a text has to be: on the projector more. */
  contrast?: number;
}

/** What stands there can be used by everybody, on a phone and on a laptop. */
export async function isAccessible(page: Page, what: string, { wide = false, contrast = 7 }: Look = {}): Promise<void> {
  const before = page.viewportSize();
  for (const size of [PHONE, LAPTOP]) {
    await page.setViewportSize(size);
    expect.soft(await complaints(page, contrast), `${what} at ${String(size.width)} px`).toEqual([]);
    if (!wide && size === PHONE) await fits(page, what);
  }
  if (before) await page.setViewportSize(before);
}

/** Nothing can be pushed to the side. */
export async function fits(page: Page, what: string): Promise<void> {
  expect.soft(await sideways(page), `${what} scrolls sideways`).toEqual([]);
}

/** All that axe has to say. It is read into a page once. */
export async function complaints(page: Page, contrast: number): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  await page.evaluate(plainGrounds);
  const { violations, inapplicable } = await page.evaluate<AxeResults>(
    `axe.run(document, ${JSON.stringify(asked(contrast))})`,
  );
  // A page that axe takes for empty has nothing amiss.
  if (inapplicable.some((rule) => rule.id === CONTRAST)) return ['axe sees no text here'];
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
  );
}

/** axe asks less of large letters; we do not. */
function asked(contrast: number): object {
  const contrastRatio = { normal: { expected: contrast }, large: { expected: contrast } };
  const large = { boldValue: 700, boldTextPt: 14, largeTextPt: 18 };
  return {
    iframes: false,
    resultTypes: ['violations', 'inapplicable'],
    rules: { [CONTRAST]: { enabled: true } },
    checks: { [CONTRAST]: { options: { ...large, ignoreUnicode: true, contrastRatio } } },
  };
}

/** axe does not judge a text on a gradient: it gets the colour of it that is nearest to the text's own. */
function plainGrounds(): void {
  const light = (colour: string) =>
    (colour.match(/\d+/g) ?? []).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
  for (const element of document.querySelectorAll<HTMLElement>('*')) {
    const { backgroundImage, color } = getComputedStyle(element);
    if (!backgroundImage.includes('gradient')) continue;
    const far = (stop: string) => Math.abs(light(stop) - light(color));
    const [nearest] = (backgroundImage.match(/rgba?\([^)]*\)/g) ?? []).sort((a, b) => far(a) - far(b));
    element.style.backgroundImage = 'none';
    element.style.backgroundColor = nearest ?? '';
  }
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

import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** The tallest and the deepest that Vietnamese has. */
const LETTERS = 'ẲẴẪỘỰỹ';
const LOOKS = 3;
const FIGURES = ['111,11', '000,00'] as const;

/** What a text looks like, and what may cut it: each way of it is tried once. */
export class Letters {
  readonly #seen = new Set<string>();

  /** In every text of the page no mark above or below a letter is cut, and figures are all of one width. */
  async areWhole(page: Page, what: string): Promise<void> {
    const styles = await page.evaluate(stylesOf, FIGURES);
    const fresh = styles.filter(({ key }) => !this.#seen.has(key));
    if (fresh.length === 0) return;
    for (const { key } of fresh) this.#seen.add(key);
    expect
      .soft(
        fresh.filter(({ differ }) => differ !== 0).map(({ key }) => key),
        `${what}: figures`,
      )
      .toEqual([]);
    const cut = `${what}: “${LETTERS}” is cut in ${fresh.map(({ key }) => key).join('; ')}`;
    expect.soft(await isSameUncut(page), cut).toBe(true);
  }

  get styles(): number {
    return this.#seen.size;
  }
}

/** What comes or goes between the two pictures makes them differ once; what is cut is cut each time. */
async function isSameUncut(page: Page): Promise<boolean> {
  for (let look = 0; look < LOOKS; look++) {
    await page.evaluate(write, LETTERS);
    const asItIs = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    await page.evaluate(uncut);
    const uncutToo = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    await page.evaluate(putBack);
    if (asItIs.equals(uncutToo)) return true;
  }
  return false;
}

interface Style {
  key: string;
  /** By how many pixels two figures of as many digits are of another width. */
  differ: number;
}

function stylesOf(figures: readonly string[]): Style[] {
  const found = new Map<string, number>();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!element || texts.currentNode.textContent?.trim() === '' || element.getClientRects().length === 0) continue;
    const style = getComputedStyle(element);
    let cutBy = '';
    for (let one: Element | null = element; one && cutBy === ''; one = one.parentElement) {
      const { overflowY, contain } = getComputedStyle(one);
      if (/hidden|clip/.test(overflowY) || /strict|content|paint/.test(contain)) cutBy = one.className;
    }
    const { fontSize, fontWeight, fontStyle, lineHeight, textTransform } = style;
    const key = [fontSize, fontWeight, fontStyle, lineHeight, textTransform, cutBy].join(' ');
    if (found.has(key)) continue;
    const [one = 0, other = 0] = figures.map((figure) => {
      const probe = document.createElement('span');
      probe.textContent = figure;
      probe.style.cssText = 'position: absolute; white-space: nowrap; visibility: hidden';
      element.append(probe);
      const { width } = probe.getBoundingClientRect();
      probe.remove();
      return width;
    });
    found.set(key, Math.abs(one - other));
  }
  return [...found].map(([key, differ]) => ({ key, differ }));
}

/** Each text of the page that has letters becomes these; what it was is kept on the page. */
function write(letters: string): void {
  const before: (() => void)[] = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { currentNode: text } = texts;
    if (!(text instanceof Text)) continue;
    // A box of figures holds figures alone; and those of a clock that runs are another in the next picture.
    if (!/\p{L}/u.test(text.data)) {
      const clock = text.parentElement?.closest<HTMLElement>('[role=timer]');
      if (!clock) continue;
      before.push(() => (clock.style.visibility = ''));
      clock.style.visibility = 'hidden';
      continue;
    }
    const was = text.data;
    before.push(() => (text.data = was));
    text.data = letters;
  }
  Object.assign(globalThis, { before });
}

/** Nothing cuts any more but the edge of the picture; all stays in its place. */
function uncut(): void {
  /** Letters that are seen: what is only said aloud is clipped away. */
  function hasLetters(element: Element): boolean {
    const isSeen = (one: Element) => getComputedStyle(one).getPropertyValue('clip') === 'auto';
    return [...element.childNodes].some((child) =>
      child instanceof Element ? isSeen(child) && hasLetters(child) : /\p{L}/u.test(child.textContent ?? ''),
    );
  }
  const before: unknown = Reflect.get(globalThis, 'before');
  for (const element of document.querySelectorAll<HTMLElement>(
    'body :not(svg, svg *, input, textarea, select, video)',
  )) {
    const style = getComputedStyle(element);
    const { overflowX, overflowY, contain, minWidth, minHeight, display } = style;
    const cuts = /hidden|clip/.test(overflowX + overflowY) || /strict|content|paint/.test(contain);
    const { width, height } = element.getBoundingClientRect();
    const isPicture = width >= innerWidth && height >= innerHeight;
    if (!cuts || isPicture || style.getPropertyValue('clip') !== 'auto' || !hasLetters(element)) continue;
    const was = element.style.cssText;
    if (Array.isArray(before)) before.push(() => (element.style.cssText = was));
    element.style.overflow = 'visible';
    element.style.contain = /strict|size/.test(contain) ? 'layout size style' : 'layout style';
    // What cuts may be smaller than what it holds, and holds its floats.
    if (minWidth === 'auto') element.style.minWidth = '0';
    if (minHeight === 'auto') element.style.minHeight = '0';
    if (display === 'block') element.style.display = 'flow-root';
  }
}

function putBack(): void {
  const before: unknown = Reflect.get(globalThis, 'before');
  if (!Array.isArray(before)) return;
  for (const one of before as readonly unknown[]) if (one instanceof Function) Reflect.apply(one, undefined, []);
}

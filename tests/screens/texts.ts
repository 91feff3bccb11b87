/*
 * What a page's texts look like where they stand. It runs in the page: one function, which takes nothing from outside.
 */

export interface Asked {
  /** All of it has to be in the picture at once, and nothing may cover it: a scene on the projector. */
  scene: boolean;
  /** Its tables may be pushed to the side: the secretariat's on a phone. */
  wide: boolean;
}

export interface Seen {
  /** What is amiss, in words; empty where nothing is. */
  faults: string[];
  /** The smallest and the largest text that is meant to be read: a capital of it in % of the picture's height. */
  smallest: { percent: number; text: string } | null;
  largest: { percent: number; text: string } | null;
  words: number;
}

export function readTexts({ scene, wide: pushed }: Asked): Seen {
  interface Box {
    left: number;
    top: number;
    right: number;
    bottom: number;
  }
  interface Word extends Box {
    text: string;
    element: Element;
    size: number;
    node: Text;
    at: number;
  }
  /** Pixels that rounding may take. */
  const SLACK = 1;
  /** A capital of our letters, in ems. */
  const CAPITAL = 0.714;
  /** A watermark is not read. */
  const FAINT = 0.3;
  const FIGURE = /^[−+-]?\d{1,3}([.,]\d+)?$/;

  const canvas = document.createElement('canvas').getContext('2d');
  const top = [...document.querySelectorAll('dialog')].filter((one) => one.open).pop() ?? document.body;
  const faults: string[] = [];

  function isShown(element: Element): boolean {
    for (let one: Element | null = element; one; one = one.parentElement) {
      const style = getComputedStyle(one);
      const isThere = style.display !== 'none' && style.visibility !== 'hidden' && Number(style.opacity) >= FAINT;
      // What is only said aloud is clipped away.
      if (!isThere || style.getPropertyValue('clip') !== 'auto') return false;
    }
    if (element.closest('details:not([open])') && !element.closest('summary')) return false;
    return element.closest('svg, option, select') === null;
  }

  /** Where the ink of a text is: from the line that it stands on, by what the letters themselves take. */
  function inked(text: string, rect: DOMRect, style: CSSStyleDeclaration): Box {
    const { left, right } = rect;
    if (!canvas) return { left, right, top: rect.top, bottom: rect.bottom };
    canvas.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const shown = style.textTransform === 'uppercase' ? text.toLocaleUpperCase('vi') : text;
    const ink = canvas.measureText(shown);
    // A row that is moved by a transform is not scaled; one that is, is so in both directions.
    const scale = rect.height / (ink.fontBoundingBoxAscent + ink.fontBoundingBoxDescent);
    const line = rect.top + ink.fontBoundingBoxAscent * scale;
    return {
      left,
      right,
      top: line - ink.actualBoundingBoxAscent * scale,
      bottom: line + ink.actualBoundingBoxDescent * scale,
    };
  }

  function wordsOf(node: Text): Word[] {
    const element = node.parentElement;
    if (!element || !isShown(element)) return [];
    const style = getComputedStyle(element);
    const found: Word[] = [];
    for (const match of node.data.matchAll(/\S+/g)) {
      const range = document.createRange();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      const rects = [...range.getClientRects()].filter((rect) => rect.width > 0);
      const [first] = rects;
      if (!first) continue;
      const size = parseFloat(style.fontSize);
      // A word too long for its line stands on several: whose letter is where does not matter here.
      for (const rect of rects)
        found.push({ text: match[0], element, size, node, at: match.index, ...inked(match[0], rect, style) });
    }
    return found;
  }

  function lettersOf({ text, element, node, at }: Word): Box[] {
    const style = getComputedStyle(element);
    return Array.from(text).map((letter, i) => {
      const range = document.createRange();
      range.setStart(node, at + i);
      range.setEnd(node, at + i + 1);
      return inked(letter, range.getBoundingClientRect(), style);
    });
  }

  function said(words: readonly Word[]): string {
    return words.map((word) => `“${word.text}”`).join(' and ');
  }

  /** Two words are, where a letter of one is over a letter of the other. */
  function areOver(one: Word, other: Word): boolean {
    if (!isOver(one, other)) return false;
    const letters = lettersOf(other);
    return lettersOf(one).some((letter) => letters.some((its) => isOver(letter, its)));
  }

  function isOver(one: Box, other: Box): boolean {
    const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
    const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
    return wide > SLACK && high > SLACK;
  }

  function isIn(word: Box, box: Box, sideways: boolean, upright: boolean): boolean {
    const wide = !sideways || (word.left >= box.left - SLACK && word.right <= box.right + SLACK);
    const high = !upright || (word.top >= box.top - SLACK && word.bottom <= box.bottom + SLACK);
    return wide && high;
  }

  /** Every box round it that cuts, or that has a ground of its own, has the whole of it; and so has the picture. */
  function standsIn(word: Word): void {
    const hides = /hidden|clip/;
    const scrolls = /auto|scroll/;
    // What can be scrolled to is not asked for in what lies round the scroller.
    let [isSide, isUp] = [true, true];
    for (let one: Element | null = word.element; one; one = one.parentElement) {
      const style = getComputedStyle(one);
      if (style.display === 'inline' || style.display === 'contents') continue;
      if (one === document.documentElement || one === document.body) break;
      const box = one.getBoundingClientRect();
      if (!scene && scrolls.test(style.overflowY)) isUp = false;
      if (pushed && scrolls.test(style.overflowX)) isSide = false;
      const [x, y] = [isSide && style.overflowX !== 'visible', isUp && hides.test(style.overflowY)];
      if (!isIn(word, box, x, y)) faults.push(`cut: ${said([word])} by .${one.className}`);
      const grounded = style.backgroundColor !== 'rgba(0, 0, 0, 0)' || parseFloat(style.borderTopWidth) > 0;
      if (!isIn(word, box, isSide, isUp && grounded)) {
        faults.push(`out of its box: ${said([word])} of <${one.tagName.toLowerCase()} class="${one.className}">`);
        break;
      }
      if (style.position === 'fixed') break;
    }
    const picture = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    if (!isIn(word, picture, isSide, scene)) faults.push(`out of the picture: ${said([word])}`);
  }

  /** Nothing stands over it; where a page scrolls, what lies under its bars is not looked at. */
  function isOnTop(word: Word): boolean {
    const hit = document
      .elementsFromPoint((word.left + word.right) / 2, (word.top + word.bottom) / 2)
      // The frame and the watermark of a trial run stand over every scene, and are seen through.
      .find(
        (one) =>
          one.contains(word.element) || word.element.contains(one) || (hides(one) && !one.closest('[role=note]')),
      );
    return hit !== undefined && (hit.contains(word.element) || word.element.contains(hit));
  }

  /** Whatever can be scrolled has it whole in sight. */
  function isInSight(word: Word): boolean {
    for (let one: Element | null = word.element; one; one = one.parentElement) {
      const isPicture = one === document.documentElement || one === document.body;
      if (isPicture || !/auto|scroll/.test(getComputedStyle(one).overflowY)) continue;
      if (!isIn(word, one.getBoundingClientRect(), pushed, true)) return false;
    }
    return true;
  }

  /** The line of a text is higher than its letters, and is seen through; and so is what shows only under a mouse. */
  function hides(one: Element): boolean {
    if (!isShown(one)) return false;
    const { backgroundColor, backgroundImage } = getComputedStyle(one);
    return (
      one.matches('img, svg, canvas, iframe, video') ||
      backgroundColor !== 'rgba(0, 0, 0, 0)' ||
      backgroundImage !== 'none'
    );
  }

  function apart(words: readonly Word[]): void {
    const sorted = [...words].sort((a, b) => a.top - b.top);
    sorted.forEach((one, i) => {
      for (const other of sorted.slice(i + 1)) {
        if (other.top >= one.bottom) break;
        if (areOver(one, other)) faults.push(`over each other: ${said([one, other])}`);
      }
    });
  }

  /** Figures of one kind, one above the other in a list or a table: their last digits stand below each other. */
  function aligned(words: readonly Word[]): void {
    const columns = new Map<string, { right: number; text: string }[]>();
    for (const word of words) {
      const row = word.element.closest('[role=listitem], tr, li');
      const cell = word.element.closest('td, span, p, strong, b');
      if (!row || !cell || !FIGURE.test(word.text) || cell.textContent.trim() !== word.text) continue;
      // In a running text it stands where the text has come to.
      if (getComputedStyle(cell).display === 'inline') continue;
      const box = row.getBoundingClientRect();
      const place = [...row.querySelectorAll(cell.tagName)]
        .filter((one) => one.className === cell.className)
        .indexOf(cell);
      const key = [row.parentElement?.className, box.left, cell.className, cell.tagName, place].join('|');
      columns.set(key, [...(columns.get(key) ?? []), { right: word.right, text: word.text }]);
    }
    for (const column of columns.values()) {
      const rights = column.map((one) => one.right);
      const decimals = new Set(column.map((one) => one.text.split(/[.,]/)[1]?.length ?? 0));
      const apartBy = Math.max(...rights) - Math.min(...rights);
      if (apartBy > SLACK && decimals.size === 1)
        faults.push(`not in a column: ${column.map((one) => one.text).join(' ')}, ${apartBy.toFixed(1)} px apart`);
    }
  }

  function scrolls(): void {
    for (const one of document.querySelectorAll('*')) {
      const { overflowX, overflowY } = getComputedStyle(one);
      const isPicture = one === document.documentElement;
      const wide = (isPicture || /auto|scroll/.test(overflowX)) && one.scrollWidth > one.clientWidth + SLACK;
      const high = (isPicture || /auto|scroll/.test(overflowY)) && one.scrollHeight > one.clientHeight + SLACK;
      if (one.clientWidth > 0 && ((wide && !(pushed && !isPicture)) || (scene && high)))
        faults.push(`scrolls: <${one.tagName.toLowerCase()} class="${one.className}">`);
    }
  }

  const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
  const all: Word[] = [];
  while (walker.nextNode()) if (walker.currentNode instanceof Text) all.push(...wordsOf(walker.currentNode));

  // What takes no touch is seen all the same.
  const touchable = new CSSStyleSheet();
  touchable.replaceSync('* { pointer-events: auto !important }');
  document.adoptedStyleSheets = [touchable];
  const seen = all.filter((word) => isOnTop(word) && (scene || isInSight(word)));
  document.adoptedStyleSheets = [];
  if (scene)
    for (const word of all)
      if (!seen.includes(word) && isIn(word, { left: 0, top: 0, right: innerWidth, bottom: innerHeight }, true, true))
        faults.push(`covered: ${said([word])}`);

  scrolls();
  for (const word of scene ? all : seen) standsIn(word);
  apart(seen);
  aligned(seen);

  const sizes = seen
    .filter((word) => word.element.closest('[role=status], [role=note], button') === null)
    .map((word) => ({
      percent: (100 * CAPITAL * word.size) / innerHeight,
      text: word.element.textContent.trim().slice(0, 40),
    }))
    .sort((a, b) => a.percent - b.percent);
  return {
    faults: [...new Set(faults)],
    smallest: sizes[0] ?? null,
    largest: sizes[sizes.length - 1] ?? null,
    words: all.length,
  };
}

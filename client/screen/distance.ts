/** A capital of Noto Sans, in ems. */
const CAPITAL = 0.714;
/** A letter of 15 cm is read from 30 m. */
const TIMES = 200;
/** What the hall can do without: said small beside what counts. */
const ASIDE = '.unseen, .kind, .above, .aside, [aria-hidden="true"]';

/** From how many metres the smallest and the largest letters of a picture are read. */
export interface Distance {
  readonly smallest: number;
  readonly largest: number;
}

/** Letters of so many pixels, in a picture that is so many pixels and metres high. */
export function metres(letterPx: number, picturePx: number, pictureMetres: number): number {
  return ((letterPx * CAPITAL) / picturePx) * pictureMetres * TIMES;
}

/** Reads the page's layout: only for whoever sets the projector up, and never while a board moves. */
export function distanceOf(picture: Element, pictureMetres: number): Distance | null {
  const sizes = letters(picture).map((px) => metres(px, innerHeight, pictureMetres));
  return sizes.length === 0 ? null : { smallest: Math.min(...sizes), largest: Math.max(...sizes) };
}

function letters(picture: Element): number[] {
  const words = document.createTreeWalker(picture, NodeFilter.SHOW_TEXT);
  const sizes: number[] = [];
  while (words.nextNode()) {
    const holder = words.currentNode.parentElement;
    if (!holder || !words.currentNode.textContent?.trim() || holder.closest(ASIDE)) continue;
    sizes.push(parseFloat(getComputedStyle(holder).fontSize));
  }
  return sizes;
}

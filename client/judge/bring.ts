/** Scrolls just so far that `element` stands between what covers the page's top and bottom; its own top first. */
export function bringBetween(element: Element, above: number, below: number): void {
  const { top, bottom } = element.getBoundingClientRect();
  const hidden = bottom - (innerHeight - below);
  if (hidden > 0) scrollBy(0, Math.min(hidden, top - above));
  else if (top < above) scrollBy(0, top - above);
}

/** The width of the longest of these figures, in ems: Noto Sans' digits are all 0.572 em wide. */
export function widest(figures: readonly string[]): number {
  return figures.reduce((most, figure) => Math.max(most, figure.length), 1) * 0.58;
}

/** A part's name without the words that all parts share: “Phần thi Báo tường” is “Báo tường”. */
export function shortPart(name: string): string {
  const short = name.replace(/^phần thi\s+/i, '');
  return short.charAt(0).toLocaleUpperCase('vi') + short.slice(1);
}

/** The width of the longest of these figures, in ems: Noto Sans' digits are all 0.572 em wide. */
export function widest(figures: readonly string[]): number {
  return figures.reduce((most, figure) => Math.max(most, figure.length), 1) * 0.58;
}

/** Whom a card is for, and the code that was just made: the server keeps only its hash. */
export interface Card {
  readonly person: string;
  readonly name: string;
  /** Empty where the name says it. */
  readonly office: string;
  readonly code: string;
}

/** As many as an A4 page holds. */
export const ON_A_PAGE = 4;

export function onPages(cards: readonly Card[]): Card[][] {
  const pages = Math.ceil(cards.length / ON_A_PAGE);
  return Array.from({ length: pages }, (_, p) => cards.slice(p * ON_A_PAGE, (p + 1) * ON_A_PAGE));
}

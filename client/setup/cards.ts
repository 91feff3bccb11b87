/** Whose code it is. */
export interface Holder {
  readonly person: string;
  readonly name: string;
  /** Empty where the name says it. */
  readonly office: string;
}

/** Whom a card is for, and the code that was just made: the server keeps only its hash. */
export interface Card extends Holder {
  readonly code: string;
}

/** What came of making codes; who is without a card is named. */
export interface Made {
  readonly cards: readonly Card[];
  /** Their old codes are still good. */
  readonly refused: readonly string[];
  /** Whether theirs are is not known. */
  readonly unsure: readonly string[];
}

/** As many as an A4 page holds. */
const ON_A_PAGE = 4;

export function onPages(cards: readonly Card[]): Card[][] {
  const pages = Math.ceil(cards.length / ON_A_PAGE);
  return Array.from({ length: pages }, (_, p) => cards.slice(p * ON_A_PAGE, (p + 1) * ON_A_PAGE));
}

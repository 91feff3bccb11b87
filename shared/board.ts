import type { TeamId } from './contest.ts';
import type { Standing } from './state.ts';

/* What the hall is shown: the board, and the show of the awards. */

export type Scene =
  | { readonly what: 'welcome' | 'programme' | 'overall' | 'blank' | 'reveal' }
  | { readonly what: 'prizes'; readonly awards: readonly Award[] }
  | { readonly what: 'draw' | 'onStage' | 'progress' | 'round'; readonly round: number }
  | { readonly what: 'message'; readonly text: string };

export interface Board {
  readonly scene: Scene;
  /** Nothing more is let out. */
  readonly frozen: boolean;
  /** What the hall last saw of each board: the only figures that a projector is ever sent. */
  readonly out: Out;
}

export interface Out {
  readonly overall: Standing | null;
  /** By round. */
  readonly round: readonly (Standing | null)[];
  readonly progress: readonly (Standing | null)[];
  /** The round whose table, and whose progress, was let out last. */
  readonly latest: { readonly round: number | null; readonly progress: number | null };
}

export interface Approval {
  readonly by: string;
  readonly at: number;
  readonly awards: readonly Award[];
}

/** A prize and who has it, as approved and as read out. */
export interface Award {
  readonly prize: string;
  readonly winners: readonly Winner[];
}

export type Winner = { readonly team: TeamId } | { readonly words: string } | { readonly sample: number };

export interface Reveal {
  readonly rehearsal: boolean;
  readonly step: number;
  readonly steps: readonly Step[];
  readonly awards: readonly Award[];
  /** The board was frozen already when it began. */
  readonly wasFrozen: boolean;
}

export type Step =
  | { readonly kind: 'title' }
  | { readonly kind: 'together'; readonly prize: string; readonly winners: readonly Winner[] }
  | { readonly kind: 'announce'; readonly prize: string }
  /** `score` is the winner's overall or part figure in points; null for a prize by decision. */
  | { readonly kind: 'each'; readonly prize: string; readonly winner: Winner; readonly score: number | null };

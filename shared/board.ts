import type { Change } from './change.ts';
import type { TeamId } from './contest.ts';
import type { Standing } from './state.ts';

/* What the hall is shown: the board, and the show of the awards. */

export type Scene =
  | { readonly what: 'welcome' | 'programme' | 'overall' | 'blank' | 'logo' | 'reveal' | 'prizes' | 'ranking' }
  | { readonly what: 'draw' | 'onStage' | 'progress' | 'round'; readonly round: number }
  | { readonly what: 'message'; readonly text: string };

/** What covers another scene for a moment, from wherever the show is. */
const COVERS: readonly string[] = ['blank', 'logo', 'message'];

export function isCover({ what }: Scene): boolean {
  return COVERS.includes(what);
}

export interface Board {
  readonly scene: Scene;
  /** What the blank screen, the logo or a message covers for the moment; null while none of them is shown. */
  readonly covered: Scene | null;
  /** The messages that were shown, the last first. */
  readonly texts: readonly string[];
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

/** An approval that no longer holds, and what took it away. */
export interface Lapse extends Approval {
  readonly change: Change;
}

/** A prize and who has it, as approved and as read out. */
export interface Award {
  readonly prize: string;
  readonly winners: readonly Winner[];
}

export type Winner = { readonly team: TeamId } | { readonly words: string } | { readonly sample: number };

/** What was read out to its end, as the hall was told it: a figure changed since is not in it. */
export interface Revealed {
  readonly approval: Approval | null;
  readonly awards: readonly Award[];
  readonly standing: Standing;
}

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
  | (Presented & { readonly kind: 'together'; readonly winners: readonly Winner[] })
  | (Presented & { readonly kind: 'announce' })
  | (Presented & Figures & { readonly kind: 'each'; readonly winner: Winner });

interface Presented {
  readonly prize: string;
  readonly presenter?: string | undefined;
}

/** What is told of one who is named by themselves. All null for a prize by decision. */
export interface Figures {
  /** Overall, or in the prize's part. */
  readonly score: number | null;
  /** By round, as the overall adds them; null where the prize is not for the overall. */
  readonly parts: readonly (number | null)[] | null;
  readonly margin: Margin | null;
}

/** By how much it is ahead of the team named just before it. */
export interface Margin {
  readonly team: TeamId;
  /** 0: level in the figures that are shown. */
  readonly points: number;
  /** They share the rank. */
  readonly shared: boolean;
}

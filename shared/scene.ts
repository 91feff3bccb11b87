import type { RoundId, TeamId } from './contest.ts';
import type { TimerWire } from './wire.ts';

/* What the audience is sent: one scene. */

/** [team, score, rank]: null where there is none yet; −1 as rank marks a withdrawn team. */
export type RoundRowWire = [TeamId, number | null, number | null];
/** [team, parts by round, score, rank] */
export type OverallRowWire = [TeamId, (number | null)[], number | null, number | null];

export type SceneWire =
  | { what: 'welcome' | 'blank' | 'programme' }
  /** `out`: the teams that do not compete. */
  | { what: 'draw'; round: RoundId; out: TeamId[] }
  | {
      what: 'onStage';
      round: RoundId;
      team: TeamId | null;
      next: TeamId | null;
      timer: TimerWire;
      limitSeconds: number | null;
    }
  /** By team, in the contest's order: `1` every judge has marked it, `0` not yet, `w` does not compete. */
  | { what: 'progress'; round: RoundId; done: string; frozen: boolean }
  /** Ranked rows first, best first; then the rest in running order. */
  | { what: 'round'; round: RoundId; rows: RoundRowWire[]; frozen: boolean }
  | { what: 'overall'; rows: OverallRowWire[]; frozen: boolean }
  | { what: 'message'; text: string }
  | { what: 'reveal'; rehearsal: boolean; step: RevealStep }
  | { what: 'prizes'; prizes: AwardWire[] };

export interface AudienceView {
  /** Counts this connection's views; it says nothing of the log. */
  seq: number;
  now: number;
  scene: SceneWire;
}

export type SceneName =
  | 'welcome'
  | 'programme'
  | 'draw'
  | 'onStage'
  | 'progress'
  | 'round'
  | 'overall'
  | 'message'
  | 'blank'
  | 'reveal'
  | 'prizes';

export interface AwardWire {
  prize: string;
  winners: WinnerWire[];
}

export type WinnerWire = { team: TeamId } | { words: string } | { sample: number };

export type RevealStep =
  | { kind: 'title' }
  | { kind: 'together'; prize: string; winners: WinnerWire[] }
  | { kind: 'announce'; prize: string }
  | { kind: 'each'; prize: string; winner: WinnerWire; score: number | null };

/** The scenes that a projector may be pinned to. */
export const PINNED = ['welcome', 'programme', 'onStage', 'progress', 'round', 'overall', 'clock'] as const;
export type PinnedScene = (typeof PINNED)[number];

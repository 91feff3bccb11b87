import type { RoundId, TeamId } from './contest.ts';
import type { TimerWire } from './wire.ts';

/* What the audience is sent: one scene. */

/** [team, score, rank]: null where there is none yet; −1 as rank marks a withdrawn team. */
export type RoundRowWire = [TeamId, number | null, number | null];
/** [team, parts by round, score, rank] */
export type OverallRowWire = [TeamId, (number | null)[], number | null, number | null];

export type SceneWire =
  | { what: 'welcome' | 'blank' | 'logo' }
  /** `now`: the item of the programme that the hall is at. */
  | { what: 'programme'; now: number | null }
  /**
   * `out`: the teams that do not compete. While the lots are `awaited` the places stand empty; `drawnAt` is when the server
   * drew them, and the hall sees them come one by one.
   */
  | { what: 'draw'; round: RoundId; out: TeamId[]; awaited: boolean; drawnAt: number | null }
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
  | { what: 'prizes'; prizes: AwardWire[] }
  /** As it was read out; the parts in the order of today's rounds. */
  | { what: 'ranking'; rows: OverallRowWire[] };

export interface AudienceView {
  /** Counts this connection's views; it says nothing of the log. */
  seq: number;
  now: number;
  scene: SceneWire;
}

export const SCENES = [
  'welcome',
  'programme',
  'draw',
  'onStage',
  'progress',
  'round',
  'overall',
  'message',
  'blank',
  'logo',
  'reveal',
  'prizes',
  'ranking',
] as const;
export type SceneName = (typeof SCENES)[number];

export interface AwardWire {
  prize: string;
  winners: WinnerWire[];
}

export type WinnerWire = { team: TeamId } | { words: string } | { sample: number };

export type RevealStep =
  | { kind: 'title' }
  /** In running order, which tells no rank. */
  | { kind: 'together'; prize: string; presenter?: string | undefined; winners: WinnerWire[] }
  | { kind: 'announce'; prize: string; presenter?: string | undefined }
  | {
      kind: 'each';
      prize: string;
      presenter?: string | undefined;
      winner: WinnerWire;
      score: number | null;
      /** By round, as the overall adds them. */
      parts: (number | null)[] | null;
      margin: MarginWire | null;
    };

/** By how much it is ahead of the team named just before it; 0 points where they are level, `shared` in rank too. */
export interface MarginWire {
  team: TeamId;
  points: number;
  shared: boolean;
}

/**
 * The scenes that a projector may be pinned to; `clock` and `overlay` are its own pictures of what is on stage, `live` is a
 * phone of the audience, which follows the hall's.
 */
export const PINNED = [
  'welcome',
  'programme',
  'draw',
  'onStage',
  'progress',
  'round',
  'overall',
  'clock',
  'overlay',
  'logo',
  'prizes',
  'live',
] as const;
export type PinnedScene = (typeof PINNED)[number];

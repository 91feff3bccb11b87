import type { JudgeId, RoundId, TeamId } from './contest.ts';
import type { NearTie } from './near.ts';
import type { ContestSetup, Logged, Outcome, SheetLetter } from './wire.ts';

/** GET /api/huddle: the provisional summary that the panel confers over. RULES.md: J1–J8. */
export interface Huddle extends Logged {
  now: number;
  /** The first digits of the log's last hash. */
  head: string;
  /** With the whole panel: a judge is told of their colleagues nowhere else. */
  setup: ContestSetup;
  outcome: Outcome;
  /** Neighbours on the overall table that are no further apart are near. */
  step: number;
  /** Of the part's maximum, where judges are flagged at all. */
  flagPercent: number | null;
  rounds: HuddleRound[];
  /** Best first; those without a rank last. */
  teams: HuddleTeam[];
  near: NearTieWire[];
}

export interface HuddleRound {
  round: RoundId;
  /** The panel in the file's order, and how far each stands from the others on average. */
  judges: { judge: JudgeId; leaning: number | null }[];
}

export interface HuddleTeam {
  team: TeamId;
  rank: number | null;
  tied: boolean;
  decided: boolean;
  withdrawn: boolean;
  score: number | null;
  /** How far behind the team above it; null for the first, and without a rank. */
  behind: number | null;
  /** In the contest's order of rounds. */
  parts: HuddlePart[];
}

export interface HuddlePart {
  /** On the part's own table. */
  rank: number | null;
  score: number | null;
  /** What the overall adds for it. */
  weighted: number | null;
  /** [kind, points, reason] */
  deductions: [string, number, string][];
  spread: number | null;
  /** A sheet of the panel is still owed. */
  incomplete: boolean;
  withdrawn: boolean;
  /** The panel's, in the file's order. */
  sheets: HuddleSheet[];
}

export interface HuddleSheet {
  judge: JudgeId;
  letter: SheetLetter;
  /** Null unless it counts. */
  total: number | null;
  distance: number | null;
  far: boolean;
  recused: string | null;
  /** What it was each time before it was reopened; the latest last. */
  returned: { at: number; reason: string; marks: (number | null)[]; total: number; score: number | null }[];
  /** By criterion, of a sheet that was returned and counts again. */
  marks: (number | null)[];
}

export interface NearTieWire {
  /** Null on the overall table. */
  round: RoundId | null;
  above: TeamId;
  below: TeamId;
  by: number;
  how: NearTie['how'];
  prize: string | null;
}

import type { CriterionId, JudgeId, LogId, RoundId, TeamId } from './contest.ts';
import type { Ack, ApprovalWire, HeldSheet, JudgeView, SheetLetter } from './wire.ts';
import type { AwardWire } from './scene.ts';

/* What is read out over http, with the organiser's token. Points are decimal JSON numbers, as on the wire. */

/** GET /api/results */
export interface Results {
  seq: number;
  rounds: {
    id: RoundId;
    teams: {
      team: TeamId;
      judges: { judge: JudgeId; total: number; counted: boolean; dropped?: CriterionId[] }[];
      score: number | null;
      deduction: number;
      rank: number | null;
      tied: boolean;
      /** A decision parted it from teams that it is level with. */
      decided: boolean;
      withdrawn: boolean;
      /** Some sheet of the panel is still owed, so the score may change. */
      incomplete: boolean;
    }[];
  }[];
  overall: {
    team: TeamId;
    /** By round, weighted as added. */
    parts: (number | null)[];
    score: number | null;
    rank: number | null;
    tied: boolean;
    decided: boolean;
    withdrawn: boolean;
  }[];
  /** Decisions between level teams, in turn; `round` is null for the overall. */
  ties: { round: RoundId | null; teams: TeamId[]; reason: string }[];
  awards: (AwardWire & {
    /** Level teams around the prize's last place: the organiser decides. */
    contended: { teams: TeamId[]; places: number } | null;
    /** The reason, where the board decided it. */
    decided: string | null;
    by: 'rank' | 'decision';
  })[];
  approval: ApprovalWire | null;
}

/** GET /api/working?team=ID: how a team's figures came about, round by round, each number as exact as `exact` says. */
export interface Working {
  team: TeamId;
  rounds: RoundWorking[];
  overall: { score: number | null; rank: number | null; decided: boolean; decimals: number; rounded: boolean };
}

export interface RoundWorking {
  round: RoundId;
  kind: 'mean' | 'sum' | 'median';
  per: 'sheet' | 'criterion';
  dropHigh: number;
  dropLow: number;
  judges: { judge: JudgeId; marks: (number | null)[]; total: number; counted: boolean; dropped: CriterionId[] }[];
  /** Per sheet: one entry. Per criterion: one each. `exact` is the unrounded figure as text, such as “25.375” or “76/3”. */
  combined: { criterion: CriterionId | null; exact: string; rounded: number; weight: number; weighted: number }[];
  deductions: [string, number, string][];
  score: number | null;
  weight: number;
  /** What the overall adds for this round. */
  part: number | null;
  missing: { judge: JudgeId; recused: string | null }[];
}

/** GET /api/givenback: sheets that this log lacked and a tablet gave back, and what else stands of each. */
export interface GivenBackWire {
  seq: number;
  sheets: {
    round: RoundId;
    team: TeamId;
    judge: JudgeId;
    /** The first is the one that counts. */
    versions: { marks: (number | null)[]; note: string }[];
  }[];
}

/** GET /api/held: what judges' tablets hold that the server has not taken. It is gone with the server, and told anew. */
export type HeldWire = {
  judge: JudgeId;
  /** `letter`: how the sheet stands now; `-` also where there is no such sheet any more. */
  sheets: (HeldSheet & { letter: SheetLetter })[];
}[];

/**
 * POST /api/handover: what became of a stranded tablet's command, if it brought one, what this server shows its judge,
 * and what proves next time who it is.
 */
export interface Handover {
  token: string;
  ack: Ack | null;
  view: JudgeView;
}

/** GET /api/sheets?round=ID[&judge=ID]: a judge reads their own, the organiser any judge's. */
export interface SheetsWire {
  seq: number;
  log: LogId;
  round: RoundId;
  judge: JudgeId;
  /** In the contest's order of teams. */
  sheets: {
    team: TeamId;
    /** The command that changed it last; 0 where none did. */
    seq: number;
    letter: SheetLetter;
    marks: (number | null)[];
    note: string;
    total: number;
    reopened: string | null;
  }[];
}

/**
 * Who came and went, and who was refused what, the newest first. `what` is `join`, `leave`, a command's type, `unknown`
 * for what is none, or `more`: so many (`outcome`) were only counted. `outcome` is else `ok`, or why it was refused.
 * `person` is empty for a wrong code.
 */
export interface AttemptsWire {
  attempts: { at: number; person: string; address: string; what: string; outcome: string }[];
}

/** Whether all that is done here goes when the server stops; for everybody. */
export interface TrialWire {
  trial: boolean;
}

/** Whether the page for the audience's phones is on; for everybody. */
export interface LiveWire extends TrialWire {
  on: boolean;
}

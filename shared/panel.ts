import type { Alarm, CopiesWire } from './alarm.ts';
import type { StepType } from './area.ts';
import type { JudgeId, RoundId, TeamId } from './contest.ts';
import type { AwardWire, RevealStep, SceneName, SceneWire } from './scene.ts';
import type { Logged, OnStage, Outcome, RoundStatus, TimerWire } from './wire.ts';

/* What the panel is sent, on the MC's phone and at the secretariat's table. */

/** How the hall's machines come in. */
export interface ReachWire {
  /** Where they find the server, the one to tell the hall first. */
  addresses: string[];
  /** How many have reached it, whatever for. */
  machines: number;
}

export interface TabletsWire {
  pages: number;
  waiting: number;
  held: number;
}

/** What was done last on the panel. */
export interface LastWire {
  seq: number;
  at: number;
  /** The office whose it was. */
  person: string;
  said: StepSaid;
  /** It may still be taken back. */
  undo: boolean;
}

export interface StepSaid {
  type: StepType | 'contest.changed';
  /**
   * What it was done to: a team with its number, a round, an item; of `board.shown` the scene; of a reveal that begins or
   * ends `rehearsal`, or nothing.
   */
  name: string;
  /** It was taken back. */
  undone: boolean;
}

/** How the day goes on from here; the items stand in `contest.programme`. */
export interface ProgrammeWire {
  /** The place of the item that the hall is at, and since when. */
  at: number | null;
  startedAt: number | null;
  /** By item: seconds that it takes, or of a part without minutes what is still to be counted on; null where nobody knows. */
  seconds: (number | null)[];
}

export type Presence = 'alive' | 'asleep' | 'lost' | 'never';

/** A team in the round that the panel looks at. */
export interface PanelTeam {
  team: TeamId;
  /** One letter a judge, in the order of `contest.judges`. */
  letters: string;
  called: boolean;
  timer: TimerWire;
  /** Points that the overtime rule proposes to take off; null where nothing is proposed, 0 to give back what was. */
  overtime: number | null;
  waived: string | null;
  /** Why it was waived, where the clock has changed since. */
  waivedBefore: string | null;
  /** [kind, points, reason] */
  deductions: [string, number, string][];
  /** Why it does not compete in this round (or at all). */
  withdrawn: string | null;
  /** Points between the highest and the lowest total handed in; null with fewer than two. */
  spread: number | null;
  /** Judges who stand far from the others, by their places in `contest.judges`. */
  far: number[];
}

export interface PanelView extends Outcome, Logged {
  /** The first digits of the log's last hash: the same here and on paper, and nothing before was changed. */
  head: string;
  /** What the server shouts about, the latest last. */
  alarms: Alarm[];
  /** Null where none are made. */
  copies: CopiesWire | null;
  reach: ReachWire;
  now: number;
  /** `handedIn` of `expected` sheets; `expected` leaves out the recused and the withdrawn. */
  rounds: { id: RoundId; status: RoundStatus; handedIn: number; expected: number; ordered: boolean }[];
  current: RoundId | null;
  /** `away`: it does not compete. */
  stage: (OnStage & { timer: TimerWire; away: boolean }) | null;
  /** The round that this page looks at (`page`), else the current one, else the programme's first; its teams in the contest's order. */
  focus: { round: RoundId; teams: PanelTeam[] };
  /** In the order of `contest.judges`. */
  presence: Presence[];
  /** Likewise: pages that are connected, sheets that wait there to be sent, and sheets held that were refused. */
  tablets: TabletsWire[];
  board: {
    scene: SceneName;
    round: RoundId | null;
    text: string | null;
    /** What a blank screen, a logo or a message covers for the moment. */
    covered: SceneName | null;
    /** The messages shown, the last first. */
    texts: string[];
    frozen: boolean;
    /** The boards that the hall was let see, which a freeze leaves it. */
    out: { overall: boolean; round: RoundId[]; progress: RoundId[] };
  };
  programme: ProgrammeWire;
  last: LastWire | null;
  /** What the projector would be sent if that were shown which the page asks about (`page`). */
  preview: SceneWire | null;
  reveal: { rehearsal: boolean; step: number; steps: RevealStep[] } | null;
  /** What is approved was read out, to the end. */
  revealed: boolean;
  /** The prizes as they were read out last, whatever was changed since; null before the end of a first reveal. */
  readOut: AwardWire[] | null;
  /** What the organiser lets the audience have: the page for phones, the full ranking after the end. */
  allowed: { live: boolean; ranking: boolean };
  /** Withdrawn from the whole contest: [team, reason]. */
  withdrawn: [TeamId, string][];
  /** Sheets that this log lacked and a tablet gave back; `differs`: another stands beside it, to choose from. */
  givenBack: { round: RoundId; team: TeamId; judge: JudgeId; differs: boolean }[];
}

import type { ContestId, CriterionId, Delegate, ITEM_KINDS, JudgeId, LogId, RoundId, TeamId } from './contest.ts';
import type { AwardWire, PinnedScene, SceneName } from './scene.ts';

/*
 * Everything that crosses the wire. Points are decimal JSON numbers here (7.25), times milliseconds since the epoch,
 * teams and judges ids. A view is whole each time; what a role may not know is not in it.
 */

export type Role = 'judge' | 'mc' | 'timekeeper' | 'organiser' | 'audience';
/** People who are not judges; a judge's id is none of these. */
export const OFFICES = ['organiser', 'mc', 'timekeeper'] as const;
export const CODES = ['bad-request', 'not-allowed', 'not-found', 'closed', 'conflict', 'busy'] as const;
export type Code = (typeof CODES)[number];

/** `access` is the new code that `access.renew` answers with. */
export type Ack = { ok: true; seq: number; code?: string } | { ok: false; code: Code; message: string };

/** client → server `command` (acked), beside whatever fields the type has. */
export interface CommandMessage {
  id: string;
  type: string;
}

/** client → server `page`: what this page shows now, so that its view can hold it. Not a command: it changes nothing. */
export interface PageMessage {
  /** The page is in the background, or its screen is off. */
  hidden: boolean;
  /** The round, and for a judge the team, that is open on the page. */
  round?: RoundId;
  team?: TeamId;
  /** For the panel: a scene that the projector may be about to show, as `board.show` names it. */
  preview?: SceneAsked;
  /** What a judge's tablet has that the server has not taken. */
  holds?: Holds;
}

export interface SceneAsked {
  what: SceneName;
  round?: RoundId;
  text?: string;
}

export interface Holds {
  /** Sheets with something still to be sent. */
  waiting: number;
  /** Those that the server refused: they stay on the tablet, and the secretariat sees them. */
  sheets: HeldSheet[];
}

/** A page says no more of them; it keeps them all. */
export const MOST_HELD = 50;

export interface HeldSheet {
  round: RoundId;
  team: TeamId;
  /** What was refused of it. */
  marks: Record<CriterionId, number | null>;
  note?: string;
  /** It was to be handed in. */
  handIn: boolean;
  code: Code;
}

/** What a client says when it dials. Neither token nor role is the audience. */
export interface Handshake {
  token?: string;
  role?: Exclude<Role, 'audience'>;
  /** Whom the page was opened as, once it knows: it is let in as nobody else. */
  person?: string;
  /** This page's own, new each time it is opened: so that one that redials is not taken for two. */
  page?: string;
  /** This browser's own, at random, and kept in it. */
  device?: string;
  /** A projector pinned to one scene. */
  show?: PinnedScene;
  lang?: 'vi' | 'en';
}

/** The `data` of a `connect_error` `not-allowed`: the token or cookie is good, but another's than the `person` said. */
export const ANOTHER = 'another';

/*
 * server → client `build`, on connecting: which build of the pages this server gives out. A page that came from the
 * browser's cache and is of another gets itself anew.
 */

// ── contest: the set-up ──────────────────────────────────────────────────────────────────────────────────────────

export interface RoundSetup {
  id: RoundId;
  name: string;
  mode: 'stage' | 'gallery';
  timeLimitSeconds: number | null;
  /** Σ max × weight: the best a sheet can be. */
  max: number;
  weight: number;
  criteria: { id: CriterionId; name: string; min: number; max: number; step: number; weight: number }[];
  /** Indexes into `teams`, in running order. */
  order: number[];
  /** By team: the number that the hall calls it by in this round. */
  numbers: number[];
  /** The hall calls teams by these numbers: lots gave them, or the round began in the file's order. */
  numbered: boolean;
  /** For a judge: on this round's panel. For others: the panel, as indexes into `judges`. */
  mine: boolean;
  panel: number[];
}

/** One shape for all roles; what a role may not know is empty. */
export interface ContestSetup {
  id: ContestId;
  /** A trial run, on a copy of the contest: every page says so. */
  rehearsal: boolean;
  title: string;
  theme: string;
  venue: string;
  date: string;
  decimals: number;
  rounds: RoundSetup[];
  teams: { id: TeamId; name: string; unit?: string; captain?: string }[];
  /** A judge is sent nobody but themselves; the audience nobody. `colour` is 0–11, a place in the palette. */
  judges: { id: JudgeId; name: string; head: boolean; colour: number }[];
  prizes: string[];
  programme: ProgrammeItemWire[];
  /** The panel alone, in protocol order. */
  delegates: Delegate[];
}

/** Words are the panel's alone. */
export type ProgrammeItemWire = { id: string; person?: string; minutes?: number; words?: string } & (
  { round: RoundId } | { name: string; kind: (typeof ITEM_KINDS)[number] }
);

// ── views ────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * One letter a sheet:
 * `-` not this judge's (not on the panel), `.` not yet to be marked (not called, or the round is not open),
 * `o` open and without a mark, `b` begun, `c` complete, `h` handed in, `r` reopened (given back, to be handed in again),
 * `x` recused, `w` the team does not compete here.
 */
export type SheetLetter = '-' | '.' | 'o' | 'b' | 'c' | 'h' | 'r' | 'x' | 'w';

export type RoundStatus = 'pending' | 'open' | 'closed';

/** On stage now. */
export interface OnStage {
  round: RoundId;
  team: TeamId;
}

/** A clock: running since `startedAt` on top of `elapsed` ms, or standing at `elapsed` where `startedAt` is null. */
export interface TimerWire {
  startedAt: number | null;
  elapsed: number;
}

export interface OpenSheet {
  round: RoundId;
  team: TeamId;
  /** The command that changed it last; 0 where none did. */
  seq: number;
  letter: SheetLetter;
  /** By criterion, in the round's order; null is not marked. */
  marks: (number | null)[];
  note: string;
  /** Why it was given back, while it is. */
  reopened: string | null;
}

/** Which log this is (shared/lineage.ts): a `seq` says nothing without it. The audience is not told. */
export interface Logged {
  seq: number;
  log: LogId;
}

export interface JudgeView extends Logged {
  /** The logs that this one was restored from, and up to which `seq` it is the same. */
  forks: [LogId, number][];
  now: number;
  /**
   * In the contest's order; `letters` has one letter a team, in the order of `contest.teams`. `changed` is the `seq` by
   * which one of this judge's sheets in it changed last: what was read of them before is stale.
   */
  rounds: { id: RoundId; status: RoundStatus; letters: string; changed: number; nudgedAt: number | null }[];
  /** The round opened last. */
  current: RoundId | null;
  stage: OnStage | null;
  /** So many pages of this judge are connected; two of them mark the same sheets. */
  tablets: number;
  /** The sheet that this page said is open on it (`page`). */
  sheet: OpenSheet | null;
  /** Only for the head judge. Who wins is in it once every round is closed: it is what they approve. */
  head: (Outcome & { awards: AwardWire[] }) | null;
}

/** The result: approved, or what stands in the way. Of prizes and teams nothing is said while a round is open. */
export interface Outcome {
  approval: ApprovalWire | null;
  /** The approval that a later change of a figure took away, until it is given anew. */
  lapsed: LapseWire | null;
  /** It can be approved when nothing is in these three. */
  blockers: { openRounds: RoundId[]; reopened: number; prizes: string[] };
  /**
   * What hinders no approval but should be known before: prizes that nobody has, teams with sheets missing, sheets of
   * which two stand to choose from.
   */
  doubts: { prizes: string[]; teams: TeamId[]; choices: number };
}

export interface ApprovalWire {
  by: string;
  at: number;
}

/** `change`: what took the approval away. Judges are named in it, since a judge is sent nobody but themselves. */
export interface LapseWire extends ApprovalWire {
  change: {
    /** The event's. */
    type: string;
    by: string;
    at: number;
    rounds: RoundId[];
    teams: TeamId[];
    judges: string[];
    prize: string | null;
    points: number | null;
  };
}

export interface ClockView extends Logged {
  now: number;
  stage: (OnStage & { timer: TimerWire; limitSeconds: number | null; open: boolean }) | null;
}

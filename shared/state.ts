import type { Approval, Board, Lapse, Out, Reveal, Revealed } from './board.ts';
import { LogId, type Contest, type Delegate, type JudgeId, type RoundId, type TeamId } from './contest.ts';
import type { Lineage, Place } from './lineage.ts';
import type { Points } from './points.ts';
import { beginDelegates, beginProgramme, type Programme } from './programme.ts';
import { at, replaceAt } from './spec.ts';
import { NO_STEPS, type LastSteps } from './last-step.ts';

/**
 * The folded log. Arrays stand in the contest's order and are copied only along the path that changed, so an old
 * reference is a snapshot and a figure can be remembered by its team's object.
 */
export interface State extends Standing {
  /** How many commands were accepted; the contest's own opening is 0. */
  readonly seq: number;
  /** When the last event happened. */
  readonly at: number;
  /** The round opened last, which is what the hall is at. */
  readonly current: number | null;
  readonly stage: { readonly round: number; readonly team: number } | null;
  readonly board: Board;
  readonly programme: Programme;
  /** In protocol order. */
  readonly delegates: readonly Delegate[];
  /** The last thing that was done on the panel, of each kind. */
  readonly steps: LastSteps;
  readonly approval: Approval | null;
  /** The approval that a change of a figure took away, until it is given or taken back anew. */
  readonly lapsed: Lapse | null;
  readonly revealed: Revealed | null;
  readonly reveal: Reveal | null;
  /** What the organiser lets the audience have. */
  readonly allowed: Allowed;
  readonly lineage: Lineage;
  /** The sheets that a tablet gave back because this log lacked them, and where they were handed in before. */
  readonly givenBack: readonly GivenBack[];
  /** A trial run, on a copy: nothing here counts. */
  readonly rehearsal: boolean;
}

export interface Allowed {
  /** The page for phones. */
  readonly live: boolean;
  /** The full ranking on the projector, once the reveal has ended. */
  readonly ranking: boolean;
}

/** All that the figures depend on. */
export interface Standing {
  readonly contest: Contest;
  readonly rounds: readonly RoundState[];
  /** By team: the reason, or null while it competes. */
  readonly withdrawn: readonly (string | null)[];
  /** Decisions between level teams, in turn; `round` is null for the overall. */
  readonly ties: readonly TieDecision[];
  readonly decisions: readonly AwardDecision[];
}

export interface RoundState {
  readonly status: 'pending' | 'open' | 'closed';
  /** An order was set or drawn; until then it is the file's. */
  readonly ordered: boolean;
  /** When the order was drawn here; null where it was typed in, or is the file's. */
  readonly drawnAt: number | null;
  /** Teams in running order. */
  readonly order: readonly number[];
  /** By team: the number that the hall calls it by. */
  readonly numbers: readonly number[];
  readonly teams: readonly TeamState[];
  /** By judge: when last nudged. */
  readonly nudged: readonly (number | null)[];
}

/** A team in one round. */
export interface TeamState {
  readonly called: boolean;
  readonly withdrawn: string | null;
  readonly sheets: readonly Sheet[];
  readonly timer: Timer;
  readonly deductions: readonly Deduction[];
  /** Its overtime was let pass, why, and of how many milliseconds: a clock that changed since asks anew. */
  readonly waived: { readonly reason: string; readonly elapsed: number } | null;
}

export interface Sheet {
  readonly status: 'draft' | 'handedIn' | 'reopened';
  /** By criterion; null is no mark, which is not 0. */
  readonly marks: readonly (Points | null)[];
  readonly note: string;
  /** The reason, where the judge does not mark this team. */
  readonly recused: string | null;
  /** Why it was given back last. */
  readonly reopened: string | null;
  readonly from: 'tablet' | 'paper';
  /** The command that changed it last; 0 where none did. */
  readonly seq: number;
  /** What was given back beside it, and says something else: the organiser chooses. */
  readonly others: readonly OtherSheet[];
  /** What it was each time that it was reopened, the latest last. */
  readonly returned: readonly Returned[];
}

/** A sheet as it was handed in before it was reopened. */
export interface Returned extends Pick<Sheet, 'marks'> {
  readonly reason: string;
  readonly at: number;
  /** The team's figure in that round, as published, while all that is out was in. */
  readonly score: Points | null;
}

export interface GivenBack extends Place {
  readonly round: RoundId;
  readonly team: TeamId;
  readonly judge: JudgeId;
}

export type OtherSheet = Pick<Sheet, 'marks' | 'note'>;

/** Milliseconds; `startedAt` is null while it stands. */
export interface Timer {
  readonly startedAt: number | null;
  readonly elapsed: number;
}

export interface Deduction {
  readonly kind: string;
  readonly points: Points;
  readonly reason: string;
  /** What the team's clock had counted when it was set: one for overtime is of that time. */
  readonly elapsed: number;
}

export interface TieDecision {
  readonly round: number | null;
  /** In the decided order. */
  readonly teams: readonly number[];
  readonly reason: string;
}

export interface AwardDecision {
  readonly prize: string;
  readonly teams: readonly number[];
  readonly recipient: string | null;
  readonly reason: string;
}

const IDLE: Timer = { startedAt: null, elapsed: 0 };

export function emptySheet(criteria: number): Sheet {
  const marks = Array.from({ length: criteria }, () => null);
  return {
    status: 'draft',
    marks,
    note: '',
    recused: null,
    reopened: null,
    from: 'tablet',
    seq: 0,
    others: [],
    returned: [],
  };
}

export function freshTeam(sheet: Sheet, judges: number): TeamState {
  const sheets = Array.from({ length: judges }, () => sheet);
  return { called: false, withdrawn: null, sheets, timer: IDLE, deductions: [], waived: null };
}

export function freshState(contest: Contest, now: number): State {
  const teams = contest.teams.map((_, t) => t);
  const rounds = contest.rounds.map((round): RoundState => {
    const sheet = emptySheet(round.criteria.length);
    return {
      status: 'pending',
      ordered: false,
      drawnAt: null,
      order: teams,
      numbers: teams.map((t) => t + 1),
      // Each its own object: what is counted from a team is remembered by it.
      teams: teams.map(() => freshTeam(sheet, contest.judges.length)),
      nudged: contest.judges.map(() => null),
    };
  });
  return {
    seq: 0,
    at: now,
    contest,
    rounds,
    withdrawn: teams.map(() => null),
    ties: [],
    decisions: [],
    current: null,
    stage: null,
    board: {
      scene: { what: 'welcome' },
      covered: null,
      texts: [],
      frozen: false,
      out: nothingOut(contest.rounds.length),
    },
    programme: beginProgramme(contest),
    delegates: beginDelegates(contest),
    steps: NO_STEPS,
    approval: null,
    lapsed: null,
    revealed: null,
    reveal: null,
    allowed: { live: false, ranking: false },
    lineage: { log: LogId.parse(now.toString(36)), forks: [] },
    givenBack: [],
    rehearsal: false,
  };
}

function nothingOut(rounds: number): Out {
  const none = Array.from({ length: rounds }, () => null);
  return { overall: null, round: none, progress: none, latest: { round: null, progress: null } };
}

export function standingOf({ contest, rounds, withdrawn, ties, decisions }: Standing): Standing {
  return { contest, rounds, withdrawn, ties, decisions };
}

export function sameStanding(a: Standing, b: Standing): boolean {
  return (
    a.rounds === b.rounds &&
    a.contest === b.contest &&
    a.withdrawn === b.withdrawn &&
    a.ties === b.ties &&
    a.decisions === b.decisions
  );
}

export function changeRound(state: State, r: number, change: Partial<RoundState>): State {
  return { ...state, rounds: replaceAt(state.rounds, r, { ...at(state.rounds, r), ...change }) };
}

export function changeTeam(state: State, r: number, t: number, change: Partial<TeamState>): State {
  const { teams } = at(state.rounds, r);
  return changeRound(state, r, { teams: replaceAt(teams, t, { ...at(teams, t), ...change }) });
}

export function changeSheet(state: State, r: number, t: number, j: number, change: Partial<Sheet>): State {
  const { sheets } = at(at(state.rounds, r).teams, t);
  const sheet = { ...at(sheets, j), ...change, seq: state.seq + 1 };
  return changeTeam(state, r, t, { sheets: replaceAt(sheets, j, sheet) });
}

export function sheetAt(state: Standing, r: number, t: number, j: number): Sheet {
  return at(at(at(state.rounds, r).teams, t).sheets, j);
}

export function isComplete(sheet: Sheet): boolean {
  return sheet.marks.every((mark) => mark !== null);
}

export function hasMarks(sheet: Sheet): boolean {
  return sheet.status !== 'draft' || sheet.marks.some((mark) => mark !== null);
}

export function isWithdrawn(state: Standing, r: number, t: number): boolean {
  return at(state.withdrawn, t) !== null || at(at(state.rounds, r).teams, t).withdrawn !== null;
}

/** Milliseconds on a clock at `now`. */
export function elapsed(timer: Timer, now: number): number {
  return timer.elapsed + (timer.startedAt === null ? 0 : Math.max(0, now - timer.startedAt));
}

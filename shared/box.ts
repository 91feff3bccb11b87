import type { LogId, RoundId, TeamId } from './contest.ts';
import type { Place } from './lineage.ts';
import type { Code, CommandMessage, ContestSetup, JudgeView, RoundSetup } from './wire.ts';

/** What a judge's tablet has: shared/outbox.ts changes it, shared/shown.ts shows it, shared/rows.ts keeps it. */

/** By criterion. */
export type Marks = Readonly<Record<string, number | null>>;
export type AllMarks = Readonly<Record<string, number>>;

interface OnSheet extends CommandMessage {
  readonly round: RoundId;
  readonly team: TeamId;
}

/**
 * `was`: what the page showed before, of the criteria named; where the server has something else, it refuses. `of`: a
 * draft that a restored server lacks, and where it was acknowledged before.
 */
interface Save extends OnSheet {
  readonly type: 'marks.save';
  readonly marks: Marks;
  readonly note?: string;
  readonly was?: Marks;
  readonly of?: Place;
}

interface Submit extends OnSheet {
  readonly type: 'sheet.submit';
  readonly marks: AllMarks;
  readonly was: Marks;
}

/** A sheet that a restored server lacks, and where it was acknowledged before. */
interface GiveBack extends OnSheet {
  readonly type: 'sheet.giveBack';
  readonly marks: AllMarks;
  readonly note?: string;
  readonly log: LogId;
  readonly seq: number;
}

export type JudgeCommand = Save | Submit | GiveBack;

/** Its id stands for exactly this content: another page may have it from the store, and the server may have had it. */
export interface Pending {
  readonly command: JudgeCommand;
  /** Another page of this browser sends it too, and tells its judge where it is refused. */
  readonly taken?: boolean;
  /** Its place in the queue, also among those that another page left behind; below 0 is what a restored log lacked. */
  readonly order: number;
}

interface SheetState {
  readonly marks: Marks;
  readonly note: string | null;
  readonly handedIn: boolean;
  /** The command that made it so. */
  readonly place: Place;
}

/** What an acknowledged command did to a sheet, until the server shows the sheet so itself. */
export type Landed = SheetState;

/** A sheet as the server showed it. */
export interface Truth extends SheetState {
  readonly note: string;
  readonly reopened: string | null;
}

/** What the server did not take: one command's, of one sheet. It is on this tablet alone until it is moot or its judge drops it. */
export interface Refused {
  readonly round: RoundId;
  readonly team: TeamId;
  readonly marks: Marks;
  readonly note?: string;
  /** It was to be handed in. */
  readonly handIn: boolean;
  readonly code: Code;
  /** Empty where another refusal says why. */
  readonly message: string;
  /** Its judge has read that. */
  readonly told: boolean;
  /** The command's. */
  readonly order: number;
}

export type Sheets<T> = Readonly<Record<string, T>>;

export interface Outbox {
  /** `dialled`: connected, and not yet told by which log. Nothing is sent before: it may be another contest's. */
  readonly link: 'cut' | 'dialled' | 'heard';
  readonly queue: readonly Pending[];
  /** The try that is on its way; how many tries there were, and how many before this connection. */
  readonly flying: { readonly id: string; readonly attempt: number } | null;
  readonly attempts: number;
  readonly stale: number;
  /** Not before this time: the server was busy, or silent. */
  readonly notBefore: number;
  readonly setup: ContestSetup | null;
  readonly view: JudgeView | null;
  readonly truth: Sheets<Truth>;
  /** By which `seq` of this log the server showed it so. */
  readonly asOf: Sheets<number>;
  readonly landed: Sheets<Landed>;
  /** By sheet and command. */
  readonly refused: Readonly<Record<string, Refused>>;
}

export const emptyOutbox: Outbox = {
  link: 'cut',
  queue: [],
  flying: null,
  attempts: 0,
  stale: 0,
  notBefore: 0,
  setup: null,
  view: null,
  truth: {},
  asOf: {},
  landed: {},
  refused: {},
};

export function sheetKey(round: RoundId, team: TeamId): string {
  return `${round}/${team}`;
}

/** Undefined: nothing is said of it. A criterion may be called constructor. */
export function markOf(marks: Marks, criterion: string): number | null | undefined {
  return Object.prototype.hasOwnProperty.call(marks, criterion) ? marks[criterion] : undefined;
}

/** Every criterion of the round has its mark. */
export function isWhole({ criteria }: RoundSetup, marks: Marks): marks is AllMarks {
  return criteria.every(({ id }) => typeof markOf(marks, id) === 'number');
}

/** A hand-in of it is on its way, or waits. */
export function isHandingIn(box: Outbox, round: RoundId, team: TeamId): boolean {
  return box.queue.some(
    ({ command }) => command.type !== 'marks.save' && command.round === round && command.team === team,
  );
}

/** How many sheets wait for the server's word. */
export function waiting(box: Outbox): number {
  return new Set(box.queue.map(({ command }) => sheetKey(command.round, command.team))).size;
}

/** All of them but one. */
export function without<T>(all: Sheets<T>, at: string): Sheets<T> {
  if (!(at in all)) return all;
  const { [at]: _, ...rest } = all;
  return rest;
}

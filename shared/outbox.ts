import type { CriterionId, RoundId, TeamId } from './contest.ts';
import type { Ack, Code, CommandMessage, JudgeView, OpenSheet } from './wire.ts';

/*
 * A judge's tablet: what the server has said of the sheets, and over it what was tapped and is not yet known to be on
 * the server's disk. Pure: (outbox, message, now) → outbox and what to do. One command is on its way at a time, in the
 * order of the taps; what got no answer goes again under the same id, so it happens once.
 */

interface Save extends CommandMessage {
  readonly type: 'marks.save';
  readonly round: RoundId;
  readonly team: TeamId;
  readonly marks: Readonly<Record<CriterionId, number | null>>;
  readonly note?: string;
}

interface Submit extends CommandMessage {
  readonly type: 'sheet.submit';
  readonly round: RoundId;
  readonly team: TeamId;
  readonly marks: Readonly<Record<CriterionId, number>>;
}

interface SubmitAll extends CommandMessage {
  readonly type: 'sheet.submitAll';
  readonly round: RoundId;
}

export type JudgeCommand = Save | Submit | SubmitAll;

interface Pending {
  readonly command: JudgeCommand;
  /** The sheets that it touches. */
  readonly teams: readonly TeamId[];
  /** It left this tablet once: its id stands for exactly this content. */
  readonly sent: boolean;
}

/** What an acknowledged command did to a sheet, until the server shows the sheet so itself. */
interface Landed {
  readonly seq: number;
  readonly marks: Readonly<Record<CriterionId, number | null>>;
  readonly note: string | null;
  readonly handedIn: boolean;
}

interface Truth extends OpenSheet {
  readonly seq: number;
}

/** A command that the server did not take, to be told to the judge; the sheet shows the server's truth again. */
export interface Refused {
  readonly command: JudgeCommand;
  readonly code: Code;
  readonly message: string;
}

type Sheets<T> = Readonly<Record<string, T>>;

export interface Outbox {
  readonly online: boolean;
  readonly queue: readonly Pending[];
  /** The try that is on its way, and how many tries there were. */
  readonly flying: { readonly id: string; readonly attempt: number } | null;
  readonly attempts: number;
  /** Not before this time: the server was busy, or silent. */
  readonly notBefore: number;
  readonly view: Pick<JudgeView, 'seq' | 'rounds'> | null;
  readonly truth: Sheets<Truth>;
  readonly landed: Sheets<Landed>;
  readonly refused: readonly Refused[];
}

export type OutboxMessage =
  | { kind: 'online' | 'offline' | 'wake' | 'told' }
  | { kind: 'view'; view: JudgeView }
  | { kind: 'sheets'; seq: number; sheets: readonly OpenSheet[] }
  | { kind: 'mark'; id: string; round: RoundId; team: TeamId; criterion: CriterionId; mark: number | null }
  | { kind: 'note'; id: string; round: RoundId; team: TeamId; note: string }
  | { kind: 'submit'; id: string; round: RoundId; team: TeamId; marks: Record<CriterionId, number> }
  /** `teams`: the complete sheets that the judge was shown and said yes to. */
  | { kind: 'submitAll'; id: string; round: RoundId; teams: readonly TeamId[] }
  /** Null: no answer, and nobody knows. */
  | { kind: 'answer'; id: string; attempt: number; ack: Ack | null };

export type ToDo = { kind: 'send'; command: JudgeCommand; attempt: number } | { kind: 'wake'; at: number };

type Step = readonly [Outbox, readonly ToDo[]];

const BUSY_MS = 1000;
const SILENT_MS = 300;

export const emptyOutbox: Outbox = {
  online: false,
  queue: [],
  flying: null,
  attempts: 0,
  notBefore: 0,
  view: null,
  truth: {},
  landed: {},
  refused: [],
};

export function outbox(box: Outbox, message: OutboxMessage, now: number): Step {
  return pump(take(box, message, now), now);
}

function take(box: Outbox, message: OutboxMessage, now: number): Outbox {
  switch (message.kind) {
    case 'online':
      // The server may have been set back: what it says from now on is right, whatever its number.
      return { ...box, online: true, flying: null, notBefore: 0, ...forgetSeqs(box) };
    case 'offline':
      return { ...box, online: false, flying: null };
    case 'wake':
      return box;
    case 'told':
      return { ...box, refused: [] };
    case 'view': {
      const { seq, rounds, sheet } = message.view;
      return learn({ ...box, view: { seq, rounds } }, seq, sheet ? [sheet] : []);
    }
    case 'sheets':
      return learn(box, message.seq, message.sheets);
    case 'mark': {
      const { id, round, team, criterion, mark } = message;
      return save(box, { id, type: 'marks.save', round, team, marks: { [criterion]: mark } });
    }
    case 'note': {
      const { id, round, team, note } = message;
      return save(box, { id, type: 'marks.save', round, team, marks: {}, note });
    }
    case 'submit': {
      const { id, round, team, marks } = message;
      if (isHandingIn(box, round, team)) return box;
      return add(box, { command: { id, type: 'sheet.submit', round, team, marks }, teams: [team], sent: false });
    }
    case 'submitAll': {
      const { id, round, teams } = message;
      return add(box, { command: { id, type: 'sheet.submitAll', round }, teams, sent: false });
    }
    case 'answer':
      return answer(box, message.id, message.attempt, message.ack, now);
  }
}

/** Sends the oldest command, if none is on its way and the time has come. */
function pump(box: Outbox, now: number): Step {
  const [first, ...rest] = box.queue;
  if (!first || !box.online || box.flying) return [box, []];
  if (now < box.notBefore) return [box, [{ kind: 'wake', at: box.notBefore }]];
  const attempt = box.attempts + 1;
  const flying = { id: first.command.id, attempt };
  return [
    { ...box, attempts: attempt, flying, queue: [{ ...first, sent: true }, ...rest] },
    [{ kind: 'send', command: first.command, attempt }],
  ];
}

function add(box: Outbox, pending: Pending): Outbox {
  return { ...box, queue: [...box.queue, pending] };
}

/** Another tap on the sheet of the last one goes with it, if that has not left yet. */
function save(box: Outbox, command: Save): Outbox {
  if (isHandingIn(box, command.round, command.team)) return box;
  const last = box.queue[box.queue.length - 1];
  if (!last || last.sent || last.command.type !== 'marks.save' || !isSameSheet(last.command, command))
    return add(box, { command, teams: [command.team], sent: false });
  const marks = { ...last.command.marks, ...command.marks };
  const both: Save = { ...last.command, ...command, id: last.command.id, marks };
  return { ...box, queue: [...box.queue.slice(0, -1), { ...last, command: both }] };
}

function answer(box: Outbox, id: string, attempt: number, ack: Ack | null, now: number): Outbox {
  const [first, ...rest] = box.queue;
  if (first?.command.id !== id) return box;
  if (ack === null && box.flying?.attempt !== attempt) return box;
  const free = { ...box, flying: null };
  if (ack === null) return { ...free, notBefore: now + SILENT_MS };
  if (ack.ok) return land({ ...free, queue: rest, notBefore: 0 }, first, ack.seq);
  if (ack.code === 'busy') return { ...free, notBefore: now + BUSY_MS };
  const { code, message } = ack;
  return { ...free, queue: rest, notBefore: 0, refused: [...box.refused, { command: first.command, code, message }] };
}

function land(box: Outbox, { command, teams }: Pending, seq: number): Outbox {
  const landed = { ...box.landed };
  for (const team of teams) {
    const before = landed[sheetKey(command.round, team)];
    landed[sheetKey(command.round, team)] = {
      seq,
      marks: { ...before?.marks, ...('marks' in command ? command.marks : {}) },
      note: ('note' in command ? command.note : undefined) ?? before?.note ?? null,
      handedIn: command.type !== 'marks.save',
    };
  }
  return { ...box, landed };
}

/** The server shows these sheets as of `seq`. */
function learn(box: Outbox, seq: number, sheets: readonly OpenSheet[]): Outbox {
  if (sheets.length === 0) return box;
  const truth = { ...box.truth };
  const landed = new Map(Object.entries(box.landed));
  for (const sheet of sheets) {
    const at = sheetKey(sheet.round, sheet.team);
    if (seq < (truth[at]?.seq ?? 0)) continue;
    truth[at] = { ...sheet, seq };
    if (seq >= (landed.get(at)?.seq ?? 0)) landed.delete(at);
  }
  return { ...box, truth, landed: Object.fromEntries(landed) };
}

function forgetSeqs({ truth, landed }: Outbox): Pick<Outbox, 'truth' | 'landed'> {
  return { truth: withoutSeq(truth), landed: withoutSeq(landed) };
}

function withoutSeq<T extends { seq: number }>(all: Sheets<T>): Sheets<T> {
  return Object.fromEntries(Object.entries(all).map(([at, one]) => [at, { ...one, seq: 0 }]));
}

/** A hand-in of it is on its way, or waits. */
export function isHandingIn(box: Outbox, round: RoundId, team: TeamId): boolean {
  return box.queue.some(
    ({ command, teams }) => command.type !== 'marks.save' && command.round === round && teams.includes(team),
  );
}

function isSameSheet(a: Save, b: Save): boolean {
  return a.round === b.round && a.team === b.team;
}

export function sheetKey(round: RoundId, team: TeamId): string {
  return `${round}/${team}`;
}

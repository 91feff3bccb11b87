import {
  isHandingIn,
  markOf,
  sheetKey,
  without,
  type AllMarks,
  type JudgeCommand,
  type Landed,
  type Marks,
  type Outbox,
  type Pending,
  type Truth,
} from './box.ts';
import type { CriterionId, LogId, RoundId, TeamId } from './contest.ts';
import { adopt, handOn } from './adopt.ts';
import { giveBackTo } from './giveback.ts';
import { drop, held, moot, refuse, told } from './held.ts';
import { areKin, type Place } from './lineage.ts';
import type { Row } from './rows.ts';
import type { Ack, ContestSetup, JudgeView, OpenSheet } from './wire.ts';

/*
 * A judge's tablet: what the server has said of the sheets, and over it what was tapped and is not yet known to be on
 * the server's disk. Pure: (outbox, message, now) → outbox and what to do. One command is on its way at a time, in the
 * order of the taps; what got no answer goes again under the same id, so it happens once.
 */

export type OutboxMessage =
  | { kind: 'online' | 'offline' | 'wake' | 'told' }
  | { kind: 'contest'; setup: ContestSetup }
  /** `seed`: a new UUID, for what has to be given back. */
  | { kind: 'view'; view: JudgeView; seed: string }
  | { kind: 'sheets'; log: LogId; seq: number; sheets: readonly OpenSheet[] }
  /** What the tablet's store has of this box. */
  | { kind: 'kept'; rows: readonly Row[]; seed: string }
  /** Another page of this browser has these now. */
  | { kind: 'taken'; rows: readonly Row[] }
  /** `was`: what the page shows of it, if that is known. */
  | {
      kind: 'mark';
      id: string;
      round: RoundId;
      team: TeamId;
      criterion: CriterionId;
      mark: number | null;
      was?: number | null;
    }
  | { kind: 'note'; id: string; round: RoundId; team: TeamId; note: string }
  | { kind: 'submit'; id: string; round: RoundId; team: TeamId; marks: AllMarks }
  /** Null: no answer, and nobody knows. */
  | { kind: 'answer'; id: string; attempt: number; ack: Ack | null }
  /** What was refused of this sheet is tapped anew, as it was. `was`: what the page shows. */
  | { kind: 'putBack'; id: string; round: RoundId; team: TeamId; was: Marks }
  /** The judge does not want what was refused of this sheet. */
  | { kind: 'drop'; round: RoundId; team: TeamId };

export type ToDo = { kind: 'send'; command: JudgeCommand; attempt: number } | { kind: 'wake'; at: number };

type Step = readonly [Outbox, readonly ToDo[]];

const BUSY_MS = 1000;
const SILENT_MS = 300;

export function outbox(box: Outbox, message: OutboxMessage, now: number): Step {
  return pump(take(box, message, now), now);
}

function take(box: Outbox, message: OutboxMessage, now: number): Outbox {
  switch (message.kind) {
    case 'online':
      return { ...box, link: 'dialled', flying: null, stale: box.attempts, notBefore: 0 };
    case 'offline':
      return { ...box, link: 'cut', flying: null };
    case 'wake':
      return box;
    case 'told':
      return { ...box, refused: told(box.refused) };
    case 'contest':
      return { ...box, setup: message.setup };
    case 'view':
      return see(box, message.view, message.seed);
    case 'sheets':
      return message.log === box.view?.log ? learn(box, message.seq, message.sheets) : box;
    case 'kept':
      return adopt(box, message.rows, message.seed);
    case 'taken':
      return handOn(box, message.rows);
    case 'mark': {
      const { id, round, team, criterion, mark, was } = message;
      const seen = was === undefined ? {} : { was: { [criterion]: was } };
      return save(box, { id, type: 'marks.save', round, team, marks: { [criterion]: mark }, ...seen }, now);
    }
    case 'note': {
      const { id, round, team, note } = message;
      return save(box, { id, type: 'marks.save', round, team, marks: {}, note }, now);
    }
    case 'submit': {
      const { id, round, team, marks } = message;
      if (isHandingIn(box, round, team)) return box;
      // Behind what waits, these are what the server should have by then.
      return add(box, { id, type: 'sheet.submit', round, team, marks, was: marks }, now);
    }
    case 'answer':
      return answer(box, message.id, message.attempt, message.ack, now);
    case 'putBack': {
      const { id, round, team, was } = message;
      const one = held(box).find((its) => its.round === round && its.team === team);
      if (!one) return box;
      const note = one.note === undefined ? {} : { note: one.note };
      const seen = Object.fromEntries(Object.entries(was).filter(([its]) => markOf(one.marks, its) !== undefined));
      return save(box, { id, type: 'marks.save', round, team, marks: one.marks, was: seen, ...note }, now);
    }
    case 'drop':
      return { ...box, refused: drop(box.refused, message.round, message.team) };
  }
}

/** Sends the oldest command, if none is on its way and the time has come. */
function pump(box: Outbox, now: number): Step {
  const [first] = box.queue;
  if (!first || box.link !== 'heard' || box.flying) return [box, []];
  const wait = box.notBefore - now;
  // Longer than ever meant: somebody set the tablet's clock back.
  if (wait > 0 && wait <= BUSY_MS) return [box, [{ kind: 'wake', at: box.notBefore }]];
  const attempt = box.attempts + 1;
  const flying = { id: first.command.id, attempt };
  return [{ ...box, attempts: attempt, flying }, [{ kind: 'send', command: first.command, attempt }]];
}

/** The server goes on from an earlier copy than the one that this box has seen. */
export function isSetBack({ view: before, link, asOf, landed }: Outbox, { log, seq }: JudgeView): boolean {
  if (before?.log !== log) return before !== null;
  // Within a connection an answer may come before the view that has it.
  const acknowledged = Object.values(landed).map(({ place }) => (place.log === log ? place.seq : 0));
  const last = Math.max(before.seq, ...Object.values(asOf), ...acknowledged);
  return link !== 'heard' && last > seq;
}

/** The first of a connection says which log this is. Another contest's leaves all as it is, and nothing is sent. */
function see(box: Outbox, view: JudgeView, seed: string): Outbox {
  const { view: before, link } = box;
  if (before && !areKin(before.log, view.log)) return { ...box, link: link === 'cut' ? 'cut' : 'dialled' };
  // From its first view on, a connection's numbers only grow; what that log does not know yet, it may know by the next.
  const seq = link === 'heard' ? Number.MAX_SAFE_INTEGER : view.seq;
  const given = giveBackTo({ ...view, seq }, box, seed);
  const known = isSetBack(box, view) ? { ...given, asOf: {} } : given;
  const { sheet } = view;
  return learn({ ...known, link: link === 'cut' ? 'cut' : 'heard', view }, view.seq, sheet ? [sheet] : []);
}

function add(box: Outbox, command: JudgeCommand, now: number): Outbox {
  // Somebody may have set the tablet's clock back.
  const before = [...box.queue, ...Object.values(box.refused)].map((one) => one.order);
  const order = Math.max(now, ...before.map((one) => one + 1));
  return { ...box, queue: [...box.queue, { command, order }] };
}

/** Behind a hand-in nothing is marked. */
function save(box: Outbox, command: Extract<JudgeCommand, { type: 'marks.save' }>, now: number): Outbox {
  return isHandingIn(box, command.round, command.team) ? box : add(box, command, now);
}

function answer(box: Outbox, id: string, attempt: number, ack: Ack | null, now: number): Outbox {
  const pending = box.queue.find((one) => one.command.id === id);
  // An answer of the last connection may be another log's; asked again, the server says the same.
  if (!pending || attempt <= box.stale || !box.view) return box;
  if (ack === null && box.flying?.attempt !== attempt) return box;
  const free = { ...box, flying: null };
  if (ack === null) return { ...free, notBefore: now + SILENT_MS };
  if (!ack.ok && ack.code === 'busy') return { ...free, notBefore: now + BUSY_MS };
  const done = { ...free, queue: box.queue.filter((one) => one !== pending), notBefore: 0 };
  if (ack.ok) return land(done, pending, { log: box.view.log, seq: ack.seq });
  // It is there already, from before the backup or from another tablet.
  if (pending.command.type === 'sheet.giveBack' && ack.code === 'conflict') return done;
  return refuse(done, pending, ack.code, ack.message);
}

function land(box: Outbox, { command, order }: Pending, place: Place): Outbox {
  const { round, team, marks } = command;
  const note = 'note' in command ? command.note : undefined;
  const handedIn = command.type !== 'marks.save';
  const at = sheetKey(round, team);
  // What a restored log lacked, or another page left behind, may be older than what was refused.
  const refused = moot(box.refused, command, { marks, note, handedIn }, order);
  // One that another page left behind may be older than what the server has shown.
  if ((box.asOf[at] ?? 0) >= place.seq) return { ...box, refused };
  const before = box.landed[at];
  const all = { place, marks: { ...before?.marks, ...marks }, note: note ?? before?.note ?? null, handedIn };
  return { ...box, landed: { ...box.landed, [at]: all }, refused };
}

/** The server shows these sheets as of `seq`. */
function learn(box: Outbox, seq: number, sheets: readonly OpenSheet[]): Outbox {
  const { setup, view } = box;
  if (sheets.length === 0 || !setup || !view) return box;
  const [truth, asOf] = [{ ...box.truth }, { ...box.asOf }];
  let { landed, refused } = box;
  for (const sheet of sheets) {
    const at = sheetKey(sheet.round, sheet.team);
    if (seq < (asOf[at] ?? 0)) continue;
    const before = truth[at];
    const one = truthOf(sheet, setup, view.log, landed[at] ?? before);
    // What is the same stays the same object: it need not be kept anew.
    truth[at] = before && JSON.stringify(before) === JSON.stringify(one) ? before : one;
    asOf[at] = seq;
    if (seq >= (landed[at]?.place.seq ?? 0)) landed = without(landed, at);
    refused = moot(refused, sheet, one);
  }
  return { ...box, truth, asOf, landed, refused };
}

function truthOf(sheet: OpenSheet, setup: ContestSetup, log: LogId, before: Landed | undefined): Truth {
  const criteria = setup.rounds.find(({ id }) => id === sheet.round)?.criteria ?? [];
  const place = { log, seq: sheet.seq };
  const isUnchanged = before?.place.log === log && before.place.seq === sheet.seq;
  return {
    marks: Object.fromEntries(criteria.map(({ id }, c) => [id, sheet.marks[c] ?? null])),
    note: sheet.note,
    // Of a team that was withdrawn since, or a judge left out, the letter no longer says so.
    handedIn: sheet.letter === 'h' || (/[xw]/.test(sheet.letter) && isUnchanged && before.handedIn),
    place,
    reopened: sheet.reopened,
  };
}

import {
  markOf,
  sheetKey,
  type JudgeCommand,
  type Marks,
  type Outbox,
  type Pending,
  type Refused,
  type Sheets,
} from './box.ts';
import type { RoundId, TeamId } from './contest.ts';
import { MOST_HELD, type Code, type HeldSheet } from './wire.ts';

/** What the server refused. It is kept here until it is moot, or its judge says that it is not wanted. */

export function refuse(box: Outbox, { command, order, taken = false }: Pending, code: Code, message: string): Outbox {
  const { round, team, marks } = command;
  const one: Refused = {
    round,
    team,
    marks,
    ...('note' in command && command.note !== undefined ? { note: command.note } : {}),
    handIn: command.type !== 'marks.save',
    code,
    message,
    // The other page tells it; here it is only not taken for received.
    told: taken,
    order,
  };
  return { ...box, refused: { ...box.refused, [refusalKey(command)]: one } };
}

/** One by one: pages of one browser take over each other's. */
export function refusalKey({ round, team, id }: JudgeCommand): string {
  return `${sheetKey(round, team)} ${id}`;
}

/** Sheet by sheet: what was tapped last counts, and says why. */
export function refusals(box: Outbox): Refused[] {
  const sheets: Record<string, Refused> = {};
  for (const now of Object.values(box.refused).sort((a, b) => a.order - b.order)) {
    const at = sheetKey(now.round, now.team);
    const before = sheets[at];
    sheets[at] = before
      ? {
          ...before,
          ...now,
          marks: { ...before.marks, ...now.marks },
          handIn: before.handIn || now.handIn,
          told: before.told && now.told,
        }
      : now;
  }
  return Object.values(sheets);
}

/**
 * Of what was refused of a sheet, that is moot which the server shows the same by now, or which the judge has marked anew
 * with success: with the command of that `order`. A sheet that was to be handed in is held whole until it is: complete,
 * and counting nowhere, it is not to be forgotten.
 */
export function moot(
  refused: Sheets<Refused>,
  { round, team }: { readonly round: RoundId; readonly team: TeamId },
  now: { marks: Marks; note?: string | undefined; handedIn: boolean },
  order: number | null = null,
): Sheets<Refused> {
  return filtered(refused, (one) => {
    if (one.round !== round || one.team !== team || (one.handIn && !now.handedIn)) return one;
    const isMoot = (kept: unknown, is: unknown) =>
      order === null ? is === kept : is !== undefined && one.order < order;
    const { note, ...rest } = one;
    const marks = Object.entries(one.marks).filter(([id, mark]) => !isMoot(mark, markOf(now.marks, id)));
    return {
      ...rest,
      marks: Object.fromEntries(marks),
      handIn: false,
      ...(note === undefined || isMoot(note, now.note) ? {} : { note }),
    };
  });
}

/** The judge has read all of it. */
export function told(refused: Sheets<Refused>): Sheets<Refused> {
  return filtered(refused, (one) => ({ ...one, told: true }));
}

/** The judge does not want what was refused of this sheet. */
export function drop(refused: Sheets<Refused>, round: RoundId, team: TeamId): Sheets<Refused> {
  return Object.fromEntries(Object.entries(refused).filter(([, one]) => one.round !== round || one.team !== team));
}

/** With something in it that is on this tablet alone. */
export function held(box: Outbox): Refused[] {
  return refusals(box).filter(hasMore);
}

/** As the secretariat is told. */
export function heldSheets(box: Outbox): HeldSheet[] {
  const sheets: HeldSheet[] = [];
  let letters = 0;
  for (const { round, team, marks, note, handIn, code } of held(box)) {
    const sheet = { round, team, marks: { ...marks }, ...(note === undefined ? {} : { note }), handIn, code };
    letters += JSON.stringify(sheet).length;
    if (sheets.length === MOST_HELD || letters > MOST_LETTERS) break;
    sheets.push(sheet);
  }
  return sheets;
}

/** A letter is three bytes at most, and a socket whose message is over 16 kB is closed. */
const MOST_LETTERS = 5000;

function hasMore({ marks, note, handIn }: Refused): boolean {
  return handIn || note !== undefined || Object.keys(marks).length > 0;
}

function filtered(refused: Sheets<Refused>, change: (one: Refused) => Refused): Sheets<Refused> {
  const all = Object.entries(refused).map(([key, one]) => [key, change(one)] as const);
  return Object.fromEntries(all.filter(([, one]) => !isDone(one)));
}

function isDone(one: Refused): boolean {
  return one.told && !hasMore(one);
}

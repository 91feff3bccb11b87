import { markOf, sheetKey, without, type Marks, type Outbox, type Pending, type Refused, type Sheets } from './box.ts';
import { MOST_HELD, type Code, type HeldSheet } from './wire.ts';

/** What the server refused. It is kept here until it is moot, or its judge says that it is not wanted. */

export function refuse(box: Outbox, { command, teams, order }: Pending, code: Code, message: string): Outbox {
  const refused = { ...box.refused };
  for (const team of teams) {
    const at = sheetKey(command.round, team);
    refused[at] = both(refused[at], {
      round: command.round,
      team,
      marks: 'marks' in command ? command.marks : {},
      ...('note' in command && command.note !== undefined ? { note: command.note } : {}),
      handIn: command.type !== 'marks.save',
      code,
      message,
      told: false,
      order: command.type === 'sheet.submitAll' ? 0 : order,
    });
  }
  return { ...box, refused };
}

/** Of one sheet: what was tapped last counts, though another page may have been told of it before. */
export function both(before: Refused | undefined, now: Refused): Refused {
  if (!before) return now;
  const [older, newer] = now.order > before.order ? [before, now] : [now, before];
  return {
    ...older,
    ...newer,
    marks: { ...older.marks, ...newer.marks },
    handIn: before.handIn || now.handIn,
    code: now.code,
    message: now.message === '' ? before.message : now.message,
    told: before.told && now.told,
  };
}

/**
 * Of what was refused, that is moot which the server shows the same by now, or which the judge has marked anew with
 * success.
 */
export function moot(
  refused: Sheets<Refused>,
  at: string,
  now: { marks: Marks; note?: string | undefined },
  how: 'same' | 'anew',
): Sheets<Refused> {
  const one = refused[at];
  if (!one) return refused;
  const isMoot = (kept: unknown, is: unknown) => (how === 'same' ? is === kept : is !== undefined);
  const { note, ...rest } = one;
  const marks = Object.entries(one.marks).filter(([id, mark]) => !isMoot(mark, markOf(now.marks, id)));
  const stays = { ...rest, marks: Object.fromEntries(marks), ...(isMoot(note, now.note) ? {} : { note }) };
  return isDone(stays) ? without(refused, at) : { ...refused, [at]: stays };
}

/** The judge has read all of it. */
export function told(refused: Sheets<Refused>): Sheets<Refused> {
  const read = Object.entries(refused).map(([at, one]) => [at, { ...one, told: true }] as const);
  return Object.fromEntries(read.filter(([, one]) => !isDone(one)));
}

/** With something in it that is on this tablet alone. */
export function held(box: Outbox): Refused[] {
  return Object.values(box.refused).filter(hasMore);
}

/** As the secretariat is told. */
export function heldSheets(box: Outbox): HeldSheet[] {
  const sheets: HeldSheet[] = [];
  let letters = 0;
  for (const { round, team, marks, note, code } of held(box)) {
    const sheet = { round, team, marks: { ...marks }, ...(note === undefined ? {} : { note }), code };
    letters += JSON.stringify(sheet).length;
    if (sheets.length === MOST_HELD || letters > MOST_LETTERS) break;
    sheets.push(sheet);
  }
  return sheets;
}

/** A letter is three bytes at most, and a socket whose message is over 16 kB is closed. */
const MOST_LETTERS = 5000;

function hasMore({ marks, note }: Refused): boolean {
  return note !== undefined || Object.keys(marks).length > 0;
}

function isDone(one: Refused): boolean {
  return one.told && !hasMore(one);
}

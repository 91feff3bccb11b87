import { lockOf } from '../../shared/locked.ts';
import type { ShownSheet } from '../../shared/shown.ts';
import type { ContestSetup, JudgeView, RoundSetup, SheetLetter } from '../../shared/wire.ts';

export type TeamSetup = ContestSetup['teams'][number];

/** A team of a round with this judge's sheet of it. */
export interface Entry {
  readonly team: TeamSetup;
  readonly sheet: ShownSheet;
}

export type Status = JudgeView['rounds'][number]['status'];

/** Whether marks can be put on it now. */
export function mayMark(letter: SheetLetter, status: Status): boolean {
  return lockOf(letter, status) === null;
}

export function isComplete(sheet: ShownSheet): boolean {
  return sheet.marks ? sheet.marks.every((mark) => mark !== null) : sheet.letter === 'c';
}

/** Goes with “Nộp cả phần”. */
export function isReady(sheet: ShownSheet, status: Status): boolean {
  return mayMark(sheet.letter, status) && sheet.pending !== 'handIn' && isComplete(sheet);
}

/** This judge's sheets of a round, in running order. */
export function entriesOf(
  setup: ContestSetup,
  round: RoundSetup,
  sheet: (place: number, team: TeamSetup) => ShownSheet,
): Entry[] {
  return round.order.flatMap((place) => {
    const team = setup.teams[place];
    return team ? [{ team, sheet: sheet(place, team) }] : [];
  });
}

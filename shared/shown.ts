import type { RoundId, TeamId } from './contest.ts';
import { isHandingIn, markOf, sheetKey, type Marks, type Outbox } from './box.ts';
import type { RoundSetup, SheetLetter } from './wire.ts';

/** What a judge's page shows of a sheet: the server's word, and over it what was tapped since. */
export interface ShownSheet {
  readonly letter: SheetLetter;
  /** In the round's order; null as a whole: the server has not shown this sheet yet. */
  readonly marks: readonly (number | null)[] | null;
  readonly note: string;
  /** Why it was given back, while it is. */
  readonly reopened: string | null;
  /** What of it waits for the server's word. */
  readonly pending: 'nothing' | 'marks' | 'handIn';
  /** It cannot be sent now. */
  readonly waits: boolean;
}

/** A sheet with what was tapped since; `place` is the team's place in the contest. */
export function shownSheet(box: Outbox, round: RoundSetup, team: TeamId, place: number): ShownSheet {
  const at = sheetKey(round.id, team);
  const truth = box.truth[at];
  const landed = box.landed[at];
  const pending = box.queue.filter((one) => one.command.round === round.id && one.command.team === team);
  const said = saidLetter(box, round.id, team, place);
  const layers = [landed?.marks, ...pending.map(({ command }) => command.marks)];
  const none = said === 'o' || layers.some((layer) => layer && saysAll(round, layer)) ? {} : null;
  const base = truth?.marks ?? none;
  const all = base && layers.reduce<Marks>((marks, layer) => ({ ...marks, ...layer }), base);
  const marks = all && round.criteria.map(({ id }) => markOf(all, id) ?? null);
  const notes = pending.map(({ command }) => ('note' in command ? command.note : undefined));
  return {
    letter: isBeingMarked(said) && marks ? letterOf(marks) : said,
    marks,
    note: [...notes].reverse().find((note) => note !== undefined) ?? landed?.note ?? truth?.note ?? '',
    reopened: said === 'r' ? (truth?.reopened ?? null) : null,
    pending: pending.length === 0 ? 'nothing' : isHandingIn(box, round.id, team) ? 'handIn' : 'marks',
    waits: pending.length > 0 && box.link !== 'heard',
  };
}

/** The letter that the server last said or acknowledged. */
function saidLetter(box: Outbox, round: RoundId, team: TeamId, place: number): SheetLetter {
  const landed = box.landed[sheetKey(round, team)];
  const letters = box.view?.rounds.find((one) => one.id === round)?.letters;
  if (landed?.handedIn && landed.place.seq > (box.view?.seq ?? 0)) return 'h';
  // The wire's letters are typed as one string.
  return (letters?.charAt(place) || '-') as SheetLetter;
}

function isBeingMarked(letter: SheetLetter): boolean {
  return letter === 'o' || letter === 'b' || letter === 'c';
}

function letterOf(marks: readonly (number | null)[]): SheetLetter {
  const given = marks.filter((mark) => mark !== null).length;
  return given === 0 ? 'o' : given < marks.length ? 'b' : 'c';
}

/** Of every criterion something, be it that it has no mark. */
function saysAll(round: RoundSetup, marks: Marks): boolean {
  return round.criteria.every(({ id }) => markOf(marks, id) !== undefined);
}

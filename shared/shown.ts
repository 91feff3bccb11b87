import type { RoundId, TeamId } from './contest.ts';
import { isHandingIn, sheetKey, type Outbox } from './outbox.ts';
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
}

/** A sheet with what was tapped since; `place` is the team's place in the contest. */
export function shownSheet(box: Outbox, round: RoundSetup, team: TeamId, place: number): ShownSheet {
  const at = sheetKey(round.id, team);
  const truth = box.truth[at];
  const landed = box.landed[at];
  const pending = box.queue.filter((one) => one.command.round === round.id && one.teams.includes(team));
  const said = saidLetter(box, round.id, team, place);
  const base = truth?.marks ?? (said === 'o' ? round.criteria.map(() => null) : null);
  const layers = [landed?.marks, ...pending.map(({ command }) => ('marks' in command ? command.marks : undefined))];
  const marks = base && layers.reduce<readonly (number | null)[]>((all, layer) => over(round, all, layer), base);
  const notes = pending.map(({ command }) => ('note' in command ? command.note : undefined));
  return {
    letter: isBeingMarked(said) && marks ? letterOf(marks) : said,
    marks,
    note: [...notes].reverse().find((note) => note !== undefined) ?? landed?.note ?? truth?.note ?? '',
    reopened: said === 'r' ? (truth?.reopened ?? null) : null,
    pending: pending.length === 0 ? 'nothing' : isHandingIn(box, round.id, team) ? 'handIn' : 'marks',
  };
}

/** How many sheets wait for the server's word. */
export function waiting(box: Outbox): number {
  return new Set(box.queue.flatMap(({ command, teams }) => teams.map((team) => sheetKey(command.round, team)))).size;
}

/** The letter that the server last said or acknowledged. */
function saidLetter(box: Outbox, round: RoundId, team: TeamId, place: number): SheetLetter {
  const landed = box.landed[sheetKey(round, team)];
  const letters = box.view?.rounds.find((one) => one.id === round)?.letters;
  if (landed?.handedIn && landed.seq > (box.view?.seq ?? 0)) return 'h';
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

function over(
  round: RoundSetup,
  marks: readonly (number | null)[],
  layer: Readonly<Record<string, number | null>> | undefined,
): readonly (number | null)[] {
  if (!layer) return marks;
  return marks.map((mark, c) => {
    const id = round.criteria[c]?.id ?? '';
    // A criterion may be called constructor.
    const given = Object.prototype.hasOwnProperty.call(layer, id) ? layer[id] : undefined;
    return given === undefined ? mark : given;
  });
}

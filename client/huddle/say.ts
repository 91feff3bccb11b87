import { huddle as messages } from '../../shared/messages/huddle.ts';
import type { Huddle, HuddlePart, HuddleSheet, HuddleTeam, NearTieWire } from '../../shared/huddle.ts';
import { points } from '../parts/points.ts';
import { judgeName, roundName, roundShort, teamText } from '../parts/say.ts';
import { timeOfDay } from '../parts/time.ts';
import { words } from '../state/lang.svelte.ts';

/* What stands in the summary, in words: the same on the tablet, at the secretariat and on paper. */

/** “+1,25”, “−0,50”: which way it goes is always said. */
export function signed(value: number, decimals: number): string {
  const figure = points(Math.abs(value), decimals);
  return value > 0 ? `+${figure}` : value < 0 ? `−${figure}` : figure;
}

/** Of which moment it is, and where the log stood. */
export function asOfText({ seq, head }: Huddle, at: number): string {
  const w = words(messages);
  const date = new Date(at).toLocaleDateString('vi-VN', { day: '2-digit', month: '2-digit', year: 'numeric' });
  return `${w.asOf(timeOfDay(at), date)} · ${w.log(seq, head)}`;
}

/** What became of a sheet that does not count, or what is to be said of one that does. */
export function sheetNote(sheet: HuddleSheet): string {
  const w = words(messages);
  if (sheet.recused !== null) return w.recused(sheet.recused);
  if (sheet.letter === 'r') return w.out;
  if (sheet.far) return w.far;
  return sheet.total === null && sheet.letter !== 'w' ? w.notIn : '';
}

/** What is worth knowing of a team beside its figures. */
export function teamNotes({ near, setup }: Huddle, row: HuddleTeam): string[] {
  const w = words(messages);
  if (row.withdrawn) return [w.away];
  const tie = near.find((one) => one.round === null && one.below === row.team);
  const sheets = row.parts.flatMap((part) => (part.withdrawn ? [] : part.sheets));
  const count = (which: (sheet: HuddleSheet) => boolean) => sheets.filter(which).length;
  const far = count((one) => one.far);
  const out = count((one) => one.letter === 'r' && one.recused === null);
  const missing = count((one) => one.total === null && one.recused === null && one.letter !== 'r');
  const recused = count((one) => one.recused !== null);
  return [
    ...(row.rank === null ? [w.noRank] : []),
    ...(tie ? [tie.how === 'points' ? w.below(points(tie.by, setup.decimals)) : w.nearHow[tie.how]] : []),
    ...(tie?.prize ? [w.nearPrize(tie.prize)] : []),
    ...(!tie && row.tied ? [w.level] : []),
    ...(far > 0 ? [w.farSheets(far)] : []),
    ...(out > 0 ? [w.outSheets(out)] : []),
    ...(missing > 0 ? [w.missingSheets(missing)] : []),
    ...(recused > 0 ? [w.recusedSheets(recused)] : []),
  ];
}

/** “Báo tường 27,10 · Tiểu phẩm 36,69 (trừ 1)” */
export function partsText({ setup }: Huddle, row: HuddleTeam): string {
  return row.parts
    .map((part, r) => {
      const name = roundShort(setup.rounds[r]?.name ?? '').replace(/ /g, '\u00a0');
      return `${name}\u00a0${partFigure(part, part.score, setup.decimals)}`;
    })
    .join(' · ');
}

/** A part's figure, with what was taken off it. */
export function partFigure(part: HuddlePart, figure: number | null, decimals: number): string {
  const off = part.deductions.reduce((sum, [, taken]) => sum + taken, 0);
  const taken = off > 0 ? ` (${words(messages).offShort(points(off, decimals, 0))})` : '';
  return `${points(figure, decimals)}${taken}`;
}

export function nearText({ setup }: Huddle, { round, above, below, by, how, prize }: NearTieWire): string {
  const w = words(messages);
  const pair = w.nearPair(teamText(setup, round, above), teamText(setup, round, below));
  const apart = how === 'points' ? w.nearBy(points(by, setup.decimals)) : w.nearHow[how];
  const where = [
    ...(prize === null ? [] : [w.nearPrize(prize)]),
    ...(round === null ? [] : [w.nearPart(roundName(setup, round))]),
  ];
  return `${pair}: ${[apart, ...where].join(', ')}`;
}

/** Of one part: what was taken off, and how far the sheets lie apart. */
export function partNotes(part: HuddlePart, decimals: number): string[] {
  const w = words(messages);
  return [
    ...(part.withdrawn ? [w.awayHere] : []),
    ...(part.weighted !== null && part.weighted !== part.score ? [w.weighted(points(part.weighted, decimals))] : []),
    ...part.deductions.map(([, off, reason]) => w.off(points(off, decimals, 0), reason)),
    ...(part.spread === null ? [] : [w.spread(points(part.spread, decimals))]),
  ];
}

export interface Back {
  readonly team: HuddleTeam;
  readonly part: HuddlePart;
  readonly round: string;
  readonly sheet: HuddleSheet;
}

/** Every sheet that was given back, the latest first. */
export function givenBack({ teams, setup }: Huddle): Back[] {
  const all = teams.flatMap((team) =>
    team.parts.flatMap((part, r) =>
      part.sheets
        .filter((sheet) => sheet.returned.length > 0)
        .map((sheet) => ({ team, part, round: roundShort(setup.rounds[r]?.name ?? ''), sheet })),
    ),
  );
  const last = ({ sheet }: Back) => Math.max(...sheet.returned.map(({ at }) => at));
  return all.sort((a, b) => last(b) - last(a));
}

/** Of one sheet that was given back: whose it is, whether it is out, and its figures old and new. */
export function backLines({ setup }: Huddle, { team, part, round, sheet }: Back): BackLines {
  const w = words(messages);
  const marks = (given: readonly (number | null)[]) => given.map((mark) => points(mark, setup.decimals, 0)).join('; ');
  const figures = [...sheet.returned.map(({ total }) => total), ...(sheet.total === null ? [] : [sheet.total])];
  const scores = [
    ...sheet.returned.map(({ score }) => score),
    ...(sheet.total === null || part.incomplete ? [] : [part.score]),
  ];
  const way = (all: readonly (number | null)[]) =>
    all.map((one) => points(one, setup.decimals)).reduce((was, is) => w.fromTo(was, is));
  return {
    what: [teamText(setup, null, team.team), round, judgeName(setup, sheet.judge)].join(' · '),
    out: sheet.letter === 'r',
    lines: [
      `${w.sheetFigure} ${way(figures)}, ${w.teamFigure} ${way(scores)}`,
      ...sheet.returned.map(
        ({ at, reason, marks: old }) => `${w.returnedAt(timeOfDay(at), reason)} (${w.oldMarks(marks(old))})`,
      ),
      ...(sheet.marks.length > 0 ? [w.newMarks(marks(sheet.marks))] : []),
    ],
  };
}

export interface BackLines {
  readonly what: string;
  readonly out: boolean;
  readonly lines: readonly string[];
}

import { fromPoints } from '../points.ts';
import { toNumber } from '../ratio.ts';
import { spreadOf } from '../spread.ts';
import { isWaived, proposedOvertime } from '../overtime.ts';
import { at, specOf, type RoundSpec, type Spec } from '../spec.ts';
import { isComplete, type RoundState, type Sheet, type Standing, type TeamState } from '../state.ts';
import type { PanelTeam } from '../panel.ts';
import type { SheetLetter } from '../wire.ts';

/** One team's row of letters with what is counted from it, remembered until the team's own object changes. */
interface TeamLetters {
  readonly spec: RoundSpec;
  readonly status: RoundState['status'];
  readonly gone: string | null;
  /** One letter a judge. */
  readonly letters: string;
  readonly handedIn: number;
  readonly expected: number;
  readonly row: PanelTeam;
}

const byTeam = new WeakMap<TeamState, TeamLetters>();

export function teamLetters(standing: Standing, r: number, t: number): TeamLetters {
  const contestSpec = specOf(standing.contest);
  const spec = at(contestSpec.rounds, r);
  const round = at(standing.rounds, r);
  const team = at(round.teams, t);
  const gone = at(standing.withdrawn, t) ?? team.withdrawn;
  const known = byTeam.get(team);
  if (known?.spec === spec && known.status === round.status && known.gone === gone) return known;
  const made = makeLetters(contestSpec, spec, round, t, gone);
  byTeam.set(team, made);
  return made;
}

function makeLetters(
  contestSpec: Spec,
  spec: RoundSpec,
  round: RoundState,
  t: number,
  gone: string | null,
): TeamLetters {
  const team = at(round.teams, t);
  const open = round.status === 'open' && (spec.round.mode === 'gallery' || team.called);
  const letters = team.sheets.map((sheet, j) => letterOf(spec, sheet, j, open, gone !== null)).join('');
  const waived = isWaived(team);
  const proposed = proposedOvertime(spec.round, team);
  const reason = team.waived?.reason ?? null;
  const spread = spreadOf(spec, team);
  const owed = team.sheets.filter((sheet, j) => spec.panel[j] === true && gone === null && sheet.recused === null);
  return {
    spec,
    status: round.status,
    gone,
    letters,
    handedIn: owed.filter((sheet) => sheet.status === 'handedIn').length,
    expected: owed.length,
    row: {
      team: at(contestSpec.contest.teams, t).id,
      letters,
      called: team.called,
      timer: team.timer,
      overtime: proposed === null ? null : fromPoints(proposed),
      waived: waived ? reason : null,
      waivedBefore: waived ? null : reason,
      deductions: team.deductions.map((one) => [one.kind, fromPoints(one.points), one.reason]),
      withdrawn: gone,
      spread: spread.points && toNumber(spread.points, spec.decimals),
      far: spread.judges.flatMap(({ judge, far }) => (far ? [judge] : [])),
    },
  };
}

function letterOf(spec: RoundSpec, sheet: Sheet, j: number, open: boolean, gone: boolean): SheetLetter {
  if (spec.panel[j] !== true) return '-';
  if (gone) return 'w';
  if (sheet.recused !== null) return 'x';
  if (sheet.status === 'handedIn') return 'h';
  if (sheet.status === 'reopened') return 'r';
  const given = sheet.marks.some((mark) => mark !== null);
  if (!given) return open ? 'o' : '.';
  return isComplete(sheet) ? 'c' : 'b';
}

export function sheetLetter(standing: Standing, r: number, t: number, j: number): SheetLetter {
  return asLetter(teamLetters(standing, r, t).letters.charAt(j));
}

/** What is joined and counted over a round's teams, remembered until the round's own object changes. */
interface RoundLetters {
  readonly contest: Standing['contest'];
  readonly withdrawn: Standing['withdrawn'];
  readonly handedIn: number;
  readonly expected: number;
  readonly ofJudge: Map<number, JudgeSheets>;
}

interface JudgeSheets {
  /** One letter a team. */
  readonly letters: string;
  readonly changed: number;
}

const byRound = new WeakMap<RoundState, RoundLetters>();

export function roundLetters(standing: Standing, r: number): RoundLetters {
  const round = at(standing.rounds, r);
  const { contest, withdrawn } = standing;
  const known = byRound.get(round);
  if (known?.contest === contest && known.withdrawn === withdrawn) return known;
  let handedIn = 0;
  let expected = 0;
  for (let t = 0; t < round.teams.length; t++) {
    const team = teamLetters(standing, r, t);
    handedIn += team.handedIn;
    expected += team.expected;
  }
  const made = { contest, withdrawn, handedIn, expected, ofJudge: new Map<number, JudgeSheets>() };
  byRound.set(round, made);
  return made;
}

/** One judge's sheets of a round: how far each is, and when one of them changed last. */
export function judgeSheets(standing: Standing, r: number, j: number): JudgeSheets {
  const { ofJudge } = roundLetters(standing, r);
  const known = ofJudge.get(j);
  if (known !== undefined) return known;
  const { teams } = at(standing.rounds, r);
  const made = {
    letters: teams.map((_, t) => teamLetters(standing, r, t).letters.charAt(j)).join(''),
    changed: teams.reduce((last, { sheets }) => Math.max(last, at(sheets, j).seq), 0),
  };
  ofJudge.set(j, made);
  return made;
}

const LETTERS: readonly SheetLetter[] = ['-', '.', 'o', 'b', 'c', 'h', 'r', 'x', 'w'];

function asLetter(text: string): SheetLetter {
  return LETTERS.find((letter) => letter === text) ?? '-';
}

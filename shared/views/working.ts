import { fromPoints } from '../points.ts';
import { reduce, toNumber, type Ratio } from '../ratio.ts';
import { scoreTeam, sheetTotal, type RoundFigure } from '../score.ts';
import { at, specOf, type RoundSpec } from '../spec.ts';
import { overallTable } from '../standings.ts';
import type { Sheet, State } from '../state.ts';
import type { GivenBackWire, RoundWorking, SheetsWire, Working } from '../reading.ts';
import { givenBack } from './common.ts';
import { sheetLetter } from './letters.ts';

/** How one team's figures came about, each step as it can be followed on paper. */
export function working(state: State, t: number): Working {
  const spec = specOf(state.contest);
  const overall = at(overallTable(state), t);
  return {
    team: at(state.contest.teams, t).id,
    rounds: spec.rounds.map((round, r) => roundWorking(state, round, t, overall.parts[r] ?? null)),
    overall: {
      score: overall.score && toNumber(overall.score, spec.decimals),
      rank: overall.rank,
      decided: overall.decided,
      decimals: spec.decimals,
      rounded: !spec.exact,
    },
  };
}

/** What tablets gave back, and beside each what the organiser may choose instead. */
export function givenBackSheets(state: State): GivenBackWire {
  const sheets = givenBack(state).map(({ round, team, judge, sheet }) => ({
    round,
    team,
    judge,
    versions: [sheet, ...sheet.others].map((one) => ({ marks: marksOf(one), note: one.note })),
  }));
  // What is still to be chosen between stands first.
  return { seq: state.seq, sheets: sheets.sort((a, b) => b.versions.length - a.versions.length) };
}

/** One judge's sheets of a round. */
export function sheets(state: State, r: number, j: number): SheetsWire {
  const { contest } = state;
  const spec = at(specOf(contest).rounds, r);
  return {
    seq: state.seq,
    log: state.lineage.log,
    round: spec.round.id,
    judge: at(contest.judges, j).id,
    sheets: contest.teams.map(({ id }, t) => {
      const sheet = at(at(at(state.rounds, r).teams, t).sheets, j);
      return {
        team: id,
        seq: sheet.seq,
        letter: sheetLetter(state, r, t, j),
        marks: marksOf(sheet),
        note: sheet.note,
        total: toNumber(sheetTotal(spec, sheet), spec.decimals),
        reopened: sheet.status === 'reopened' ? sheet.reopened : null,
      };
    }),
  };
}

function roundWorking(state: State, spec: RoundSpec, t: number, part: Ratio | null): RoundWorking {
  const { contest } = state;
  const team = at(at(state.rounds, spec.index).teams, t);
  const figure = scoreTeam(spec, team);
  const number = (value: Ratio) => toNumber(value, spec.decimals);
  const { kind, per, dropHigh, dropLow } = spec.aggregate;
  return {
    round: spec.round.id,
    kind,
    per,
    dropHigh,
    dropLow,
    judges: figure.judges.map(({ judge, total, counted, dropped }) => ({
      judge: at(contest.judges, judge).id,
      marks: marksOf(at(team.sheets, judge)),
      total: number(total),
      counted,
      dropped: dropped.map((c) => at(spec.round.criteria, c).id),
    })),
    combined: combinedOf(spec, figure),
    deductions: team.deductions.map((one) => [one.kind, fromPoints(one.points), one.reason]),
    score: figure.score && number(figure.score),
    weight: spec.round.weight,
    part: part && number(part),
    missing: team.sheets.flatMap((sheet, j) =>
      spec.panel[j] === true && (sheet.status !== 'handedIn' || sheet.recused !== null)
        ? [{ judge: at(contest.judges, j).id, recused: sheet.recused }]
        : [],
    ),
  };
}

function combinedOf(spec: RoundSpec, { working: steps }: RoundFigure): RoundWorking['combined'] {
  const number = (value: Ratio) => toNumber(value, spec.decimals);
  if (steps.per === 'sheet') {
    if (!steps.combined) return [];
    const { exact, rounded } = steps.combined;
    return [
      { criterion: null, exact: exactText(exact), rounded: number(rounded), weight: 1, weighted: number(rounded) },
    ];
  }
  return (steps.criteria ?? []).map(({ exact, rounded, weighted }, c) => ({
    criterion: at(spec.round.criteria, c).id,
    exact: exactText(exact),
    rounded: number(rounded),
    weight: at(spec.round.criteria, c).weight,
    weighted: number(weighted),
  }));
}

export function marksOf(sheet: Pick<Sheet, 'marks'>): (number | null)[] {
  return sheet.marks.map((mark) => (mark === null ? null : fromPoints(mark)));
}

const LONGEST = 12;

/** “25.375” where the decimals end, else the fraction, “76/3”. */
function exactText({ n, d }: Ratio): string {
  const scale = 10n ** BigInt(LONGEST);
  if ((n * scale) % d !== 0n) {
    const lowest = reduce({ n, d });
    return `${String(lowest.n)}/${String(lowest.d)}`;
  }
  const digits = String(((n < 0n ? -n : n) * scale) / d).padStart(LONGEST + 1, '0');
  const whole = digits.slice(0, -LONGEST);
  const rest = digits.slice(-LONGEST).replace(/0+$/, '');
  return `${n < 0n ? '-' : ''}${whole}${rest ? `.${rest}` : ''}`;
}

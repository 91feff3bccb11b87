import type { Contest } from './contest.ts';
import { NO_POINTS, addPoints, pointsRatio, type Points } from './points.ts';
import { add, atLeastZero, compare, divide, roundHalfUp, subtract, sum, times, type Ratio } from './ratio.ts';
import { at, type RoundSpec } from './spec.ts';
import type { Sheet, TeamState } from './state.ts';

type Aggregate = Contest['rules']['aggregate'];

/** A team's figure in one round, with the working that led to it. RULES.md: S1–S8, S10–S12. */
export interface RoundFigure {
  /** Those who handed in, in the file's order. */
  readonly judges: readonly JudgeFigure[];
  readonly working: SheetWorking | CriterionWorking;
  readonly deduction: Points;
  /** Null where too few handed in. Rounded as published, unless the contest ranks on exact figures. */
  readonly score: Ratio | null;
  /** By criterion, for a round's own tie-break; empty where there is no score. */
  readonly criteria: readonly Ratio[];
  /** Every judge of the panel has handed in or is recused, and at least one has handed in. */
  readonly complete: boolean;
}

export interface JudgeFigure {
  readonly judge: number;
  readonly total: Ratio;
  readonly counted: boolean;
  /** Criteria at which this judge's mark was left out, where each criterion is combined by itself. */
  readonly dropped: readonly number[];
}

/** `exact` is the mean, sum or median of the totals; `rounded` what is published of it. */
export interface SheetWorking {
  readonly per: 'sheet';
  readonly combined: { readonly exact: Ratio; readonly rounded: Ratio } | null;
}

export interface CriterionWorking {
  readonly per: 'criterion';
  readonly criteria: readonly { readonly exact: Ratio; readonly rounded: Ratio; readonly weighted: Ratio }[] | null;
}

const known = new WeakMap<RoundSpec, WeakMap<TeamState, RoundFigure>>();

/** Remembered by the team's object: what did not change is not counted again. */
export function scoreTeam(spec: RoundSpec, team: TeamState): RoundFigure {
  let ofRound = known.get(spec);
  if (!ofRound) known.set(spec, (ofRound = new WeakMap()));
  let figure = ofRound.get(team);
  if (!figure) ofRound.set(team, (figure = count(spec, team)));
  return figure;
}

/** Whether `sheets` handed-in sheets are enough for the round's drops. */
export function enoughFor(aggregate: Aggregate, sheets: number): boolean {
  return sheets > aggregate.dropHigh + aggregate.dropLow;
}

/** Σ mark × weight, not rounded; a mark not given adds nothing. */
export function sheetTotal(spec: RoundSpec, sheet: Pick<Sheet, 'marks'>): Ratio {
  return sum(spec.criteria.map(({ weight }, c) => times(pointsRatio(sheet.marks[c] ?? NO_POINTS), weight)));
}

function deductionOf(team: TeamState): Points {
  return addPoints(team.deductions.map((one) => one.points));
}

/** A figure as published: rounded half up, unless the contest ranks on exact figures. */
export function publish({ exact, decimals }: Pick<RoundSpec, 'exact' | 'decimals'>, value: Ratio): Ratio {
  return exact ? value : roundHalfUp(value, decimals);
}

interface Handed {
  readonly judge: number;
  readonly sheet: Sheet;
  readonly total: Ratio;
}

function count(spec: RoundSpec, team: TeamState): RoundFigure {
  const handed = team.sheets.flatMap((sheet, judge): Handed[] =>
    counts(spec, sheet, judge) ? [{ judge, sheet, total: sheetTotal(spec, sheet) }] : [],
  );
  const owed = team.sheets.some(
    (sheet, j) => spec.panel[j] === true && sheet.recused === null && sheet.status !== 'handedIn',
  );
  const deduction = deductionOf(team);
  const body = spec.aggregate.per === 'sheet' ? bySheet(spec, handed) : byCriterion(spec, handed);
  const score = body.before === null ? null : atLeastZero(subtract(body.before, pointsRatio(deduction)));
  return {
    judges: body.judges,
    working: body.working,
    criteria: body.criteria,
    deduction,
    score,
    complete: !owed && handed.length > 0,
  };
}

function counts(spec: RoundSpec, sheet: Sheet, judge: number): boolean {
  return spec.panel[judge] === true && sheet.status === 'handedIn' && sheet.recused === null;
}

interface Body extends Pick<RoundFigure, 'judges' | 'working' | 'criteria'> {
  /** Before the deductions. */
  readonly before: Ratio | null;
}

function bySheet(spec: RoundSpec, handed: readonly Handed[]): Body {
  const kept = keep(
    spec.aggregate,
    handed.map((one) => one.total),
  );
  const judges = handed.map(({ judge, total }, i) => ({ judge, total, counted: kept.has(i), dropped: [] }));
  if (kept.size === 0) return { judges, working: { per: 'sheet', combined: null }, criteria: [], before: null };
  const counted = handed.filter((_, i) => kept.has(i));
  const exact = combine(
    spec.aggregate.kind,
    counted.map((one) => one.total),
  );
  const rounded = publish(spec, exact);
  const criteria = spec.criteria.map((_, c) => publish(spec, combine(spec.aggregate.kind, marksOf(counted, c))));
  return { judges, working: { per: 'sheet', combined: { exact, rounded } }, criteria, before: rounded };
}

function byCriterion(spec: RoundSpec, handed: readonly Handed[]): Body {
  const kept = spec.criteria.map((_, c) => keep(spec.aggregate, marksOf(handed, c)));
  const judges = handed.map(({ judge, total }, i) => ({
    judge,
    total,
    counted: true,
    dropped: kept.flatMap((those, c) => (those.has(i) ? [] : [c])),
  }));
  if (!enoughFor(spec.aggregate, handed.length))
    return { judges, working: { per: 'criterion', criteria: null }, criteria: [], before: null };
  const criteria = spec.criteria.map(({ weight }, c) => {
    const marks = marksOf(handed, c).filter((_, i) => kept[c]?.has(i));
    const exact = combine(spec.aggregate.kind, marks);
    const rounded = publish(spec, exact);
    return { exact, rounded, weighted: publish(spec, times(rounded, weight)) };
  });
  return {
    judges,
    working: { per: 'criterion', criteria },
    criteria: criteria.map((one) => one.rounded),
    before: sum(criteria.map((one) => one.weighted)),
  };
}

function marksOf(handed: readonly Handed[], criterion: number): Ratio[] {
  return handed.map(({ sheet }) => pointsRatio(sheet.marks[criterion] ?? NO_POINTS));
}

/** The places left after the drops; none where there are too few. Of equals the later one goes. */
function keep(aggregate: Aggregate, values: readonly Ratio[]): ReadonlySet<number> {
  if (!enoughFor(aggregate, values.length)) return new Set();
  const falling = values
    .map((value, i) => ({ value, i }))
    .sort((a, b) => compare(b.value, a.value) || b.i - a.i)
    .slice(aggregate.dropHigh);
  const rising = falling.sort((a, b) => compare(a.value, b.value) || b.i - a.i).slice(aggregate.dropLow);
  return new Set(rising.map(({ i }) => i));
}

function combine(kind: Aggregate['kind'], values: readonly Ratio[]): Ratio {
  switch (kind) {
    case 'sum':
      return sum(values);
    case 'mean':
      return divide(sum(values), values.length);
    case 'median': {
      const sorted = [...values].sort(compare);
      const middle = Math.floor(sorted.length / 2);
      const upper = at(sorted, middle);
      return sorted.length % 2 === 1 ? upper : divide(add(at(sorted, middle - 1), upper), 2);
    }
  }
}

import type { Case } from '../case.ts';
import { by, decimal, isBelow, less, NOTHING, plus, rounded, share, text, total, type Fraction } from './fractions.ts';
import type { NaiveSheet } from './naive.ts';

type Round = Case['contest']['rounds'][number];
type Criterion = Round['criteria'][number];

interface Marked {
  judge: string;
  marks: Fraction[];
  total: Fraction;
}

export interface Figure {
  sheets: NaiveSheet[];
  score: Fraction | null;
  deduction: Fraction;
  /** By criterion, for the round's own tie-break. */
  criteria: Map<string, Fraction>;
  complete: boolean;
}

export function figureOf(given: Case, round: Round, team: string): Figure {
  const { contest } = given;
  const decimals = contest.rules?.decimals ?? 2;
  const publish = (a: Fraction): Fraction => (contest.rules?.rankOn === 'exact' ? a : rounded(a, decimals));
  const rule = round.aggregate ?? contest.rules?.aggregate ?? { kind: 'mean' as const };
  const dropHigh = rule.dropHigh ?? 0;
  const dropLow = rule.dropLow ?? 0;

  const panel = contest.judges.filter((judge) => !judge.rounds || judge.rounds.includes(round.id));
  const isRecused = (judge: string) =>
    (given.recused ?? []).some((one) => one.round === round.id && one.team === team && one.judge === judge);
  const handedIn = (judge: string) =>
    (given.sheets ?? []).find(
      (one) =>
        one.round === round.id && one.team === team && one.judge === judge && (one.status ?? 'handedIn') === 'handedIn',
    );

  const marked: Marked[] = [];
  for (const judge of panel) {
    const sheet = handedIn(judge.id);
    if (!sheet || isRecused(judge.id)) continue;
    const marks = round.criteria.map((_, c) => decimal(sheet.marks[c] ?? NaN));
    marked.push({
      judge: judge.id,
      marks,
      total: total(marks.map((mark, c) => by(mark, weightOf(round.criteria[c])))),
    });
  }
  const complete = marked.length > 0 && panel.every((judge) => isRecused(judge.id) || handedIn(judge.id));
  const deduction = total(
    (given.deductions ?? [])
      .filter((one) => one.round === round.id && one.team === team)
      .filter((one, i, all) => !all.slice(i + 1).some((later) => later.kind === one.kind))
      .map((one) => decimal(one.points)),
  );

  const enough = marked.length > dropHigh + dropLow;
  const combine = (values: Fraction[]): Fraction => {
    if (rule.kind === 'sum') return total(values);
    if (rule.kind === 'mean') return share(total(values), values.length);
    const sorted = inOrder(values);
    const half = Math.floor(sorted.length / 2);
    const middle = sorted.length % 2 === 1 ? sorted.slice(half, half + 1) : sorted.slice(half - 1, half + 1);
    return share(total(middle), middle.length);
  };

  let before: Fraction | null = null;
  const criteria = new Map<string, Fraction>();
  let sheets: NaiveSheet[];
  if (rule.per === 'criterion') {
    const out = round.criteria.map((_, c) =>
      enough
        ? leftOut(
            marked.map((one) => one.marks[c] ?? NOTHING),
            dropHigh,
            dropLow,
          )
        : everyone(marked.length),
    );
    sheets = marked.map((one, i) => ({
      judge: one.judge,
      total: text(one.total),
      counted: true,
      dropped: round.criteria.filter((_, c) => out[c]?.has(i)).map((criterion) => criterion.id),
    }));
    if (enough) {
      before = NOTHING;
      round.criteria.forEach((criterion, c) => {
        const marks = marked.filter((_, i) => !out[c]?.has(i)).map((one) => one.marks[c] ?? NOTHING);
        const figure = publish(combine(marks));
        criteria.set(criterion.id, figure);
        before = plus(before ?? NOTHING, publish(by(figure, weightOf(criterion))));
      });
    }
  } else {
    const out = enough
      ? leftOut(
          marked.map((one) => one.total),
          dropHigh,
          dropLow,
        )
      : everyone(marked.length);
    sheets = marked.map((one, i) => ({
      judge: one.judge,
      total: text(one.total),
      counted: !out.has(i),
      dropped: [],
    }));
    if (enough) {
      const counted = marked.filter((_, i) => !out.has(i));
      before = publish(combine(counted.map((one) => one.total)));
      round.criteria.forEach((criterion, c) => {
        criteria.set(criterion.id, publish(combine(counted.map((one) => one.marks[c] ?? NOTHING))));
      });
    }
  }
  let score: Fraction | null = null;
  if (before !== null) {
    score = less(before, deduction);
    if (isBelow(score, NOTHING)) score = NOTHING;
  }
  return { sheets, score, deduction, criteria, complete };
}

function weightOf(criterion: Criterion | undefined): Fraction {
  return decimal(criterion?.weight ?? 1);
}

function inOrder(values: Fraction[]): Fraction[] {
  return [...values].sort((a, b) => (isBelow(a, b) ? -1 : isBelow(b, a) ? 1 : 0));
}

function everyone(many: number): Set<number> {
  return new Set(Array.from({ length: many }, (_, i) => i));
}

/** One after another: the highest that is still in goes, of equals the later; then the lowest in the same way. */
function leftOut(values: Fraction[], high: number, low: number): Set<number> {
  const out = new Set<number>();
  const leaveOut = (isFurther: (a: Fraction, b: Fraction) => boolean) => {
    let found = -1;
    let furthest = NOTHING;
    values.forEach((value, i) => {
      if (out.has(i)) return;
      if (found === -1 || !isFurther(furthest, value)) {
        found = i;
        furthest = value;
      }
    });
    out.add(found);
  };
  for (let i = 0; i < high; i++) leaveOut((a, b) => isBelow(b, a));
  for (let i = 0; i < low; i++) leaveOut((a, b) => isBelow(a, b));
  return out;
}

import type { Case } from './case.ts';

/*
 * The whole scoring a second time, as plainly as it can be said, from the contract and RULES.md alone. It shares no
 * line with shared/: it reads the decimals of the file as text and counts in fractions of its own.
 */

interface Fraction {
  up: bigint;
  /** Always above 0. */
  down: bigint;
}

export interface NaiveSheet {
  judge: string;
  total: string;
  counted: boolean;
  dropped: string[];
}

export interface NaiveTeam {
  team: string;
  judges: NaiveSheet[];
  deduction: string;
  score: string | null;
  rank: number | null;
  tied: boolean;
  complete: boolean;
}

export interface NaiveOverall {
  team: string;
  parts: (string | null)[];
  score: string | null;
  rank: number | null;
  tied: boolean;
}

export interface NaivePrize {
  prize: string;
  teams: string[];
  recipient: string | null;
  contended: { teams: string[]; places: number } | null;
}

export interface NaiveResult {
  rounds: { id: string; teams: NaiveTeam[] }[];
  overall: NaiveOverall[];
  prizes: NaivePrize[];
}

type Contest = Case['contest'];
type Round = Contest['rounds'][number];
type Criterion = Round['criteria'][number];

// ── fractions ────────────────────────────────────────────────────────────────────────────────────────────────────

const NOTHING: Fraction = { up: 0n, down: 1n };

/** A decimal of the file, by its text: 1.92 is 192/100. */
function decimal(value: number): Fraction {
  const [digits = '', exponent = '0'] = JSON.stringify(value).split('e');
  const [whole = '', places = ''] = digits.split('.');
  const zeros = places.length - Number(exponent);
  const up = BigInt(whole + places);
  return zeros >= 0 ? { up, down: 10n ** BigInt(zeros) } : { up: up * 10n ** BigInt(-zeros), down: 1n };
}

const plus = (a: Fraction, b: Fraction): Fraction => ({ up: a.up * b.down + b.up * a.down, down: a.down * b.down });
const less = (a: Fraction, b: Fraction): Fraction => ({ up: a.up * b.down - b.up * a.down, down: a.down * b.down });
const by = (a: Fraction, b: Fraction): Fraction => ({ up: a.up * b.up, down: a.down * b.down });
const share = (a: Fraction, among: number): Fraction => ({ up: a.up, down: a.down * BigInt(among) });
const isBelow = (a: Fraction, b: Fraction): boolean => a.up * b.down < b.up * a.down;

function total(all: Fraction[]): Fraction {
  let result = NOTHING;
  for (const one of all) result = plus(result, one);
  return result;
}

/** Half up: the largest decimal that is not above the figure and half a unit. */
function rounded(a: Fraction, decimals: number): Fraction {
  const unit = 10n ** BigInt(decimals);
  const shifted = plus({ up: a.up * unit, down: a.down }, { up: 1n, down: 2n });
  let whole = shifted.up / shifted.down;
  while (whole * shifted.down > shifted.up) whole -= 1n;
  return { up: whole, down: unit };
}

/** In lowest terms, so that equal figures are equal texts. */
export function text(a: { up: bigint; down: bigint }): string {
  let [x, y] = [a.up < 0n ? -a.up : a.up, a.down];
  while (y !== 0n) [x, y] = [y, x % y];
  const common = x === 0n ? 1n : x;
  return `${String(a.up / common)}/${String(a.down / common)}`;
}

// ── one team in one round ────────────────────────────────────────────────────────────────────────────────────────

interface Marked {
  judge: string;
  marks: Fraction[];
  total: Fraction;
}

interface Figure {
  sheets: NaiveSheet[];
  score: Fraction | null;
  deduction: Fraction;
  /** By criterion, for the round's own tie-break. */
  criteria: Map<string, Fraction>;
  complete: boolean;
}

function figureOf(given: Case, round: Round, team: string): Figure {
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

// ── ranks ────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Contender {
  team: string;
  /** More is better at each; null is below any. */
  keys: (Fraction | null)[];
}

function isBehind(a: Contender, b: Contender): boolean {
  for (let k = 0; k < a.keys.length; k++) {
    const [one, other] = [a.keys[k] ?? null, b.keys[k] ?? null];
    if (one === null && other === null) continue;
    if (one === null) return true;
    if (other === null) return false;
    if (isBelow(one, other)) return true;
    if (isBelow(other, one)) return false;
  }
  return false;
}

/** A rank is one more than the number of those surely ahead. */
function ranksOf(contenders: Contender[], decisions: string[][]): Map<string, { rank: number; tied: boolean }> {
  const ranks = new Map<string, number>();
  for (const one of contenders) {
    const ahead = contenders.filter((other) => isBehind(one, other)).length;
    const level = contenders
      .filter((other) => !isBehind(one, other) && !isBehind(other, one))
      .map((other) => other.team);
    ranks.set(one.team, 1 + ahead + decidedAhead(one.team, level, decisions));
  }
  const all = [...ranks.values()];
  return new Map(
    [...ranks].map(([team, rank]) => [team, { rank, tied: all.filter((other) => other === rank).length > 1 }]),
  );
}

/**
 * How many of those level with the team are decided ahead of it for good: they are those it cannot reach by stepping
 * from team to team wherever the next one is not decided before the last.
 */
function decidedAhead(team: string, level: string[], decisions: string[][]): number {
  const isDecidedBefore = (a: string, b: string): boolean => {
    const last = decisions.filter((teams) => teams.includes(a) && teams.includes(b)).pop();
    return last !== undefined && last.indexOf(a) < last.indexOf(b);
  };
  const reached = new Set([team]);
  for (const from of reached) for (const to of level) if (to !== from && !isDecidedBefore(to, from)) reached.add(to);
  return level.length - reached.size;
}

// ── prizes ───────────────────────────────────────────────────────────────────────────────────────────────────────

type Prize = NonNullable<Contest['prizes']>[number];

/** The line of teams for the prizes of one table is cut into seats, one after another. */
function prizesOf(given: Case, result: Omit<NaiveResult, 'prizes'>): NaivePrize[] {
  const all = given.contest.prizes ?? [];
  const decisionOn = (prize: Prize) => (given.decisions ?? []).filter((one) => one.prize === prize.name).pop();
  const sameTable = (a: Prize, b: Prize) => a.by === undefined && b.by === undefined && a.round === b.round;
  return all.map((prize, p): NaivePrize => {
    const decision = decisionOn(prize);
    const none = { prize: prize.name, teams: [], recipient: null, contended: null };
    if (decision) {
      const teams = (decision.teams ?? []).filter((team) => !isOut(given, team, prize.round));
      return { ...none, teams, recipient: decision.recipient ?? null };
    }
    if (prize.by === 'decision') return none;
    const others = all.filter((other) => sameTable(prize, other));
    const decided = others.flatMap((other) => decisionOn(other)?.teams ?? []);
    const table: { team: string; rank: number | null }[] = prize.round
      ? (result.rounds.find((round) => round.id === prize.round)?.teams ?? [])
      : result.overall;
    const inLine = table.filter((row) => row.rank !== null && !decided.includes(row.team));
    let first = 0;
    for (const other of all.slice(0, p))
      if (sameTable(prize, other) && !decisionOn(other))
        first = other.count === 'rest' ? inLine.length : Math.min(inLine.length, first + (other.count ?? 0));
    const end = prize.count === 'rest' ? inLine.length : Math.min(inLine.length, first + (prize.count ?? 0));
    const seats = inLine.map((row) => inLine.filter((other) => isAhead(other, row)).length);
    const teams: string[] = [];
    const contenders: string[] = [];
    let free = end - first;
    for (let seat = 0; seat < end; seat++) {
      // Everyone whose rank begins at this seat.
      const group = inLine.filter((_, i) => seats[i] === seat).map((row) => row.team);
      const last = seat + group.length;
      if (last <= first) continue;
      if (seat >= first && last <= end) {
        teams.push(...group);
        free -= group.length;
      } else contenders.push(...group);
    }
    return { ...none, teams, contended: free > 0 ? { teams: contenders, places: free } : null };
  });
}

function isAhead(a: { rank: number | null }, b: { rank: number | null }): boolean {
  return a.rank !== null && b.rank !== null && a.rank < b.rank;
}

// ── all of it ────────────────────────────────────────────────────────────────────────────────────────────────────

/** Withdrawn from the contest, or from the round if one is named. */
function isOut(given: Case, team: string, round: string | undefined): boolean {
  return (given.withdrawn ?? []).some(
    (one) => one.team === team && (one.round === undefined || (round !== undefined && one.round === round)),
  );
}

export function naive(given: Case): NaiveResult {
  const { contest } = given;
  const exact = contest.rules?.rankOn === 'exact';
  const decimals = contest.rules?.decimals ?? 2;
  const minus = (a: Fraction): Fraction => less(NOTHING, a);
  const figures = contest.rounds.map((round) => contest.teams.map((team) => figureOf(given, round, team.id)));

  const rounds = contest.rounds.map((round, r) => {
    const contenders: Contender[] = [];
    contest.teams.forEach((team, t) => {
      const figure = figures[r]?.[t];
      if (!figure || figure.score === null || isOut(given, team.id, round.id)) return;
      const keys = (round.tieBreak ?? []).map((key) =>
        key === 'deductions' ? minus(figure.deduction) : (figure.criteria.get(key) ?? null),
      );
      contenders.push({ team: team.id, keys: [figure.score, ...keys] });
    });
    const decisions = (given.ties ?? []).filter((tie) => tie.round === round.id).map((tie) => tie.teams);
    const ranks = ranksOf(contenders, decisions);
    const teams = contest.teams.flatMap((team, t): NaiveTeam[] => {
      const figure = figures[r]?.[t];
      if (!figure) return [];
      return [
        {
          team: team.id,
          judges: figure.sheets,
          deduction: text(figure.deduction),
          score: figure.score && text(figure.score),
          rank: ranks.get(team.id)?.rank ?? null,
          tied: ranks.get(team.id)?.tied ?? false,
          complete: figure.complete,
        },
      ];
    });
    return { id: round.id, teams };
  });

  const contenders: Contender[] = [];
  const sums = contest.teams.map((team, t) => {
    const parts = contest.rounds.map((round, r) => {
      const score = figures[r]?.[t]?.score ?? null;
      if (score === null) return null;
      const weighted = by(score, decimal(round.weight ?? 1));
      return exact ? weighted : rounded(weighted, decimals);
    });
    const given_ = parts.filter((part) => part !== null);
    const score = given_.length === 0 ? null : total(given_);
    if (score !== null && !isOut(given, team.id, undefined)) {
      const keys = (contest.rules?.tieBreak ?? []).map((key): Fraction | null => {
        if (key === 'deductions') return minus(total(figures.map((row) => row[t]?.deduction ?? NOTHING)));
        return figures[contest.rounds.findIndex((round) => round.id === key)]?.[t]?.score ?? null;
      });
      contenders.push({ team: team.id, keys: [score, ...keys] });
    }
    return { team: team.id, parts, score };
  });
  const decisions = (given.ties ?? []).filter((tie) => tie.round === undefined).map((tie) => tie.teams);
  const ranks = ranksOf(contenders, decisions);
  const overall = sums.map(({ team, parts, score }): NaiveOverall => ({
    team,
    parts: parts.map((part) => part && text(part)),
    score: score && text(score),
    rank: ranks.get(team)?.rank ?? null,
    tied: ranks.get(team)?.tied ?? false,
  }));
  return { rounds, overall, prizes: prizesOf(given, { rounds, overall }) };
}

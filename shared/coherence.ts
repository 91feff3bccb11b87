import type { z } from 'zod';
import type { Access, ContestContent, JudgeId } from './contest.ts';
import { toPoints } from './points.ts';
import { OFFICES } from './wire.ts';

/** What can be wrong with a contest file beyond its types; the words are in messages/why.ts. */
export type FileFault =
  | 'repeated'
  | 'reserved'
  | 'unknown-name'
  | 'too-many-decimals'
  | 'max-below-min'
  | 'no-such-day'
  | 'second-head'
  | 'panel-too-small'
  | 'prize-needs-count'
  | 'prize-by-decision';

const RESERVED: readonly string[] = [...OFFICES, 'audience'];

type Ctx = z.core.$RefinementCtx;
type Path = (string | number)[];

export function fault(ctx: Ctx, path: Path, name: FileFault, value: string | number = '', most?: number): void {
  ctx.addIssue({ code: 'custom', path, params: { fault: name, value, most } });
}

export function checkContest(contest: ContestContent, ctx: Ctx): void {
  unique(ctx, ['rounds'], contest.rounds, 'id');
  unique(ctx, ['teams'], contest.teams, 'id');
  unique(ctx, ['judges'], contest.judges, 'id');
  unique(ctx, ['prizes'], contest.prizes, 'name');
  const roundIds = new Set<string>(contest.rounds.map((r) => r.id));
  named(ctx, ['rules', 'tieBreak'], contest.rules.tieBreak, new Set([...roundIds, 'deductions']));
  contest.judges.forEach((judge, j) => {
    const path = ['judges', j];
    if (RESERVED.includes(judge.id)) fault(ctx, [...path, 'id'], 'reserved', judge.id);
    if (judge.rounds) named(ctx, [...path, 'rounds'], judge.rounds, roundIds);
    if (judge.head && contest.judges.findIndex((other) => other.head) !== j)
      fault(ctx, [...path, 'head'], 'second-head', judge.name);
  });
  contest.rounds.forEach((round, r) => {
    const path = ['rounds', r];
    if (round.id === 'deductions') fault(ctx, [...path, 'id'], 'reserved', round.id);
    checkCriteria(ctx, path, round, contest.rules.decimals);
    const aggregate = round.aggregate ?? contest.rules.aggregate;
    const panel = contest.judges.filter((j) => !j.rounds || j.rounds.includes(round.id)).length;
    if (panel < aggregate.dropHigh + aggregate.dropLow + 1) fault(ctx, path, 'panel-too-small', round.name);
  });
  contest.prizes.forEach((prize, p) => {
    if (prize.by === undefined && prize.count === undefined) fault(ctx, ['prizes', p], 'prize-needs-count', prize.name);
    if (prize.by === 'decision' && (prize.round !== undefined || prize.count === 'rest'))
      fault(ctx, ['prizes', p], 'prize-by-decision', prize.name);
    if (prize.round !== undefined && !roundIds.has(prize.round))
      fault(ctx, ['prizes', p, 'round'], 'unknown-name', prize.round);
  });
  contest.programme?.forEach((item, i) => {
    if ('round' in item && !roundIds.has(item.round)) fault(ctx, ['programme', i, 'round'], 'unknown-name', item.round);
  });
}

function checkCriteria(ctx: Ctx, path: Path, round: ContestContent['rounds'][number], decimals: number): void {
  unique(ctx, [...path, 'criteria'], round.criteria, 'id');
  const decimal = (value: number | undefined, at: Path) => {
    if (value !== undefined && toPoints(value) !== null && toPoints(value, decimals) === null)
      fault(ctx, [...path, ...at], 'too-many-decimals', value, decimals);
  };
  round.criteria.forEach((criterion, c) => {
    const at = ['criteria', c];
    if (criterion.id === 'deductions') fault(ctx, [...path, ...at, 'id'], 'reserved', criterion.id);
    if (criterion.max <= criterion.min) fault(ctx, [...path, ...at, 'max'], 'max-below-min', criterion.max);
    decimal(criterion.min, [...at, 'min']);
    decimal(criterion.max, [...at, 'max']);
    decimal(criterion.step, [...at, 'step']);
  });
  const keys = new Set(['deductions', ...round.criteria.map((c) => c.id)]);
  named(ctx, [...path, 'tieBreak'], round.tieBreak, keys);
  if (round.overtime && 'tiers' in round.overtime)
    round.overtime.tiers.forEach((tier, t) => {
      decimal(tier.points, ['overtime', 'tiers', t, 'points']);
    });
  else if (round.overtime) {
    decimal(round.overtime.points, ['overtime', 'points']);
    decimal(round.overtime.max, ['overtime', 'max']);
  }
}

export function checkAccess(file: { judges: { id: JudgeId }[]; access?: Access | undefined }, ctx: Ctx): void {
  const { judges = {}, ...offices } = file.access ?? {};
  const seen = new Set<string>();
  const once = (code: string, path: Path) => {
    if (seen.has(code)) fault(ctx, path, 'repeated');
    seen.add(code);
  };
  for (const [office, code] of Object.entries(offices)) once(code, ['access', office]);
  for (const [id, code] of Object.entries(judges)) {
    if (!file.judges.some((judge) => judge.id === id)) fault(ctx, ['access', 'judges', id], 'unknown-name', id);
    once(code, ['access', 'judges', id]);
  }
}

function unique<K extends string>(ctx: Ctx, path: Path, all: readonly Record<K, string>[], key: K): void {
  const seen = new Set<string>();
  all.forEach((one, i) => {
    if (seen.has(one[key])) fault(ctx, [...path, i, key], 'repeated', one[key]);
    seen.add(one[key]);
  });
}

/** Each of `names` is among `known`, and only once. */
function named(ctx: Ctx, path: Path, names: readonly string[], known: ReadonlySet<string>): void {
  names.forEach((name, i) => {
    if (!known.has(name)) fault(ctx, [...path, i], 'unknown-name', name);
    else if (names.indexOf(name) !== i) fault(ctx, [...path, i], 'repeated', name);
  });
}

export function isRealDate(text: string): boolean {
  const [year = 0, month = 0, day = 1] = text.split('-').map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

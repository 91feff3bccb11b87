import { compare, type Ratio } from './ratio.ts';

export interface Place {
  /** Null for those who are not ranked. */
  readonly rank: number | null;
  /** Shares its rank. */
  readonly tied: boolean;
  /** A decision parted it from teams that its points are level with. */
  readonly decided: boolean;
}

/** More is better; null is below any. */
export type Key = Ratio | null;

/**
 * Ranks rows by their keys, compared in turn, then by decisions between those still level. Equal all through is the
 * same rank, and the next is skipped (1, 2, 2, 4). RULES.md: T1–T5.
 * @param keys by row; null for a row that is not ranked
 * @param decisions rows in the decided order; of two on a pair the later counts
 */
export function rank(keys: readonly (readonly Key[] | null)[], decisions: readonly (readonly number[])[]): Place[] {
  const places: Place[] = keys.map(() => ({ rank: null, tied: false, decided: false }));
  const rows = keys.flatMap((key, row) => (key ? [{ row, key }] : []));
  rows.sort((a, b) => compareKeys(b.key, a.key));
  let next = 1;
  for (const level of groups(rows)) {
    const parted = part(level, decisions);
    for (const shared of parted) {
      for (const row of shared) places[row] = { rank: next, tied: shared.length > 1, decided: parted.length > 1 };
      next += shared.length;
    }
  }
  return places;
}

function compareKeys(a: readonly Key[], b: readonly Key[]): number {
  for (let i = 0; i < a.length; i++) {
    const one = a[i] ?? null;
    const other = b[i] ?? null;
    const order = one && other ? compare(one, other) : Number(one !== null) - Number(other !== null);
    if (order !== 0) return order;
  }
  return 0;
}

function groups(sorted: readonly { row: number; key: readonly Key[] }[]): number[][] {
  const all: number[][] = [];
  sorted.forEach(({ row, key }, i) => {
    const before = sorted[i - 1];
    const last = all.at(-1);
    if (before && last && compareKeys(before.key, key) === 0) last.push(row);
    else all.push([row]);
  });
  return all;
}

/**
 * Splits level rows where the decisions leave no pair open between the two sides: half a decision, or decisions
 * that run in a circle, separate nobody. RULES.md: T5.
 */
function part(level: readonly number[], decisions: readonly (readonly number[])[]): (readonly number[])[] {
  if (level.length === 1 || decisions.length === 0) return [level];
  const members = new Set(level);
  const orders = decisions
    .map((order) => new Map(order.filter((row) => members.has(row)).map((row, i) => [row, i])))
    .filter((order) => order.size > 1)
    .reverse();
  if (orders.length === 0) return [level];
  const ahead = (a: number, b: number): boolean => {
    for (const order of orders) {
      const left = order.get(a);
      const right = order.get(b);
      if (left !== undefined && right !== undefined) return left < right;
    }
    return false;
  };
  const wins = new Map(level.map((row) => [row, level.filter((other) => ahead(row, other)).length]));
  const sorted = [...level].sort((a, b) => (wins.get(b) ?? 0) - (wins.get(a) ?? 0));
  const split: number[][] = [];
  let from = 0;
  for (let to = 1; to <= sorted.length; to++) {
    const above = sorted.slice(from, to);
    const below = sorted.slice(to);
    if (!above.every((row) => below.every((other) => ahead(row, other)))) continue;
    split.push(above);
    from = to;
  }
  return split;
}

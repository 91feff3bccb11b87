import { isBelow, type Fraction } from './fractions.ts';

export interface Contender {
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
export function ranksOf(
  contenders: Contender[],
  decisions: string[][],
): Map<string, { rank: number; tied: boolean; decided: boolean }> {
  const ranks = new Map<string, number>();
  for (const one of contenders) {
    const ahead = contenders.filter((other) => isBehind(one, other)).length;
    ranks.set(one.team, 1 + ahead + decidedAhead(one.team, levelWith(one, contenders), decisions));
  }
  const all = [...ranks.values()];
  return new Map(
    contenders.map((one) => {
      const rank = ranks.get(one.team) ?? 0;
      const tied = all.filter((other) => other === rank).length > 1;
      const decided = levelWith(one, contenders).some((team) => ranks.get(team) !== rank);
      return [one.team, { rank, tied, decided }];
    }),
  );
}

function levelWith(one: Contender, contenders: Contender[]): string[] {
  return contenders.filter((other) => !isBehind(one, other) && !isBehind(other, one)).map((other) => other.team);
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

import { roundOf, sameTable } from './awards.ts';
import type { Award, Figures, Margin, Step, Winner } from './board.ts';
import type { Contest, ContestPrize, TeamId } from './contest.ts';
import { compare, ratio, roundHalfUp, subtract, sum, toNumber, type Ratio } from './ratio.ts';
import { at, indexIn, specOf } from './spec.ts';
import { overallTable, roundTable } from './standings.ts';
import type { Standing } from './state.ts';

/* The show of the awards as a list of steps, made once from what was approved. RULES.md: P7–P11. */

/** The list as the hall may see it: a prize given together names its teams in running order, which tells no rank. */
export function shownAwards({ contest }: Standing, awards: readonly Award[], order: readonly number[]): Award[] {
  const place = new Map<TeamId, number>(order.map((t, i) => [at(contest.teams, t).id, i]));
  const placeOf = (winner: Winner) => ('team' in winner ? (place.get(winner.team) ?? 0) : 0);
  return awards.map(({ prize, winners }) => {
    const together = contest.prizes.find((one) => one.name === prize)?.reveal !== 'each';
    return { prize, winners: together ? [...winners].sort((a, b) => placeOf(a) - placeOf(b)) : winners };
  });
}

/** @param awards as `shownAwards` orders them */
export function revealSteps(standing: Standing, awards: readonly Award[]): Step[] {
  const { prizes } = standing.contest;
  const shown = [...prizes.filter((prize) => !isOverall(prize)), ...prizes.filter(isOverall).reverse()];
  /** By table: who was named by themselves just before. */
  const before = new Map<number | null, Named | null>();
  const steps = shown.flatMap((prize): Step[] => {
    const winners = awards.find((award) => award.prize === prize.name)?.winners ?? [];
    const told = { prize: prize.name, ...(prize.presenter === undefined ? {} : { presenter: prize.presenter }) };
    const table = roundOf(standing.contest, prize);
    if (winners.length === 0) return [];
    if (prize.reveal === 'together') {
      if (prize.by === undefined) before.set(table, null);
      return [{ kind: 'together', ...told, winners }];
    }
    return [...winners].reverse().flatMap((winner): Step[] => {
      const named = namedIn(standing, prize, winner);
      const margin = named && marginOver(before.get(table) ?? null, named, standing.contest.rules.decimals);
      if (prize.by === undefined) before.set(table, named);
      const figures = 'sample' in winner ? sampleFigures(standing, prize) : figuresOf(standing, named);
      return [
        { kind: 'announce', ...told },
        { kind: 'each', ...told, winner, ...figures, margin },
      ];
    });
  });
  return [{ kind: 'title' }, ...steps];
}

function isOverall(prize: ContestPrize): boolean {
  return prize.by === undefined && prize.round === undefined;
}

/** One that the ranks of the prize's table know. */
interface Named {
  readonly team: TeamId;
  readonly rank: number | null;
  readonly score: Ratio | null;
  readonly parts: readonly (Ratio | null)[] | null;
}

function namedIn(standing: Standing, prize: ContestPrize, winner: Winner): Named | null {
  if (!('team' in winner) || prize.by === 'decision') return null;
  const { team } = winner;
  const t = indexIn(specOf(standing.contest).teamAt, team);
  const r = roundOf(standing.contest, prize);
  if (r === null) return { ...at(overallTable(standing), t), team };
  return { ...at(roundTable(standing, r), t), team, parts: null };
}

function figuresOf({ contest }: Standing, named: Named | null): Pick<Figures, 'score' | 'parts'> {
  const number = (value: Ratio | null) => value && toNumber(value, contest.rules.decimals);
  return { score: number(named?.score ?? null), parts: named?.parts?.map(number) ?? null };
}

/** Null where they did not contend: nobody was named before, or a decision put the one with less above. */
function marginOver(before: Named | null, named: Named, decimals: number): Margin | null {
  if (before?.score == null || before.rank === null || named.score === null || named.rank === null) return null;
  if (named.rank > before.rank || compare(named.score, before.score) < 0) return null;
  const shown = subtract(roundHalfUp(named.score, decimals), roundHalfUp(before.score, decimals));
  return { team: before.team, points: toNumber(shown, decimals), shared: named.rank === before.rank };
}

/** Made-up winners, one set of numbers per prize, which no screen can take for teams. */
export function sampleAwards({ contest }: Standing): Award[] {
  let next = 1;
  return contest.prizes.map((prize) => {
    const winners = Array.from({ length: sampleCount(contest, prize) }, () => ({ sample: next++ }));
    return { prize: prize.name, winners };
  });
}

function sampleCount({ prizes, teams }: Contest, prize: ContestPrize): number {
  if (prize.count !== 'rest') return prize.count ?? 1;
  const others = prizes.filter((one) => sameTable(one, prize));
  const taken = others.reduce((sum, { count }) => sum + (typeof count === 'number' ? count : 0), 0);
  return Math.max(1, teams.length - taken);
}

/** 11,11 and 22,22 and so on: no panel ever gave these. */
function sampleFigures({ contest }: Standing, prize: ContestPrize): Pick<Figures, 'score' | 'parts'> {
  if (prize.by === 'decision') return { score: null, parts: null };
  const { decimals } = contest.rules;
  const ones = (10n ** BigInt(decimals + 2) - 1n) / 9n;
  const parts = contest.rounds.map((_, r) => ratio(ones * BigInt((r % 9) + 1), 10n ** BigInt(decimals)));
  if (prize.round !== undefined) return { score: toNumber(at(parts, 0), decimals), parts: null };
  return { score: toNumber(sum(parts), decimals), parts: parts.map((part) => toNumber(part, decimals)) };
}

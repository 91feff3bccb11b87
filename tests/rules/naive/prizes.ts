import type { Case } from '../case.ts';
import type { NaivePrize, NaiveResult } from './naive.ts';

type Prize = NonNullable<Case['contest']['prizes']>[number];

/** The line of teams for the prizes of one table is cut into seats, one after another. */
export function prizesOf(given: Case, result: Omit<NaiveResult, 'prizes'>): NaivePrize[] {
  const all = given.contest.prizes ?? [];
  const decisionOn = (prize: Prize) => (given.decisions ?? []).filter((one) => one.prize === prize.name).pop();
  const sameTable = (a: Prize, b: Prize) => a.by === undefined && b.by === undefined && a.round === b.round;
  return all.map((prize, p): NaivePrize => {
    const decision = decisionOn(prize);
    const none = { prize: prize.name, teams: [], recipient: null, contended: null };
    if (decision) {
      const teams = (decision.teams ?? []).filter((team) => !isOut(given, team, prize.round));
      const rankOf = (team: string) => tableOf(result, prize).find((row) => row.team === team)?.rank ?? null;
      const unranked = teams.filter((team) => rankOf(team) === null);
      const ranked = teams
        .filter((team) => rankOf(team) !== null)
        .sort((a, b) => Number(rankOf(a)) - Number(rankOf(b)));
      return {
        ...none,
        teams: prize.by === 'decision' ? teams : [...ranked, ...unranked],
        recipient: decision.recipient ?? null,
      };
    }
    if (prize.by === 'decision') return none;
    const others = all.filter((other) => sameTable(prize, other));
    const decided = others.flatMap((other) => decisionOn(other)?.teams ?? []);
    const inLine = tableOf(result, prize).filter((row) => row.rank !== null && !decided.includes(row.team));
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

function tableOf(result: Omit<NaiveResult, 'prizes'>, prize: Prize): { team: string; rank: number | null }[] {
  return prize.round ? (result.rounds.find((round) => round.id === prize.round)?.teams ?? []) : result.overall;
}

function isAhead(a: { rank: number | null }, b: { rank: number | null }): boolean {
  return a.rank !== null && b.rank !== null && a.rank < b.rank;
}

/** Withdrawn from the contest, or from the round if one is named. */
export function isOut(given: Case, team: string, round: string | undefined): boolean {
  return (given.withdrawn ?? []).some(
    (one) => one.team === team && (one.round === undefined || (round !== undefined && one.round === round)),
  );
}

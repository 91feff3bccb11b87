import type { Results } from '../../shared/reading.ts';

/** Best first; those without a rank after them, as they stand. */
export function byRank<Row extends { rank: number | null }>(rows: readonly Row[]): Row[] {
  const place = (row: Row) => row.rank ?? Number.MAX_SAFE_INTEGER;
  return [...rows].sort((a, b) => place(a) - place(b));
}

export interface Tie<Team> {
  readonly rank: number;
  readonly teams: readonly Team[];
}

/** Those who share a rank, the best rank first. */
export function ties<Team>(rows: readonly { team: Team; rank: number | null; tied: boolean }[]): Tie<Team>[] {
  const byShared = new Map<number, Team[]>();
  for (const { team, rank, tied } of byRank(rows))
    if (rank !== null && tied) byShared.set(rank, [...(byShared.get(rank) ?? []), team]);
  return [...byShared].map(([rank, teams]) => ({ rank, teams }));
}

type Decided = Results['ties'][number];

/** Decisions that still say something: a later one on all the same teams takes the place of an earlier. */
export function standing(decisions: readonly Decided[]): Decided[] {
  return decisions.filter(
    ({ round, teams }, i) =>
      !decisions
        .slice(i + 1)
        .some((later) => later.round === round && teams.every((team) => later.teams.includes(team))),
  );
}

import type { Contest, ContestPrize } from './contest.ts';
import type { Ratio } from './ratio.ts';
import { at, specOf } from './spec.ts';
import { overallTable, roundTable } from './standings.ts';
import { isWithdrawn, type Standing } from './state.ts';
import type { Award, Winner } from './board.ts';

export interface Allotment {
  readonly prize: ContestPrize;
  /** Sure of this prize, in rank order. */
  readonly teams: readonly number[];
  /** Words, for a prize that the board gave to a person. */
  readonly recipient: string | null;
  /** Level teams that the prize's last place runs through, and how many of its places they contend for. */
  readonly contended: { readonly teams: readonly number[]; readonly places: number } | null;
  /** The reason, where the board decided it over what the ranks say. */
  readonly decided: string | null;
}

/** Who has which prize, in the file's order. RULES.md: P1–P6. */
export function allot(standing: Standing): Allotment[] {
  const { contest } = standing;
  const lines = new Map<number | null, Line>();
  return contest.prizes.map((prize): Allotment => {
    const r = roundOf(contest, prize);
    const decision = standing.decisions.find((one) => one.prize === prize.name);
    if (decision) {
      const teams = decision.teams.filter((t) => !isOutFor(standing, prize, t));
      const ranked = prize.by === 'decision' ? teams : byRank(tableOf(standing, r), teams);
      return { prize, teams: ranked, recipient: decision.recipient, contended: null, decided: decision.reason };
    }
    if (prize.by === 'decision') return { prize, teams: [], recipient: null, contended: null, decided: null };
    const from = lines.get(r) ?? lineFor(standing, r);
    lines.set(r, from);
    return { prize, ...take(from, prize.count) };
  });
}

/** Level teams that stand around the end of some prize: the organiser has to decide between them. */
export function undecided(standing: Standing): Allotment[] {
  return allot(standing).filter((one) => one.contended !== null);
}

/** The list as it is approved and read out. */
export function awardList(standing: Standing): Award[] {
  return allot(standing).map(({ prize, teams, recipient }) => ({
    prize: prize.name,
    winners: winnersOf(standing, teams, recipient),
  }));
}

export function winnersOf({ contest }: Standing, teams: readonly number[], recipient: string | null): Winner[] {
  return recipient === null ? teams.map((t) => ({ team: at(contest.teams, t).id })) : [{ words: recipient }];
}

interface Row {
  readonly team: number;
  readonly rank: number | null;
  readonly score: Ratio | null;
}

/** Ranked teams standing in line for the prizes of one table, one prize after another. */
interface Line {
  readonly rows: { team: number; rank: number }[];
  taken: number;
}

function lineFor(standing: Standing, round: number | null): Line {
  const { contest, decisions } = standing;
  const decided = new Set(
    contest.prizes
      .filter((prize) => prize.by === undefined && roundOf(contest, prize) === round)
      .flatMap((prize) => decisions.find((one) => one.prize === prize.name)?.teams ?? []),
  );
  const rows = tableOf(standing, round).flatMap(({ team, rank }) =>
    rank === null || decided.has(team) ? [] : [{ team, rank }],
  );
  return { rows: rows.sort((a, b) => a.rank - b.rank), taken: 0 };
}

/** Withdrawn from the contest, or from the round that the prize is for. */
export function isOutFor(standing: Standing, prize: ContestPrize, t: number): boolean {
  const r = roundOf(standing.contest, prize);
  return r === null ? at(standing.withdrawn, t) !== null : isWithdrawn(standing, r, t);
}

/** Both go by the ranks of one table, where a team takes one place. */
export function sameTable(a: ContestPrize, b: ContestPrize): boolean {
  return a.by === undefined && b.by === undefined && a.round === b.round;
}

/** The table that a prize goes by: a round's, or the overall's for null. */
function tableOf(standing: Standing, round: number | null): readonly Row[] {
  return round === null ? overallTable(standing) : roundTable(standing, round);
}

/** Best first; those without a rank last, as they were named. */
function byRank(table: readonly Row[], teams: readonly number[]): number[] {
  const places = new Map(table.map(({ team, rank }) => [team, rank ?? table.length + 1]));
  return [...teams].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
}

/** The index of the round whose ranks the prize goes by; null for the overall's. */
export function roundOf(contest: Contest, prize: ContestPrize): number | null {
  return prize.round === undefined ? null : (specOf(contest).roundAt.get(prize.round) ?? null);
}

function take(from: Line, count: number | 'rest' | undefined): Omit<Allotment, 'prize'> {
  const start = from.taken;
  const end = count === 'rest' ? from.rows.length : Math.min(from.rows.length, start + (count ?? 0));
  from.taken = end;
  const open = [...openAt(from, start), ...openAt(from, end)];
  const places = from.rows.slice(start, end);
  const sure = places.filter((row) => !open.includes(row.rank));
  const contenders = from.rows.filter((row) => open.includes(row.rank));
  return {
    teams: sure.map((row) => row.team),
    recipient: null,
    contended:
      places.length === sure.length
        ? null
        : { teams: contenders.map((row) => row.team), places: places.length - sure.length },
    decided: null,
  };
}

/** The rank that the border before place `i` cuts through, if it cuts one. */
function openAt({ rows }: Line, i: number): number[] {
  const before = rows[i - 1];
  const after = rows[i];
  return before && after && before.rank === after.rank ? [before.rank] : [];
}

import type { TeamId } from '../../shared/contest.ts';
import type { AudienceView, SceneWire } from '../../shared/scene.ts';

/** What just happened on a board, or how it stands. */
export type News =
  | { readonly kind: 'in' | 'up'; readonly team: TeamId; readonly score: number; readonly place: Place }
  | { readonly kind: 'leads'; readonly teams: readonly TeamId[]; readonly score: number };

export interface Place {
  readonly rank: number;
  /** Others have the same. */
  readonly shared: boolean;
}

type Table = Extract<SceneWire, { what: 'round' | 'overall' }>;

/** The board that was seen last, and what is said of it. */
export interface Spot {
  readonly table: Table | null;
  readonly news: News | null;
}

interface Line {
  readonly team: TeamId;
  readonly figures: number;
  readonly score: number | null;
  /** Null where it has none, also for a team that does not compete. */
  readonly rank: number | null;
}

export const DARK: Spot = { table: null, news: null };

/**
 * From one view to the next. What changed is told only where the board was seen before and after on one connection:
 * whoever opens it, or was cut off, hears how it stands. RULES.md: W1.
 */
export function follow(spot: Spot, { seq, scene }: Pick<AudienceView, 'seq' | 'scene'>): Spot {
  if (scene.what !== 'round' && scene.what !== 'overall') return DARK;
  const after = linesOf(scene);
  if (!spot.table || !isSame(spot.table, scene)) return { table: scene, news: leader(after) };
  if (JSON.stringify(spot.table.rows) === JSON.stringify(scene.rows)) return { table: scene, news: spot.news };
  const before = linesOf(spot.table);
  return { table: scene, news: (seq > 1 ? changed(before, after) : null) ?? leader(after) };
}

function isSame(before: Table, after: Table): boolean {
  return before.what === 'round' && after.what === 'round' ? before.round === after.round : before.what === after.what;
}

/** One figure that came in, else the best place that somebody moved up to; null where neither is all that happened. */
function changed(before: readonly Line[], after: readonly Line[]): News | null {
  const last = new Map(before.map((line) => [line.team, line]));
  const came = after.filter((line) => line.figures > (last.get(line.team)?.figures ?? 0) && line.rank !== null);
  if (came.length > 1) return null;
  const [one] = came;
  if (one) return newsOf('in', one, after);
  const risen = after.filter(({ team, rank }) => {
    const was = last.get(team)?.rank ?? null;
    return rank !== null && was !== null && rank < was;
  });
  const own = risen.filter((line) => line.score !== last.get(line.team)?.score);
  const best = [...own, ...risen][0];
  return best ? newsOf('up', best, after) : null;
}

function newsOf(kind: 'in' | 'up', { team, score, rank }: Line, all: readonly Line[]): News | null {
  if (score === null || rank === null) return null;
  const shared = all.filter((line) => line.rank === rank).length > 1;
  return { kind, team, score, place: { rank, shared } };
}

function leader(lines: readonly Line[]): News | null {
  const first = lines.filter((line) => line.rank === 1);
  const score = first[0]?.score ?? null;
  return score === null ? null : { kind: 'leads', teams: first.map((line) => line.team), score };
}

/** As they stand on the board: best first. */
function linesOf(table: Table): Line[] {
  const ranked = (rank: number | null) => (rank !== null && rank > 0 ? rank : null);
  return table.what === 'round'
    ? table.rows.map(([team, score, rank]) => ({ team, figures: score === null ? 0 : 1, score, rank: ranked(rank) }))
    : table.rows.map(([team, parts, score, rank]) => ({
        team,
        figures: parts.filter((part) => part !== null).length,
        score,
        rank: ranked(rank),
      }));
}

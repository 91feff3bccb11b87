import type { TeamId } from '../../shared/contest.ts';
import type { SceneWire } from '../../shared/scene.ts';
import type { ContestSetup, RoundSetup } from '../../shared/wire.ts';

/** One lot a second, and however many there are, all within half a minute. */
const PACE_MS = 1000;
const LONGEST_MS = 30_000;

/** How many of the places are filled at `now`, in turn, where the lots were drawn at `drawnAt`. */
export function filled(places: number, drawnAt: number, now: number): number {
  if (places === 0) return 0;
  const pace = Math.min(PACE_MS, LONGEST_MS / places);
  return Math.max(0, Math.min(places, Math.floor((now - drawnAt) / pace)));
}

type Draw = Extract<SceneWire, { what: 'draw' }>;

/** In running order, and of them those that compete. */
export function lotsOf(
  setup: ContestSetup,
  { order }: RoundSetup,
  { out }: Draw,
): { teams: TeamId[]; competing: TeamId[] } {
  const teams = order.flatMap((place) => setup.teams[place]?.id ?? []);
  return { teams, competing: teams.filter((team) => !out.includes(team)) };
}

/** How many of the places are filled; `now` is asked for only while they fill in. */
export function known(places: number, { awaited, drawnAt }: Draw, now: () => number): number {
  if (awaited) return 0;
  return drawnAt === null ? places : filled(places, drawnAt, now());
}

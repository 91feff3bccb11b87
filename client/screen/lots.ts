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

interface Lots {
  /** In running order. */
  readonly teams: readonly TeamId[];
  readonly competing: readonly TeamId[];
  /** How many of the competing teams stand in their places. */
  readonly known: number;
}

/** @param now is asked for only while the lots fill in */
export function lotsOf(
  setup: ContestSetup,
  { order }: RoundSetup,
  { awaited, drawnAt, out }: Extract<SceneWire, { what: 'draw' }>,
  now: () => number,
): Lots {
  const teams = order.flatMap((place) => setup.teams[place]?.id ?? []);
  const competing = teams.filter((team) => !out.includes(team));
  const places = competing.length;
  return { teams, competing, known: awaited ? 0 : drawnAt === null ? places : filled(places, drawnAt, now()) };
}

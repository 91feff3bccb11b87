/** One lot a second, and however many there are, all within half a minute. */
const PACE_MS = 1000;
const LONGEST_MS = 30_000;

/** How many of the places are filled at `now`, in turn, where the lots were drawn at `drawnAt`. */
export function filled(places: number, drawnAt: number, now: number): number {
  if (places === 0) return 0;
  const pace = Math.min(PACE_MS, LONGEST_MS / places);
  return Math.max(0, Math.min(places, Math.floor((now - drawnAt) / pace)));
}

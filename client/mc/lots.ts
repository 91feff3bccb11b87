/** What the paper slips say, typed in beside the teams, and what it makes of the running order. */
export interface Lots {
  /** By team: another team has the same number. */
  doubled: boolean[];
  /** By team: typed, but no number from 1 to 9999. */
  wrong: boolean[];
  /** Teams (indexes) that must have a number and have none yet. */
  missing: number[];
  /** Teams in the order of their numbers, and the numbers beside them; null while something is amiss. */
  drawn: { teams: number[]; numbers: number[] } | null;
}

/** Numbers may have gaps. A team that does not compete (`out`) needs none: it stands last. */
export function readLots(typed: readonly string[], out: readonly boolean[]): Lots {
  const numbers = typed.map(lotNumber);
  const counts = new Map<number, number>();
  for (const number of numbers) if (number !== null) counts.set(number, (counts.get(number) ?? 0) + 1);
  const doubled = numbers.map((number) => number !== null && (counts.get(number) ?? 0) > 1);
  const wrong = numbers.map((number, t) => number === null && (typed[t] ?? '').trim() !== '');
  const missing = numbers.flatMap((number, t) => (number === null && wrong[t] !== true && out[t] !== true ? [t] : []));
  const amiss = missing.length > 0 || doubled.includes(true) || wrong.includes(true);
  return { doubled, wrong, missing, drawn: amiss ? null : inTurn(numbers) };
}

function inTurn(numbers: readonly (number | null)[]): { teams: number[]; numbers: number[] } {
  let last = Math.max(0, ...numbers.map((number) => number ?? 0));
  const placed = numbers.map((number, team) => ({ team, number: number ?? (last += 1) }));
  placed.sort((a, b) => a.number - b.number);
  return { teams: placed.map((one) => one.team), numbers: placed.map((one) => one.number) };
}

function lotNumber(text: string): number | null {
  const plain = text.trim();
  if (!/^\d{1,4}$/.test(plain)) return null;
  const number = Number(plain);
  return number > 0 ? number : null;
}

/**
 * A late team moves `by` places among those that still wait; whoever was called keeps their place.
 * Null where it can go no further.
 */
export function moveWaiting(
  order: readonly number[],
  waits: (team: number) => boolean,
  team: number,
  by: number,
): number[] | null {
  const waiting = order.filter((one) => waits(one));
  const from = waiting.indexOf(team);
  const to = Math.max(0, Math.min(waiting.length - 1, from + by));
  if (from < 0 || to === from) return null;
  waiting.splice(from, 1);
  waiting.splice(to, 0, team);
  let i = 0;
  return order.map((one) => (waits(one) ? (waiting[i++] ?? one) : one));
}

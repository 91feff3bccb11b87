/** What the paper slips say, typed in beside the teams, and what it makes of the running order. */
export interface Lots {
  /** By team: the others that have the same number. */
  twins: number[][];
  /** By team: a number above how many teams there are; it may be right, where slips have gaps. */
  high: boolean[];
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
  const having = new Map<number, number[]>();
  for (const [t, number] of numbers.entries())
    if (number !== null) having.set(number, [...(having.get(number) ?? []), t]);
  const twins = numbers.map((number, t) => (number === null ? [] : (having.get(number) ?? []).filter((u) => u !== t)));
  const high = numbers.map((number) => number !== null && number > typed.length);
  const wrong = numbers.map((number, t) => number === null && (typed[t] ?? '').trim() !== '');
  const missing = numbers.flatMap((number, t) => (number === null && wrong[t] !== true && out[t] !== true ? [t] : []));
  const amiss = missing.length > 0 || twins.some((one) => one.length > 0) || wrong.includes(true);
  return { twins, high, wrong, missing, drawn: amiss ? null : placed(numbers) };
}

function placed(numbers: readonly (number | null)[]): { teams: number[]; numbers: number[] } {
  let last = Math.max(0, ...numbers.map((number) => number ?? 0));
  const all = numbers.map((number, team) => ({ team, number: number ?? (last += 1) }));
  all.sort((a, b) => a.number - b.number);
  return { teams: all.map((one) => one.team), numbers: all.map((one) => one.number) };
}

function lotNumber(text: string): number | null {
  const plain = text.trim();
  if (!/^\d{1,4}$/.test(plain)) return null;
  const number = Number(plain);
  return number > 0 ? number : null;
}

/** Numbers typed and not saved yet, as a browser keeps them: what stood then, and a line for each team. */
export function draftText(stood: string, typed: readonly string[]): string {
  return [stood, ...typed].join('\n');
}

/** Null where there are none, or an order was set since. */
export function readDraft(text: string | null, stood: string): string[] | null {
  const [over, ...typed] = text?.split('\n') ?? [];
  return over === stood ? typed : null;
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

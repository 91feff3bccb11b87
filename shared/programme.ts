import type { Contest, Delegate, ProgrammeItem, RoundId } from './contest.ts';

/* The programme as it stands on the day: begun from the contest's, then changed on the panel. */

export interface Programme {
  readonly items: readonly ProgrammeItem[];
  /** The item that the hall is at, by its id, and since when. */
  readonly at: string | null;
  readonly since: number | null;
  /** Teams called on stage since then, from which the pace of a part is read. */
  readonly calls: Calls | null;
}

export interface Calls {
  readonly count: number;
  readonly first: number;
  readonly last: number;
}

export function beginProgramme(contest: Contest): Programme {
  const items = contest.programme ?? contest.rounds.map(({ id }) => ({ round: id }));
  return { items: items.map((item, i) => ({ id: String(i + 1), ...item })), at: null, since: null, calls: null };
}

export function beginDelegates(contest: Contest): readonly Delegate[] {
  return contest.delegates ?? [];
}

/** The place of the item that the hall is at; null before the first. */
export function placeNow({ items, at }: Programme): number | null {
  const place = items.findIndex((item) => item.id === at);
  return place < 0 ? null : place;
}

export function goTo(programme: Programme, item: string, now: number): Programme {
  return { ...programme, at: item, since: now, calls: null };
}

/** The hall comes to this part where it stands further on; a part may stand several times. */
export function arriveAt(programme: Programme, round: RoundId, now: number): Programme {
  return arrive(programme, now, (item) => isPart(item, round));
}

/** The awards begin: the hall is at their item, where one stands further on. */
export function arriveAtAwards(programme: Programme, now: number): Programme {
  return arrive(programme, now, (item) => 'kind' in item && item.kind === 'awards');
}

function arrive(programme: Programme, now: number, isThere: (item: ProgrammeItem) => boolean): Programme {
  const next = programme.items.slice((placeNow(programme) ?? -1) + 1).find(isThere);
  return next ? goTo(programme, next.id, now) : programme;
}

/** One more team of this part is on stage: the hall is at it, whatever was skipped. */
export function called(programme: Programme, round: RoundId, now: number): Programme {
  const place = placeNow(programme);
  const here = place === null ? undefined : programme.items[place];
  const there = here && isPart(here, round) ? programme : arriveAt(programme, round, now);
  if (there !== programme) return { ...there, calls: { count: 1, first: now, last: now } };
  if (!here || !isPart(here, round)) return programme;
  const { count = 0, first = now } = programme.calls ?? {};
  return { ...programme, calls: { count: count + 1, first, last: now } };
}

/** The whole list anew. Words left out stay as they are; where the item that the hall is at is gone, one before it is. */
export function replaceItems(programme: Programme, items: readonly ProgrammeItem[]): Programme {
  const before = new Map(programme.items.map((item) => [item.id, item.words]));
  const next = items.map(({ words, ...item }): ProgrammeItem => {
    const said = words ?? before.get(item.id) ?? '';
    return said === '' ? item : { ...item, words: said };
  });
  const stays = new Set(items.map((item) => item.id));
  const past = programme.items.slice(0, (placeNow(programme) ?? -1) + 1).filter((item) => stays.has(item.id));
  return { ...programme, items: next, at: past[past.length - 1]?.id ?? null };
}

/**
 * Under a changed contest: what was changed on the panel stays unless the contest's own programme is another; and the
 * hall stays where it was, as far as that is there.
 */
export function remapProgramme(programme: Programme, from: Contest, to: Contest): Programme {
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const rounds = new Set<string>(to.rounds.map((round) => round.id));
  if (same(from.programme, to.programme) && !same(programme.items, beginProgramme(from).items))
    return replaceItems(
      programme,
      programme.items.filter((item) => !('round' in item) || rounds.has(item.round)),
    );
  const begun = beginProgramme(to);
  const here = programme.items.find((item) => item.id === programme.at);
  const there = here && begun.items.find((item) => isSame(item, here));
  return there ? { ...programme, items: begun.items, at: there.id } : begun;
}

function isPart(item: ProgrammeItem, round: RoundId): boolean {
  return 'round' in item && item.round === round;
}

function isSame(a: ProgrammeItem, b: ProgrammeItem): boolean {
  if ('round' in a) return isPart(b, a.round);
  return 'name' in b && a.name === b.name;
}

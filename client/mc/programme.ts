import type { ContestSetup, ProgrammeItemWire } from '../../shared/wire.ts';
import type { PanelView } from '../../shared/panel.ts';
import { roundOf } from '../parts/team.ts';

/** The item that the hall is at; null before the first. */
export function itemNow({ programme }: PanelView, setup: ContestSetup): ProgrammeItemWire | null {
  return programme.at === null ? null : (setup.programme[programme.at] ?? null);
}

export function itemsToCome({ programme }: PanelView, setup: ContestSetup): ProgrammeItemWire[] {
  return setup.programme.slice((programme.at ?? -1) + 1);
}

export function isPart(item: ProgrammeItemWire): item is Extract<ProgrammeItemWire, { round: unknown }> {
  return 'round' in item;
}

export function itemName(setup: ContestSetup, item: ProgrammeItemWire): string {
  return isPart(item) ? (roundOf(setup, item.round)?.name ?? item.round) : item.name;
}

/** An id that no item has yet. */
export function newItemId({ programme }: ContestSetup): string {
  const numbers = programme.map(({ id }) => Number(id)).filter((number) => Number.isInteger(number));
  return String(Math.max(0, ...numbers) + 1);
}

/** The list with this item one place further up or down; null where it cannot go: what is over stays where it was. */
export function movedItem(
  { programme }: PanelView,
  setup: ContestSetup,
  from: number,
  by: 1 | -1,
): ProgrammeItemWire[] | null {
  const first = (programme.at ?? -1) + 1;
  const to = from + by;
  const items = [...setup.programme];
  const [item, other] = [items[from], items[to]];
  if (!item || !other || from < first || to < first) return null;
  items[from] = other;
  items[to] = item;
  return items;
}

/** A break now; in the middle of a part, that part goes on after it, with what is left of its minutes. */
export function withBreak(
  view: PanelView,
  setup: ContestSetup,
  pause: { name: string; minutes?: number },
  time: number,
): { items: ProgrammeItemWire[]; item: string } {
  const place = view.programme.at ?? -1;
  const now = itemNow(view, setup);
  const id = newItemId(setup);
  const rest: ProgrammeItemWire = { id, kind: 'break', ...pause };
  const open = now && isPart(now) && view.rounds.some((one) => one.id === now.round && one.status === 'open');
  const follows = setup.programme[place + 1];
  const goesOn = follows && isPart(follows) && now && isPart(now) && follows.round === now.round;
  const over = Math.round((time - (view.programme.startedAt ?? time)) / 60_000);
  const left = now?.minutes === undefined ? {} : { minutes: Math.max(0, now.minutes - over) };
  const again: ProgrammeItemWire[] = open && !goesOn ? [{ id: String(Number(id) + 1), round: now.round, ...left }] : [];
  const items = [...setup.programme.slice(0, place + 1), rest, ...again, ...setup.programme.slice(place + 1)];
  return { items, item: id };
}

export interface Expected {
  /** By item: when it is expected to begin; null of what is over. */
  starts: (number | null)[];
  /** Of the whole day. */
  end: number;
  /** Some item's length is not known: it is later than that. */
  atLeast: boolean;
}

/** When the rest of the day is expected to be, if it goes on as planned from `now`. */
export function expected({ programme }: PanelView, setup: ContestSetup, now: number): Expected {
  const { at, startedAt, seconds } = programme;
  let clock = now;
  let atLeast = false;
  const starts = setup.programme.map((item, i) => {
    if (at !== null && i < at) return null;
    const whole = (seconds[i] ?? 0) * 1000;
    const begins = i === at ? startedAt : clock;
    atLeast ||= (seconds[i] ?? null) === null;
    // What has its minutes is over at their end; a part is counted by the teams that are still to come.
    const planned = i === at && item.minutes !== undefined && startedAt !== null;
    clock = planned ? Math.max(now, startedAt + whole) : clock + whole;
    return begins;
  });
  return { starts, end: clock, atLeast };
}

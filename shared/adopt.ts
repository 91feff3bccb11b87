import type { Landed, Outbox, Sheets } from './box.ts';
import { giveBackTo } from './giveback.ts';
import { both } from './held.ts';
import { found, type Row } from './rows.ts';

/**
 * What the store has of this box goes on here: all of it when a page opens, and what another page left behind. What this
 * page knows itself is newer.
 */
export function adopt(box: Outbox, rows: readonly Row[], seed: string): Outbox {
  const kept = found(rows);
  const mine = new Set(box.queue.map((one) => one.command.id));
  const others = kept.queue.filter((one) => !mine.has(one.command.id));
  const isNews = ([at, { place }]: [string, Landed]) => (box.asOf[at] ?? 0) < place.seq;
  const whole = {
    ...box,
    setup: box.setup ?? kept.setup,
    view: box.view ?? kept.view,
    queue: [...box.queue, ...others].sort((a, b) => a.order - b.order),
    truth: kept.truth,
    landed: Object.fromEntries(Object.entries(kept.landed).filter(isNews)),
    refused: mineOver(kept.refused, box.refused),
  };
  // The server may have spoken before the store did. Where it has not, over this connection, its first view says what it
  // lacks; and what was acknowledged since a view is in the same log, though that does not say so yet.
  const hasSpoken = box.view !== null && box.link === 'heard';
  const { truth, landed, ...rest } = hasSpoken
    ? giveBackTo({ ...box.view, seq: Number.MAX_SAFE_INTEGER }, whole, seed)
    : whole;
  return { ...rest, truth: newer(truth, box.truth), landed: newer(landed, box.landed) };
}

/** This page's own, but where another page has seen more of the same log. */
function newer<T extends Landed>(kept: Sheets<T>, mine: Sheets<T>): Sheets<T> {
  const older = Object.entries(mine).filter(([at, { place }]) => {
    const its = kept[at]?.place;
    return its?.log === place.log && its.seq > place.seq;
  });
  return { ...kept, ...mine, ...Object.fromEntries(older.map(([at, one]) => [at, kept[at] ?? one])) };
}

function mineOver(kept: Outbox['refused'], mine: Outbox['refused']): Outbox['refused'] {
  const merged = Object.entries(mine).map(([at, one]) => [at, both(kept[at], one)] as const);
  return { ...kept, ...Object.fromEntries(merged) };
}

import type { Landed, Outbox, Pending, Sheets } from './box.ts';
import { giveBackTo } from './giveback.ts';
import { refusalKey } from './held.ts';
import { found, type Row } from './rows.ts';

/**
 * What the store has of this box goes on here: all of it when a page opens, and what another page left behind. What this
 * page knows itself is newer.
 */
export function adopt(box: Outbox, rows: readonly Row[], seed: string): Outbox {
  const kept = found(rows);
  const left = new Set([...kept.queue.map(({ command }) => refusalKey(command)), ...Object.keys(kept.refused)]);
  // The page that had taken it is gone, and its row perhaps: as another object it is written anew.
  const own = (one: Pending): Pending => ({ ...one, command: { ...one.command }, taken: false });
  const mine = box.queue.map((one) => (left.has(refusalKey(one.command)) ? own(one) : one));
  const others = kept.queue.filter((one) => !mine.some(({ command }) => command.id === one.command.id));
  const queue = [...mine, ...others].sort((a, b) => a.order - b.order);
  // What one page was refused and another has waiting still is asked again.
  const waiting = new Set(queue.map(({ command }) => refusalKey(command)));
  const refused = Object.entries({ ...kept.refused, ...box.refused }).filter(([key]) => !waiting.has(key));
  const isNews = ([at, { place }]: [string, Landed]) => (box.asOf[at] ?? 0) < place.seq;
  const whole = {
    ...box,
    setup: box.setup ?? kept.setup,
    view: box.view ?? kept.view,
    queue,
    truth: kept.truth,
    landed: Object.fromEntries(Object.entries(kept.landed).filter(isNews)),
    refused: Object.fromEntries(refused),
  };
  // The server may have spoken before the store did. Where it has not, over this connection, its first view says what it
  // lacks; and what was acknowledged since a view is in the same log, though that does not say so yet.
  const hasSpoken = box.view !== null && box.link === 'heard';
  const { truth, landed, ...rest } = hasSpoken
    ? giveBackTo({ ...box.view, seq: Number.MAX_SAFE_INTEGER }, whole, seed)
    : whole;
  return { ...rest, truth: newer(truth, box.truth), landed: newer(landed, box.landed) };
}

/** Another page has these rows now. What waits of it both send, and what was refused is shown on the other one. */
export function handOn(box: Outbox, rows: readonly Row[]): Outbox {
  const isTaken = (kind: Row['kind'], id: string) => rows.some((row) => row.kind === kind && row.id === id);
  const queue = box.queue.map((one) => (isTaken('pending', one.command.id) ? { ...one, taken: true } : one));
  const refused = Object.entries(box.refused).filter(([key]) => !isTaken('refused', key));
  return { ...box, queue, refused: Object.fromEntries(refused) };
}

/** This page's own, but where another page has seen more of the same log. */
function newer<T extends Landed>(kept: Sheets<T>, mine: Sheets<T>): Sheets<T> {
  const older = Object.entries(mine).filter(([at, { place }]) => {
    const its = kept[at]?.place;
    return its?.log === place.log && its.seq > place.seq;
  });
  return { ...kept, ...mine, ...Object.fromEntries(older.map(([at, one]) => [at, kept[at] ?? one])) };
}

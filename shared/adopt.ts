import type { Landed, Outbox, Pending, Sheets } from './box.ts';
import { giveBackTo } from './giveback.ts';
import { found, type Row } from './rows.ts';

/**
 * What the store has of this box goes on here: all of it when a page opens, and what another page left behind. What this
 * page knows itself is newer.
 */
export function adopt(box: Outbox, rows: readonly Row[], seed: string): Outbox {
  const kept = found(rows);
  const ids = new Set(kept.queue.map((one) => one.command.id));
  // The page that had taken it is gone.
  const mine = box.queue.map((one) => (one.taken === true && ids.has(one.command.id) ? { ...one, taken: false } : one));
  const others = kept.queue.filter((one) => !mine.some(({ command }) => command.id === one.command.id));
  const isNews = ([at, { place }]: [string, Landed]) => (box.asOf[at] ?? 0) < place.seq;
  const whole = {
    ...box,
    setup: box.setup ?? kept.setup,
    view: box.view ?? kept.view,
    queue: [...mine, ...others].sort((a, b) => a.order - b.order),
    truth: kept.truth,
    landed: Object.fromEntries(Object.entries(kept.landed).filter(isNews)),
    refused: { ...kept.refused, ...box.refused },
  };
  // The server may have spoken before the store did. Where it has not, over this connection, its first view says what it
  // lacks; and what was acknowledged since a view is in the same log, though that does not say so yet.
  const hasSpoken = box.view !== null && box.link === 'heard';
  const { truth, landed, ...rest } = hasSpoken
    ? giveBackTo({ ...box.view, seq: Number.MAX_SAFE_INTEGER }, whole, seed)
    : whole;
  return { ...rest, truth: newer(truth, box.truth), landed: newer(landed, box.landed) };
}

/** A row that another page has now. `id`: a new UUID, for what was tapped here since it was written. */
export interface Taken {
  readonly row: Row;
  readonly id: string;
}

/** What waits of it both pages send, and what was refused is shown on the other one. */
export function handOn(box: Outbox, taken: readonly Taken[]): Outbox {
  const queue = box.queue.flatMap((mine): Pending[] => {
    const { row, id = '' } = taken.find(({ row: { kind, id } }) => kind === 'pending' && id === mine.command.id) ?? {};
    if (row?.kind !== 'pending') return [mine];
    const { command, order } = row.value;
    const theirs = { ...mine, command, order, sent: true, taken: true };
    if (JSON.stringify(mine.command) === JSON.stringify(command)) return [theirs];
    if (mine.sent || mine.command.type !== 'marks.save' || command.type !== 'marks.save') return [mine];
    const more = { ...mine.command, id, was: { ...mine.command.was, ...command.marks } };
    return [theirs, { ...mine, command: more, order: Math.max(mine.order, order + 1) }];
  });
  const keys = new Set(taken.flatMap(({ row }) => (row.kind === 'refused' ? [row.id] : [])));
  const refused = Object.entries(box.refused).filter(([key]) => !keys.has(key));
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

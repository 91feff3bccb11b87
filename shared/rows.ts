import { type Landed, type Outbox, type Pending, type Refused, type Sheets, type Truth } from './box.ts';
import type { ContestSetup, JudgeView } from './wire.ts';

/*
 * A tablet's box as rows of its store. Each pending command, each refusal and each sheet is a row of its own, so that two
 * pages of one browser do not write over each other's.
 */

interface Kept {
  pending: Pending;
  truth: Truth;
  landed: Landed;
  refused: Refused;
  /** One of each box: what the page needs to show itself. */
  page: Pick<Outbox, 'setup' | 'view'>;
}

type Kind = keyof Kept;
export type Row = { [K in Kind]: { readonly kind: K; readonly id: string; readonly value: Kept[K] } }[Kind];
export type Change = Row | { readonly kind: Kind; readonly id: string; readonly value: null };

/** What is one page's: it sends it, or shows it until it is moot. Others take it over when that page is gone. */
export function isOwned({ kind }: { readonly kind: Kind }): boolean {
  return kind === 'pending' || kind === 'refused';
}

/** What to write so that the store has `after` where it had `before`, and what was `found` beside it. */
export function changes(before: Outbox, after: Outbox, found: readonly Row[] = []): Change[] {
  const { setup, view } = after;
  const isSame = setup === before.setup && view === before.view;
  return [
    ...changed(
      'pending',
      { ...pending(before), ...byId(found, (row) => (row.kind === 'pending' ? row.value : null)) },
      pending(after),
      (id, value) => ({ kind: 'pending', id, value }),
    ),
    ...changed('truth', before.truth, after.truth, (id, value) => ({ kind: 'truth', id, value })),
    ...changed('landed', before.landed, after.landed, (id, value) => ({ kind: 'landed', id, value })),
    ...changed(
      'refused',
      { ...before.refused, ...byId(found, (row) => (row.kind === 'refused' ? row.value : null)) },
      after.refused,
      (id, value) => ({ kind: 'refused', id, value }),
    ),
    ...(isSame ? [] : [{ kind: 'page', id: '', value: { setup, view } } as const]),
  ];
}

/** What the rows of one box say. */
export interface Found {
  readonly queue: readonly Pending[];
  readonly truth: Sheets<Truth>;
  readonly landed: Sheets<Landed>;
  readonly refused: Sheets<Refused>;
  readonly setup: ContestSetup | null;
  readonly view: JudgeView | null;
}

export function found(rows: readonly Row[]): Found {
  const queue: Pending[] = [];
  const truth: Record<string, Truth> = {};
  const landed: Record<string, Landed> = {};
  const refused: Record<string, Refused> = {};
  let page: Kept['page'] = { setup: null, view: null };
  for (const row of rows) {
    switch (row.kind) {
      case 'pending':
        queue.push(row.value);
        break;
      case 'truth':
        truth[row.id] = row.value;
        break;
      case 'landed':
        landed[row.id] = row.value;
        break;
      case 'refused':
        refused[row.id] = row.value;
        break;
      case 'page':
        page = row.value;
        break;
    }
  }
  return { queue: queue.sort((a, b) => a.order - b.order), truth, landed, refused, ...page };
}

/** By id: that a command has left does not change its row. */
function pending({ queue }: Outbox): Sheets<Pending> {
  return Object.fromEntries(queue.map((one) => [one.command.id, one]));
}

function byId<T>(rows: readonly Row[], valueOf: (row: Row) => T | null): Sheets<T> {
  return Object.fromEntries(
    rows.flatMap((row) => {
      const value = valueOf(row);
      return value === null ? [] : [[row.id, value] as const];
    }),
  );
}

function changed<T extends object>(
  kind: Kind,
  before: Sheets<T>,
  after: Sheets<T>,
  put: (id: string, value: T) => Row,
): Change[] {
  if (before === after) return [];
  const rows = Object.entries(after).flatMap(([id, value]) => (isSame(before[id], value) ? [] : [put(id, value)]));
  const gone = Object.keys(before).filter((id) => !(id in after));
  return [...rows, ...gone.map((id): Change => ({ kind, id, value: null }))];
}

function isSame(was: object | undefined, is: object): boolean {
  if (was === undefined || was === is) return was === is;
  return 'command' in was && 'command' in is && was.command === is.command;
}

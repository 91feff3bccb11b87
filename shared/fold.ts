import { events } from './commands/index.ts';
import type { LogRow } from './define.ts';
import { settle } from './settle.ts';
import { freshState, type State } from './state.ts';
import { stepsAfter } from './last-step.ts';
import { Contest } from './contest.ts';

const definitions = new Map(Object.entries(events));

/** The first row of every log: the contest as it was when its file was made. */
export const OPENING = 'contest.opened';

export function begin(row: LogRow): State {
  if (row.type !== OPENING || row.seq !== 0) throw new Error('the log does not begin with its contest');
  return freshState(Contest.parse(row.data), row.at);
}

/** Adds one row to the state. An event that this program does not know stops it: half a truth is none. */
export function fold(state: State, row: LogRow): State {
  const definition = definitions.get(row.type);
  if (!definition) throw new Error(`unknown event ${row.type}`);
  if (row.seq !== state.seq + 1) throw new Error(`row ${String(row.seq)} follows row ${String(state.seq)}`);
  const next = definition.apply(state, row.data, row);
  const { seq, at } = row;
  return settle(state, { ...next, seq, at, steps: stepsAfter(state, next, row) }, row);
}

/** The state that a whole log leads to, from its first row on. */
export function foldAll(rows: Iterable<LogRow>): State {
  let state: State | undefined;
  for (const row of rows) state = state === undefined ? begin(row) : fold(state, row);
  if (!state) throw new Error('the log is empty');
  return state;
}

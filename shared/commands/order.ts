import { z } from 'zod';
import { command, event, fields, PANEL, refuse, roundName, teamName, type Refusal } from '../define.ts';
import { shuffled } from '../lots.ts';
import { at, type Spec } from '../spec.ts';
import { changeRound, isWithdrawn, type RoundState, type State } from '../state.ts';

const { round, teams } = fields;

/** The lots as drawn, beside `teams`; left out, 1, 2, 3 … before the round opens, and what they had from then on. */
const numbers = z.array(z.int().min(1).max(9999)).max(1000).optional();

const Order = z.strictObject({ round, teams, numbers });
const Drawn = z.strictObject({ round, teams, seed: z.string() });

export const commands = {
  'order.set': command({
    who: PANEL,
    fields: Order,
    check: ({ c: { teams: named, numbers: lots } }) =>
      lots && (lots.length !== named.length || new Set(lots).size !== named.length)
        ? refuse('bad-request', (w) => w.numbersMismatch)
        : null,
    decide: ({ state, spec, at: { round: r, teams: ts }, c }) => {
      const closed = notClosed(state, r);
      if (closed) return closed;
      const missing = competing(state, spec, r).filter((t) => !ts.includes(t));
      if (missing.length > 0)
        return refuse('conflict', (w) => w.teamsMissing(missing.map((t) => teamName(spec.contest, t)).join(', ')));
      const moved = movedAfterCall(at(state.rounds, r), ts);
      if (moved !== undefined) return refuse('conflict', (w) => w.calledMoved(teamName(spec.contest, moved)));
      return { type: 'order.set', ...c };
    },
  }),

  'order.draw': command({
    who: PANEL,
    fields: z.strictObject({ round }),
    decide: ({ state, spec, at: { round: r }, c, seed }) => {
      const closed = notClosed(state, r);
      if (closed) return closed;
      const { order, teams: inRound } = at(state.rounds, r);
      const isCalled = (t: number) => at(inRound, t).called;
      const drawing = order.filter((t) => isCalled(t) || !isWithdrawn(state, r, t));
      const waiting = drawing.filter((t) => !isCalled(t));
      if (waiting.length === 0) return refuse('conflict', (w) => w.allCalled);
      const lots = shuffled(waiting, seed);
      let next = 0;
      const drawn = drawing.map((t) => (isCalled(t) ? t : at(lots, next++)));
      return { type: 'order.drawn', ...c, teams: drawn.map((t) => at(spec.contest.teams, t).id), seed };
    },
  }),
};

export const events = {
  'order.set': event(Order, ({ state, e, at: { round: r, teams: ts } }) =>
    changeRound(state, r, { ...ordered(state, r, ts, e.numbers), drawnAt: null }),
  ),
  'order.drawn': event(Drawn, ({ state, at: { round: r, teams: ts }, meta }) =>
    changeRound(state, r, { ...ordered(state, r, ts, undefined), drawnAt: meta.at }),
  ),
};

/** Teams that are not named (withdrawn ones) go to the end. */
function ordered(
  state: State,
  r: number,
  ts: readonly number[],
  lots: readonly number[] | undefined,
): Partial<RoundState> {
  const before = at(state.rounds, r);
  const order = [...ts, ...before.order.filter((t) => !ts.includes(t))];
  if (!lots && before.status !== 'pending') return { order, ordered: true };
  const drawn = lots ?? ts.map((_, i) => i + 1);
  const named = new Map(ts.map((t, i) => [t, at(drawn, i)]));
  let spare = Math.max(...drawn);
  const byTeam = before.numbers.map((_, t) => named.get(t) ?? ++spare);
  return { order, numbers: byTeam, ordered: true };
}

/** A called team that would change its place among those named; only teams not yet called may move. */
function movedAfterCall(round: RoundState, ts: readonly number[]): number | undefined {
  const before = round.order.filter((t) => ts.includes(t));
  return before.find((t, i) => at(round.teams, t).called && ts[i] !== t);
}

function competing(state: State, spec: Spec, r: number): number[] {
  return spec.contest.teams.map((_, t) => t).filter((t) => !isWithdrawn(state, r, t));
}

function notClosed(state: State, r: number): Refusal | null {
  if (at(state.rounds, r).status !== 'closed') return null;
  return refuse('closed', (w) => w.roundClosed(roundName(state.contest, r)));
}

import { z } from 'zod';
import { command, event, fields, refuse, roundName, teamName, type Refusal } from '../define.ts';
import { mustBeOpen } from '../marking.ts';
import { at } from '../spec.ts';
import { changeRound, changeTeam, elapsed, isWithdrawn, type State, type TeamState } from '../state.ts';
import type { Role } from '../wire.ts';

const { round, team, reason } = fields;

const Which = z.strictObject({ round, team });
const TimeSet = z.strictObject({ round, team, seconds: z.number().min(0).max(86_400), reason });

const TIMEKEEPERS: readonly Role[] = ['timekeeper', 'mc', 'organiser'];

export const commands = {
  'timer.start': command({
    who: TIMEKEEPERS,
    fields: Which,
    decide: ({ state, at: { round: r, team: t }, c }) => {
      const refusal = noClock(state, r, t);
      if (refusal) return refusal;
      if (isWithdrawn(state, r, t)) return refuse('conflict', (w) => w.withdrawn(teamName(state.contest, t)));
      return isRunning(state, r, t)
        ? refuse('conflict', (w) => w.timerRunning(teamName(state.contest, t)))
        : { type: 'timer.started', ...c };
    },
  }),

  'timer.stop': command({
    who: TIMEKEEPERS,
    fields: Which,
    decide: ({ state, at: { round: r, team: t }, c }) => {
      const refusal = noClock(state, r, t);
      if (refusal) return refusal;
      return isRunning(state, r, t)
        ? { type: 'timer.stopped', ...c }
        : refuse('conflict', (w) => w.timerStopped(teamName(state.contest, t)));
    },
  }),

  'timer.reset': command({
    who: TIMEKEEPERS,
    fields: Which,
    decide: ({ state, at: { round: r, team: t }, c }) => noClock(state, r, t) ?? { type: 'timer.reset', ...c },
  }),

  'timer.set': command({
    who: TIMEKEEPERS,
    fields: TimeSet,
    decide: ({ state, at: { round: r, team: t }, c }) => noClock(state, r, t) ?? { type: 'timer.set', ...c },
  }),
};

export const events = {
  /** A hall has one clock: starting it for one team stops it for another that was forgotten. */
  'timer.started': event(Which, ({ state, at: { round: r, team: t }, meta }) => {
    const teams = at(state.rounds, r).teams.map((one) => stopped(one, meta.at));
    const next = changeRound(state, r, { teams });
    const { timer } = at(teams, t);
    return changeTeam(next, r, t, { timer: { ...timer, startedAt: meta.at } });
  }),

  'timer.stopped': event(Which, ({ state, at: { round: r, team: t }, meta }) =>
    changeTeam(state, r, t, stopped(at(at(state.rounds, r).teams, t), meta.at)),
  ),

  'timer.reset': event(Which, ({ state, at: { round: r, team: t } }) =>
    changeTeam(state, r, t, { timer: { startedAt: null, elapsed: 0 } }),
  ),

  /** A running clock runs on from the time set. */
  'timer.set': event(TimeSet, ({ state, e, at: { round: r, team: t }, meta }) => {
    const startedAt = isRunning(state, r, t) ? meta.at : null;
    return changeTeam(state, r, t, { timer: { startedAt, elapsed: Math.round(e.seconds * 1000) } });
  }),
};

export function stopped(team: TeamState, now: number): TeamState {
  return team.timer.startedAt === null
    ? team
    : { ...team, timer: { startedAt: null, elapsed: elapsed(team.timer, now) } };
}

function isRunning(state: State, r: number, t: number): boolean {
  return at(at(state.rounds, r).teams, t).timer.startedAt !== null;
}

function noClock(state: State, r: number, t: number): Refusal | null {
  const closed = mustBeOpen(state, r);
  if (closed) return closed;
  const { contest } = state;
  if (at(contest.rounds, r).mode !== 'stage') return refuse('conflict', (w) => w.notStage(roundName(contest, r)));
  if (!at(at(state.rounds, r).teams, t).called) return refuse('conflict', (w) => w.teamNotCalled(teamName(contest, t)));
  return null;
}

import { z } from 'zod';
import { command, event, fields, PANEL, refuse, teamName } from '../define.ts';
import { proposedOvertime } from '../overtime.ts';
import { NO_POINTS } from '../points.ts';
import { at } from '../spec.ts';
import { changeTeam } from '../state.ts';

const { round, team, reason } = fields;
const Waiver = z.strictObject({ round, team, reason });

export const commands = {
  'overtime.waive': command({
    who: PANEL,
    figures: true,
    fields: Waiver,
    decide: ({ state, spec, at: { round: r, team: t }, c }) =>
      (proposedOvertime(at(spec.contest.rounds, r), at(at(state.rounds, r).teams, t)) ?? NO_POINTS) > 0
        ? { type: 'overtime.waived', ...c }
        : refuse('conflict', (w) => w.noOvertime(teamName(spec.contest, t))),
  }),
};

export const events = {
  /** What was taken off for another time is given back. */
  'overtime.waived': event(Waiver, ({ state, e, at: { round: r, team: t } }) => {
    const team = at(at(state.rounds, r).teams, t);
    const deductions = team.deductions.filter((one) => one.kind !== 'overtime');
    return changeTeam(state, r, t, { deductions, waived: { reason: e.reason, elapsed: team.timer.elapsed } });
  }),
};

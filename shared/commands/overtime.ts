import { z } from 'zod';
import { command, event, fields, PANEL, refuse, teamName } from '../define.ts';
import { proposedOvertime } from '../overtime.ts';
import { at } from '../spec.ts';
import { changeTeam } from '../state.ts';

const { round, team, reason } = fields;
const Waiver = z.strictObject({ round, team, reason });

export const commands = {
  'overtime.waive': command({
    who: PANEL,
    fields: Waiver,
    decide: ({ state, spec, at: { round: r, team: t }, c }) =>
      proposedOvertime(at(spec.contest.rounds, r), at(at(state.rounds, r).teams, t)) > 0
        ? { type: 'overtime.waived', ...c }
        : refuse('conflict', (w) => w.noOvertime(teamName(spec.contest, t))),
  }),
};

export const events = {
  'overtime.waived': event(Waiver, ({ state, e, at: { round: r, team: t } }) => {
    const { elapsed } = at(at(state.rounds, r).teams, t).timer;
    return changeTeam(state, r, t, { waived: { reason: e.reason, elapsed } });
  }),
};

import { z } from 'zod';
import { command, event, fields, PANEL, refuse } from '../define.ts';
import { MAX_POINTS, toPoints } from '../points.ts';
import { at, points } from '../spec.ts';
import { changeTeam } from '../state.ts';

const { round, team, reason } = fields;

const kind = z.string().trim().min(1).max(40).default('other');
const Deduction = z.strictObject({ round, team, points: z.number().min(0).max(MAX_POINTS), reason, kind });

export const commands = {
  'deduction.set': command({
    who: PANEL,
    figures: true,
    fields: Deduction,
    check: ({ spec, c }) =>
      toPoints(c.points, spec.decimals) === null
        ? refuse('bad-request', (w) => w.field('points', 'too-many-decimals', String(c.points), spec.decimals))
        : null,
    decide: ({ c }) => ({ type: 'deduction.set', ...c }),
  }),
};

export const events = {
  /** One a kind: set again it is replaced, 0 takes it away. */
  'deduction.set': event(Deduction, ({ state, e, at: { round: r, team: t } }) => {
    const team = at(at(state.rounds, r).teams, t);
    const others = team.deductions.filter((one) => one.kind !== e.kind);
    const set = { kind: e.kind, points: points(e.points), reason: e.reason, elapsed: team.timer.elapsed };
    const deductions = e.points === 0 ? others : [...others, set];
    return changeTeam(state, r, t, { deductions, waived: e.kind === 'overtime' ? null : team.waived });
  }),
};

import { z } from 'zod';
import { stepOf, type Area, type StepType } from './area.ts';
import type { Meta } from './define.ts';
import { splitName, twoDigits } from './names.ts';
import type { StepSaid } from './panel.ts';
import { at, specOf } from './spec.ts';
import type { State } from './state.ts';

/* What was done last on the panel: whoever else holds one is told, and a slip is taken back. */

export interface LastStep {
  readonly seq: number;
  readonly at: number;
  readonly person: string;
  readonly area: Area;
  readonly said: StepSaid;
  /** The state before it; null where it cannot be taken back. */
  readonly before: State | null;
}

/** By what they are about: the last of each. */
export type LastSteps = Readonly<Record<Area, LastStep | null>>;

export const NO_STEPS: LastSteps = { screen: null, stage: null, programme: null };

export function lastStep({ steps }: State): LastStep | null {
  return Object.values(steps).reduce((last, one) => (one && (!last || one.seq > last.seq) ? one : last), null);
}

interface Row extends Meta {
  readonly type: string;
  readonly data: unknown;
}

/** After an event that led from `before` to `after`. Only the last step of all keeps what was before it. */
export function stepsAfter(before: State, after: State, { type, data, seq, at: when, person }: Row): LastSteps {
  const done = { seq, at: when, person };
  if (type === 'contest.changed') {
    const step = { ...done, said: { type, name: '', undone: false }, before: null } as const;
    return {
      screen: { ...step, area: 'screen' },
      stage: { ...step, area: 'stage' },
      programme: { ...step, area: 'programme' },
    };
  }
  const last = lastStep(before);
  const forgotten = last ? { ...before.steps, [last.area]: { ...last, before: null } } : before.steps;
  if (type === 'step.undone' && last)
    return { ...forgotten, [last.area]: { ...last, ...done, said: { ...last.said, undone: true }, before: null } };
  const step = stepOf(type);
  if (!step) return before.steps;
  const isRehearsal = (before.reveal ?? after.reveal)?.rehearsal === true;
  const name = ONE_WAY.includes(step.type) && isRehearsal ? 'rehearsal' : nameIn(after, Names.parse(data));
  const said = { type: step.type, name, undone: false };
  const kept = ONE_WAY.includes(step.type) ? null : before;
  return { ...forgotten, [step.area]: { ...done, area: step.area, said, before: kept } };
}

/** The whole hall saw it begin and end: there is `reveal.back` for what lies between. */
const ONE_WAY: readonly StepType[] = ['reveal.started', 'reveal.ended'];

/** What a step of any noun may be done to. */
const Names = z
  .object({ round: z.string(), team: z.string(), item: z.string(), what: z.string(), step: z.number() })
  .partial();

/** What the step was done to, as people call it. */
function nameIn(state: State, { round, team, item, what, step }: z.infer<typeof Names>): string {
  const { contest } = state;
  const r = round === undefined ? undefined : specOf(contest).roundAt.get(round);
  const ofRound = r === undefined ? '' : at(contest.rounds, r).name;
  if (team !== undefined && r !== undefined) return teamIn(state, r, team);
  if (what !== undefined) return what;
  if (step !== undefined) return String(step + 1);
  if (item === undefined) return ofRound;
  const one = state.programme.items.find(({ id }) => id === item);
  if (!one) return '';
  return 'name' in one ? one.name : (contest.rounds.find(({ id }) => id === one.round)?.name ?? '');
}

/** “07 · HÀ LAI” */
function teamIn({ contest, rounds }: State, r: number, id: string): string {
  const t = specOf(contest).teamAt.get(id) ?? 0;
  const own = splitName(at(contest.teams, t).name).own.toLocaleUpperCase('vi');
  return `${twoDigits(at(at(rounds, r).numbers, t))} · ${own}`;
}

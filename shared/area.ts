/** What a step on the panel is about. Two people who press at once do not get in each other's way across these. */
export type Area = 'screen' | 'stage' | 'programme';

/** The events that are steps. */
const STEPS = [
  'board.shown',
  'board.uncovered',
  'board.frozen',
  'board.unfrozen',
  'reveal.started',
  'reveal.stepped',
  'reveal.ended',
  'round.opened',
  'round.closed',
  'round.reopened',
  'order.set',
  'order.drawn',
  'team.called',
  'timer.started',
  'timer.stopped',
  'timer.reset',
  'timer.set',
  'programme.changed',
  'programme.gone',
  'delegates.changed',
] as const;
export type StepType = (typeof STEPS)[number];

type Noun<Type> = Type extends `${infer N}.${string}` ? N : never;

/** By noun, of an event as of its command. */
const AREAS: ReadonlyMap<string, Area> = new Map(
  Object.entries({
    board: 'screen',
    reveal: 'screen',
    round: 'stage',
    order: 'stage',
    team: 'stage',
    timer: 'stage',
    programme: 'programme',
    delegates: 'programme',
  } satisfies Record<Noun<StepType>, Area>),
);

/** Of a command that is a step; null of any other. */
export function areaOf(command: string): Area | null {
  const noun = nounOf(command);
  // Who does not compete is the secretariat's, and no step.
  return noun === 'team' && command !== 'team.call' ? null : (AREAS.get(noun) ?? null);
}

interface StepEvent {
  readonly type: StepType;
  readonly area: Area;
}

/** What step an event is, if it is one. */
export function stepOf(event: string): StepEvent | null {
  const type = STEPS.find((one) => one === event);
  const area = AREAS.get(nounOf(event));
  return type && area ? { type, area } : null;
}

function nounOf(type: string): string {
  return type.slice(0, type.indexOf('.'));
}

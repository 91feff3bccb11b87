/** What a step on the panel is about. Two people who press at once do not get in each other's way across these. */
export type Area = 'screen' | 'stage' | 'programme';

const AREAS: Readonly<Record<string, Area>> = {
  board: 'screen',
  reveal: 'screen',
  round: 'stage',
  order: 'stage',
  timer: 'stage',
  'team.call': 'stage',
  programme: 'programme',
  delegates: 'programme',
};

/** Of a command that is a step; null of any other. */
export function areaOf(command: string): Area | null {
  const [noun = ''] = command.split('.');
  return AREAS[noun] ?? AREAS[command] ?? null;
}

const EVENTS = {
  'board.shown': 'screen',
  'board.uncovered': 'screen',
  'board.frozen': 'screen',
  'board.unfrozen': 'screen',
  'reveal.started': 'screen',
  'reveal.stepped': 'screen',
  'reveal.ended': 'screen',
  'round.opened': 'stage',
  'round.closed': 'stage',
  'round.reopened': 'stage',
  'order.set': 'stage',
  'order.drawn': 'stage',
  'team.called': 'stage',
  'timer.started': 'stage',
  'timer.stopped': 'stage',
  'timer.reset': 'stage',
  'timer.set': 'stage',
  'programme.changed': 'programme',
  'programme.gone': 'programme',
  'delegates.changed': 'programme',
} as const satisfies Record<string, Area>;

/** An event that is a step. */
export type StepType = keyof typeof EVENTS;

export function isStep(event: string): event is StepType {
  return Object.prototype.hasOwnProperty.call(EVENTS, event);
}

export function areaOfStep(event: StepType): Area {
  return EVENTS[event];
}

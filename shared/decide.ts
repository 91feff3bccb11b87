import { z } from 'zod';
import { areaOf, type Area } from './area.ts';
import { commands, type CommandType, type EventType } from './commands/index.ts';
import { badField, isRefusal, refuse, type Ask, type Person, type Refusal } from './define.ts';
import type { State } from './state.ts';

const Known = z.object({ id: z.guid().toLowerCase() });
const Seen = z.object({ after: z.int().min(0).optional() });

/** A command that may be decided, with the id by which it is known if it comes twice. */
export interface Asked {
  readonly id: string;
  readonly ask: Ask<EventType>;
}

/** Reads a message in CONTRACT's order: the type, the role, the fields. What is named and the state come with `decide`. */
export function ask(message: unknown, person: Person): Asked | Refusal {
  if (!isRecord(message) || !isCommandType(message['type'])) return refuse('bad-request', (w) => w.unknownCommand);
  const { id, type, ...fields } = message;
  const command = commands[type];
  if (!command.who.includes(person.role)) return refuse('not-allowed', (w) => w.notYours);
  if (hidesField(message)) return refuse('bad-request', (w) => w.field('', 'unknown', HIDDEN));
  const known = Known.safeParse({ id }, { reportInput: true });
  if (!known.success) return badField(known.error);
  const area = areaOf(type);
  const asked = area === null ? command.read(type, fields) : readStep(command, type, fields, area);
  return isRefusal(asked) ? asked : { id: known.data.id, ask: asked };
}

/**
 * A step on the panel may say `after` which command its page had seen: what somebody else did in the same area since is
 * not overwritten by who did not know of it.
 */
function readStep(
  command: (typeof commands)[CommandType],
  type: CommandType,
  { after, ...fields }: Record<string, unknown>,
  area: Area,
): Ask<EventType> | Refusal {
  const seen = Seen.safeParse({ after }, { reportInput: true });
  if (!seen.success) return badField(seen.error);
  const asked = command.read(type, fields);
  if (isRefusal(asked) || seen.data.after === undefined) return asked;
  const { after: known } = seen.data;
  return {
    ...asked,
    decide(state, person, chance) {
      const decided = asked.decide(state, person, chance);
      const step = state.steps[area];
      if (!step || step.seq <= known || isThere(state, asked)) return decided;
      const isOfState = !isRefusal(decided) || decided.refused === 'conflict' || decided.refused === 'closed';
      return isOfState ? refuse('conflict', (w) => w.stepSince(step.person, step.said)) : decided;
    },
  };
}

/** Two who press “next” at once mean the same step. */
function isThere({ reveal, board }: State, { type, fields }: Ask): boolean {
  const isStep = type === 'reveal.goto' && 'step' in fields && fields.step === reveal?.step;
  return isStep && board.scene.what === 'reveal';
}

/** A schema of names passes this one over without a word, and no field of ours is called so. */
const HIDDEN = '__proto__';

/** In the message itself, or among the names of its marks. */
function hidesField(message: object): boolean {
  const values: unknown[] = [message, ...Object.values<unknown>({ ...message })];
  return values.some((one) => typeof one === 'object' && one !== null && Object.hasOwn(one, HIDDEN));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isCommandType(type: unknown): type is CommandType {
  return typeof type === 'string' && Object.hasOwn(commands, type);
}

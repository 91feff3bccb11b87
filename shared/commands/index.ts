import type { Command, EventDefinition } from '../define.ts';
import * as access from './access.ts';
import * as audience from './audience.ts';
import * as award from './award.ts';
import * as board from './board.ts';
import * as contest from './contest.ts';
import * as deduction from './deduction.ts';
import * as delegates from './delegates.ts';
import * as judge from './judge.ts';
import * as log from './log.ts';
import * as marks from './marks.ts';
import * as order from './order.ts';
import * as overtime from './overtime.ts';
import * as programme from './programme.ts';
import * as result from './result.ts';
import * as reveal from './reveal.ts';
import * as round from './round.ts';
import * as sheet from './sheet.ts';
import * as step from './step.ts';
import * as team from './team.ts';
import * as tie from './tie.ts';
import * as timer from './timer.ts';

/** Every command, by its name; the word before the dot is its file. */
const commandList = {
  ...marks.commands,
  ...sheet.commands,
  ...judge.commands,
  ...order.commands,
  ...round.commands,
  ...team.commands,
  ...timer.commands,
  ...deduction.commands,
  ...overtime.commands,
  ...tie.commands,
  ...award.commands,
  ...result.commands,
  ...board.commands,
  ...reveal.commands,
  ...audience.commands,
  ...programme.commands,
  ...delegates.commands,
  ...step.commands,
  ...access.commands,
  ...contest.commands,
};

/** Every event that a log may hold after its opening. */
const eventList = {
  ...marks.events,
  ...sheet.events,
  ...judge.events,
  ...order.events,
  ...round.events,
  ...team.events,
  ...timer.events,
  ...deduction.events,
  ...overtime.events,
  ...tie.events,
  ...award.events,
  ...result.events,
  ...board.events,
  ...reveal.events,
  ...audience.events,
  ...programme.events,
  ...delegates.events,
  ...step.events,
  ...access.events,
  ...contest.events,
  ...log.events,
};

export type CommandType = keyof typeof commandList;
export type EventType = keyof typeof eventList;

/** A command that decides an event which nothing folds does not compile here. */
export const commands: Readonly<Record<CommandType, Command<EventType>>> = commandList;
export const events: Readonly<Record<EventType, EventDefinition>> = eventList;

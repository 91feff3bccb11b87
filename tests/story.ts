import { expect } from 'vitest';
import { ContestFile, JudgeId } from '../shared/contest.ts';
import { FORKED } from '../shared/commands/log.ts';
import { ask } from '../shared/decide.ts';
import { isRefusal, personId, type Happened, type Person, type Refusal } from '../shared/define.ts';
import { begin, fold, OPENING } from '../shared/fold.ts';
import { why } from '../shared/messages/why.ts';
import type { State } from '../shared/state.ts';
import type { Desk } from '../shared/views/panel.ts';
import type { Code } from '../shared/wire.ts';
import type { File } from './builders.ts';

/*
 * A test as a story: `given(contest(), opened('r1')).when(call('t1'), 'mc').then({ type: 'team.called' })`, or
 * `.refused('closed')`. Every event goes through JSON, as through the log.
 */

/** Nobody's tablet is there, and nothing is wrong with the laptop. */
export const DESK: Desk = {
  presence: [],
  tablets: [],
  alarms: [],
  copies: null,
  reach: { addresses: [], machines: 0 },
  head: '0'.repeat(64),
};

/** A command as a client sends it, without its id. */
export interface Told {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** Something that went before: a command and who gave it, or time that passed. */
export type Past =
  { readonly who: string; readonly told: Told } | { readonly ms: number } | { readonly copied: object };

/** `who` is an office (`mc`, `organiser`, `timekeeper`), `audience`, or a judge's id. */
export function by(who: string, type: string, fields: object = {}): Past {
  return { who, told: { type, ...fields } };
}

export function later(seconds: number): Past {
  return { ms: seconds * 1000 };
}

/** The laptop died: from here on it is the log that a backup was restored to. */
export function restored(log: string): Past {
  return { copied: { log, rehearsal: false } };
}

/** When every story begins. */
export const DAWN = Date.UTC(2023, 10, 15, 1);
const ID = '01234567-89ab-4cde-8f01-23456789abcd';
const SEED = '00112233445566778899aabbccddeeff';

interface Moment {
  readonly state: State;
  readonly now: number;
}

export function given(from: File | State, ...past: readonly Past[]): Story {
  const state = 'seq' in from ? from : opening(from);
  const start = { state, now: Math.max(DAWN, state.at) };
  return new Story(past.reduce<Moment>(passed, start));
}

class Story {
  readonly state: State;
  readonly now: number;

  constructor({ state, now }: Moment) {
    this.state = state;
    this.now = now;
  }

  and(...past: readonly Past[]): Story {
    return new Story(past.reduce<Moment>(passed, this));
  }

  when(type: string, fields: object, who: string): Outcome {
    return new Outcome(this, { type, ...fields }, who);
  }
}

class Outcome {
  readonly #before: Story;
  readonly #told: Told;
  readonly #who: string;
  readonly #decided: Happened | Refusal;

  constructor(before: Story, told: Told, who: string) {
    this.#before = before;
    this.#told = told;
    this.#who = who;
    this.#decided = decide(before, told, who);
  }

  /** The event it led to, in part or whole, or what must hold of the state after it. Goes on with the story. */
  then(expected: object | ((state: State) => void)): Story {
    const decided = this.#decided;
    if (isRefusal(decided))
      throw new Error(`${this.#told.type} was refused, ${decided.refused}: ${decided.why(why.en)}`);
    const after = new Story(happened(this.#before, decided, this.#who));
    if (typeof expected === 'function') (expected as (state: State) => void)(after.state);
    else expect(decided).toMatchObject(expected);
    return after;
  }

  /** Refused with this code, in words that name what is meant. */
  refused(code: Code, ...named: readonly string[]): void {
    const decided = this.#decided;
    if (!isRefusal(decided)) throw new Error(`${this.#told.type} was accepted: ${JSON.stringify(decided)}`);
    const [vi, en] = [decided.why(why.vi), decided.why(why.en)];
    expect({ code: decided.refused, said: en }).toMatchObject({ code });
    expect(vi).not.toBe('');
    for (const name of named) expect(vi).toContain(name);
  }
}

export function personOf(who: string): Person {
  if (who === 'mc' || who === 'organiser' || who === 'timekeeper' || who === 'audience') return { role: who };
  return { role: 'judge', judge: JudgeId.parse(who) };
}

/** What this person is answered. */
export function decide({ state, now }: Moment, told: Told, who: string): Happened | Refusal {
  const person = personOf(who);
  const asked = ask({ id: ID, ...told }, person);
  return isRefusal(asked) ? asked : asked.ask.decide(state, person, { now, seed: SEED });
}

function passed(moment: Moment, past: Past): Moment {
  if ('ms' in past) return { ...moment, now: moment.now + past.ms };
  if ('copied' in past) return happened(moment, { type: FORKED, ...past.copied }, 'organiser');
  const decided = decide(moment, past.told, past.who);
  if (isRefusal(decided))
    throw new Error(`before the story: ${past.told.type} was refused, ${decided.refused}: ${decided.why(why.en)}`);
  return happened(moment, decided, past.who);
}

function happened({ state, now }: Moment, { type, ...data }: Happened, who: string): Moment {
  const row = { seq: state.seq + 1, at: now, person: personId(personOf(who)), type, data: asLogged(data) };
  return { state: fold(state, row), now };
}

function opening(file: File): State {
  const { access: _, ...contest } = ContestFile.parse(asLogged(file));
  return begin({ seq: 0, at: DAWN, person: 'organiser', type: OPENING, data: asLogged(contest) });
}

function asLogged(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

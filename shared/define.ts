import { z } from 'zod';
import { JudgeId, RoundId, TeamId, type Contest } from './contest.ts';
import type { Fault, WhyWords } from './messages/why.ts';
import { at, specOf, type Spec } from './spec.ts';
import type { State } from './state.ts';
import type { Code, Role } from './wire.ts';

/** A no, with its words still to be chosen for the reader. */
export interface Refusal {
  readonly refused: Code;
  readonly why: (words: WhyWords) => string;
}

export function refuse(code: Code, why: (words: WhyWords) => string): Refusal {
  return { refused: code, why };
}

export function isRefusal(value: object): value is Refusal {
  return 'refused' in value;
}

export type Person =
  | { readonly role: 'judge'; readonly judge: JudgeId }
  | { readonly role: 'organiser' | 'mc' | 'timekeeper' | 'audience' };

/** As it stands in the log: a judge's id, or the office. */
export function personId(person: Person): string {
  return person.role === 'judge' ? person.judge : person.role;
}

/** What comes in as data, since the core knows no clock and no chance. */
export interface Chance {
  /** Milliseconds since the epoch; never less than before. */
  readonly now: number;
  /** 32 hexadecimal digits, new for each command. */
  readonly seed: string;
}

export interface Meta {
  readonly seq: number;
  readonly at: number;
  readonly person: string;
}

/** A row of the log. */
export interface LogRow extends Meta {
  readonly type: string;
  readonly data: unknown;
}

/** An event as decided: its type, and beside it what its `data` says. */
export interface Happened<T extends string = string> {
  readonly type: T;
}

export interface EventDefinition {
  /** Checks what the log holds, then adds it to the state. */
  apply(state: State, data: unknown, meta: Meta): State;
}

/** What happened, as the log keeps it, and what it does to the state. */
export function event<D extends object>(
  data: z.ZodType<D>,
  fold: (given: { state: State; e: D; at: Places<D>; spec: Spec; meta: Meta }) => State,
): EventDefinition {
  return {
    apply(state, raw, meta) {
      const e = data.parse(raw);
      const spec = specOf(state.contest);
      const places = lookUp(spec, e);
      if (isRefusal(places)) throw new Error(`row ${String(meta.seq)} names what the contest does not have`);
      return fold({ state, e, at: places, spec, meta });
    },
  };
}

type One = 'round' | 'team' | 'judge' | 'prize' | 'from' | 'to';
type Many = 'teams' | 'judges';

/** The fields that name something, as indexes. */
type Places<F> = {
  readonly [K in keyof F & (One | Many)]: (K extends Many ? readonly number[] : number) | Extract<F[K], undefined>;
};

interface Case<F> extends Chance {
  readonly state: State;
  readonly spec: Spec;
  /** The command's fields. */
  readonly c: F;
  readonly at: Places<F>;
  readonly person: Person;
}

interface CommandParts<F extends object, T extends string> {
  readonly who: readonly Role[];
  readonly fields: z.ZodType<F>;
  /** Set where it may change a figure: refused while the result is being revealed. */
  readonly figures?: true;
  /** What of its fields depends on the contest alone: before what it names is looked up. */
  readonly check?: (given: { readonly c: F; readonly spec: Spec }) => Refusal | null;
  /** What else it names, then whether this person may. */
  readonly may?: (given: Case<F>) => Refusal | null;
  readonly decide: (given: Case<F>) => Happened<T> | Refusal;
}

/** A command that has been read: its fields are good, and its person has the role. */
export interface Ask<T extends string = string> {
  readonly type: string;
  readonly fields: object;
  decide(state: State, person: Person, chance: Chance): Happened<T> | Refusal;
}

export interface Command<T extends string = string> {
  readonly who: readonly Role[];
  read(type: string, message: object): Ask<T> | Refusal;
}

/** A command: who may send it, its fields beside `id` and `type`, and what it decides. */
export function command<F extends object, T extends string>(parts: CommandParts<F, T>): Command<T> {
  return {
    who: parts.who,
    read(type, message) {
      const read = parts.fields.safeParse(message, { reportInput: true });
      if (!read.success) return badField(read.error);
      const c = read.data;
      return {
        type,
        fields: c,
        decide(state, person, chance) {
          const spec = specOf(state.contest);
          const unfit = parts.check?.({ c, spec });
          if (unfit) return unfit;
          const places = lookUp(spec, c);
          if (isRefusal(places)) return places;
          const given: Case<F> = { ...chance, state, spec, c, at: places, person };
          const refusal = parts.may?.(given);
          if (refusal) return refusal;
          if (parts.figures && state.reveal && !state.reveal.rehearsal) return refuse('conflict', (w) => w.revealing);
          return parts.decide(given);
        },
      };
    },
  };
}

const lookUps: Record<One | Many, (spec: Spec) => [ReadonlyMap<string, number>, (id: string) => Refusal]> = {
  round: (spec) => [spec.roundAt, (id) => refuse('not-found', (w) => w.noRound(id))],
  team: (spec) => [spec.teamAt, noTeam],
  teams: (spec) => [spec.teamAt, noTeam],
  judge: (spec) => [spec.judgeAt, noJudge],
  prize: (spec) => [spec.prizeAt, (name) => refuse('not-found', (w) => w.noPrize(name))],
  judges: (spec) => [spec.judgeAt, noJudge],
  from: (spec) => [spec.judgeAt, noJudge],
  to: (spec) => [spec.judgeAt, noJudge],
};

function names(field: string): field is One | Many {
  return Object.hasOwn(lookUps, field);
}

function noTeam(id: string): Refusal {
  return refuse('not-found', (w) => w.noTeam(id));
}

function noJudge(id: string): Refusal {
  return refuse('not-found', (w) => w.noJudge(id));
}

function lookUp<F extends object>(spec: Spec, fields: F): Places<F> | Refusal {
  const found: Record<string, number | number[]> = {};
  for (const [field, value] of Object.entries(fields)) {
    if (!names(field) || value === undefined) continue;
    const [places, missing] = lookUps[field](spec);
    const indexes: number[] = [];
    for (const id of Array.isArray(value) ? value : [value]) {
      const index = places.get(String(id));
      if (index === undefined) return missing(String(id));
      indexes.push(index);
    }
    found[field] = Array.isArray(value) ? indexes : at(indexes, 0);
  }
  // The loop above filled exactly the naming fields of F, each as its type says.
  return found as Places<F>;
}

/** The first thing that is wrong, with its path. */
export function badField(error: z.ZodError): Refusal {
  const { path, fault, value, most } = faultOf(error.issues);
  return refuse('bad-request', (w) => w.field(path, fault, value, most));
}

export interface FieldFault {
  readonly path: string;
  readonly fault: Fault;
  readonly value: string;
  /** What the value may be at most. */
  readonly most?: number | undefined;
}

export function faultOf(issues: readonly z.core.$ZodIssue[], above: readonly PropertyKey[] = []): FieldFault {
  const issue = at(issues, 0);
  const whole = [...above, ...issue.path];
  const path = pathText(whole);
  switch (issue.code) {
    case 'unrecognized_keys':
      return { path, fault: 'unknown', value: issue.keys.join(', ') };
    case 'invalid_union': {
      const likeliest = [...issue.errors].sort((a, b) => a.length - b.length)[0];
      return likeliest && issue.input !== undefined
        ? faultOf(likeliest, whole)
        : { path, fault: issue.input === undefined ? 'missing' : 'wrong', value: '' };
    }
    case 'custom': {
      const { fault = 'wrong', value = '', most } = customParams(issue.params);
      return { path, fault, value: String(value), most };
    }
    default:
      return { path, fault: issue.input === undefined ? 'missing' : 'wrong', value: '' };
  }
}

function customParams(params: Record<string, unknown> | undefined): {
  fault?: Fault;
  value?: string | number;
  most?: number;
} {
  return params ?? {};
}

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${String(part)}]` : text ? `${text}.${String(part)}` : String(part),
    '',
  );
}

/** Fields that several commands share. */
export const fields = {
  round: RoundId,
  team: TeamId,
  teams: z
    .array(TeamId)
    .min(1)
    .max(1000)
    .refine(once, { params: { fault: 'repeated' } }),
  judge: JudgeId,
  judges: z
    .array(JudgeId)
    .min(1)
    .max(120)
    .refine(once, { params: { fault: 'repeated' } }),
  reason: z.string().trim().min(1).max(1000),
  note: z.string().trim().max(1000),
};

function once(all: readonly string[]): boolean {
  return new Set(all).size === all.length;
}

export const PANEL: readonly Role[] = ['mc', 'organiser'];

export function roundName(contest: Contest, r: number): string {
  return at(contest.rounds, r).name;
}

export function teamName(contest: Contest, t: number): string {
  return at(contest.teams, t).name;
}

export function judgeName(contest: Contest, j: number): string {
  return at(contest.judges, j).name;
}

export function judgeOf(person: Person, spec: Spec): number | undefined {
  return person.role === 'judge' ? spec.judgeAt.get(person.judge) : undefined;
}

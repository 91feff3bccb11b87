import type { z } from 'zod';
import type { ContestFile } from '../shared/contest.ts';

/** A contest file as it is read from JSON. */
export type File = z.input<typeof ContestFile>;
export type FileRound = File['rounds'][number];
export type FileCriterion = FileRound['criteria'][number];
export type FileTeam = File['teams'][number];
export type FileJudge = File['judges'][number];
export type FilePrize = NonNullable<File['prizes']>[number];
type FileRules = NonNullable<File['rules']>;
type FileAggregate = NonNullable<FileRules['aggregate']>;

/**
 * What matters about a contest; the rest has defaults: three judges, three teams and one stage round of one criterion
 * from 0 to 10 in steps of 0,25. Numbers of judges, teams and rounds are named `gk1`, `t1`, `r1` and so on.
 */
export interface Needs extends Partial<FileAggregate>, Omit<FileRules, 'aggregate'> {
  id?: string;
  title?: string;
  judges?: number | readonly (string | FileJudge)[];
  teams?: number | readonly (string | FileTeam)[];
  rounds?: number | readonly RoundNeeds[];
  prizes?: readonly FilePrize[];
  programme?: NonNullable<File['programme']>;
  delegates?: NonNullable<File['delegates']>;
  access?: NonNullable<File['access']>;
}

/** `criteria` as a number is so many of 0 to 10 in steps of 0,25: `c1`, `c2` and so on. */
export type RoundNeeds = Partial<Omit<FileRound, 'criteria'>> & {
  criteria?: number | readonly Partial<FileCriterion>[];
};

export function contest(needs: Needs = {}): File {
  const {
    id = 'hoi-thi',
    title = 'Hội thi',
    judges = 3,
    teams = 3,
    rounds = 1,
    prizes,
    programme,
    delegates,
    access,
    ...rules
  } = needs;
  const { kind = 'mean', dropHigh, dropLow, per, ...otherRules } = rules;
  return {
    id,
    title,
    rules: { aggregate: { kind, ...given({ dropHigh, dropLow, per }) }, ...otherRules },
    rounds: list(rounds, () => ({})).map(round),
    teams: list(teams, (n) => `t${String(n)}`).map((one) =>
      typeof one === 'string' ? { id: one, name: `Xã ${one}` } : one,
    ),
    judges: list(judges, (n) => `gk${String(n)}`).map((one) =>
      typeof one === 'string' ? { id: one, name: `Giám khảo ${one}` } : one,
    ),
    ...given({ prizes: prizes && [...prizes], programme, delegates, access }),
  };
}

function round(needs: RoundNeeds, index: number): FileRound {
  const { criteria = 1, ...rest } = needs;
  const id = `r${String(index + 1)}`;
  return {
    id,
    name: `Phần thi ${needs.id ?? id}`,
    mode: 'stage',
    ...rest,
    criteria: list(criteria, () => ({})).map(criterion),
  };
}

function criterion(needs: Partial<FileCriterion>, index: number): FileCriterion {
  const id = needs.id ?? `c${String(index + 1)}`;
  return { id, name: `Tiêu chí ${id}`, min: 0, max: 10, step: 0.25, ...needs };
}

function list<T>(wanted: number | readonly T[], make: (n: number) => T): readonly T[] {
  return typeof wanted === 'number' ? Array.from({ length: wanted }, (_, i) => make(i + 1)) : wanted;
}

/** Without the fields that were left out: a file has no `undefined`. */
function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

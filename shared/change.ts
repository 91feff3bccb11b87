import { z } from 'zod';
import { JudgeId, RoundId, TeamId } from './contest.ts';
import type { LogRow } from './define.ts';

/** An event as it is told to those whom it concerns: who did what, and to what. */
export interface Change {
  readonly type: string;
  readonly person: string;
  readonly at: number;
  readonly rounds: readonly RoundId[];
  readonly teams: readonly TeamId[];
  readonly judges: readonly JudgeId[];
  readonly prize: string | null;
  readonly points: number | null;
}

/** What an event of any noun may name; of what else it says nothing is told. */
const Names = z
  .object({
    round: RoundId.nullable(),
    rounds: z.array(RoundId),
    team: TeamId,
    teams: z.array(TeamId),
    judge: JudgeId,
    from: JudgeId,
    sheets: z.array(z.object({ team: TeamId, judge: JudgeId })),
    prize: z.string(),
    points: z.number(),
  })
  .partial();

export function changeOf({ type, person, at, data }: LogRow): Change {
  const { round, rounds = [], team, teams = [], judge, from, sheets = [], prize, points } = Names.parse(data);
  return {
    type,
    person,
    at,
    rounds: once([round, ...rounds]),
    teams: once([team, ...teams, ...sheets.map((one) => one.team)]),
    judges: once([judge, from, ...sheets.map((one) => one.judge)]),
    prize: prize ?? null,
    points: points ?? null,
  };
}

function once<T>(all: readonly (T | null | undefined)[]): NonNullable<T>[] {
  return [...new Set(all.filter((one) => one !== null && one !== undefined))];
}

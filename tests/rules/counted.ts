import { allot } from '../../shared/awards.ts';
import { pointsRatio } from '../../shared/points.ts';
import { at } from '../../shared/spec.ts';
import { overallTable, roundTable } from '../../shared/standings.ts';
import { standing, type Case } from './case.ts';
import { text } from './naive/fractions.ts';
import type { NaiveResult } from './naive/naive.ts';

/** What shared/ makes of a case, in the naive scoring's words, so that the two can be held side by side. */
export function counted(given: Case): NaiveResult {
  const state = standing(given);
  const { contest } = state;
  const team = (t: number) => at(contest.teams, t).id;
  const fraction = ({ n, d }: { n: bigint; d: bigint }) => text({ up: n, down: d });
  const rounds = contest.rounds.map((round, r) => ({
    id: round.id,
    teams: roundTable(state, r).map((row) => ({
      team: team(row.team),
      judges: row.figure.judges.map((one) => ({
        judge: at(contest.judges, one.judge).id,
        total: fraction(one.total),
        counted: one.counted,
        dropped: one.dropped.map((c) => at(round.criteria, c).id),
      })),
      deduction: fraction(pointsRatio(row.figure.deduction)),
      score: row.score && fraction(row.score),
      rank: row.rank,
      tied: row.tied,
      decided: row.decided,
      complete: row.figure.complete,
    })),
  }));
  const overall = overallTable(state).map((row) => ({
    team: team(row.team),
    parts: row.parts.map((part) => part && fraction(part)),
    score: row.score && fraction(row.score),
    rank: row.rank,
    tied: row.tied,
    decided: row.decided,
  }));
  const prizes = allot(state).map((one) => ({
    prize: one.prize.name,
    teams: one.teams.map(team),
    recipient: one.recipient,
    contended: one.contended && { teams: one.contended.teams.map(team), places: one.contended.places },
  }));
  return { rounds, overall, prizes };
}

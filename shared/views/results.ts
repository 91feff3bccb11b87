import { allot, winnersOf } from '../awards.ts';
import type { JudgeId } from '../contest.ts';
import { fromPoints } from '../points.ts';
import { toNumber, type Ratio } from '../ratio.ts';
import { at, specOf } from '../spec.ts';
import { overallTable, roundTable } from '../standings.ts';
import type { State } from '../state.ts';
import type { Results } from '../reading.ts';
import { approvalOf, idOfRound } from './common.ts';

/** Every figure as it stands, from the sheets handed in so far. */
export function results(state: State): Results {
  const { contest } = state;
  const spec = specOf(contest);
  const number = (value: Ratio | null) => value && toNumber(value, spec.decimals);
  const teamId = (t: number) => at(contest.teams, t).id;
  const judgeId = (j: number): JudgeId => at(contest.judges, j).id;
  return {
    seq: state.seq,
    rounds: contest.rounds.map((round, r) => ({
      id: round.id,
      teams: roundTable(state, r).map(({ team, figure, score, rank, tied, decided, withdrawn }) => ({
        team: teamId(team),
        judges: figure.judges.map(({ judge, total, counted, dropped }) => ({
          judge: judgeId(judge),
          total: toNumber(total, spec.decimals),
          counted,
          ...(figure.working.per === 'criterion' ? { dropped: dropped.map((c) => at(round.criteria, c).id) } : {}),
        })),
        score: number(score),
        deduction: fromPoints(figure.deduction),
        rank,
        tied,
        decided,
        withdrawn,
        incomplete: !figure.complete,
      })),
    })),
    overall: overallTable(state).map(({ team, parts, score, rank, tied, decided, withdrawn }) => ({
      team: teamId(team),
      parts: parts.map(number),
      score: number(score),
      rank,
      tied,
      decided,
      withdrawn,
    })),
    ties: state.ties.map(({ round, teams, reason }) => ({
      round: idOfRound(state, round),
      teams: teams.map(teamId),
      reason,
    })),
    awards: allot(state).map(({ prize, teams, recipient, contended, decided }) => ({
      prize: prize.name,
      winners: winnersOf(state, teams, recipient),
      contended: contended && { teams: contended.teams.map(teamId), places: contended.places },
      decided,
      by: prize.by ?? 'rank',
    })),
    approval: approvalOf(state.approval),
  };
}

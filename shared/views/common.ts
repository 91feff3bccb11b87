import { allot, type Allotment } from '../awards.ts';
import type { RoundId } from '../contest.ts';
import { at, specOf } from '../spec.ts';
import { sheetAt, type GivenBack, type Sheet, type State } from '../state.ts';
import type { Approval } from '../board.ts';
import { missingSheets, sheetsOut } from '../owed.ts';
import type { ApprovalWire, LapseWire, OnStage, Outcome } from '../wire.ts';

export function idOfRound(state: State, r: number | null): RoundId | null {
  return r === null ? null : at(state.contest.rounds, r).id;
}

/** As much of a row's hash as is copied onto paper. */
export function firstDigits(hash: string): string {
  return hash.slice(0, 8);
}

/** The last of each sheet; more than one may have come of one. */
export function givenBack(state: State): (GivenBack & { sheet: Sheet; differs: boolean })[] {
  const spec = specOf(state.contest);
  const last = new Map(state.givenBack.map((one) => [`${one.round}/${one.team}/${one.judge}`, one]));
  return [...last.values()].flatMap((one) => {
    const [r, t, j] = [spec.roundAt.get(one.round), spec.teamAt.get(one.team), spec.judgeAt.get(one.judge)];
    // The contest was changed since: it has no sheet there any more.
    if (r === undefined || t === undefined || j === undefined) return [];
    const sheet = sheetAt(state, r, t, j);
    return [{ ...one, sheet, differs: sheet.others.length > 0 }];
  });
}

export function onStage({ contest, stage }: State): OnStage | null {
  return stage && { round: at(contest.rounds, stage.round).id, team: at(contest.teams, stage.team).id };
}

export function approvalOf(approval: Approval | null): ApprovalWire | null {
  return approval && { by: approval.by, at: approval.at };
}

function lapseOf({ contest, lapsed }: State): LapseWire | null {
  if (!lapsed) return null;
  const nameOf = (id: string) => contest.judges.find((judge) => judge.id === id)?.name ?? id;
  const { person, rounds, teams, judges, ...change } = lapsed.change;
  const named = { by: nameOf(person), rounds: [...rounds], teams: [...teams], judges: judges.map(nameOf) };
  return { by: nameOf(lapsed.by), at: lapsed.at, change: { ...change, ...named } };
}

/** Prizes are looked at only when all rounds are closed: before, all is open. */
export function outcome(state: State): Outcome {
  const { contest, rounds } = state;
  const approval = approvalOf(state.approval);
  const lapsed = lapseOf(state);
  const openRounds = rounds.flatMap((round, r) => (round.status === 'closed' ? [] : [at(contest.rounds, r).id]));
  if (openRounds.length > 0)
    return {
      approval,
      lapsed,
      blockers: { openRounds, reopened: 0, prizes: [] },
      doubts: { prizes: [], teams: [], choices: 0 },
    };
  const all = allot(state);
  const named = (which: Allotment[]) => which.map((one) => one.prize.name);
  const lacking = new Set(rounds.flatMap((_, r) => missingSheets(state, r).map((one) => one.team)));
  return {
    approval,
    lapsed,
    blockers: {
      openRounds,
      reopened: rounds.reduce((count, _, r) => count + sheetsOut(state, r).length, 0),
      prizes: named(all.filter((one) => one.contended !== null)),
    },
    doubts: {
      prizes: named(all.filter((one) => one.contended === null && one.teams.length === 0 && one.recipient === null)),
      teams: contest.teams.flatMap(({ id }, t) => (lacking.has(t) ? [id] : [])),
      choices: givenBack(state).filter((one) => one.differs).length,
    },
  };
}

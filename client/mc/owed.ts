import type { JudgeId, TeamId } from '../../shared/contest.ts';
import type { ContestSetup, PanelTeam, SheetLetter } from '../../shared/wire.ts';
import { letterAt } from '../parts/letters.ts';

export interface OwedSheet {
  team: TeamId;
  letter: SheetLetter;
}

export interface OwedByJudge {
  judge: JudgeId;
  sheets: OwedSheet[];
}

/** What stands between a round and its closing: who has not handed in what, judges in the contest's order. */
export function owed(teams: readonly PanelTeam[], setup: ContestSetup): OwedByJudge[] {
  return setup.judges.flatMap(({ id }, j) => {
    const sheets = teams.flatMap((team): OwedSheet[] => {
      const letter = letterAt(team.letters, j);
      return team.withdrawn === null && isOwed(letter) ? [{ team: team.team, letter }] : [];
    });
    return sheets.length > 0 ? [{ judge: id, sheets }] : [];
  });
}

export function isOwed(letter: SheetLetter): boolean {
  return letter === '.' || letter === 'o' || letter === 'b' || letter === 'c' || letter === 'r';
}

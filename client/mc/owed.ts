import type { JudgeId, TeamId } from '../../shared/contest.ts';
import type { ContestSetup, SheetLetter } from '../../shared/wire.ts';
import type { PanelView } from '../../shared/panel.ts';
import { letterAt } from '../parts/letters.ts';
import { inTurn } from './line.ts';

export interface OwedSheet {
  team: TeamId;
  letter: SheetLetter;
}

export interface OwedByJudge {
  judge: JudgeId;
  sheets: OwedSheet[];
}

/** What stands between the round and its closing: judges in the contest's order, their teams in running order. */
export function owed(view: PanelView, setup: ContestSetup, counts = isOwed): OwedByJudge[] {
  const teams = inTurn(view, setup);
  return setup.judges.flatMap(({ id }, j) => {
    const sheets = teams.flatMap((team): OwedSheet[] => {
      const letter = letterAt(team.letters, j);
      return team.withdrawn === null && counts(letter) ? [{ team: team.team, letter }] : [];
    });
    return sheets.length > 0 ? [{ judge: id, sheets }] : [];
  });
}

export function isOwed(letter: SheetLetter): boolean {
  return letter === '.' || letter === 'o' || letter === 'b' || letter === 'c' || letter === 'r';
}

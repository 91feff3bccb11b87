import { at, specOf } from './spec.ts';
import { isWithdrawn, type Standing } from './state.ts';

/** Sheets still owed: by the panel, for teams that compete. */
export function missingSheets(state: Standing, r: number): { team: number; judge: number }[] {
  const { panel } = at(specOf(state.contest).rounds, r);
  return at(state.rounds, r).teams.flatMap((team, t) =>
    isWithdrawn(state, r, t)
      ? []
      : team.sheets.flatMap((sheet, j) =>
          panel[j] === true && sheet.recused === null && sheet.status !== 'handedIn' ? [{ team: t, judge: j }] : [],
        ),
  );
}

/** Sheets given back and not handed in again, as [team, judge]. */
export function sheetsOut(state: Standing, r: number): { team: number; judge: number }[] {
  return at(state.rounds, r).teams.flatMap((team, t) =>
    isWithdrawn(state, r, t)
      ? []
      : team.sheets.flatMap((sheet, j) =>
          sheet.status === 'reopened' && sheet.recused === null ? [{ team: t, judge: j }] : [],
        ),
  );
}

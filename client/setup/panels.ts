import type { JudgeId, TeamId } from '../../shared/contest.ts';
import type { ContestSetup } from '../../shared/wire.ts';
import type { PanelTeam } from '../../shared/panel.ts';

/** Teams that the same judges mark. */
export interface Group {
  readonly judges: readonly JudgeId[];
  readonly teams: readonly TeamId[];
}

/** A judge who is on the panel of this round and not left out for this team. */
function marks(letter: string): boolean {
  return letter !== '' && letter !== '-' && letter !== 'x';
}

/** Who is marked by whom, the largest group first. More than one means that figures come from different panels. */
export function groups(teams: readonly PanelTeam[], setup: ContestSetup): Group[] {
  const found = new Map<string, { judges: JudgeId[]; teams: TeamId[] }>();
  for (const { team, letters, withdrawn } of teams) {
    if (withdrawn !== null) continue;
    const judges = setup.judges.flatMap(({ id }, j) => (marks(letters.charAt(j)) ? [id] : []));
    const key = judges.join(' ');
    const group = found.get(key) ?? { judges, teams: [] };
    group.teams.push(team);
    found.set(key, group);
  }
  return [...found.values()].sort((a, b) => b.teams.length - a.teams.length);
}

/** Begun, complete, handed in, reopened. */
export const WITH_MARKS = ['b', 'c', 'h', 'r'] as const;

/** The teams of a round whose sheet of judge `j` has this letter. */
export function teamsWith(teams: readonly PanelTeam[], j: number, letter: string): TeamId[] {
  return teams.filter((one) => one.letters.charAt(j) === letter).map((one) => one.team);
}

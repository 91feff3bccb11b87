import type { TeamId } from '../../shared/contest.ts';
import type { SetupWords } from '../../shared/messages/setup.ts';
import { splitName } from '../../shared/names.ts';
import type { ContestSetup, RoundSetup } from '../../shared/wire.ts';
import { teamText } from '../parts/say.ts';

/** A round's teams in running order. */
export function inOrder(setup: ContestSetup, round: RoundSetup): TeamId[] {
  return round.order.flatMap((place) => setup.teams[place]?.id ?? []);
}

/** From one to another among these; null is from the first, or to the last. */
export function between(teams: readonly TeamId[], from: TeamId | null, to: TeamId | null): TeamId[] {
  const start = Math.max(0, from === null ? 0 : teams.indexOf(from));
  const end = to === null ? teams.length - 1 : teams.indexOf(to);
  return teams.slice(start, Math.max(start, end < 0 ? teams.length - 1 : end) + 1);
}

/** All teams by their own names, as a Vietnamese dictionary would have them. */
export function byName(setup: ContestSetup): TeamId[] {
  const { compare } = new Intl.Collator('vi', { numeric: true });
  return [...setup.teams].sort((a, b) => compare(splitName(a.name).own, splitName(b.name).own)).map((team) => team.id);
}

/** Teams as people name a stretch of the running order: “Số 03 · HÀ TÂN đến Số 07 · HÀ LAI, Số 12 · HÀ SƠN”. */
export function stretches(setup: ContestSetup, round: RoundSetup, teams: readonly TeamId[], w: SetupWords): string {
  const among = new Set<TeamId>(teams);
  const runs: TeamId[][] = [];
  let open: TeamId[] | null = null;
  for (const team of inOrder(setup, round)) {
    if (!among.has(team)) open = null;
    else if (open) open.push(team);
    else runs.push((open = [team]));
  }
  const name = (team: TeamId) => teamText(setup, round.id, team);
  return runs
    .flatMap((run) => {
      const [first, last] = [run[0], run[run.length - 1]];
      if (first === undefined || last === undefined) return [];
      return run.length > 2 ? [w.judges.teamsRange(name(first), name(last))] : run.map(name);
    })
    .join(', ');
}

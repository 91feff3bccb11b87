import type { TeamId } from '../../shared/contest.ts';
import type { ContestSetup } from '../../shared/wire.ts';
import type { PanelTeam, PanelView } from '../../shared/panel.ts';
import { roundOf, teamPlace } from '../parts/team.ts';
import { moveWaiting } from './lots.ts';

/** The teams of the round that is looked at, in running order. */
export function inTurn(view: PanelView, setup: ContestSetup): PanelTeam[] {
  return (roundOf(setup, view.focus.round)?.order ?? []).flatMap((t) => view.focus.teams[t] ?? []);
}

/** Its clock ran, or somebody marked it. A team that was only called has not: it may have been called by mistake. */
export function hasPerformed({ timer, letters }: PanelTeam): boolean {
  return timer.startedAt !== null || timer.elapsed > 0 || /[bchr]/.test(letters);
}

export function isUp({ stage, focus }: PanelView, { team }: PanelTeam): boolean {
  return stage?.round === focus.round && stage.team === team;
}

/**
 * Who is still to be called, in running order. A team that was called and has not performed keeps its turn; one that the
 * stage has gone past comes after the others, since it may be that nobody took its time.
 */
export function waiting(view: PanelView, setup: ContestSetup): PanelTeam[] {
  const all = inTurn(view, setup);
  const stage = all.findIndex((team) => isUp(view, team));
  const line = all
    .map((team, place) => ({ team, passed: team.called && place < stage }))
    .filter(({ team }) => team.withdrawn === null && !isUp(view, team) && !(team.called && hasPerformed(team)));
  return [...line.filter((one) => !one.passed), ...line.filter((one) => one.passed)].map((one) => one.team);
}

/** Overtime that nobody has settled, in running order: whose, and the points that the rule names. */
export function unsettledOvertime(view: PanelView, setup: ContestSetup): { team: TeamId; points: number }[] {
  return inTurn(view, setup).flatMap(({ team, overtime: points, withdrawn }) =>
    points !== null && withdrawn === null ? [{ team, points }] : [],
  );
}

/** The running order with this team `by` places further among those not yet called; null where it cannot move so. */
export function moved(view: PanelView, setup: ContestSetup, team: TeamId, by: number): TeamId[] | null {
  const { round, teams } = view.focus;
  const waits = (t: number) => teams[t]?.called === false && teams[t].withdrawn === null;
  const order = moveWaiting(roundOf(setup, round)?.order ?? [], waits, teamPlace(setup, team), by);
  return order && order.flatMap((t) => setup.teams[t]?.id ?? []);
}

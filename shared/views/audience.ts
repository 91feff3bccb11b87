import { placeNow } from '../programme.ts';
import { toNumber, type Ratio } from '../ratio.ts';
import { scoreTeam } from '../score.ts';
import { at, indexIn, specOf } from '../spec.ts';
import { overallTable, roundTable, type Use } from '../standings.ts';
import { isWithdrawn, type Standing, type State } from '../state.ts';
import type { Scene } from '../board.ts';
import { prizesWire, stepWire } from './reveal.ts';
import type { PinnedScene, AudienceView, OverallRowWire, RoundRowWire, SceneWire } from '../scene.ts';

/**
 * The scene a projector shows. Figures come from `board.out` alone, which is what the hall was let see: nothing else
 * of the sheets can reach an audience. RULES.md: F1–F4.
 */
export function audienceScene(state: State, show?: PinnedScene): AudienceView['scene'] {
  return draw(state, show === undefined ? state.board.scene : pinned(state, show));
}

function draw(state: State, scene: Scene): SceneWire {
  const { contest, board, revealed, allowed } = state;
  const { frozen } = board;
  switch (scene.what) {
    case 'welcome':
    case 'blank':
    case 'logo':
      return { what: scene.what };
    case 'programme':
      return { what: 'programme', now: placeNow(state.programme) };
    case 'message':
      return { what: 'message', text: scene.text };
    case 'draw':
      return drawScene(state, scene.round);
    case 'onStage':
      return stageScene(state, scene.round);
    case 'progress': {
      const round = at(contest.rounds, scene.round).id;
      const seen = board.out.progress[scene.round];
      return seen ? { what: 'progress', round, done: progress(state, seen, round), frozen } : { what: 'welcome' };
    }
    case 'round': {
      const round = at(contest.rounds, scene.round).id;
      const seen = board.out.round[scene.round];
      return seen ? { what: 'round', round, rows: roundRows(seen, round), frozen } : { what: 'welcome' };
    }
    case 'overall':
      return board.out.overall
        ? { what: 'overall', rows: overallRows(state, board.out.overall, 'complete'), frozen }
        : { what: 'welcome' };
    case 'reveal':
      return state.reveal
        ? {
            what: 'reveal',
            rehearsal: state.reveal.rehearsal,
            step: stepWire(at(state.reveal.steps, state.reveal.step)),
          }
        : { what: 'welcome' };
    case 'ranking':
      if (revealed && allowed.ranking) return { what: 'ranking', rows: overallRows(state, revealed.standing, 'all') };
      return draw(state, { what: 'prizes' });
    case 'prizes':
      return revealed ? { what: 'prizes', prizes: prizesWire(revealed) } : { what: 'welcome' };
  }
}

/** The scene of a pinned screen; a board is the one last let out. */
function pinned(state: State, show: PinnedScene): Scene {
  const { scene, out } = state.board;
  switch (show) {
    case 'welcome':
    case 'programme':
    case 'overall':
    case 'logo':
    case 'prizes':
      return { what: show };
    case 'live':
      return scene;
    case 'draw':
      return scene.what === 'draw' ? scene : { what: 'draw', round: lastDrawn(state) ?? hallAt(state) };
    case 'overlay':
      return scene.what === 'reveal' ? scene : { what: 'onStage', round: hallAt(state) };
    case 'onStage':
    case 'clock':
      return { what: 'onStage', round: hallAt(state) };
    case 'progress':
    case 'round':
      return { what: show, round: out.latest[show] ?? 0 };
  }
}

/** The round that the hall is at. */
function hallAt({ stage, current }: State): number {
  return stage?.round ?? current ?? 0;
}

/** The round whose lots were drawn last. */
function lastDrawn({ rounds }: State): number | null {
  const last = Math.max(...rounds.map((round) => round.drawnAt ?? 0));
  return last === 0 ? null : rounds.findIndex((round) => round.drawnAt === last);
}

function drawScene(state: State, r: number): SceneWire {
  const { contest, rounds } = state;
  const { id, mode } = at(contest.rounds, r);
  const { ordered, status, drawnAt } = at(rounds, r);
  const out = contest.teams.filter((_, t) => isWithdrawn(state, r, t)).map((team) => team.id);
  // Papers hang as the file lists them; whoever opens a part without lots goes by the file too.
  const awaited = mode === 'stage' && status === 'pending' && !ordered;
  return { what: 'draw', round: id, out, awaited, drawnAt };
}

function stageScene(state: State, r: number): SceneWire {
  const { contest, stage } = state;
  const { teams, order } = at(state.rounds, r);
  const here = stage?.round === r ? stage.team : null;
  const next = order.find((t) => !at(teams, t).called && !isWithdrawn(state, r, t));
  return {
    what: 'onStage',
    round: at(contest.rounds, r).id,
    team: here === null ? null : at(contest.teams, here).id,
    next: next === undefined ? null : at(contest.teams, next).id,
    timer: here === null ? { startedAt: null, elapsed: 0 } : at(teams, here).timer,
    limitSeconds: at(contest.rounds, r).timeLimitSeconds ?? null,
  };
}

/**
 * By team of today's contest: every judge has marked it, not yet, or it does not compete. What was let out has its own
 * contest's places, which a change of the contest since may have moved.
 */
function progress({ contest }: State, seen: Standing, roundId: string): string {
  const spec = specOf(seen.contest);
  const r = indexIn(spec.roundAt, roundId);
  const letter = (t: number | undefined) => {
    if (t === undefined) return '0';
    if (isWithdrawn(seen, r, t)) return 'w';
    return scoreTeam(at(spec.rounds, r), at(at(seen.rounds, r).teams, t)).complete ? '1' : '0';
  };
  return contest.teams.map((team) => letter(spec.teamAt.get(team.id))).join('');
}

function roundRows(seen: Standing, roundId: string): RoundRowWire[] {
  const { contest } = seen;
  const r = indexIn(specOf(contest).roundAt, roundId);
  const rows = roundTable(seen, r, 'complete');
  return inTableOrder(seen, r, rows).map(({ team, score, rank, withdrawn }) => [
    at(contest.teams, team).id,
    number(seen, score),
    withdrawn ? -1 : rank,
  ]);
}

/** The parts in the order of today's rounds. */
function overallRows(state: State, seen: Standing, use: Use): OverallRowWire[] {
  const { contest } = seen;
  const { roundAt } = specOf(contest);
  const places = state.contest.rounds.map((round) => roundAt.get(round.id));
  const rows = overallTable(seen, use);
  return inTableOrder(seen, 0, rows).map(({ team, parts, score, rank, withdrawn }) => [
    at(contest.teams, team).id,
    places.map((r) => number(seen, (r === undefined ? null : parts[r]) ?? null)),
    number(seen, score),
    withdrawn ? -1 : rank,
  ]);
}

/** Best first, level ones and those without a rank in running order. */
function inTableOrder<R extends { team: number; rank: number | null }>(
  seen: Standing,
  r: number,
  rows: readonly R[],
): R[] {
  const place = new Map(at(seen.rounds, r).order.map((t, i) => [t, i]));
  const rankOf = (row: R) => row.rank ?? Number.MAX_SAFE_INTEGER;
  return [...rows].sort((a, b) => rankOf(a) - rankOf(b) || (place.get(a.team) ?? 0) - (place.get(b.team) ?? 0));
}

function number(seen: Standing, value: Ratio | null): number | null {
  return value && toNumber(value, seen.contest.rules.decimals);
}

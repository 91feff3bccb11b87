import type { Contest, ContestRound } from './contest.ts';
import { toPoints } from './points.ts';
import { beginDelegates, remapProgramme } from './programme.ts';
import { at, indexIn, specOf } from './spec.ts';
import { freshState, hasMarks, type RoundState, type Sheet, type State, type TeamState } from './state.ts';
import type { Scene } from './board.ts';

/** What `next` would change or orphan of the marks already given and the prizes already decided, by name. */
export function orphans(state: State, next: Contest): string[] {
  const { contest } = state;
  const to = specOf(next);
  const lostPrizes = state.decisions.map((one) => one.prize).filter((prize) => !to.prizeAt.has(prize));
  const lostMarks = state.rounds.flatMap((round, r) => {
    const before = at(contest.rounds, r);
    const nextRound = next.rounds.find((one) => one.id === before.id);
    const marked = round.teams.flatMap((team, t) =>
      team.sheets.flatMap((sheet, j) => (hasMarks(sheet) ? [{ team: t, judge: j }] : [])),
    );
    const deducted = round.teams.flatMap((team, t) => (team.deductions.length > 0 ? [t] : []));
    if (!nextRound) return marked.length + deducted.length > 0 ? [before.name] : [];
    const teams = new Set([...marked.map((one) => one.team), ...deducted]);
    const lostTeams = [...teams].map((t) => at(contest.teams, t)).filter((team) => !to.teamAt.has(team.id));
    const panel = at(to.rounds, indexIn(to.roundAt, before.id)).panel;
    const judges = [...new Set(marked.map((one) => one.judge))].map((j) => at(contest.judges, j));
    const lostJudges = judges.filter((judge) => {
      const j = to.judgeAt.get(judge.id);
      return j === undefined || panel[j] !== true;
    });
    const scale = marked.length > 0 ? changedScales(before, nextRound) : [];
    const fine = round.teams.flatMap((team, t) =>
      team.deductions.some((one) => toPoints(one.points / 1e6, next.rules.decimals) === null)
        ? [at(contest.teams, t).name]
        : [],
    );
    return [...scale, ...[...lostTeams, ...lostJudges].map((one) => one.name), ...fine];
  });
  return [...lostMarks, ...lostPrizes];
}

/** Criteria that are gone, new, or on another scale; a new one would leave sheets half done. */
function changedScales(before: ContestRound, after: ContestRound): string[] {
  const same = (id: string) => {
    const [a, b] = [before, after].map((round) => round.criteria.find((criterion) => criterion.id === id));
    return a && b && a.min === b.min && a.max === b.max && a.step === b.step;
  };
  const all = new Map([...after.criteria, ...before.criteria].map((criterion) => [criterion.id, criterion.name]));
  return [...all].filter(([id]) => !same(id)).map(([, name]) => `${before.name}: ${name}`);
}

/** The state under a changed contest: everything that still has a place keeps it, by id. */
export function remap(state: State, next: Contest): State {
  const from = specOf(state.contest);
  const to = specOf(next);
  const fresh = freshState(next, state.at);
  const teamFrom = next.teams.map((team) => from.teamAt.get(team.id));
  const judgeFrom = next.judges.map((judge) => from.judgeAt.get(judge.id));
  const teamTo = state.contest.teams.map((team) => to.teamAt.get(team.id));
  const roundTo = state.contest.rounds.map((round) => to.roundAt.get(round.id));
  const kept = <T>(places: readonly (T | undefined)[], all: readonly number[]) => all.flatMap((i) => places[i] ?? []);

  const rounds = next.rounds.map((round, r): RoundState => {
    const empty = at(fresh.rounds, r);
    const f = from.roundAt.get(round.id);
    if (f === undefined) return empty;
    const before = at(state.rounds, f);
    const criterionFrom = round.criteria.map((criterion) => at(from.rounds, f).criterionAt.get(criterion.id));
    const order = kept(teamTo, before.order);
    const newcomers = next.teams.map((_, t) => t).filter((t) => !order.includes(t));
    let spare = Math.max(0, ...before.numbers);
    return {
      ...before,
      order: [...order, ...newcomers],
      numbers: teamFrom.map((t) => (t === undefined ? ++spare : at(before.numbers, t))),
      nudged: judgeFrom.map((j) => (j === undefined ? null : at(before.nudged, j))),
      teams: teamFrom.map((t, i): TeamState => {
        if (t === undefined) return at(empty.teams, i);
        const team = at(before.teams, t);
        const sheets = judgeFrom.map((j, place) =>
          j === undefined ? at(at(empty.teams, i).sheets, place) : remapSheet(at(team.sheets, j), criterionFrom),
        );
        return { ...team, sheets };
      }),
    };
  });

  const place = (r: number | null) => (r === null ? null : (roundTo[r] ?? null));
  const stage = state.stage && stageIn(state.stage, roundTo, teamTo);
  return {
    ...fresh,
    rounds,
    withdrawn: teamFrom.map((t) => (t === undefined ? null : at(state.withdrawn, t))),
    ties: state.ties
      .filter((tie) => tie.round === null || roundTo[tie.round] !== undefined)
      .map((tie) => ({ ...tie, round: place(tie.round), teams: kept(teamTo, tie.teams) })),
    decisions: state.decisions.map((one) => ({ ...one, teams: kept(teamTo, one.teams) })),
    current: place(state.current),
    stage,
    // What was let out keeps its own contest, and with it its own places.
    board: {
      ...state.board,
      scene: sceneIn(state.board.scene, roundTo),
      covered: state.board.covered && sceneIn(state.board.covered, roundTo),
      out: {
        overall: state.board.out.overall,
        round: placed(state.board.out.round, roundTo, next.rounds.length),
        progress: placed(state.board.out.progress, roundTo, next.rounds.length),
        latest: { round: place(state.board.out.latest.round), progress: place(state.board.out.latest.progress) },
      },
    },
    programme: remapProgramme(state.programme, state.contest, next),
    delegates:
      JSON.stringify(state.contest.delegates) === JSON.stringify(next.delegates)
        ? state.delegates
        : beginDelegates(next),
    approval: state.approval,
    lapsed: state.lapsed,
    revealed: state.revealed,
    reveal: state.reveal,
    allowed: state.allowed,
    lineage: state.lineage,
    givenBack: state.givenBack,
    rehearsal: state.rehearsal,
  };
}

function remapSheet(sheet: Sheet, criterionFrom: readonly (number | undefined)[]): Sheet {
  const placed = (marks: Sheet['marks']) => criterionFrom.map((c) => (c === undefined ? null : (marks[c] ?? null)));
  const others = sheet.others.map((one) => ({ ...one, marks: placed(one.marks) }));
  const returned = sheet.returned.map((one) => ({ ...one, marks: placed(one.marks) }));
  return { ...sheet, marks: placed(sheet.marks), others, returned };
}

function stageIn(
  stage: NonNullable<State['stage']>,
  roundTo: readonly (number | undefined)[],
  teamTo: readonly (number | undefined)[],
): State['stage'] {
  const round = roundTo[stage.round];
  const team = teamTo[stage.team];
  return round === undefined || team === undefined ? null : { round, team };
}

function sceneIn(scene: Scene, roundTo: readonly (number | undefined)[]): Scene {
  if (!('round' in scene)) return scene;
  const round = roundTo[scene.round];
  return round === undefined ? { what: 'welcome' } : { ...scene, round };
}

function placed<T>(all: readonly (T | null)[], to: readonly (number | undefined)[], length: number): (T | null)[] {
  const moved: (T | null)[] = Array.from({ length }, () => null);
  all.forEach((one, i) => {
    const place = to[i];
    if (place !== undefined) moved[place] = one;
  });
  return moved;
}

import { itemSeconds } from '../pace.ts';
import { placeNow } from '../programme.ts';
import { at, specOf } from '../spec.ts';
import { isWithdrawn, type Standing, type State } from '../state.ts';
import { lastStep } from '../last-step.ts';
import type { Scene } from '../board.ts';
import type { Alarm, CopiesWire } from '../alarm.ts';
import type { PageMessage } from '../wire.ts';
import type { ReachWire, PanelView, Presence, TabletsWire } from '../panel.ts';
import { firstDigits, givenBack, idOfRound, onStage, outcome } from './common.ts';
import { roundLetters, teamLetters } from './letters.ts';
import { previewScene } from './preview.ts';
import { prizesWire, stepWire } from './reveal.ts';

/** What the panel is told that is no part of the contest. */
export interface Desk {
  /** By judge. */
  readonly presence: readonly Presence[];
  /** Likewise. */
  readonly tablets: readonly TabletsWire[];
  readonly alarms: readonly Alarm[];
  readonly copies: CopiesWire | null;
  readonly reach: ReachWire;
  /** The hash of the log's last row. */
  readonly head: string;
}

/**
 * What the MC and the secretariat drive the day by. It holds no mark and no rank, but where a
 * page asks for a preview of a scene that has some; the reveal's steps name winners.
 */
export function panelView(
  state: State,
  page: PageMessage | null,
  { presence, tablets, alarms, copies, reach, head }: Desk,
  now: number,
): PanelView {
  const { contest, board, reveal } = state;
  const spec = specOf(contest);
  const asked = page?.round === undefined ? undefined : spec.roundAt.get(page.round);
  const focus = asked ?? state.current ?? firstPart(state);
  const where = onStage(state);
  const last = lastStep(state);
  return {
    seq: state.seq,
    log: state.lineage.log,
    head: firstDigits(head),
    alarms: [...alarms],
    copies,
    reach,
    now,
    rounds: state.rounds.map(({ status, ordered }, r) => {
      const { handedIn, expected } = roundLetters(state, r);
      return { id: at(contest.rounds, r).id, status, handedIn, expected, ordered };
    }),
    current: idOfRound(state, state.current),
    stage: where &&
      state.stage && {
        ...where,
        timer: at(at(state.rounds, state.stage.round).teams, state.stage.team).timer,
        away: isWithdrawn(state, state.stage.round, state.stage.team),
      },
    focus: {
      round: at(contest.rounds, focus).id,
      teams: contest.teams.map((_, t) => teamLetters(state, focus, t).row),
    },
    presence: [...presence],
    tablets: [...tablets],
    board: {
      ...sceneName(state, board.scene),
      covered: board.covered && board.covered.what,
      texts: [...board.texts],
      frozen: board.frozen,
      out: letOut(state),
    },
    programme: {
      at: placeNow(state.programme),
      startedAt: state.programme.since,
      seconds: itemSeconds(state),
    },
    last: last && { seq: last.seq, at: last.at, person: last.person, said: last.said, undo: last.before !== null },
    preview: page?.preview ? previewScene(state, page.preview) : null,
    ...outcome(state),
    reveal: reveal && {
      rehearsal: reveal.rehearsal,
      step: reveal.step,
      steps: reveal.steps.map(stepWire),
    },
    revealed: state.approval !== null && state.approval === state.revealed?.approval,
    readOut: state.revealed && prizesWire(state.revealed),
    allowed: { ...state.allowed },
    withdrawn: contest.teams.flatMap((team, t) => {
      const reason = at(state.withdrawn, t);
      return reason === null ? [] : [[team.id, reason] satisfies [unknown, unknown]];
    }),
    givenBack: givenBack(state).map(({ round, team, judge, differs }) => ({ round, team, judge, differs })),
  };
}

function sceneName(state: State, scene: Scene): Pick<PanelView['board'], 'scene' | 'round' | 'text'> {
  return {
    scene: scene.what,
    round: 'round' in scene ? idOfRound(state, scene.round) : null,
    text: scene.what === 'message' ? scene.text : null,
  };
}

/** Where the day begins, whatever comes first in the file. */
function firstPart({ contest, programme }: State): number {
  const part = programme.items.find((item) => 'round' in item);
  return part && 'round' in part ? (specOf(contest).roundAt.get(part.round) ?? 0) : 0;
}

function letOut({ contest, board: { out } }: State): PanelView['board']['out'] {
  const those = (seen: readonly (Standing | null)[]) => contest.rounds.flatMap(({ id }, r) => (seen[r] ? [id] : []));
  return { overall: out.overall !== null, round: those(out.round), progress: those(out.progress) };
}

import type { JudgeId, RoundId, TeamId } from '../../shared/contest.ts';
import type { ContestSetup, RoundSetup } from '../../shared/wire.ts';
import type { PanelTeam, PanelView } from '../../shared/panel.ts';
import { isUp, unsettledOvertime, waiting } from './line.ts';
import { owed } from './owed.ts';
import { isPart, itemNow, itemsToCome } from './programme.ts';

/** What the large button offers. It only offers: nothing is done until somebody presses. */
export type Next =
  | { do: 'order' | 'open' | 'look' | 'close'; round: RoundId }
  /** To this item of the programme; a part that is open goes on. */
  | { do: 'go'; item: string }
  | { do: 'call' | 'recall' | 'start' | 'stop'; round: RoundId; team: TeamId }
  | { do: 'overtime'; round: RoundId; team: TeamId; points: number }
  | { do: 'nudge'; round: RoundId; judges: JudgeId[]; sheets: number }
  | { do: 'approve' | 'reveal' | 'end' | 'done' }
  | { do: 'step'; covered: boolean }
  | { do: 'wait'; for: 'sheets' | 'reopened' | 'approval' | 'prizes' };

export interface Shown {
  scene: 'onStage' | 'progress' | 'programme';
  round: RoundId | null;
}

/**
 * The next thing to do, as the day goes: what the hall is at comes first, then what the programme has next, then approval
 * and the reveal. A gallery is marked beside the stage, so its missing sheets hold nothing up. `over`: ceremonies,
 * speeches and breaks are passed over.
 */
export function next(view: PanelView, setup: ContestSetup, organiser: boolean, over = false): Next {
  if (view.reveal) return nextOfReveal(view);
  const { stage } = view;
  if (stage && stage.timer.startedAt !== null) return { do: 'stop', round: stage.round, team: stage.team };
  const goesOn = over ? null : partGoesOn(view, setup);
  if (goesOn) return goesOn;
  const coming = comes(view, setup, over);
  const here = setup.rounds.find((round) => round.id === view.focus.round);
  const status = here && statusOf(view, here.id);
  if (here && status === 'open')
    return here.mode === 'stage' ? nextOnStage(view, setup, here) : nextOfGallery(view, setup, here, coming);
  if (here && status === 'pending') return busyStage(view, setup) ?? (coming?.do === 'go' ? coming : begin(view, here));
  return (
    busyStage(view, setup) ?? whole(view, setup) ?? coming ?? stillOpen(view, setup) ?? nextOfResult(view, organiser)
  );
}

function isLastStep(reveal: { step: number; steps: readonly unknown[] }): boolean {
  return reveal.step >= reveal.steps.length - 1;
}

/** What the projector could show now that it does not: the team on stage, how far the gallery is marked, the programme. */
export function toShow(view: PanelView, setup: ContestSetup): Shown | null {
  const { stage, board, reveal, focus, rounds } = view;
  if (reveal) return null;
  const now = itemNow(view, setup);
  if (now && !isPart(now))
    return board.scene === 'onStage' || board.scene === 'progress' ? { scene: 'programme', round: null } : null;
  const gallery = setup.rounds.find((round) => round.id === focus.round)?.mode === 'gallery';
  const open = rounds.some((round) => round.id === focus.round && round.status === 'open');
  const wanted: Shown | null = stage
    ? { scene: 'onStage', round: stage.round }
    : gallery && open
      ? { scene: 'progress', round: focus.round }
      : null;
  return wanted && (board.scene !== wanted.scene || board.round !== wanted.round) ? wanted : null;
}

/**
 * What the large button would offer if this were passed over: lots, the clock, a team that does not come again, a ceremony,
 * the wait for sheets; or a break that the programme has in the middle of this part.
 */
export function instead(offer: Next, view: PanelView, setup: ContestSetup, organiser = false): Next | null {
  if (offer.do === 'order') return { do: 'open', round: offer.round };
  if (offer.do === 'go') return passedOver(offer, view, setup, organiser);
  if (offer.do === 'nudge' || offer.do === 'call') return pause(offer.do, offer.round, view, setup);
  if (offer.do !== 'start' && offer.do !== 'recall') return null;
  const here = setup.rounds.find((round) => round.id === offer.round);
  const line = waiting(view, setup).filter((team) => offer.do === 'start' || !team.called);
  const other = here && nextToCall(view, setup, here, line);
  return other && other.do !== 'wait' ? other : null;
}

function passedOver(offer: Next & { do: 'go' }, view: PanelView, setup: ContestSetup, organiser: boolean): Next | null {
  const item = setup.programme.find((one) => one.id === offer.item);
  const then = next(view, setup, organiser, true);
  return item && !isPart(item) && then.do !== 'wait' && then.do !== 'done' ? then : null;
}

/** What comes when nothing is waited for: what is no part; while teams are still to be called, a break amid them. */
function pause(offered: 'nudge' | 'call', round: RoundId, view: PanelView, setup: ContestSetup): Next | null {
  const [first, second] = itemsToCome(view, setup);
  if (!first || isPart(first)) return null;
  const amid = second && isPart(second) && second.round === round;
  return offered === 'nudge' || amid ? { do: 'go', item: first.id } : null;
}

/** Rounds as the programme has them; one that it leaves out comes after. */
export function inProgramme(setup: ContestSetup): RoundSetup[] {
  const place = new Map<RoundId, number>();
  setup.programme.forEach((item, i) => {
    if ('round' in item && !place.has(item.round)) place.set(item.round, i);
  });
  const last = setup.programme.length;
  return [...setup.rounds].sort((a, b) => (place.get(a.id) ?? last) - (place.get(b.id) ?? last));
}

function nextOfReveal({ reveal, board }: PanelView): Next {
  const covered = board.scene !== 'reveal';
  return reveal && isLastStep(reveal) && !covered ? { do: 'end' } : { do: 'step', covered };
}

function nextOnStage(view: PanelView, setup: ContestSetup, here: RoundSetup): Next {
  const { id: round } = here;
  const { teams } = view.focus;
  // A clock that was forgotten runs on while another team is called.
  const running = teams.find((team) => team.timer.startedAt !== null);
  if (running) return { do: 'stop', round, team: running.team };
  const on = teams.find((team) => isUp(view, team));
  if (on && on.withdrawn === null) {
    if (here.timeLimitSeconds !== null && on.timer.elapsed === 0) return { do: 'start', round, team: on.team };
    if (on.overtime !== null) return { do: 'overtime', round, team: on.team, points: on.overtime };
  }
  return nextToCall(view, setup, here, waiting(view, setup));
}

/** The first in line; when nobody is, what is left to do before the round closes. */
function nextToCall(view: PanelView, setup: ContestSetup, here: RoundSetup, [first]: readonly PanelTeam[]): Next {
  const { id: round } = here;
  if (first) return { do: first.called ? 'recall' : 'call', round, team: first.team };
  const [unsettled] = unsettledOvertime(view, setup);
  if (unsettled) return { do: 'overtime', round, ...unsettled };
  return isWhole(view, round) ? { do: 'close', round } : nudge(view, setup, here);
}

function nextOfGallery(view: PanelView, setup: ContestSetup, here: RoundSetup, coming: Next | null): Next {
  if (isWhole(view, here.id)) return { do: 'close', round: here.id };
  return busyStage(view, setup) ?? whole(view, setup) ?? coming ?? nudge(view, setup, here);
}

function nextOfResult(view: PanelView, organiser: boolean): Next {
  if (view.approval) return { do: view.revealed ? 'done' : 'reveal' };
  if (view.blockers.reopened > 0) return reopened(view);
  if (view.blockers.prizes.length > 0) return { do: 'wait', for: 'prizes' };
  return organiser ? { do: 'approve' } : { do: 'wait', for: 'approval' };
}

/** Sheets that were given back to be mended: in the round looked at, or in the next that lacks some. */
function reopened({ focus, rounds }: PanelView): Next {
  if (focus.teams.some((team) => team.withdrawn === null && team.letters.includes('r')))
    return { do: 'wait', for: 'reopened' };
  const here = rounds.findIndex((round) => round.id === focus.round);
  const others = [...rounds.slice(here + 1), ...rounds.slice(0, Math.max(0, here))];
  const lacking = others.find((round) => round.handedIn < round.expected);
  return lacking ? { do: 'look', round: lacking.id } : { do: 'wait', for: 'reopened' };
}

/** A stage round elsewhere is where the hall is: nothing else opens over it by the large button. */
function busyStage(view: PanelView, setup: ContestSetup): Next | null {
  const busy = setup.rounds.find((one) => one.mode === 'stage' && isElsewhere(view, one.id) && !isWhole(view, one.id));
  return busy ? { do: 'look', round: busy.id } : null;
}

/** Every sheet of another open round is in. */
function whole(view: PanelView, setup: ContestSetup): Next | null {
  const round = inProgramme(setup).find((one) => isElsewhere(view, one.id) && isWhole(view, one.id));
  return round ? { do: 'close', round: round.id } : null;
}

/** After a break in the middle of a part: that part. */
function partGoesOn(view: PanelView, setup: ContestSetup): Next | null {
  const now = itemNow(view, setup);
  const [first] = itemsToCome(view, setup);
  const opens = now && !isPart(now) && first && isPart(first) && statusOf(view, first.round) === 'open';
  return opens ? { do: 'go', item: first.id } : null;
}

/** A part left behind, then what stands next in the programme; at the awards nothing, until they are over. */
function comes(view: PanelView, setup: ContestSetup, over: boolean): Next | null {
  const now = itemNow(view, setup);
  const isAwards = now !== null && !isPart(now) && now.kind === 'awards' && !view.revealed;
  const pending = inProgramme(setup).filter((one) => statusOf(view, one.id) === 'pending');
  const toCome = itemsToCome(view, setup);
  const behind = pending.find((one) => !toCome.some((item) => isPart(item) && item.round === one.id));
  if (behind && isIn(setup, behind.id)) return begin(view, behind);
  for (const item of isAwards ? [] : toCome) {
    if (!isPart(item)) {
      if (!over) return { do: 'go', item: item.id };
      continue;
    }
    const part = pending.find((one) => one.id === item.round);
    if (part) return begin(view, part);
  }
  const [first] = pending;
  return first ? begin(view, first) : null;
}

function isIn({ programme }: ContestSetup, round: RoundId): boolean {
  return programme.some((item) => isPart(item) && item.round === round);
}

function stillOpen(view: PanelView, setup: ContestSetup): Next | null {
  const round = inProgramme(setup).find((one) => isElsewhere(view, one.id));
  return round ? { do: 'look', round: round.id } : null;
}

/** A stage needs its lots; a gallery opens as it is. */
function begin(view: PanelView, round: RoundSetup): Next {
  const ordered = view.rounds.find((one) => one.id === round.id)?.ordered ?? true;
  return { do: round.mode === 'stage' && !ordered ? 'order' : 'open', round: round.id };
}

function nudge(view: PanelView, setup: ContestSetup, here: RoundSetup): Next {
  const judges = owed(view, setup);
  const sheets = judges.reduce((sum, one) => sum + one.sheets.length, 0);
  if (sheets === 0) return { do: 'wait', for: 'sheets' };
  return { do: 'nudge', round: here.id, judges: judges.map((one) => one.judge), sheets };
}

function isElsewhere(view: PanelView, round: RoundId): boolean {
  return round !== view.focus.round && statusOf(view, round) === 'open';
}

function isWhole(view: PanelView, round: RoundId): boolean {
  const one = view.rounds.find((each) => each.id === round);
  return one !== undefined && one.handedIn >= one.expected;
}

function statusOf(view: PanelView, round: RoundId): 'pending' | 'open' | 'closed' | undefined {
  return view.rounds.find((one) => one.id === round)?.status;
}

import type { McWords } from '../../shared/messages/mc.ts';
import type { ContestSetup } from '../../shared/wire.ts';
import type { PanelView } from '../../shared/panel.ts';
import { lapseText } from '../parts/outcome.ts';
import { points } from '../parts/points.ts';
import { judgeName, roundName, teamText } from '../parts/say.ts';
import type { Next } from './next.ts';
import { owed } from './owed.ts';
import { isPart, itemName } from './programme.ts';
import type { Panel } from './panel.svelte.ts';
import { stepText } from './steps.ts';

/** What a button says that does this. */
export function labelOf(now: Next, view: PanelView, setup: ContestSetup, w: McWords): string {
  const say = w.next;
  switch (now.do) {
    case 'order':
    case 'open':
    case 'look':
    case 'close':
      return say[now.do](roundName(setup, now.round));
    case 'call':
    case 'recall':
      return say[now.do](teamText(setup, now.round, now.team));
    case 'go': {
      const item = setup.programme.find((one) => one.id === now.item);
      if (!item) return '';
      return isPart(item) ? say.goesOn(itemName(setup, item)) : say.go(item.name);
    }
    case 'overtime':
      return now.points > 0 ? say.overtime(points(now.points, setup.decimals, 0)) : say.noOvertime;
    case 'nudge':
      return say.nudge(now.sheets);
    case 'step':
      return now.covered ? say.covered : say.step;
    case 'wait':
      return waitText(now.for, view, w);
    default:
      return say[now.do];
  }
}

function waitText(what: Extract<Next, { do: 'wait' }>['for'], view: PanelView, w: McWords): string {
  switch (what) {
    case 'sheets':
      return w.next.waitSheets;
    case 'reopened':
      return w.next.waitReopened;
    case 'approval':
      return w.next.waitApproval;
    case 'prizes':
      return w.next.waitPrizes(view.blockers.prizes.join(', '));
  }
}

/** The smaller line under it: of whom, of what, or how far. */
export function detailOf(now: Next, view: PanelView, setup: ContestSetup, w: McWords): string {
  switch (now.do) {
    case 'start':
    case 'stop':
    case 'overtime':
      return teamText(setup, now.round, now.team);
    case 'call':
      return roundName(setup, now.round);
    case 'recall':
      return w.onlyCalled;
    case 'go':
      return setup.programme.find((one) => one.id === now.item)?.person ?? '';
    case 'nudge':
      return now.judges.map((judge) => judgeName(setup, judge)).join(', ');
    case 'close': {
      const round = view.rounds.find((one) => one.id === now.round);
      return round ? w.next.whole(round.handedIn, round.expected) : '';
    }
    case 'step': {
      const step = view.reveal?.steps[view.reveal.step + (now.covered ? 0 : 1)];
      return step ? stepText(step, w) : '';
    }
    case 'wait':
      if (now.for === 'reopened') return returnedSheets(view, setup);
      return now.for === 'approval' && view.lapsed ? lapseText(setup, view.lapsed) : '';
    default:
      return '';
  }
}

function returnedSheets(view: PanelView, setup: ContestSetup): string {
  return owed(view, setup, (letter) => letter === 'r')
    .map(({ judge, sheets }) => {
      const teams = sheets.map((sheet) => teamText(setup, view.focus.round, sheet.team));
      return `${judgeName(setup, judge)}: ${teams.join(', ')}`;
    })
    .join('; ');
}

/** What the small button beside it says, which passes `offer` over. */
export function insteadOf(offer: Next, other: Next, view: PanelView, setup: ContestSetup, w: McWords): string {
  if (offer.do === 'order' && other.do === 'open') return w.next.unordered(roundName(setup, other.round));
  const label =
    other.do === 'call' ? w.next.callBriefly(teamText(setup, other.round, other.team)) : labelOf(other, view, setup, w);
  const then = label.charAt(0).toLocaleLowerCase('vi') + label.slice(1);
  switch (offer.do) {
    case 'recall':
      return w.next.notAgain(then);
    case 'go':
      return w.next.passOver(then);
    case 'nudge':
      return w.next.unwaited(then);
    case 'call':
      return label;
    default:
      return w.next.unclocked(then);
  }
}

/** Does it, or asks first. */
export async function take(now: Next, panel: Panel, setup: ContestSetup): Promise<void> {
  switch (now.do) {
    case 'order':
    case 'close':
      panel.ask({ ask: now.do, round: now.round });
      break;
    case 'open':
      await panel.openRound(now.round);
      break;
    case 'look':
      panel.look(now.round);
      break;
    case 'go':
      await panel.go(now.item);
      break;
    case 'call':
    case 'recall':
      await panel.call(now.round, now.team);
      break;
    case 'start':
      await panel.startClock(now.round, now.team);
      break;
    case 'stop':
      await panel.stopClock(now.round, now.team);
      break;
    case 'overtime':
      panel.ask({ ask: 'overtime', round: now.round, team: now.team });
      break;
    case 'nudge':
      await panel.nudge(now.round, now.judges, now.judges.map((judge) => judgeName(setup, judge)).join(', '));
      break;
    case 'approve':
    case 'reveal':
    case 'end':
      panel.ask({ ask: now.do });
      break;
    case 'step':
      await panel.step(1);
      break;
    case 'wait':
    case 'done':
      break;
  }
}

import { waiting } from '../../client/mc/line.ts';
import { next, type Next } from '../../client/mc/next.ts';
import type { RoundId, TeamId } from '../../shared/contest.ts';
import type { ContestSetup, RoundSetup } from '../../shared/wire.ts';
import type { PanelView } from '../../shared/panel.ts';
import type { SceneName } from '../../shared/scene.ts';
import type { Chance } from './chance.ts';
import type { Pace } from './pace.ts';
import type { Person } from './person.ts';

/** Seconds before each press: reading the page, saying a sentence to the hall. */
const THOUGHT: Readonly<Record<Press['do'], number>> = {
  order: 2,
  open: 2,
  look: 0.3,
  go: 2,
  call: 1,
  overtime: 1,
  nudge: 5,
  close: 2,
  reveal: 4,
  step: 3,
  end: 3,
};

/** What of the large button's offers is the MC's: the clock is the timekeeper's, approving the head judge's. */
type Press =
  | Extract<Next, { do: 'overtime' | 'nudge' | 'step' | 'go' }>
  | { do: 'order' | 'open' | 'look' | 'close'; round: RoundId }
  | { do: 'call'; round: RoundId; team: TeamId }
  | { do: 'reveal' | 'end' };

/** Holds the panel through the whole day: presses its large button, and shows the hall what it wants to see. */
export async function mc(me: Person<PanelView>, seed: Chance, pace: Pace): Promise<void> {
  const holder = new Holder(me, seed.of(me.name), pace);
  await holder.day();
}

class Holder {
  readonly #me: Person<PanelView>;
  readonly #own: Chance;
  readonly #pace: Pace;
  readonly #nudged = new Set<RoundId>();
  readonly #calls = new Map<RoundId, number>();
  /** The view has to be as new as this before it is read. */
  #seen = 0;

  constructor(me: Person<PanelView>, own: Chance, pace: Pace) {
    this.#me = me;
    this.#own = own;
    this.#pace = pace;
  }

  async day(): Promise<void> {
    await this.#show('welcome', {}, 3);
    await this.#show('programme', {}, 3);
    for (;;) {
      const wanted = await this.#me.sees((view, setup) => (view.seq < this.#seen ? null : this.#offered(view, setup)));
      if (wanted.do === 'done') return;
      await this.#pace(THOUGHT[wanted.do]);
      const press = await this.#me.sees((view, setup) => this.#offered(view, setup) ?? 'nothing');
      if (press !== 'nothing' && press.do === wanted.do) await this.#press(press);
    }
  }

  #offered(view: PanelView, setup: ContestSetup): Press | { do: 'done' } | null {
    const offer = next(view, setup, false);
    switch (offer.do) {
      case 'start':
      case 'stop':
      case 'wait':
      case 'approve':
        return null;
      case 'nudge':
        return this.#nudged.has(offer.round) ? null : offer;
      case 'call':
      case 'recall':
        return { do: 'call', round: offer.round, team: offer.team };
      case 'reveal':
      case 'end':
      case 'done':
        return { do: offer.do };
      default:
        return offer;
    }
  }

  async #press(press: Press | { do: 'done' }): Promise<void> {
    switch (press.do) {
      case 'order':
        return this.#order(press.round);
      case 'open':
        await this.#send('round.open', { round: press.round });
        this.#me.page({ round: press.round });
        return this.#show(
          this.#round(press.round).mode === 'stage' ? 'onStage' : 'progress',
          { round: press.round },
          2,
        );
      case 'look':
        this.#me.page({ round: press.round });
        // The page's answer has no number to wait for.
        await this.#me.sees((view) => (view.focus.round === press.round ? true : null));
        return;
      case 'go':
        return this.#send('programme.go', { item: press.item });
      case 'call':
        return this.#call(press);
      case 'overtime':
        return this.#overtime(press);
      case 'nudge':
        this.#nudged.add(press.round);
        for (const judge of press.judges) await this.#me.send('judge.nudge', { judge, round: press.round });
        return;
      case 'close':
        return this.#close(press.round);
      case 'reveal':
        return this.#send('reveal.start');
      case 'step':
        return this.#send('reveal.next');
      case 'end':
        return this.#send('reveal.end');
      case 'done':
        return;
    }
  }

  /** Lots for the first part on stage; the others keep its order. */
  async #order(round: RoundId): Promise<void> {
    const setup = this.#setup;
    const [first] = setup.rounds.filter((one) => one.mode === 'stage');
    if (!first || first.id === round) await this.#send('order.draw', { round });
    else {
      const teams = first.order.flatMap((t) => setup.teams[t]?.id ?? []);
      const numbers = first.order.map((t) => first.numbers[t]);
      await this.#send('order.set', { round, teams, numbers });
    }
    await this.#show('draw', { round }, 3);
  }

  async #call({ round, team }: Extract<Press, { do: 'call' }>): Promise<void> {
    const called = (this.#calls.get(round) ?? 0) + 1;
    this.#calls.set(round, called);
    const stages = this.#setup.rounds.filter((one) => one.mode === 'stage');
    if (round === stages[0]?.id) {
      if (called === 3 && (await this.#moveDown(round))) return;
      if (called === 5) await this.#showProgress();
      if (called === 8) await this.#showFrozen(round);
    }
    // Who leads is not known to the hall while the last teams of the last part are on stage.
    if (round === stages.at(-1)?.id && called === this.#setup.teams.length - 4 && !this.#view.board.frozen)
      await this.#send('board.freeze');
    await this.#send('team.call', { round, team });
    if (this.#view.board.scene !== 'onStage' || this.#view.board.round !== round)
      await this.#send('board.show', { what: 'onStage', round });
  }

  /** The team that should come is not there yet; it comes last. */
  async #moveDown(round: RoundId): Promise<boolean> {
    const setup = this.#setup;
    const [late] = waiting(this.#view, setup);
    if (!late) return false;
    const order = this.#round(round).order.flatMap((t) => setup.teams[t]?.id ?? []);
    await this.#send('order.set', { round, teams: [...order.filter((id) => id !== late.team), late.team] });
    return true;
  }

  async #showProgress(): Promise<void> {
    const gallery = this.#setup.rounds.find((one) => one.mode === 'gallery');
    if (gallery) await this.#show('progress', { round: gallery.id }, 3);
  }

  async #showFrozen(round: RoundId): Promise<void> {
    await this.#show('round', { round }, 3);
    await this.#send('board.freeze');
    await this.#show('overall', {}, 3);
    await this.#send('board.unfreeze');
  }

  async #overtime({ round, team, points }: Extract<Press, { do: 'overtime' }>): Promise<void> {
    if (this.#own.next() < 0.25) await this.#send('overtime.waive', { round, team, reason: 'Sự cố âm thanh' });
    else await this.#send('deduction.set', { round, team, kind: 'overtime', points, reason: 'Quá thời gian quy định' });
  }

  async #close(round: RoundId): Promise<void> {
    await this.#send('round.close', { round });
    await this.#show('round', { round }, 4);
    await this.#show('overall', {}, 4);
  }

  async #show(what: SceneName, { round }: { round?: RoundId }, seconds: number): Promise<void> {
    await this.#send('board.show', round === undefined ? { what } : { what, round });
    await this.#pace(seconds);
  }

  async #send(type: string, fields: object = {}): Promise<void> {
    this.#seen = await this.#me.send(type, fields);
  }

  #round(id: RoundId): RoundSetup {
    const round = this.#setup.rounds.find((one) => one.id === id);
    if (!round) throw new Error(`no round ${id}`);
    return round;
  }

  get #view(): PanelView {
    if (!this.#me.view) throw new Error('the panel shows nothing yet');
    return this.#me.view;
  }

  get #setup(): ContestSetup {
    if (!this.#me.contest) throw new Error('the panel knows no contest yet');
    return this.#me.contest;
  }
}

import type { JudgeId, RoundId, TeamId } from '../../shared/contest.ts';
import { areaOf, type Area } from '../../shared/area.ts';
import { mc } from '../../shared/messages/mc.ts';
import { step } from '../../shared/messages/step.ts';
import type { LastWire, PanelView } from '../../shared/panel.ts';
import type { SceneName } from '../../shared/scene.ts';
import type { ProgrammeItemWire, SceneAsked } from '../../shared/wire.ts';
import { words } from '../state/lang.svelte.ts';
import type { Live } from '../state/live.svelte.ts';
import { Noticing } from '../state/noticing.svelte.ts';
import { roundName, teamText } from '../parts/say.ts';
import { isPart, itemName } from './programme.ts';
import { isUnseen } from './seen.ts';

/** What a dialog asks; it stands over the page until it is answered. */
export type Question =
  | { ask: 'close' | 'force' | 'reopenRound' | 'order' | 'draw'; round: RoundId }
  | { ask: 'team' | 'overtime' | 'waive' | 'time' | 'reset' | 'withdraw' | 'restore'; round: RoundId; team: TeamId }
  | { ask: 'deduct'; round: RoundId; team: TeamId; kind: string }
  | { ask: 'sheet'; round: RoundId; team: TeamId; judge: JudgeId }
  | { ask: 'judge'; round: RoundId; judge: JudgeId }
  | { ask: 'reopenSheets'; round: RoundId; teams: TeamId[]; judges: JudgeId[] | null; count: number }
  | { ask: 'step'; step: number }
  | { ask: 'undo'; last: LastWire }
  /** `item`: null for a new one. */
  | { ask: 'item'; item: string | null }
  | { ask: 'unfreeze' | 'reveal' | 'end' | 'approve' | 'key' | 'break' | 'delegates' | 'message' };

/** On a phone one of four is in sight. */
export type Section = 'run' | 'programme' | 'sheets' | 'screen';

/** Less than the large button takes to mean its next step. */
const SETTLES_MS = 500;

/** The panel's own state: what is being asked, what is under way, and what came of it. The day itself is the view. */
export class Panel extends Noticing {
  readonly organiser: boolean;
  question = $state.raw<Question | null>(null);
  sending = $state(false);
  /** What the page had seen when the dialog was opened. */
  #asked = 0;
  #turnedAt = 0;
  /** By what a step is about: the last of this page, and in which log. The view may not show it yet. */
  #own: { log: string | undefined; seq: Partial<Record<Area, number>> } = { log: undefined, seq: {} };
  #looks: { round?: RoundId; preview?: SceneAsked } = {};

  constructor(live: Live<PanelView>, organiser: boolean) {
    super(live);
    this.organiser = organiser;
  }

  /** A dialog about a round needs that round's letters, and the page must not move to another under it. */
  ask(question: Question): void {
    if ('round' in question) this.look(question.round);
    this.notice = null;
    this.question = question;
    this.#asked = this.live.view?.seq ?? 0;
  }

  dismiss(): void {
    this.question = null;
    this.notice = null;
  }

  look(round: RoundId): void {
    this.#say({ ...this.#looks, round });
  }

  /** Asks what the projector would show. */
  preview(preview: SceneAsked | null): void {
    const { preview: _, ...looks } = this.#looks;
    this.#say(preview ? { ...looks, preview } : looks);
  }

  #say(looks: { round?: RoundId; preview?: SceneAsked }): void {
    this.#looks = looks;
    this.live.page(looks);
  }

  /**
   * One at a time: a second press while one is under way does nothing, nor does one while the laptop is not there. What
   * was done is said, and closes its dialog unless that is to `stay`.
   */
  async act(type: string, fields: object, said: string, stay = false): Promise<boolean> {
    if (this.sending || this.live.status === 'lost') return false;
    this.sending = true;
    const area = areaOf(type);
    const ack = await this.live.send(type, area === null ? fields : { ...fields, after: this.#seen(area) });
    if (ack.ok && area !== null) this.#own.seq[area] = ack.seq;
    this.sending = false;
    this.notice = ack.ok ? { kind: 'done', text: said } : { kind: 'refused', text: ack.message };
    if (ack.ok && !stay) this.question = null;
    // Whoever presses again was told whose step theirs would follow.
    if (!ack.ok) this.#asked = this.live.view?.seq ?? 0;
    return ack.ok;
  }

  /** What this page knows of: all that it was shown, and what it did itself since. */
  #seen(area: Area): number {
    const { view } = this.live;
    if (this.#own.log !== view?.log) this.#own = { log: view?.log, seq: {} };
    // A list that was taken into a dialog is as old as that: what was saved elsewhere since is not in it.
    const taken = this.question?.ask === 'item' || this.question?.ask === 'delegates';
    return Math.max(taken ? this.#asked : (view?.seq ?? 0), this.#own.seq[area] ?? 0);
  }

  /** To this item of the programme; `name`, where it was added only now. */
  async go(item: string, name = ''): Promise<void> {
    const { contest } = this.live;
    const to = contest?.programme.find((one) => one.id === item);
    const gone = await this.act(
      'programme.go',
      { item },
      this.#said.gone(contest && to ? itemName(contest, to) : name),
    );
    if (gone && to && isPart(to)) this.look(to.round);
  }

  /** Words that stand already are not sent again: a whole script is long. */
  async setProgramme(items: readonly ProgrammeItemWire[], go?: string, said = this.#said.programme): Promise<boolean> {
    const stands = (id: string) => this.live.contest?.programme.find((item) => item.id === id)?.words;
    const lean = items.map(({ words, ...item }) => (words === stands(item.id) ? item : { ...item, words }));
    return this.act('programme.set', { items: lean, ...(go === undefined ? {} : { go }) }, said);
  }

  async takeBack({ seq, said }: LastWire): Promise<void> {
    // Where somebody did something else since, that is what would be asked about.
    if (!(await this.act('step.undo', { seq }, this.#said.undone(words(step).did(said))))) this.question = null;
  }

  /** Covers what is shown, or returns to it. */
  async cover(what: 'blank' | 'logo'): Promise<void> {
    if (this.live.view?.board.scene === what) await this.uncover();
    else await this.show(what);
  }

  async uncover(): Promise<void> {
    await this.act('board.uncover', {}, this.#said.uncovered);
  }

  async openRound(round: RoundId): Promise<void> {
    if (await this.act('round.open', { round }, this.#said.opened(this.#round(round)))) this.look(round);
  }

  async call(round: RoundId, team: TeamId): Promise<void> {
    await this.act('team.call', { round, team }, this.#said.called(this.#team(round, team)));
  }

  async startClock(round: RoundId, team: TeamId): Promise<void> {
    await this.act('timer.start', { round, team }, this.#said.started);
  }

  async stopClock(round: RoundId, team: TeamId): Promise<void> {
    await this.act('timer.stop', { round, team }, this.#said.stopped);
  }

  async nudge(round: RoundId, judges: readonly JudgeId[], names: string, stay = false): Promise<void> {
    for (const judge of judges)
      if (!(await this.act('judge.nudge', { judge, round }, this.#said.nudged(names), stay))) return;
  }

  async show(what: SceneName, more: { round?: RoundId; text?: string } = {}): Promise<boolean> {
    const w = words(mc);
    const board = this.live.view?.board;
    const said = board && isUnseen(board, what, more.round ?? null) ? w.screen.unseen : w.said.shown(w.scenes[what]);
    return this.act('board.show', { what, ...more }, said);
  }

  /** The hall sees another step from now on, whoever took it. */
  turned(): void {
    this.#turnedAt = Date.now();
  }

  /**
   * A covered reveal is first returned to. A clicker that bounces, or two panels that press together, make one step: what
   * is pressed so soon after one was meant for the step before.
   */
  async step(by: 1 | -1): Promise<void> {
    const { view } = this.live;
    if (!view?.reveal || Date.now() - this.#turnedAt < SETTLES_MS) return;
    const { reveal, board } = view;
    const to = board.scene === 'reveal' ? reveal.step + by : reveal.step;
    if (to < 0 || to >= reveal.steps.length) return;
    await this.goTo(to, reveal.steps.length);
  }

  async goTo(step: number, all: number): Promise<void> {
    await this.act('reveal.goto', { step }, this.#said.step(step + 1, all));
  }

  get #said() {
    return words(mc).said;
  }

  #round(round: RoundId): string {
    return this.live.contest ? roundName(this.live.contest, round) : round;
  }

  #team(round: RoundId, team: TeamId): string {
    return this.live.contest ? teamText(this.live.contest, round, team) : team;
  }
}

import type { JudgeId, RoundId, TeamId } from '../../shared/contest.ts';
import { mc } from '../../shared/messages/mc.ts';
import type { PanelView } from '../../shared/panel.ts';
import type { SceneName } from '../../shared/scene.ts';
import { words } from '../state/lang.svelte.ts';
import type { Live } from '../state/live.svelte.ts';
import { Noticing } from '../state/noticing.svelte.ts';
import { roundName, teamText } from '../parts/say.ts';
import { isUnseen } from './seen.ts';

/** What a dialog asks; it stands over the page until it is answered. */
export type Question =
  | { ask: 'close' | 'force' | 'reopenRound' | 'order' | 'draw'; round: RoundId }
  | { ask: 'team' | 'overtime' | 'waive' | 'time' | 'reset' | 'withdraw' | 'restore'; round: RoundId; team: TeamId }
  | { ask: 'deduct'; round: RoundId; team: TeamId; kind: string }
  | { ask: 'sheet'; round: RoundId; team: TeamId; judge: JudgeId }
  | { ask: 'judge'; round: RoundId; judge: JudgeId }
  | { ask: 'reopenSheets'; round: RoundId; teams: TeamId[]; judges: JudgeId[] | null; count: number }
  | { ask: 'show'; scene: 'round' | 'overall'; round: RoundId }
  | { ask: 'step'; step: number }
  | { ask: 'unfreeze' | 'reveal' | 'end' | 'approve' | 'key' };

/** On a phone one of three is in sight. */
export type Section = 'run' | 'sheets' | 'screen';

/** The panel's own state: what is being asked, what is under way, and what came of it. The day itself is the view. */
export class Panel extends Noticing {
  readonly organiser: boolean;
  question = $state.raw<Question | null>(null);
  sending = $state(false);

  constructor(live: Live<PanelView>, organiser: boolean) {
    super(live);
    this.organiser = organiser;
  }

  /** A dialog about a round needs that round's letters, and the page must not move to another under it. */
  ask(question: Question): void {
    if ('round' in question) this.look(question.round);
    this.notice = null;
    this.question = question;
  }

  dismiss(): void {
    this.question = null;
    this.notice = null;
  }

  look(round: RoundId): void {
    this.live.page({ round });
  }

  /**
   * One at a time: a second press while one is under way does nothing. What was done is said, and closes its dialog
   * unless that is to `stay`.
   */
  async act(type: string, fields: object, said: string, stay = false): Promise<boolean> {
    if (this.sending) return false;
    this.sending = true;
    const ack = await this.live.send(type, fields);
    this.sending = false;
    this.notice = ack.ok ? { kind: 'done', text: said } : { kind: 'refused', text: ack.message };
    if (ack.ok && !stay) this.question = null;
    return ack.ok;
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

  async show(what: SceneName, more: { round?: RoundId; text?: string } = {}): Promise<void> {
    const w = words(mc);
    const board = this.live.view?.board;
    const said = board && isUnseen(board, what, more.round ?? null) ? w.screen.unseen : w.said.shown(w.scenes[what]);
    await this.act('board.show', { what, ...more }, said);
  }

  /** Two panels that press together make one step, since each says where to; a covered reveal is first returned to. */
  async step(by: 1 | -1): Promise<void> {
    const { view } = this.live;
    if (!view?.reveal) return;
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

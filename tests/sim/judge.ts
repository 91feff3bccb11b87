import { Tablet, type Needs } from '../../client/state/tablet.ts';
import type { CriterionId, RoundId, TeamId } from '../../shared/contest.ts';
import { waiting, type JudgeCommand } from '../../shared/box.ts';
import type { Handover } from '../../shared/reading.ts';
import { shownSheet, type ShownSheet } from '../../shared/shown.ts';
import type { Ack, ContestSetup, JudgeView, RoundSetup } from '../../shared/wire.ts';
import type { Device } from './device.ts';
import { post, request } from './net.ts';
import { Page } from './page.ts';
import type { Stage } from './stage.ts';

/** A sheet as the judge sees it. */
export interface Seen {
  readonly round: RoundSetup;
  readonly team: TeamId;
  readonly shown: ShownSheet;
}

/** A judge's page, around the product's own tablet. */
export class JudgePage extends Page<JudgeView> {
  readonly tablet: Tablet;
  /** The address that all of it goes to instead of its device's. */
  #there: number | null = null;
  #holds = '';

  constructor(stage: Stage, device: Device) {
    super(stage, device);
    const needs: Needs = {
      send: (command, patience, answer) => {
        stage.note('send', `${this.name} ${JSON.stringify(command)}`);
        this.#deliver(command, patience, (ack) => {
          if (ack?.ok === true) stage.heard(this, command.id, ack.seq);
          answer(ack);
        });
      },
      read: (_, round, answer) => {
        const { token } = device;
        request(
          device.link,
          () => (token === null ? null : (stage.at(device.address)?.sheets(token, round) ?? null)),
          this.ifOpen(answer),
        );
      },
      store: device.storeFor(this),
      newId: stage.newId,
      now: this.machine.time.now,
      later: (ms, run) => void this.machine.time.later(ms, run),
      changed: () => {
        this.#changed();
      },
    };
    this.tablet = new Tablet(stage.plants.tablet?.(needs) ?? needs, device.last);
    device.pages.push(this);
    if (device.pages.length > 1) device.hadTwoPages = true;
  }

  get isHeard(): boolean {
    return this.isOpen && this.tablet.box.link === 'heard';
  }

  get waits(): number {
    return waiting(this.tablet.box);
  }

  sheets(): Seen[] {
    const { setup } = this.tablet.box;
    const rounds = setup?.rounds.filter((round) => round.mine) ?? [];
    return rounds.flatMap((round) =>
      (setup?.teams ?? []).map(({ id }, place) => ({
        round,
        team: id,
        shown: shownSheet(this.tablet.box, round, id, place),
      })),
    );
  }

  /** As a list of that part's sheets does. */
  follow(round: RoundId): void {
    if (this.view) this.tablet.follow(this.view, round);
  }

  look(round: RoundId, team: TeamId): void {
    this.shown = { ...this.shown, round, team };
    this.say();
    this.follow(round);
  }

  mark(round: RoundId, team: TeamId, criterion: CriterionId, mark: number | null): void {
    this.look(round, team);
    this.tablet.mark(round, team, criterion, mark);
  }

  override close(): void {
    super.close();
    const { pages } = this.device;
    pages.splice(pages.indexOf(this), 1);
    for (const other of pages) other.tablet.adopt();
  }

  /** Its server is silent, and somebody says where it is now: as client/state/outbox.svelte.ts does. */
  handOver(): void {
    const { address } = this.stage;
    const { setup } = this.tablet.box;
    if (this.status !== 'lost' || !setup) return;
    this.#post(address, null, (there) => {
      if (!there || this.status !== 'lost') return;
      this.leave();
      this.#there = address;
      this.tablet.contest(setup);
      this.tablet.online();
      this.tablet.view(there.view);
    });
  }

  /** Back to its own server, if that is to be had again. */
  override dial(): void {
    if (this.#there !== null) this.tablet.offline();
    this.#there = null;
    super.dial();
  }

  #deliver(command: JudgeCommand, patience: number, answer: (ack: Ack | null) => void): void {
    const there = this.#there;
    if (there === null) return this.deliver(command, patience, answer);
    this.#post(there, command, (given) => {
      answer(this.#there === there ? (given?.ack ?? null) : null);
    });
  }

  #post(address: number, command: JudgeCommand | null, answer: (given: Handover | null) => void): void {
    const { link, token } = this.device;
    const ask = (give: (given: Handover | null) => void) => {
      const laptop = this.stage.at(address);
      if (laptop && token !== null) laptop.handover(token, command, give);
      else give(null);
    };
    post(link, ask, this.ifOpen(answer));
  }

  protected override online(): void {
    this.tablet.online();
  }

  protected override offline(): void {
    this.tablet.offline();
  }

  protected override hearSetup(setup: ContestSetup): void {
    super.hearSetup(setup);
    this.tablet.contest(setup);
  }

  protected override hearView(view: JudgeView): void {
    super.hearView(view);
    this.tablet.view(view);
    if (this.shown.round !== undefined) this.follow(this.shown.round);
  }

  #changed(): void {
    const { holds, name } = this.tablet;
    this.device.last = name ?? this.device.last;
    this.stage.boxChanged(this);
    const text = JSON.stringify(holds);
    if (text === this.#holds) return;
    this.#holds = text;
    this.shown = { ...this.shown, holds };
    this.say();
  }
}

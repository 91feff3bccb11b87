import { emptyOutbox, sheetKey, waiting, type JudgeCommand } from '../../shared/box.ts';
import type { TeamId } from '../../shared/contest.ts';
import { areKin } from '../../shared/lineage.ts';
import type { SheetsWire } from '../../shared/reading.ts';
import { shownSheet, type ShownSheet } from '../../shared/shown.ts';
import type { Ack, CommandMessage, Holds, JudgeView, RoundSetup } from '../../shared/wire.ts';
import { handOver } from './handover.ts';
import { read } from './http.ts';
import { newId } from './id.ts';
import { keep, kept } from './keep.ts';
import { connect, type Live } from './live.svelte.ts';
import { Pages } from './pages.ts';
import { BrowserStore, tokenOf } from './store.ts';
import { Tablet } from './tablet.ts';

/** An address that may not be there is not waited for longer. */
const PATIENCE_MS = 5000;

/** Why nothing went to another address. All of it is still here. */
export type NotHanded = 'noToken' | 'nobody' | 'refused' | 'stranger';

/** A judge's connection, outbox and storage in this browser. */
export class JudgeOutbox {
  box = $state.raw(emptyOutbox);
  /** All that waits here is in the tablet's own storage; null while it is being written. */
  isStored = $state<boolean | null>(null);
  /** What the server is told that this tablet has. */
  holds = $state.raw<Holds>({ waiting: 0, sheets: [] });
  readonly live: Live<JudgeView>;
  readonly tablet: Tablet;
  /** How a command gets to the server. Null: nobody knows whether it did. */
  #way = (command: JudgeCommand, patience: number): Promise<Ack | null> => this.live.deliver(command, patience);
  /** The sheets that a server at another address has acknowledged. */
  handed = $state.raw<readonly string[]>([]);

  constructor() {
    const pages = new Pages({
      canSend: () => this.box.link === 'heard',
      took: (ids) => {
        this.tablet.taken(ids);
      },
      gone: () => {
        this.tablet.adopt();
      },
    });
    this.tablet = new Tablet(
      {
        send: (command, patience, answer) => void this.#way(command, patience).then(answer),
        read: (judge, round, answer) =>
          void read<SheetsWire>(`/api/sheets?role=judge&judge=${judge}&round=${round}`).then(answer),
        store: new BrowserStore(pages),
        newId,
        now: () => Date.now(),
        later: (ms, run) => setTimeout(run, ms),
        changed: () => {
          this.#show();
        },
      },
      kept('box') || null,
    );
    this.live = connect<JudgeView>(
      { role: 'judge', page: pages.name },
      {
        judge: () => this.box.setup?.judges[0]?.id,
        online: () => {
          this.tablet.online();
        },
        offline: () => {
          this.tablet.offline();
        },
        contest: (setup) => {
          this.tablet.contest(setup);
        },
        view: (view) => {
          this.tablet.view(view);
        },
        mayLeave: () => waiting(this.box) === 0 || this.isStored === true,
      },
    );
    // Chrome 88 asks for what a handler returns, not for `preventDefault`.
    onbeforeunload = () => (waiting(this.box) > 0 ? true : undefined);
  }

  sheet(round: RoundSetup, team: TeamId, place: number): ShownSheet {
    return shownSheet(this.box, round, team, place);
  }

  /**
   * The laptop is at another address, or another laptop is: what waits here goes there, and what that one lacks. It is on
   * its way when this gives null.
   */
  async handOver(address: string): Promise<NotHanded | null> {
    const { setup, view } = this.box;
    const judge = setup?.judges[0]?.id;
    const token = judge === undefined ? null : await tokenOf(judge);
    if (!setup || !view || token === null) return 'noToken';
    const hands = (commands: CommandMessage[], patience: number) => handOver(address, token, commands, patience);
    const there = await hands([], PATIENCE_MS);
    if (there === null) return 'nobody';
    if (there === 'refused') return there;
    if (!areKin(view.log, there.view.log)) return 'stranger';
    this.live.leave();
    this.#way = async (command, patience) => {
      const answer = await hands([command], patience);
      const ack = answer === null || answer === 'refused' ? null : (answer.acks[0] ?? null);
      const teams = 'team' in command ? [command.team] : command.teams;
      const sheets = teams.map((team) => sheetKey(command.round, team));
      if (ack?.ok) this.handed = [...this.handed, ...sheets.filter((sheet) => !this.handed.includes(sheet))];
      return ack;
    };
    this.tablet.contest(setup);
    this.tablet.online();
    this.tablet.view(there.view);
    return null;
  }

  #show(): void {
    const { box, name, isStored, holds } = this.tablet;
    this.box = box;
    this.isStored = isStored;
    if (JSON.stringify(holds) !== JSON.stringify(this.holds)) this.holds = holds;
    if (name !== null) keep('box', name);
  }
}

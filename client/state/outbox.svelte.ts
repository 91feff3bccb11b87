import { emptyOutbox, sheetKey, waiting, type JudgeCommand } from '../../shared/box.ts';
import type { TeamId } from '../../shared/contest.ts';
import { held } from '../../shared/held.ts';
import type { SheetsWire } from '../../shared/reading.ts';
import { shownSheet, type ShownSheet } from '../../shared/shown.ts';
import type { Ack, Holds, JudgeView, RoundSetup } from '../../shared/wire.ts';
import { thisDevice } from './device.ts';
import { handOver, type Handing, type Turned } from './handover.ts';
import { read } from './http.ts';
import { newId } from './id.ts';
import { keep, kept } from './keep.ts';
import { connect, type Live } from './live.svelte.ts';
import { Pages } from './pages.ts';
import { BrowserStore, keepToken, tokenOf } from './store.ts';
import { Tablet } from './tablet.ts';

/** An address that may not be there is not waited for longer. */
const PATIENCE_MS = 5000;

/** Why nothing went to another address. All of it is still here. */
export type NotHanded = Turned | 'noToken';

/** A judge's connection, outbox and storage in this browser. */
export class JudgeOutbox {
  box = $state.raw(emptyOutbox);
  /** All that is here alone is in the tablet's own storage; null while it is being written. */
  isStored = $state<boolean | null>(null);
  /** What the server is told that this tablet has: not before the store has said what it has. */
  isRead = $state(false);
  holds = $state.raw<Holds>({ waiting: 0, sheets: [] });
  readonly live: Live<JudgeView>;
  readonly tablet: Tablet;
  readonly #page: string;
  /** The server that all of it goes to instead of this page's own. */
  there = $state.raw<{ readonly address: string; readonly token: string } | null>(null);
  /** Why it does not go on there just now. */
  stuck = $state<Turned | null>(null);
  /** The sheets that a server at another address has acknowledged. */
  handed = $state.raw<readonly string[]>([]);

  constructor() {
    const pages = new Pages({
      isIn: () => this.live.status !== 'refused' && this.live.status !== 'another',
      canSend: () => this.box.link === 'heard',
      took: (rows) => {
        this.tablet.taken(rows);
      },
      gone: () => {
        this.tablet.adopt();
      },
    });
    this.#page = pages.name;
    this.tablet = new Tablet(
      {
        send: (command, patience, answer) => void this.#deliver(command, patience).then(answer),
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
      { role: 'judge', page: pages.name, device: thisDevice() },
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
        mayLeave: () => this.mayLeave,
      },
    );
    // Chrome 88 asks for what a handler returns, not for `preventDefault`.
    onbeforeunload = () => (waiting(this.box) > 0 || !this.mayLeave ? true : undefined);
    addEventListener('pageshow', ({ persisted }) => {
      // It was kept aside, and was not told which of its rows another page took over meanwhile.
      if (!persisted || !this.mayLeave) return;
      onbeforeunload = null;
      location.reload();
    });
  }

  /** All that is here alone is kept on this device too. */
  get mayLeave(): boolean {
    return this.isStored === true || (waiting(this.box) === 0 && held(this.box).length === 0);
  }

  sheet(round: RoundSetup, team: TeamId, place: number): ShownSheet {
    return shownSheet(this.box, round, team, place);
  }

  /**
   * The laptop is at another address, or another laptop is: what waits here goes there, and what that one lacks. It is on
   * its way when this gives null. `code`: where this device has no token that is good there.
   */
  async handOver(address: string, code: string): Promise<NotHanded | null> {
    const { setup } = this.box;
    const held = this.#held();
    if (!setup || !held) return 'noToken';
    const kept = code === '' ? await tokenOf(held.judge) : null;
    if (code === '' && kept === null) return 'noToken';
    this.stuck = null;
    const there = await handOver(address, { ...held, ...(kept === null ? { code } : { token: kept }) }, PATIENCE_MS);
    if (typeof there === 'string') return there;
    const { token } = there;
    if (code !== '') await keepToken(held.judge, token);
    this.live.leave();
    this.there = { address, token };
    this.tablet.contest(setup);
    this.tablet.online();
    this.tablet.view(there.view);
    return null;
  }

  /** It does not go on there: the address was wrong after all, or that server is gone too. All that is left is here. */
  comeBack(): void {
    this.there = null;
    this.tablet.offline();
    this.live.comeBack();
  }

  async #deliver(command: JudgeCommand, patience: number): Promise<Ack | null> {
    const { there } = this;
    const held = this.#held();
    if (!there || !held) return this.live.deliver(command, patience);
    const answer = await handOver(there.address, { ...held, token: there.token, command }, patience);
    // Called back meanwhile: asked again, whoever answers then says the same.
    if (this.there !== there) return null;
    if (typeof answer === 'string') {
      this.stuck = answer;
      // Not let in any more, it would go on knocking in vain.
      if (answer !== 'nobody') this.comeBack();
      return null;
    }
    this.stuck = null;
    const { ack } = answer;
    const sheet = sheetKey(command.round, command.team);
    if (ack?.ok && !this.handed.includes(sheet)) this.handed = [...this.handed, sheet];
    return ack;
  }

  #held(): Pick<Handing, 'judge' | 'log' | 'page' | 'holds'> | null {
    const { setup, view } = this.box;
    const judge = setup?.judges[0]?.id;
    return judge === undefined || !view ? null : { judge, log: view.log, page: this.#page, holds: this.holds };
  }

  #show(): void {
    const { box, name, isStored, isRead, holds } = this.tablet;
    this.box = box;
    this.isStored = isStored;
    this.isRead = isRead;
    if (JSON.stringify(holds) !== JSON.stringify(this.holds)) {
      this.holds = holds;
      const [there, held] = [this.there, this.#held()];
      if (there && held) void handOver(there.address, { ...held, token: there.token }, PATIENCE_MS);
    }
    if (name !== null) keep('box', name);
  }
}

import { emptyOutbox, waiting } from '../../shared/box.ts';
import type { TeamId } from '../../shared/contest.ts';
import type { SheetsWire } from '../../shared/reading.ts';
import { shownSheet, type ShownSheet } from '../../shared/shown.ts';
import type { Holds, JudgeView, RoundSetup } from '../../shared/wire.ts';
import { read } from './http.ts';
import { newId } from './id.ts';
import { keep, kept } from './keep.ts';
import { connect, type Live } from './live.svelte.ts';
import { Pages } from './pages.ts';
import { BrowserStore } from './store.ts';
import { Tablet } from './tablet.ts';

/** A judge's connection, outbox and storage in this browser. */
export class JudgeOutbox {
  box = $state.raw(emptyOutbox);
  /** All that waits here is in the tablet's own storage; null while it is being written. */
  isStored = $state<boolean | null>(null);
  /** What the server is told that this tablet has. */
  holds = $state.raw<Holds>({ waiting: 0, sheets: [] });
  readonly live: Live<JudgeView>;
  readonly tablet: Tablet;

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
        send: (command, patience, answer) => void this.live.deliver(command, patience).then(answer),
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
      },
    );
    // Chrome 88 asks for what a handler returns, not for `preventDefault`.
    onbeforeunload = () => (waiting(this.box) > 0 ? true : undefined);
  }

  sheet(round: RoundSetup, team: TeamId, place: number): ShownSheet {
    return shownSheet(this.box, round, team, place);
  }

  #show(): void {
    const { box, name, isStored, holds } = this.tablet;
    this.box = box;
    this.isStored = isStored;
    if (JSON.stringify(holds) !== JSON.stringify(this.holds)) this.holds = holds;
    if (name !== null) keep('box', name);
  }
}

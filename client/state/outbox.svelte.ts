import type { CriterionId, RoundId, TeamId } from '../../shared/contest.ts';
import { emptyOutbox, outbox, type OutboxMessage, type JudgeCommand } from '../../shared/outbox.ts';
import { shownSheet, waiting, type ShownSheet } from '../../shared/shown.ts';
import type { JudgeView, RoundSetup } from '../../shared/wire.ts';
import { newId } from './id.ts';
import { connect, type Live } from './live.svelte.ts';
import { SheetReader } from './reader.ts';

/** Then the same command goes again, under its id. */
const PATIENCE_MS = 3000;

/** A judge's connection and outbox: the shell around shared/outbox.ts. */
export class JudgeOutbox {
  box = $state.raw(emptyOutbox);
  readonly live: Live<JudgeView>;
  #reader = this.#newReader();

  constructor() {
    this.live = connect<JudgeView>(
      { role: 'judge' },
      {
        online: () => {
          this.#reader = this.#newReader();
          this.#tell({ kind: 'online' });
        },
        offline: () => {
          this.#tell({ kind: 'offline' });
        },
        view: (view) => {
          this.#tell({ kind: 'view', view });
          this.#reader.begin(view);
        },
      },
    );
    // What waits here is nowhere else: who reloads or closes the page is asked whether they mean it. Chrome 88 asks for
    // what a handler returns, not for `preventDefault`.
    onbeforeunload = () => (waiting(this.box) > 0 ? true : undefined);
  }

  /** What a list shows of a round's sheets follows the server. */
  follow(view: JudgeView, round: RoundId): void {
    this.#reader.follow(view, round);
  }

  sheet(round: RoundSetup, team: TeamId, place: number): ShownSheet {
    return shownSheet(this.box, round, team, place);
  }

  mark(round: RoundId, team: TeamId, criterion: CriterionId, mark: number | null): void {
    this.#tell({ kind: 'mark', id: newId(), round, team, criterion, mark });
  }

  note(round: RoundId, team: TeamId, note: string): void {
    this.#tell({ kind: 'note', id: newId(), round, team, note });
  }

  submit(round: RoundId, team: TeamId, marks: Record<CriterionId, number>): void {
    this.#tell({ kind: 'submit', id: newId(), round, team, marks });
  }

  submitAll(round: RoundId, teams: readonly TeamId[]): void {
    this.#tell({ kind: 'submitAll', id: newId(), round, teams });
  }

  /** The judge has read what was refused. */
  told(): void {
    this.#tell({ kind: 'told' });
  }

  /** A new connection: the server may have been set back, so what was asked over the last one counts no more. */
  #newReader(): SheetReader {
    const reader = new SheetReader(
      () => this.live.judge,
      ({ seq, round, sheets }) => {
        if (this.#reader === reader)
          this.#tell({ kind: 'sheets', seq, sheets: sheets.map((sheet) => ({ ...sheet, round })) });
      },
    );
    return reader;
  }

  #tell(message: OutboxMessage): void {
    const [box, todo] = outbox(this.box, message, Date.now());
    this.box = box;
    for (const one of todo) {
      if (one.kind === 'send') void this.#send(one.command, one.attempt);
      else
        setTimeout(
          () => {
            this.#tell({ kind: 'wake' });
          },
          Math.max(0, one.at - Date.now()),
        );
    }
  }

  async #send(command: JudgeCommand, attempt: number): Promise<void> {
    const ack = await this.live.deliver(command, PATIENCE_MS);
    this.#tell({ kind: 'answer', id: command.id, attempt, ack });
  }
}

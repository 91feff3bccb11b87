import type { CriterionId, RoundId, TeamId } from '../../shared/contest.ts';
import { emptyOutbox, outbox, type OutboxMessage, type JudgeCommand } from '../../shared/outbox.ts';
import { shownSheet, type ShownSheet } from '../../shared/shown.ts';
import type { SheetsWire } from '../../shared/reading.ts';
import type { JudgeView, RoundSetup } from '../../shared/wire.ts';
import { read } from './http.ts';
import { newId } from './id.ts';
import { connect, type Live } from './live.svelte.ts';

/** Then the same command goes again, under its id. */
const PATIENCE_MS = 3000;

/** A judge's connection and outbox: the shell around shared/outbox.ts. */
export class JudgeOutbox {
  box = $state.raw(emptyOutbox);
  readonly live: Live<JudgeView>;
  /** The first view of this connection has not come yet. */
  #isNew = true;

  constructor() {
    this.live = connect<JudgeView>(
      { role: 'judge' },
      {
        online: () => {
          this.#isNew = true;
          this.#tell({ kind: 'online' });
        },
        offline: () => {
          this.#tell({ kind: 'offline' });
        },
        view: (view) => {
          this.#tell({ kind: 'view', view });
          if (this.#isNew) for (const round of view.rounds) if (/[bchr]/.test(round.letters)) void this.read(round.id);
          this.#isNew = false;
        },
      },
    );
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

  /** Fetches all own sheets of a round, so that each opens at once, also without a connection. */
  async read(round: RoundId): Promise<void> {
    const wire = await read<SheetsWire>(`/api/sheets?role=judge&round=${round}`);
    if (wire) this.#tell({ kind: 'sheets', seq: wire.seq, sheets: wire.sheets.map((sheet) => ({ ...sheet, round })) });
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

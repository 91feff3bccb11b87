import type { CriterionId, JudgeId, RoundId, TeamId } from '../../shared/contest.ts';
import {
  emptyOutbox,
  isWhole,
  markOf,
  sheetKey,
  waiting,
  type AllMarks,
  type JudgeCommand,
  type Marks,
  type Outbox,
} from '../../shared/box.ts';
import { heldSheets } from '../../shared/held.ts';
import { rootOf } from '../../shared/lineage.ts';
import { isSetBack, outbox, type OutboxMessage } from '../../shared/outbox.ts';
import type { SheetsWire } from '../../shared/reading.ts';
import { isOwned, type Row } from '../../shared/rows.ts';
import { shownSheet } from '../../shared/shown.ts';
import type { Ack, ContestSetup, Holds, JudgeView } from '../../shared/wire.ts';
import { Keeper, type Store } from './keeper.ts';
import { SheetReader } from './reader.ts';

/** Then the same command goes again, under its id. */
const PATIENCE_MS = 3000;

export interface Needs {
  /** One try. Null: no answer within `patience`, or the connection broke. */
  send(command: JudgeCommand, patience: number, answer: (ack: Ack | null) => void): void;
  /** `/api/sheets`; null where it cannot be had now. */
  read(judge: JudgeId, round: RoundId, answer: (wire: SheetsWire | null) => void): void;
  readonly store: Store;
  newId(): string;
  now(): number;
  later(ms: number, run: () => void): void;
  /** The box is another now, or is kept by now. */
  changed(): void;
}

/**
 * A judge's tablet around shared/outbox.ts, without a browser: what its connection and its judge say goes in, and what is
 * to be done is done. Each contest that it was at has a box of its own, and so has each of its trial runs.
 */
export class Tablet {
  box: Outbox = emptyOutbox;
  readonly #with: Needs;
  #keeper: Keeper | null = null;
  /** By name: one that could not be written yet is nowhere else. */
  readonly #keepers = new Map<string, Keeper>();
  #setup: ContestSetup | null = null;
  /** Said before the store answered: what it has comes first. */
  #early: JudgeView | null = null;
  #reader: SheetReader;
  /** What waited when this connection was heard, until all of it is sent: the server is told. */
  #backlog = 0;

  /** `last`: the name of the box that this browser had open. */
  constructor(needs: Needs, last: string | null) {
    this.#with = needs;
    this.#reader = this.#newReader();
    if (last !== null) this.#turnTo(last);
  }

  /** Null until the server said whose and which contest's it is. */
  get name(): string | null {
    return this.#keeper?.name ?? null;
  }

  /** Whether all that is here alone is in the tablet's own store: null while it is being written. */
  get isStored(): boolean | null {
    return this.#keeper?.has(this.box) ?? null;
  }

  /** The store has been asked, or is gone on without. */
  get isRead(): boolean {
    return this.#keeper?.isLoaded === true;
  }

  get holds(): Holds {
    return { waiting: this.#backlog, sheets: heldSheets(this.box) };
  }

  online(): void {
    this.#early = null;
    this.#reader = this.#newReader();
    this.#tell({ kind: 'online' });
  }

  offline(): void {
    this.#early = null;
    this.#tell({ kind: 'offline' });
  }

  /** It counts with the view that follows it: that says which contest's it is. */
  contest(setup: ContestSetup): void {
    this.#setup = setup;
  }

  view(view: JudgeView): void {
    const judge = this.#setup?.judges[0]?.id;
    if (judge === undefined) return;
    this.#turnTo(`${rootOf(view.log)}/${judge}`);
    const keeper = this.#keeper;
    if (keeper?.isLoaded !== true || this.#early) this.#early = view;
    else if (!isSetBack(this.box, view)) this.#see(view);
    else {
      // Another page of this browser may have handed in what is lacking now, and be gone.
      this.#early = view;
      keeper.read(
        (rows) => {
          this.#goOn(keeper, rows);
        },
        (rows) => {
          // Of the sheets it has been said by now what this page knew of them.
          this.#adopt(keeper, rows);
        },
      );
    }
  }

  /** What pages left behind that are gone, or cannot send it, goes on here. */
  adopt(): void {
    const keeper = this.#keeper;
    keeper?.read((rows) => {
      this.#adopt(keeper, rows);
    });
  }

  /** Another page of this browser has these now. */
  taken(rows: readonly Row[]): void {
    for (const keeper of this.#keepers.values()) this.#say(keeper, { kind: 'taken', rows });
  }

  /** What a list shows of a round's sheets follows the server. */
  follow(view: JudgeView, round: RoundId): void {
    if (this.box.link === 'heard') this.#reader.follow(view, round);
  }

  mark(round: RoundId, team: TeamId, criterion: CriterionId, mark: number | null): void {
    const was = markOf(this.#shown(round, team), criterion);
    const seen = was === undefined ? {} : { was };
    this.#tell({ kind: 'mark', id: this.#with.newId(), round, team, criterion, mark, ...seen });
  }

  note(round: RoundId, team: TeamId, note: string): void {
    this.#tell({ kind: 'note', id: this.#with.newId(), round, team, note });
  }

  submit(round: RoundId, team: TeamId, marks: AllMarks): void {
    this.#tell({ kind: 'submit', id: this.#with.newId(), round, team, marks });
  }

  /** Each sheet for itself: one that the server does not take holds up none of the others. */
  submitAll(round: RoundId, teams: readonly TeamId[]): void {
    const its = this.box.setup?.rounds.find(({ id }) => id === round);
    for (const team of teams) {
      const marks = this.#shown(round, team);
      if (its && isWhole(its, marks)) this.submit(round, team, marks);
    }
  }

  /** The judge has read what was refused. */
  told(): void {
    this.#tell({ kind: 'told' });
  }

  /** And wants it in the sheet all the same, as that is now. */
  putBack(round: RoundId, team: TeamId): void {
    this.#tell({ kind: 'putBack', id: this.#with.newId(), round, team, was: this.#shown(round, team) });
  }

  /** Or does not want it. */
  drop(round: RoundId, team: TeamId): void {
    this.#tell({ kind: 'drop', round, team });
  }

  #shown(round: RoundId, team: TeamId): Marks {
    const { setup } = this.box;
    const its = setup?.rounds.find(({ id }) => id === round);
    if (!setup || !its) return {};
    const place = setup.teams.findIndex(({ id }) => id === team);
    const { marks } = shownSheet(this.box, its, team, place);
    return marks ? Object.fromEntries(its.criteria.map(({ id }, c) => [id, marks[c] ?? null])) : {};
  }

  #turnTo(name: string): void {
    if (name === this.#keeper?.name) return;
    const { link } = this.box;
    const known = this.#keepers.get(name);
    const keeper = known ?? new Keeper(name, this.#with);
    this.#keepers.set(name, keeper);
    this.#keeper = keeper;
    this.box = { ...keeper.box, link: 'cut', flying: null };
    if (link !== 'cut') this.online();
    if (known) return;
    keeper.load((rows) => {
      this.#goOn(keeper, rows);
      this.#with.changed();
    });
  }

  /** With what the store has, and then with what was said meanwhile. */
  #goOn(keeper: Keeper, rows: readonly Row[]): void {
    this.#keep(keeper, rows);
    const early = this.#early;
    if (this.#keeper !== keeper || !early) return;
    this.#early = null;
    this.#see(early);
  }

  #adopt(keeper: Keeper, rows: readonly Row[]): void {
    this.#keep(keeper, rows.filter(isOwned));
  }

  #see(view: JudgeView): void {
    const isFirst = this.box.link === 'dialled';
    if (this.#setup && this.#setup !== this.box.setup) this.#tell({ kind: 'contest', setup: this.#setup });
    this.#tell({ kind: 'view', view, seed: this.#with.newId() });
    this.#reader.begin(view);
    for (const { id, letters } of view.rounds) if (this.#lacks(id, letters)) this.#reader.follow(view, id);
    if (isFirst) this.adopt();
  }

  /** A sheet with marks that this tablet has not seen, or not since it was handed in: without Wi-Fi it could not be had. */
  #lacks(round: RoundId, letters: string): boolean {
    const { setup, truth, landed } = this.box;
    return (setup?.teams ?? []).some(({ id }, place) => {
      const [shown, since] = [truth[sheetKey(round, id)], landed[sheetKey(round, id)]];
      return /[bchr]/.test(letters.charAt(place)) && (since ? since.handedIn : !shown);
    });
  }

  #keep(keeper: Keeper, rows: readonly Row[]): void {
    if (rows.length > 0) this.#say(keeper, { kind: 'kept', rows, seed: this.#with.newId() });
  }

  /** Also to a box that the tablet has turned from meanwhile: it finds it so when it comes back. */
  #say(keeper: Keeper, message: OutboxMessage): void {
    if (keeper === this.#keeper) this.#tell(message);
    else keeper.keep(outbox({ ...keeper.box, link: 'cut', flying: null }, message, this.#with.now())[0]);
  }

  /** A new connection: the server may have been set back, so what was asked over the last one counts no more. */
  #newReader(): SheetReader {
    const reader = new SheetReader(
      (round, answer) => {
        const judge = this.box.setup?.judges[0]?.id;
        if (judge !== undefined) this.#with.read(judge, round, answer);
      },
      ({ log, seq, round, sheets }) => {
        if (this.#reader === reader)
          this.#tell({ kind: 'sheets', log, seq, sheets: sheets.map((sheet) => ({ ...sheet, round })) });
      },
    );
    return reader;
  }

  #tell(message: OutboxMessage): void {
    const { link } = this.box;
    const [box, todo] = outbox(this.box, message, this.#with.now());
    this.box = box;
    // With what the server lacks, and what the store has: neither is known before.
    const isBacklog = message.kind === 'kept' || (box.link === 'heard' && link !== 'heard');
    if (isBacklog || waiting(box) === 0) this.#backlog = waiting(box);
    // Beside the sending, which does not wait for it.
    this.#keeper?.keep(box);
    for (const one of todo) {
      if (one.kind === 'send') this.#send(one.command, one.attempt);
      else
        this.#with.later(Math.max(0, one.at - this.#with.now()), () => {
          this.#tell({ kind: 'wake' });
        });
    }
    this.#with.changed();
  }

  #send(command: JudgeCommand, attempt: number): void {
    this.#with.send(command, PATIENCE_MS, (ack) => {
      this.#tell({ kind: 'answer', id: command.id, attempt, ack });
    });
  }
}

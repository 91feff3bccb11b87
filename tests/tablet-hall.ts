import { Tablet } from '../client/state/tablet.ts';
import type { JudgeCommand } from '../shared/box.ts';
import { LogId, type TeamId } from '../shared/contest.ts';
import { holds, type Lineage } from '../shared/lineage.ts';
import type { Ack, JudgeView, SheetLetter } from '../shared/wire.ts';
import type { Rows } from './rows.ts';
import { CRITERIA, seed, SETUP, TEAMS, viewOf } from './tablet.ts';

/* A judge's tabs and the server they are at, without a browser and without a network. */

interface Sheet {
  readonly marks: readonly (number | null)[];
  readonly handedIn: boolean;
  readonly seq: number;
}

/** What a judge's commands do to three sheets, and what a backup keeps of it. */
export class Server {
  sheets: readonly Sheet[] = TEAMS.map(() => ({ marks: [null, null], handedIn: false, seq: 0 }));
  seq = 1;
  lineage: Lineage = { log: LogId.parse('l0'), forks: [] };
  taken: ReadonlyMap<string, { said: string; seq: number }> = new Map();

  /** Other content came under an id that was known. */
  clashes = 0;

  copy(): Server {
    return Object.assign(new Server(), this);
  }

  /** A backup goes on as another log. */
  restored(n: number): Server {
    const { log, forks } = this.lineage;
    const lineage = { log: LogId.parse(`${log}-${String(n)}`), forks: [...forks, [log, this.seq] as const] };
    return Object.assign(this.copy(), { lineage, seq: this.seq + 1 });
  }

  take(command: JudgeCommand): Ack {
    const known = this.taken.get(command.id);
    const said = JSON.stringify(command);
    if (known) {
      if (known.said === said) return { ok: true, seq: known.seq };
      this.clashes++;
      return { ok: false, code: 'conflict', message: 'cùng mã' };
    }
    const t = TEAMS.indexOf(command.team);
    const before = this.sheets[t];
    if (!before) throw new Error('no such team');
    const marks = CRITERIA.map(
      (id, c) => command.marks[id] ?? (id in command.marks ? null : (before.marks[c] ?? null)),
    );
    const was = 'was' in command ? (command.was ?? {}) : {};
    const isElsewhere = CRITERIA.some(
      (id, c) => id in was && was[id] !== before.marks[c] && marks[c] !== before.marks[c],
    );
    const isHere = command.type === 'sheet.giveBack' && holds({ ...this.lineage, seq: this.seq }, command);
    if (before.handedIn || isElsewhere || isHere) return { ok: false, code: 'conflict', message: 'khác' };
    this.seq++;
    const after = { marks, handedIn: command.type !== 'marks.save', seq: this.seq };
    this.sheets = this.sheets.map((one, i) => (i === t ? after : one));
    this.taken = new Map([...this.taken, [command.id, { said, seq: this.seq }]]);
    return { ok: true, seq: this.seq };
  }

  letter({ marks, handedIn }: Sheet): SheetLetter {
    if (handedIn) return 'h';
    return (['o', 'b', 'c'] as const)[marks.filter((mark) => mark !== null).length] ?? 'c';
  }

  view(): JudgeView {
    return viewOf(this.seq, this.sheets.map((one) => this.letter(one)).join(''), null, this.lineage);
  }
}

/** Where pages are open, and what time it is there. */
export class Hall {
  server = new Server();
  now = 1;
  #ids = 0;
  #timers: { readonly at: number; readonly run: () => void }[] = [];

  newId(): string {
    return seed(++this.#ids * 1000);
  }

  later(ms: number, run: () => void): void {
    this.#timers.push({ at: this.now + ms, run });
  }

  pass(ms: number): void {
    this.now += ms;
    const due = this.#timers.filter(({ at }) => at <= this.now);
    this.#timers = this.#timers.filter(({ at }) => at > this.now);
    for (const { run } of due) run();
  }
}

/** A page of one browser: it dials, hears and is closed. */
export class Page {
  readonly tablet: Tablet;
  readonly #close: () => void;
  #isOpen = true;
  /** What it sent over this connection and has no answer to. */
  flying: { command: JudgeCommand; answer: (ack: Ack | null) => void } | null = null;

  constructor(hall: Hall, rows: Rows, last: string | null) {
    const { store, close } = rows.page({
      canSend: () => this.tablet.box.link === 'heard',
      took: (rows) => {
        this.tablet.taken(rows);
      },
    });
    this.#close = close;
    this.tablet = new Tablet(
      {
        send: (command, _, answer) => {
          this.flying = { command, answer };
        },
        read: (judge, round, answer) => {
          const { server } = hall;
          const { seq, lineage } = server;
          const sheets = server.sheets.map((one, t) => ({
            team: TEAMS[t] ?? ('' as TeamId),
            seq: one.seq,
            letter: server.letter(one),
            marks: [...one.marks],
            note: '',
            total: 0,
            reopened: null,
          }));
          answer({ seq, log: lineage.log, round, judge, sheets });
        },
        store,
        newId: () => hall.newId(),
        now: () => hall.now,
        later: (ms, run) => {
          hall.later(ms, () => {
            if (this.#isOpen) run();
          });
        },
        changed: () => undefined,
      },
      last,
    );
  }

  close(): void {
    this.#isOpen = false;
    this.#close();
  }

  dial(server: Server): void {
    this.tablet.online();
    this.tablet.contest(SETUP);
    this.tablet.view(server.view());
  }

  cut(): void {
    const lost = this.flying;
    this.flying = null;
    this.tablet.offline();
    lost?.answer(null);
  }

  /** What it sent arrives, and is answered; or the answer is lost on the way. */
  arrive(server: Server, isHeard: boolean): void {
    const sent = this.flying;
    if (!sent) return;
    this.flying = null;
    const ack = server.take(sent.command);
    sent.answer(isHeard ? ack : null);
  }
}

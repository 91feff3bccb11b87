import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Tablet } from '../client/state/tablet.ts';
import type { JudgeCommand } from '../shared/box.ts';
import { LogId, type TeamId } from '../shared/contest.ts';
import { held } from '../shared/held.ts';
import { holds, type Lineage } from '../shared/lineage.ts';
import type { Ack, JudgeView, SheetLetter } from '../shared/wire.ts';
import { Rows } from './rows.ts';
import { CRITERIA, ROUND, seed, SETUP, sheet, TEAMS, viewOf } from './tablet.ts';

interface Sheet {
  readonly marks: readonly (number | null)[];
  readonly handedIn: boolean;
  readonly seq: number;
}

/** What a judge's commands do to three sheets, and what a backup keeps of it. */
class Server {
  sheets: readonly Sheet[] = TEAMS.map(() => ({ marks: [null, null], handedIn: false, seq: 0 }));
  seq = 1;
  lineage: Lineage = { log: LogId.parse('l0'), forks: [] };
  taken: ReadonlyMap<string, { said: string; seq: number }> = new Map();

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
      expect(known.said).toBe(said);
      return { ok: true, seq: known.seq };
    }
    if (command.type === 'sheet.submitAll') throw new Error('not played here');
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

/** A page of one browser: it dials, hears and is closed. */
class Page {
  readonly tablet: Tablet;
  readonly close: () => void;
  /** What it sent over this connection and has no answer to. */
  flying: { command: JudgeCommand; answer: (ack: Ack | null) => void } | null = null;

  constructor(hall: { server: Server; now: number; ids: number }, rows: Rows, last: string | null) {
    const { store, close } = rows.page();
    this.close = close;
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
        newId: () => seed(++hall.ids * 1000),
        now: () => hall.now,
        later: () => undefined,
        changed: () => undefined,
      },
      last,
    );
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

const of = <T extends string>(what: T) => fc.constant(what);
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: of('tap'), team: fc.nat(1), c: fc.nat(1), mark: fc.option(fc.nat(40), { freq: 8 }) }),
  },
  { weight: 4, arbitrary: fc.record({ do: of('submit'), team: fc.nat(1) }) },
  { weight: 12, arbitrary: fc.record({ do: of('arrive'), isHeard: fc.oneof(of('yes'), of('yes'), of('no')) }) },
  { weight: 4, arbitrary: fc.record({ do: of('look') }) },
  { weight: 5, arbitrary: fc.record({ do: of('dial') }) },
  { weight: 1, arbitrary: fc.record({ do: of('cut') }) },
  { weight: 1, arbitrary: fc.record({ do: of('close') }) },
  { weight: 1, arbitrary: fc.record({ do: of('backup') }) },
  { weight: 1, arbitrary: fc.record({ do: of('restore') }) },
);

/*
 * A judge's tab that is closed and opened again; a server that is set back to older backups. In the end it has every
 * sheet that it acknowledged as handed in, and of every sheet the last tap, or the tablet holds that and says so.
 */
test('whatever becomes of tabs and server, no tap and no acknowledged sheet is lost', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 200, size: 'max' }), (steps) => {
      const hall = { server: new Server(), now: 1, ids: 0 };
      let backup = hall.server.copy();
      let restores = 0;
      const rows = new Rows();
      let name: string | null = null;
      const open = () => new Page(hall, rows, name);
      let page = open();
      const wanted = TEAMS.map(() => [null, null] as (number | null)[]);
      const acknowledged = new Map<TeamId, readonly (number | null)[]>();

      for (const one of steps) {
        hall.now += 1000;
        const { tablet } = page;
        name = tablet.name ?? name;
        switch (one.do) {
          case 'tap':
          case 'submit': {
            const team = TEAMS[one.team] ?? TEAMS[0];
            if (!team || !tablet.box.setup) break;
            const shown = sheet(tablet.box, team);
            if (!shown.marks || shown.letter === 'h' || shown.pending === 'handIn') break;
            if (one.do === 'tap') {
              const criterion = CRITERIA[one.c];
              const row = wanted[one.team];
              if (!criterion || !row) break;
              tablet.mark(ROUND, team, criterion, one.mark);
              expect(sheet(tablet.box, team).marks?.[one.c]).toBe(one.mark);
              row[one.c] = one.mark;
            } else {
              const marks = CRITERIA.flatMap((id, c) => {
                const mark = shown.marks?.[c] ?? null;
                return mark === null ? [] : [[id, mark] as const];
              });
              if (marks.length < CRITERIA.length) break;
              tablet.submit(ROUND, team, Object.fromEntries(marks));
              // What was refused is no longer wanted: these are the marks that its judge saw and handed in.
              wanted[one.team] = [...shown.marks];
            }
            break;
          }
          case 'arrive': {
            const sent = page.flying?.command;
            page.arrive(hall.server, one.isHeard === 'yes');
            const landed = sent?.type === 'sheet.submit' && sheet(tablet.box, sent.team);
            if (landed && landed.letter === 'h' && landed.marks) acknowledged.set(sent.team, landed.marks);
            break;
          }
          case 'look':
            if (tablet.box.link === 'heard') tablet.view(hall.server.view());
            break;
          case 'dial':
            if (tablet.box.link === 'cut') page.dial(hall.server);
            break;
          case 'cut':
            if (tablet.box.link !== 'cut') page.cut();
            break;
          case 'close':
            page.close();
            page = open();
            break;
          case 'backup':
            backup = hall.server.copy();
            break;
          case 'restore':
            if (tablet.box.link !== 'cut') page.cut();
            hall.server = backup.restored(++restores);
            break;
        }
      }

      // All is well again.
      for (let quiet = 0; quiet < 60; quiet++) {
        hall.now += 5000;
        if (page.tablet.box.link === 'cut') page.dial(hall.server);
        page.tablet.view(hall.server.view());
        page.arrive(hall.server, true);
      }
      expect(page.tablet.box).toMatchObject({ queue: [], landed: {}, link: 'heard' });
      for (const [team, marks] of acknowledged) {
        const there = hall.server.sheets[TEAMS.indexOf(team)];
        expect(there).toMatchObject({ marks, handedIn: true });
      }
      TEAMS.forEach((team, t) => {
        CRITERIA.forEach((criterion, c) => {
          const mark = wanted[t]?.[c];
          // Of a sheet that was cleared whole, a restored server may have a mark again.
          if (mark === null) return;
          const isHeld = held(page.tablet.box).some((one) => one.team === team && one.marks[criterion] === mark);
          const there = hall.server.sheets[t]?.marks[c];
          if (!isHeld) expect(there).toBe(mark);
        });
      });
    }),
    { numRuns: 400 },
  );
});

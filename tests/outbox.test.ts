import { describe, expect, test } from 'vitest';
import { LogId, TeamId } from '../shared/contest.ts';
import { emptyOutbox, waiting, type JudgeCommand, type Outbox } from '../shared/box.ts';
import { held, heldSheets } from '../shared/held.ts';
import { outbox, type OutboxMessage, type ToDo } from '../shared/outbox.ts';
import { changes, type Row } from '../shared/rows.ts';
import type { Ack, ContestSetup, OpenSheet } from '../shared/wire.ts';
import { A, answer, B, C0, C1, LOG, mark, OPENED, ROUND, seed, SETUP, sheet, view } from './tablet.ts';

const submit = (id: string, team: TeamId): OutboxMessage => ({
  kind: 'submit',
  id,
  round: ROUND,
  team,
  marks: { [C0]: 1, [C1]: 2 },
});

/** Plays messages one after another, at time 0 or as said, and keeps all that was to be done. */
function play(...messages: (OutboxMessage | [OutboxMessage, number])[]): { box: Outbox; todo: ToDo[] } {
  let box = OPENED;
  const todo: ToDo[] = [];
  for (const one of messages) {
    const [message, now] = Array.isArray(one) ? one : [one, 0];
    const [next, more] = outbox(box, message, now);
    box = next;
    todo.push(...more);
  }
  return { box, todo };
}

const sent = (todo: ToDo[]): JudgeCommand[] => todo.flatMap((one) => (one.kind === 'send' ? [one.command] : []));

describe('a tap', () => {
  test('is sent at once and shows at once', () => {
    const { box, todo } = play({ kind: 'online' }, view(1, 'ooo'), mark('m1', A, C0, 0));
    expect(sent(todo)).toEqual([{ id: 'm1', type: 'marks.save', round: ROUND, team: A, marks: { [C0]: 0 } }]);
    expect(sheet(box, A)).toMatchObject({ marks: [0, null], letter: 'b', pending: 'marks' });
    expect(waiting(box)).toBe(1);
  });

  test('waits while another is on its way, and goes by itself in its turn', () => {
    const { box, todo } = play(
      { kind: 'online' },
      view(1, 'ooo'),
      mark('m1', A, C0, 7),
      mark('m2', A, C0, 7.25),
      mark('m3', A, C1, 3),
      mark('m4', B, C1, 1),
      answer('m1', 1, { ok: true, seq: 2 }),
      answer('m2', 2, { ok: true, seq: 3 }),
    );
    expect(sent(todo).map((one) => one.marks)).toEqual([{ [C0]: 7 }, { [C0]: 7.25 }, { [C1]: 3 }]);
    expect(sheet(box, A).marks).toEqual([7.25, 3]);
    expect(waiting(box)).toBe(2);
  });

  test('does not slip back between its acknowledgement and the view', () => {
    const { box } = play(
      { kind: 'online' },
      view(1, 'ooo', { marks: [5, null] }),
      mark('m1', A, C0, 6),
      answer('m1', 1, { ok: true, seq: 9 }),
      view(8, 'boo', { marks: [5, null] }),
    );
    expect(sheet(box, A)).toMatchObject({ marks: [6, null], pending: 'nothing' });
    const [after] = outbox(box, view(10, 'boo', { marks: [4, null] }), 0);
    expect(sheet(after, A).marks).toEqual([4, null]);
  });

  test('clears a mark with null, which is not 0', () => {
    const { box } = play({ kind: 'online' }, view(1, 'boo', { marks: [5, 5], letter: 'c' }), mark('m1', A, C0, null));
    expect(sheet(box, A)).toMatchObject({ marks: [null, 5], letter: 'b' });
  });

  test('is kept while the connection is lost, and repeated under its id', () => {
    const { box, todo } = play(
      { kind: 'online' },
      view(1, 'ooo'),
      mark('m1', A, C0, 7),
      { kind: 'offline' },
      mark('m2', A, C0, 8),
      answer('m1', 1, null),
      { kind: 'online' },
      view(1, 'ooo'),
    );
    expect(sent(todo).map((one) => one.id)).toEqual(['m1', 'm1']);
    expect(sent(todo)[1]).toMatchObject({ marks: { [C0]: 7 } });
    expect(sheet(box, A).marks).toEqual([8, null]);
    // The first try's answer was over another connection: what it meant is asked again.
    const [same] = outbox(box, answer('m1', 1, { ok: true, seq: 2 }), 0);
    expect(same).toBe(box);
    const [after, more] = outbox(box, answer('m1', 2, { ok: true, seq: 2 }), 0);
    expect(sent([...more]).map((one) => one.id)).toEqual(['m2']);
    expect(sheet(after, A).marks).toEqual([8, null]);
  });

  test('is not sent a second time where the first try is answered late', () => {
    const { box, todo } = play(
      { kind: 'online' },
      view(1, 'ooo'),
      mark('m1', A, C0, 7),
      answer('m1', 1, null),
      [{ kind: 'wake' }, 300],
      answer('m1', 1, { ok: true, seq: 2 }),
    );
    expect(sent(todo).map((one) => one.id)).toEqual(['m1', 'm1']);
    expect(box.queue).toEqual([]);
  });

  test('is not sent a third time because the first try is given up late', () => {
    const start: OutboxMessage[] = [{ kind: 'online' }, view(1, 'ooo'), mark('m1', A, C0, 7)];
    const { box, todo } = play(
      ...start,
      { kind: 'offline' },
      { kind: 'online' },
      view(1, 'ooo'),
      answer('m1', 1, null),
    );
    expect(sent(todo).map((one) => one.id)).toEqual(['m1', 'm1']);
    expect(box.flying).toEqual({ id: 'm1', attempt: 2 });
  });

  test('is not undone by sheets that were read before it', () => {
    const sheets: OpenSheet[] = [
      { round: ROUND, team: A, seq: 8, letter: 'o', marks: [null, null], note: '', reopened: null },
    ];
    const { box } = play({ kind: 'online' }, view(9, 'boo', { marks: [5, null] }), {
      kind: 'sheets',
      log: LOG,
      seq: 8,
      sheets,
    });
    expect(sheet(box, A).marks).toEqual([5, null]);
  });

  test('is tried again a little later where the server is busy', () => {
    const busy: Ack = { ok: false, code: 'busy', message: '' };
    const { todo } = play(
      { kind: 'online' },
      view(1, 'ooo'),
      mark('m1', A, C0, 7),
      [answer('m1', 1, busy), 1000],
      [{ kind: 'wake' }, 1999],
      [{ kind: 'wake' }, 2000],
    );
    expect(todo.map((one) => (one.kind === 'send' ? one.command.id : one.at))).toEqual(['m1', 2000, 2000, 'm1']);
  });

  test('that is refused falls back to the server’s truth and is told', () => {
    const no: Ack = { ok: false, code: 'closed', message: 'Phần thi đã chốt điểm.' };
    const { box, todo } = play(
      { kind: 'online' },
      view(1, 'boo', { marks: [5, null] }),
      mark('m1', A, C0, 7),
      mark('m2', B, C0, 2),
      answer('m1', 1, no),
    );
    expect(sheet(box, A)).toMatchObject({ marks: [5, null], pending: 'nothing' });
    expect(held(box)).toMatchObject([{ code: 'closed', message: no.message, team: A, told: false }]);
    expect(sent(todo).map((one) => one.id)).toEqual(['m1', 'm2']);
  });
});

describe('a hand-in', () => {
  test('follows the marks before it, and takes no more marks', () => {
    const { box, todo } = play(
      { kind: 'online' },
      view(1, 'ooo'),
      mark('m1', A, C0, 1),
      mark('m2', A, C1, 2),
      submit('s1', A),
      mark('m3', A, C1, 9),
      submit('s2', A),
      answer('m1', 1, { ok: true, seq: 2 }),
      answer('m2', 2, { ok: true, seq: 3 }),
    );
    expect(sent(todo).map((one) => one.id)).toEqual(['m1', 'm2', 's1']);
    expect(sheet(box, A)).toMatchObject({ marks: [1, 2], letter: 'c', pending: 'handIn' });
    expect(box.queue).toHaveLength(1);
  });

  test('is handed in with its acknowledgement, not before, and not a moment less after', () => {
    const before = play({ kind: 'online' }, view(1, 'coo'), submit('s1', A));
    expect(sheet(before.box, A).letter).toBe('c');
    const [after] = outbox(before.box, answer('s1', 1, { ok: true, seq: 2 }), 0);
    expect(sheet(after, A)).toMatchObject({ letter: 'h', pending: 'nothing' });
    const [seen] = outbox(after, view(2, 'hoo'), 0);
    expect(sheet(seen, A).letter).toBe('h');
    const [returned] = outbox(seen, view(3, 'roo'), 0);
    expect(sheet(returned, A).letter).toBe('r');
  });
});

test('a sheet that the server has not shown is unknown, unless it is known to be empty', () => {
  const { box } = play({ kind: 'online' }, view(1, 'obo'));
  expect(sheet(box, A).marks).toEqual([null, null]);
  expect(sheet(box, B).marks).toBeNull();
  const truth: OpenSheet = {
    round: ROUND,
    team: B,
    seq: 1,
    letter: 'b',
    marks: [3, null],
    note: 'hay',
    reopened: null,
  };
  const [after] = outbox(box, { kind: 'sheets', log: LOG, seq: 1, sheets: [truth] }, 0);
  expect(sheet(after, B)).toMatchObject({ marks: [3, null], note: 'hay' });
});

test('after a reconnection the server is believed even where its numbers went back', () => {
  const start = view(50, 'boo', { seq: 5, marks: [5, 5] });
  const { box } = play({ kind: 'online' }, start, { kind: 'offline' }, { kind: 'online' });
  const [after] = outbox(box, view(20, 'boo', { seq: 5, marks: [1, null] }), 0);
  expect(sheet(after, A).marks).toEqual([1, null]);
});

describe('a connection', () => {
  test('is sent nothing before it has said which log this is', () => {
    const { todo } = play(mark('m1', A, C0, 7), { kind: 'online' }, { kind: 'wake' });
    expect(todo).toEqual([]);
  });

  test('of another contest, or of its trial run, is sent nothing', () => {
    const { box, todo } = play(
      { kind: 'online' },
      view(1, 'ooo'),
      { kind: 'offline' },
      mark('m1', A, C0, 7),
      { kind: 'online' },
      view(9, 'ooo', null, { log: LogId.parse('rehearsal0') }),
    );
    expect(sent(todo)).toEqual([]);
    expect(waiting(box)).toBe(1);
    // The real one is there again.
    expect(sent([...outbox(box, view(1, 'ooo'), 0)[1]]).map((one) => one.id)).toEqual(['m1']);
  });
});

describe('a mark says what was shown before it', () => {
  test('also where that is not yet there', () => {
    const { todo } = play(
      { kind: 'online' },
      view(1, 'boo', { marks: [5, null] }),
      mark('m1', A, C0, 6, 5),
      mark('m2', A, C0, 7, 6),
      answer('m1', 1, { ok: true, seq: 2 }),
    );
    expect(sent(todo)).toMatchObject([
      { marks: { [C0]: 6 }, was: { [C0]: 5 } },
      { marks: { [C0]: 7 }, was: { [C0]: 6 } },
    ]);
  });

  test('and a hand-in, what the server should have by then', () => {
    const { todo } = play({ kind: 'online' }, view(1, 'coo'), submit('s1', A));
    expect(sent(todo)).toMatchObject([{ type: 'sheet.submit', was: { [C0]: 1, [C1]: 2 } }]);
  });
});

describe('what was refused is kept', () => {
  const no: Ack = { ok: false, code: 'closed', message: 'Phần thi đã chốt điểm.' };
  const refused = [{ kind: 'online' }, view(1, 'boo'), mark('m1', A, C0, 7), answer('m1', 1, no)] as const;

  test('though its judge has read it', () => {
    const { box } = play(...refused, { kind: 'told' });
    expect(heldSheets(box)).toEqual([{ round: ROUND, team: A, marks: { [C0]: 7 }, handIn: false, code: 'closed' }]);
  });

  test('as much of it is told as one message takes', () => {
    const note = 'ẵ'.repeat(1000);
    const one = {
      round: ROUND,
      marks: { [C0]: 7 },
      note,
      handIn: true,
      code: 'closed',
      message: '',
      told: true,
      order: 1,
    } as const;
    const sheets = Array.from({ length: 60 }, (_, n) => ({ ...one, team: TeamId.parse(`t${String(n)}`) }));
    const refused = Object.fromEntries(sheets.map((sheet) => [`${ROUND}/${sheet.team}`, sheet]));
    const told = heldSheets({ ...emptyOutbox, refused });
    expect(told.length).toBeGreaterThan(2);
    expect(Buffer.byteLength(JSON.stringify(told))).toBeLessThan(16 * 1024);
    const short = Object.fromEntries(sheets.map(({ note: _, ...sheet }) => [`${ROUND}/${sheet.team}`, sheet]));
    expect(heldSheets({ ...emptyOutbox, refused: short })).toHaveLength(50);
  });

  test('until the server shows the same', () => {
    const { box } = play(...refused, { kind: 'told' }, view(2, 'boo', { marks: [7, null] }));
    expect(box.refused).toEqual({});
  });

  test('until its judge has marked it anew, and that was taken', () => {
    const again = [...refused, { kind: 'told' }, mark('m2', A, C0, 8)] as const;
    expect(held(play(...again).box)).toHaveLength(1);
    expect(held(play(...again, answer('m2', 2, { ok: true, seq: 3 })).box)).toEqual([]);
  });

  test('until it is put back as it was, over what the page shows, and that was taken', () => {
    const { box, todo } = play(...refused, view(2, 'boo', { marks: [5, 3] }), {
      kind: 'putBack',
      id: 'm2',
      round: ROUND,
      team: A,
      was: { [C0]: 5, [C1]: 3 },
    });
    expect(sent(todo)[1]).toEqual({
      id: 'm2',
      type: 'marks.save',
      round: ROUND,
      team: A,
      marks: { [C0]: 7 },
      was: { [C0]: 5 },
    });
    expect(held(box)).toHaveLength(1);
    expect(held(outbox(box, answer('m2', 2, { ok: true, seq: 3 }), 0)[0])).toEqual([]);
  });

  test('until its judge does not want it', () => {
    const { box } = play(...refused, { kind: 'drop', round: ROUND, team: A });
    expect(box.refused).toEqual({});
  });

  test('though nothing of its marks is missing, a hand-in is held whole until the sheet is handed in', () => {
    const start = [{ kind: 'online' }, view(1, 'coo', { marks: [1, 2] }), submit('s1', A)] as const;
    const { box } = play(...start, answer('s1', 1, no), view(2, 'coo', { marks: [1, 2] }), { kind: 'told' });
    expect(heldSheets(box)).toMatchObject([{ team: A, marks: { [C0]: 1, [C1]: 2 }, handIn: true }]);
    const [again] = outbox(outbox(box, submit('s2', A), 0)[0], answer('s2', 2, { ok: true, seq: 3 }), 0);
    expect(again.refused).toEqual({});
    const [typedIn] = outbox(box, view(3, 'hoo', { letter: 'h', marks: [1, 2] }), 0);
    expect(typedIn.refused).toEqual({});
    // Handed in otherwise, from another tablet: what differs is still here alone.
    const [otherwise] = outbox(box, view(3, 'hoo', { letter: 'h', marks: [1, 3] }), 0);
    expect(heldSheets(otherwise)).toMatchObject([{ marks: { [C1]: 2 }, handIn: false }]);
  });
});

describe('a server restored from an older backup', () => {
  const OLD = LOG;
  const NEW = LogId.parse(`${LOG}-b`);
  const restored = (seq: number, letters: string, open: Partial<OpenSheet> | null = null, last = 10) =>
    view(seq, letters, open, { log: NEW, forks: [[OLD, last]] });
  const handedIn = [
    { kind: 'online' },
    view(20, 'coo', { seq: 5, marks: [1, 2], note: 'hay' }),
    submit('s1', A),
    answer('s1', 1, { ok: true, seq: 21 }),
    { kind: 'offline' },
    { kind: 'online' },
  ] as const;

  test('is given back the sheet that was handed in, at its old place, before anything else', () => {
    const { box, todo } = play(...handedIn, mark('m1', B, C0, 4), restored(12, 'ooo', { seq: 0 }));
    expect(sent(todo)[1]).toEqual({
      id: seed(0),
      type: 'sheet.giveBack',
      round: ROUND,
      team: A,
      marks: { [C0]: 1, [C1]: 2 },
      note: 'hay',
      log: OLD,
      seq: 21,
    });
    expect(sheet(box, A)).toMatchObject({ marks: [1, 2], pending: 'handIn', letter: 'c' });
    expect(sent([...outbox(box, answer(seed(0), 2, { ok: true, seq: 13 }), 0)[1]]).map((one) => one.id)).toEqual([
      'm1',
    ]);
  });

  test('and is given it back again after a second restore', () => {
    const again = view(14, 'ooo', null, {
      log: LogId.parse(`${NEW}-c`),
      forks: [
        [OLD, 10],
        [NEW, 12],
      ],
    });
    const { todo } = play(
      ...handedIn,
      restored(12, 'ooo'),
      answer(seed(0), 2, { ok: true, seq: 13 }),
      { kind: 'offline' },
      { kind: 'online' },
      again,
    );
    expect(sent(todo)[2]).toMatchObject({ type: 'sheet.giveBack', log: NEW, seq: 13 });
  });

  test('keeps what it has', () => {
    const { box, todo } = play(...handedIn, restored(30, 'hoo', { letter: 'h', seq: 21, marks: [1, 2] }, 25));
    expect(sent(todo)).toHaveLength(1);
    expect(sheet(box, A)).toMatchObject({ letter: 'h', pending: 'nothing' });
  });

  test('that has the sheet from another tablet says so, and no judge is troubled', () => {
    const { box } = play(
      ...handedIn,
      restored(12, 'hoo'),
      answer(seed(0), 2, { ok: false, code: 'conflict', message: 'Máy chủ đã có phiếu chấm Xã Hà Lai.' }),
    );
    expect(box).toMatchObject({ queue: [], refused: {} });
  });

  test('is sent a draft whole, with what was cleared', () => {
    const draft: OutboxMessage = {
      kind: 'sheets',
      log: OLD,
      seq: 20,
      sheets: [{ round: ROUND, team: B, seq: 15, letter: 'b', marks: [null, 3], note: '', reopened: null }],
    };
    const { todo } = play(
      { kind: 'online' },
      view(20, 'obo'),
      draft,
      { kind: 'offline' },
      { kind: 'online' },
      restored(12, 'ooo'),
    );
    expect(sent(todo)).toEqual([
      {
        id: seed(0),
        type: 'marks.save',
        round: ROUND,
        team: B,
        marks: { [C0]: null, [C1]: 3 },
        of: { log: OLD, seq: 15 },
      },
    ]);
  });

  test('is given back a draft by itself: what is tapped meanwhile comes after it', () => {
    const draft = (team: TeamId) => ({ round: ROUND, team, seq: 15, letter: 'c' as const, marks: [2, 3], note: '' });
    const { box } = play(
      { kind: 'online' },
      view(20, 'cco'),
      { kind: 'sheets', log: OLD, seq: 20, sheets: [A, B].map((team) => ({ ...draft(team), reopened: null })) },
      { kind: 'offline' },
      { kind: 'online' },
      restored(12, 'ooo'),
      mark('m1', B, C1, 4, 3),
    );
    const given = { marks: { [C0]: 2, [C1]: 3 }, of: { log: OLD, seq: 15 } };
    expect(box.queue.map(({ command }) => command)).toMatchObject([
      { team: A, ...given },
      { team: B, ...given },
      { id: 'm1', team: B, marks: { [C1]: 4 }, was: { [C1]: 3 } },
    ]);
  });

  test('whose contest does not have the team yet is given its sheet back once it has', () => {
    const setup = (teams: ContestSetup['teams']): OutboxMessage => ({ kind: 'contest', setup: { ...SETUP, teams } });
    const { box, todo } = play(...handedIn, setup(SETUP.teams.slice(1)), restored(12, 'oo'));
    expect(sent(todo)).toHaveLength(1);
    const [, more] = outbox(outbox(box, setup(SETUP.teams), 0)[0], restored(13, 'ooo'), 0);
    expect(sent([...more])).toMatchObject([{ type: 'sheet.giveBack', team: A, log: OLD, seq: 21 }]);
  });

  test.each([12, 20])(
    'of which only an older file was put back by hand, of %i rows, is given back what it lacks',
    (seq) => {
      const { box, todo } = play(...handedIn, view(seq, 'ooo'));
      expect(sent(todo)[1]).toMatchObject({ type: 'sheet.giveBack', log: OLD, seq: 21 });
      expect(box.asOf).toEqual({});
    },
  );

  test('is given back a sheet of a team that was withdrawn since', () => {
    const { todo } = play(
      ...handedIn.slice(0, 4),
      view(22, 'woo', { letter: 'w', seq: 21, marks: [1, 2] }),
      { kind: 'offline' },
      { kind: 'online' },
      restored(12, 'ooo'),
    );
    expect(sent(todo)[1]).toMatchObject({ type: 'sheet.giveBack', seq: 21 });
  });
});

describe('what was kept in the tablet’s store', () => {
  const rows = (box: Outbox): Row[] => changes(emptyOutbox, box).flatMap((row) => (row.value === null ? [] : [row]));
  const reopened = (box: Outbox) => outbox(emptyOutbox, { kind: 'kept', rows: rows(box), seed: seed(1) }, 0)[0];

  test('is there when the page is opened again without a connection', () => {
    const { box } = play(
      { kind: 'online' },
      view(1, 'oob', { marks: [5, null] }),
      mark('m1', A, C1, 7),
      mark('m2', B, C0, 1),
      submit('s1', A),
      { kind: 'offline' },
    );
    const again = reopened(box);
    expect(again.view?.seq).toBe(1);
    expect(sheet(again, A)).toEqual(sheet(box, A));
    expect(again.queue.map((one) => one.command)).toEqual(box.queue.map((one) => one.command));
  });

  test('is written row by row: what changed, and no more', () => {
    const { box } = play({ kind: 'online' }, view(1, 'ooo'), mark('m1', A, C0, 5), mark('m2', B, C0, 6));
    const kinds = (after: Outbox) => changes(box, after).map(({ kind, id, value }) => [kind, id, value !== null]);
    expect(kinds(box)).toEqual([]);
    const [tapped] = outbox(box, mark('m3', B, C1, 7), 0);
    expect(kinds(tapped)).toEqual([['pending', 'm3', true]]);
    const [landed] = outbox(box, answer('m1', 1, { ok: true, seq: 2 }), 0);
    expect(kinds(landed)).toEqual([
      ['pending', 'm1', false],
      ['landed', 'chao-hoi/ha-lai', true],
    ]);
    const [shown] = outbox(landed, view(2, 'boo', { marks: [5, null], seq: 2 }), 0);
    expect(changes(landed, shown).map(({ kind, value }) => [kind, value !== null])).toEqual([
      ['truth', true],
      ['landed', false],
      ['page', true],
    ]);
  });

  test('goes to a restored server, though that spoke before the store did', () => {
    const { box } = play({ kind: 'online' }, view(20, 'hoo', { letter: 'h', seq: 15, marks: [1, 2] }));
    const early = play({ kind: 'online' }, view(12, 'ooo', null, { log: LogId.parse(`${LOG}-b`), forks: [[LOG, 10]] }));
    const [, todo] = outbox(early.box, { kind: 'kept', rows: rows(box), seed: seed(1) }, 0);
    expect(sent([...todo])).toMatchObject([{ type: 'sheet.giveBack', seq: 15 }]);
  });

  test('what another page has too is sent here as it was, and what was tapped since goes on its own', () => {
    const first = mark('m1', A, C0, 5, null);
    const taken: OutboxMessage = { kind: 'taken', rows: rows(play(first).box) };
    const { queue } = play(first, mark('m2', A, C0, 6, 5), taken).box;
    expect(queue.map(({ command, taken = false }) => [command.id, command.marks, taken])).toEqual([
      ['m1', { [C0]: 5 }, true],
      ['m2', { [C0]: 6 }, false],
    ]);
  });
});

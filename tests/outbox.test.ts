import { describe, expect, test } from 'vitest';
import type { TeamId } from '../shared/contest.ts';
import {
  emptyOutbox,
  outbox,
  type JudgeCommand,
  type Outbox,
  type OutboxMessage,
  type ToDo,
} from '../shared/outbox.ts';
import { waiting } from '../shared/shown.ts';
import type { Ack, OpenSheet } from '../shared/wire.ts';
import { A, answer, B, C0, C1, mark, ROUND, sheet, view } from './tablet.ts';

const submit = (id: string, team: TeamId): OutboxMessage => ({
  kind: 'submit',
  id,
  round: ROUND,
  team,
  marks: { [C0]: 1, [C1]: 2 },
});

/** Plays messages one after another, at time 0 or as said, and keeps all that was to be done. */
function play(...messages: (OutboxMessage | [OutboxMessage, number])[]): { box: Outbox; todo: ToDo[] } {
  let box = emptyOutbox;
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

  test('waits while another is on its way, and goes together with the next on its sheet', () => {
    const { box, todo } = play(
      { kind: 'online' },
      view(1, 'ooo'),
      mark('m1', A, C0, 7),
      mark('m2', A, C0, 7.25),
      mark('m3', A, C1, 3),
      mark('m4', B, C1, 1),
      answer('m1', 1, { ok: true, seq: 2 }),
    );
    expect(sent(todo).map((one) => one.id)).toEqual(['m1', 'm2']);
    expect(sent(todo)[1]).toMatchObject({ marks: { [C0]: 7.25, [C1]: 3 } });
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
    );
    expect(sent(todo).map((one) => one.id)).toEqual(['m1', 'm1']);
    expect(sent(todo)[1]).toMatchObject({ marks: { [C0]: 7 } });
    expect(sheet(box, A).marks).toEqual([8, null]);
    // The first try's answer may still come: it counts.
    const [after, more] = outbox(box, answer('m1', 1, { ok: true, seq: 2 }), 0);
    expect(sent([...more]).map((one) => one.id)).toEqual(['m2']);
    expect(sheet(after, A).marks).toEqual([8, null]);
  });

  test('is not sent a third time because the first try is given up late', () => {
    const start: OutboxMessage[] = [{ kind: 'online' }, view(1, 'ooo'), mark('m1', A, C0, 7)];
    const { box, todo } = play(...start, { kind: 'offline' }, { kind: 'online' }, answer('m1', 1, null));
    expect(sent(todo).map((one) => one.id)).toEqual(['m1', 'm1']);
    expect(box.flying).toEqual({ id: 'm1', attempt: 2 });
  });

  test('is not undone by sheets that were read before it', () => {
    const sheets: OpenSheet[] = [
      { round: ROUND, team: A, seq: 8, letter: 'o', marks: [null, null], note: '', reopened: null },
    ];
    const { box } = play({ kind: 'online' }, view(9, 'boo', { marks: [5, null] }), { kind: 'sheets', seq: 8, sheets });
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
    expect(box.refused).toMatchObject([{ code: 'closed', message: no.message, command: { team: A } }]);
    expect(sent(todo).map((one) => one.id)).toEqual(['m1', 'm2']);
    const [after] = outbox(box, { kind: 'told' }, 0);
    expect(after.refused).toEqual([]);
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

  test('of a whole part holds the sheets that were shown', () => {
    const { box } = play({ kind: 'online' }, view(1, 'cco'), {
      kind: 'submitAll',
      id: 's1',
      round: ROUND,
      teams: [A, B],
    });
    expect(waiting(box)).toBe(2);
    expect(sheet(box, B).pending).toBe('handIn');
    const [after] = outbox(box, answer('s1', 1, { ok: true, seq: 2 }), 0);
    expect([A, B].map((team) => sheet(after, team).letter)).toEqual(['h', 'h']);
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
  const [after] = outbox(box, { kind: 'sheets', seq: 1, sheets: [truth] }, 0);
  expect(sheet(after, B)).toMatchObject({ marks: [3, null], note: 'hay' });
});

test('after a reconnection the server is believed even where its numbers went back', () => {
  const { box } = play({ kind: 'online' }, view(50, 'boo', { marks: [5, 5] }), { kind: 'offline' }, { kind: 'online' });
  const [after] = outbox(box, view(20, 'boo', { marks: [1, null] }), 0);
  expect(sheet(after, A).marks).toEqual([1, null]);
});

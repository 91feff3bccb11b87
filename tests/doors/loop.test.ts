import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Known, NewRow } from '../../db/log.ts';
import { Loop, type Store } from '../../server/handle.ts';
import { Contest, JudgeId } from '../../shared/contest.ts';
import { ask } from '../../shared/decide.ts';
import { isRefusal, type Person } from '../../shared/define.ts';
import { OPENING, type LogRow } from '../../shared/fold.ts';
import { contest } from '../builders.ts';

/** A disk in memory that can refuse. */
class Disk implements Store {
  rows: NewRow[] = [];
  commits = 0;
  full = false;
  gone = false;
  readonly log = {
    append: (rows: readonly NewRow[]) => {
      if (this.full || this.gone) throw new Error('the disk does not take it');
      this.commits += 1;
      this.rows.push(...rows);
    },
    find: (id: string): Known | null => {
      const row = this.rows.find((one) => one.command?.id === id);
      return row?.command ? { seq: row.seq, person: row.person, said: row.command.said } : null;
    },
    all: (): LogRow[] => this.rows,
    head: { seq: 0, hash: '' },
  };
  reopen(): void {
    if (this.gone) throw new Error('there is no disk');
  }
}

const ORGANISER: Person = { role: 'organiser' };
const JUDGE: Person = { role: 'judge', judge: JudgeId.parse('gk1') };
const opening = { seq: 0, at: 1000, person: 'organiser', type: OPENING, command: null, access: [] };

let disk: Disk;
let time: number;
let committed: string[][];
let faults: unknown[];
let loop: Loop;
beforeEach(() => {
  disk = new Disk();
  disk.rows = [{ ...opening, data: Contest.parse(contest({ rounds: [{ mode: 'gallery' }] })) }];
  time = 5000;
  committed = [];
  faults = [];
  loop = open();
});

function open(): Loop {
  return new Loop({
    store: disk,
    clock: () => time,
    seed: () => '0'.repeat(32),
    after: (rows) => committed.push(rows.map((row) => row.type)),
    log: (error) => faults.push(error),
  });
}

/** What came of it, as soon as it came: a number, a refusal's code, or nothing yet. */
function asks(
  person: Person,
  type: string,
  fields: object = {},
  id: string = randomUUID(),
): { was: number | string | null } {
  const asked = ask({ id, type, ...fields }, person);
  if (isRefusal(asked)) throw new Error(asked.refused);
  const result: { was: number | string | null } = { was: null };
  loop.handle(asked, person, (answer) => (result.was = isRefusal(answer) ? answer.refused : answer.seq));
  return result;
}

const sheet = (team: string, c1 = 7) => ({ round: 'r1', team, marks: { c1 } });
const turn = () => new Promise(setImmediate);

describe('commands that come together', () => {
  test('are decided one after another, committed together, and answered after that', async () => {
    const answers = [
      asks(ORGANISER, 'round.open', { round: 'r1' }),
      asks(JUDGE, 'sheet.submit', sheet('t1')),
      asks(JUDGE, 'sheet.submit', sheet('t1', 8)),
      asks(JUDGE, 'sheet.submit', sheet('t2')),
    ];
    expect(answers.map(({ was }) => was)).toEqual([null, null, 'conflict', null]);
    expect(loop.committed.seq).toBe(0);
    expect(disk.commits).toBe(0);
    await turn();
    expect(answers.map(({ was }) => was)).toEqual([1, 2, 'conflict', 3]);
    expect(disk.commits).toBe(1);
    expect(loop.committed.seq).toBe(3);
    expect(committed).toEqual([['round.opened', 'sheet.submitted', 'sheet.submitted']]);
  });

  test('everybody is answered before anybody is shown anything', async () => {
    const order: string[] = [];
    const first = ask({ id: randomUUID(), type: 'board.freeze' }, ORGANISER);
    if (isRefusal(first)) throw new Error('refused');
    loop = new Loop({
      store: disk,
      clock: () => time,
      seed: () => '0'.repeat(32),
      after: () => order.push('shown'),
      log: () => undefined,
    });
    loop.handle(first, ORGANISER, () => order.push('answered'));
    loop.handle(first, ORGANISER, () => order.push('answered again'));
    await turn();
    expect(order).toEqual(['answered', 'answered again', 'shown']);
  });
});

describe('the disk does not take it', () => {
  test('all of the batch are told to try again, and nothing of it happened', async () => {
    disk.full = true;
    const answers = [asks(ORGANISER, 'round.open', { round: 'r1' }), asks(JUDGE, 'sheet.submit', sheet('t1'))];
    await turn();
    expect(answers.map(({ was }) => was)).toEqual(['busy', 'busy']);
    expect(loop.committed.seq).toBe(0);
    expect(loop.committed.rounds[0]?.status).toBe('pending');
    expect(faults).toHaveLength(1);
    expect(committed).toEqual([]);

    disk.full = false;
    const again = asks(ORGANISER, 'round.open', { round: 'r1' });
    await turn();
    expect(again.was).toBe(1);
  });

  test('what reached the disk although it said no counts, under the id that it came with', async () => {
    const id = randomUUID();
    const append = disk.log.append;
    disk.log.append = (rows) => {
      append(rows);
      throw new Error('no answer from the disk');
    };
    const first = asks(ORGANISER, 'round.open', { round: 'r1' }, id);
    await turn();
    expect(first.was).toBe('busy');
    expect(loop.committed.seq).toBe(1);
    disk.log.append = append;
    expect(asks(ORGANISER, 'round.open', { round: 'r1' }, id).was).toBe(1);
  });

  test('while there is no disk everybody is told to try again; when it is back it goes on', async () => {
    disk.gone = true;
    const first = asks(ORGANISER, 'round.open', { round: 'r1' });
    await turn();
    expect(first.was).toBe('busy');
    expect(asks(ORGANISER, 'round.open', { round: 'r1' }).was).toBe('busy');
    disk.gone = false;
    const last = asks(ORGANISER, 'round.open', { round: 'r1' });
    await turn();
    expect(last.was).toBe(1);
  });
});

test('one person with five hundred commands waiting is told to wait; others are not', async () => {
  asks(ORGANISER, 'round.open', { round: 'r1' });
  const answers = Array.from({ length: 501 }, () => asks(JUDGE, 'marks.save', sheet('t1')));
  expect(answers[500]?.was).toBe('busy');
  expect(answers[499]?.was).toBe(null);
  const other = asks({ role: 'judge', judge: JudgeId.parse('gk2') }, 'marks.save', sheet('t1'));
  await turn();
  expect(answers[499]?.was).toBe(501);
  expect(other.was).toBe(502);
  const later = asks(JUDGE, 'marks.save', sheet('t1'));
  await turn();
  expect(later.was).toBe(503);
});

test('time never falls, though the laptop’s clock does', async () => {
  asks(ORGANISER, 'board.freeze');
  await turn();
  time = 2000;
  asks(ORGANISER, 'board.unfreeze');
  await turn();
  time = 6000;
  asks(ORGANISER, 'board.freeze');
  await turn();
  expect(disk.rows.map((row) => row.at)).toEqual([1000, 5000, 5000, 6000]);
});

test('an unknown event stops the start: half a truth is none', () => {
  disk.rows.push({ ...opening, seq: 1, type: 'team.vanished', data: {} });
  expect(open).toThrow('unknown event team.vanished');
});

test('closing commits and answers what was taken, and takes nothing more', () => {
  const last = asks(ORGANISER, 'round.open', { round: 'r1' });
  loop.close();
  expect(last.was).toBe(1);
  expect(disk.rows).toHaveLength(2);
  expect(asks(ORGANISER, 'round.close', { round: 'r1', force: true, reason: 'x' }).was).toBe('busy');
});

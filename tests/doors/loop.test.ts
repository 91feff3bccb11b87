import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { digest } from '../../db/chain.ts';
import type { Known, NewRow } from '../../db/log.ts';
import { Alarms } from '../../server/alarms.ts';
import { Loop, type Store } from '../../server/handle.ts';
import { realTime } from '../../server/time.ts';
import { Contest, JudgeId } from '../../shared/contest.ts';
import { ask } from '../../shared/decide.ts';
import { isRefusal, type Person } from '../../shared/define.ts';
import { OPENING } from '../../shared/fold.ts';
import { contest } from '../builders.ts';

/** A disk in memory that can refuse. */
class Disk implements Store {
  rows: NewRow[] = [];
  commits = 0;
  full = false;
  gone = false;
  opened = 0;
  /** The next write fails: before a row was written, or in the sync after it. */
  failing: 'write' | 'sync' | null = null;
  /** A sync failed: what it says of the same pages afterwards proves nothing. */
  unforced = false;
  readonly log: Store['log'];

  constructor() {
    const hashed = () => this.rows.map((row) => ({ ...row, hash: digest(row) }));
    this.log = {
      append: (rows: readonly NewRow[]) => {
        this.takes();
        if (this.unforced) throw new Error('it would acknowledge what the disk may lack');
        const { failing } = this;
        this.failing = null;
        if (failing === 'write') throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_WRITE' });
        this.commits += 1;
        this.rows.push(...rows);
        if (failing === null) return;
        this.unforced = true;
        throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_FSYNC' });
      },
      find: (id: string): Known | null => {
        const row = this.rows.find((one) => one.command?.id === id);
        return row?.command ? { seq: row.seq, person: row.person, said: row.command.said } : null;
      },
      all: hashed,
      get head() {
        return hashed().at(-1) ?? { seq: -1, hash: '' };
      },
    };
  }

  reopen(): void {
    this.opened += 1;
    if (this.gone) throw new Error('there is no disk');
  }

  mustBeThere(): void {
    this.takes();
  }

  force(): void {
    this.takes();
    this.unforced = false;
  }

  takes(): void {
    if (this.gone) throw new Error('there is no disk');
    if (this.full) throw Object.assign(new Error('no space is left'), { code: 'SQLITE_FULL' });
  }
}

const ORGANISER: Person = { role: 'organiser' };
const JUDGE: Person = { role: 'judge', judge: JudgeId.parse('gk1') };
const opening = { seq: 0, at: 1000, person: 'organiser', type: OPENING, command: null, access: [] };

let disk: Disk;
let time: number;
let committed: string[][];
let faults: unknown[];
let alarms: Alarms;
/** What runs when a second is over. */
let second: (() => void) | null;
let loop: Loop;
beforeEach(() => {
  alarms = new Alarms(() => undefined);
  second = null;
  disk = new Disk();
  disk.rows = [{ ...opening, data: Contest.parse(contest({ rounds: [{ mode: 'gallery' }] })) }];
  time = 5000;
  committed = [];
  faults = [];
  loop = open();
});

function open(after: (rows: readonly NewRow[]) => unknown = tell): Loop {
  return new Loop({
    store: disk,
    time: {
      now: () => time,
      steady: () => time,
      soon: realTime.soon,
      later: (_, run) => {
        second = run;
        return () => (second = null);
      },
    },
    seed: () => '0'.repeat(32),
    alarms,
    after,
    log: (error) => faults.push(error),
  });
}

function tell(rows: readonly NewRow[]): void {
  committed.push(rows.map((row) => row.type));
}

function secondLater(): void {
  time += 1000;
  const run = second;
  second = null;
  run?.();
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
    loop = open(() => order.push('shown'));
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
    expect(committed).toEqual([]);
    expect(alarms.all).toEqual([{ kind: 'disk', at: 5000, why: 'full' }]);
  });

  test('it is tried once a second, whatever comes meanwhile, and said once', async () => {
    disk.full = true;
    asks(ORGANISER, 'round.open', { round: 'r1' });
    await turn();
    for (let i = 0; i < 50; i++) expect(asks(JUDGE, 'marks.save', sheet('t1')).was).toBe('busy');
    expect(disk.opened).toBe(1);
    secondLater();
    secondLater();
    expect(disk.opened).toBe(3);
    expect(faults).toHaveLength(1);

    disk.full = false;
    expect(asks(ORGANISER, 'round.open', { round: 'r1' }).was).toBe('busy');
    secondLater();
    expect(alarms.all).toEqual([{ kind: 'mended', at: 5000, mendedAt: 8000, why: 'full' }]);
    const again = asks(ORGANISER, 'round.open', { round: 'r1' });
    await turn();
    expect(again.was).toBe(1);
  });

  test('one failure that passes is mended at once, and still told', async () => {
    disk.failing = 'write';
    const first = asks(ORGANISER, 'round.open', { round: 'r1' });
    await turn();
    expect(first.was).toBe('busy');
    expect(alarms.all).toEqual([{ kind: 'mended', at: 5000, mendedAt: 5000, why: 'failing' }]);
    const again = asks(ORGANISER, 'round.open', { round: 'r1' });
    await turn();
    expect(again.was).toBe(1);
  });

  test('one that fails again within the second waits for its end', async () => {
    for (const opened of [1, 1]) {
      disk.failing = 'write';
      asks(ORGANISER, 'round.open', { round: 'r1' });
      await turn();
      expect(disk.opened).toBe(opened);
    }
    expect(asks(ORGANISER, 'round.open', { round: 'r1' }).was).toBe('busy');
    secondLater();
    asks(ORGANISER, 'round.open', { round: 'r1' });
    await turn();
    expect(loop.committed.seq).toBe(1);
  });

  test('what reached the disk although it said no is forced onto it, counts under its id, and is shown', async () => {
    const id = randomUUID();
    disk.failing = 'sync';
    const first = asks(ORGANISER, 'round.open', { round: 'r1' }, id);
    await turn();
    expect(first.was).toBe('busy');
    expect([disk.opened, disk.unforced]).toEqual([1, false]);
    expect(loop.committed.seq).toBe(1);
    expect(committed).toEqual([['round.opened']]);
    expect(asks(ORGANISER, 'round.open', { round: 'r1' }, id).was).toBe(1);
  });

  test('while there is no disk everybody is told to try again; when it is back it goes on', async () => {
    disk.gone = true;
    const first = asks(ORGANISER, 'round.open', { round: 'r1' });
    await turn();
    expect(first.was).toBe('busy');
    expect(asks(ORGANISER, 'round.open', { round: 'r1' }).was).toBe('busy');
    disk.gone = false;
    secondLater();
    const last = asks(ORGANISER, 'round.open', { round: 'r1' });
    await turn();
    expect(last.was).toBe(1);
  });

  test('a sign-in that fails takes what waits with it: nothing is decided on what will not be', async () => {
    const waits = asks(ORGANISER, 'round.open', { round: 'r1' });
    const signIn = loop.write(() => {
      throw Object.assign(new Error('no space is left'), { code: 'SQLITE_FULL' });
    });
    expect(isRefusal(signIn) && signIn.refused).toBe('busy');
    expect(waits.was).toBe('busy');
    const again = asks(ORGANISER, 'round.open', { round: 'r1' });
    await turn();
    expect(again.was).toBe(1);
  });
});

describe('the file lacks what was acknowledged', () => {
  const opens = async () => {
    asks(ORGANISER, 'round.open', { round: 'r1' });
    await turn();
    asks(JUDGE, 'sheet.submit', sheet('t1'));
    await turn();
  };
  const fails = async () => {
    disk.failing = 'write';
    asks(JUDGE, 'sheet.submit', sheet('t2'));
    await turn();
  };

  test.each<[string, () => void, number]>([
    ['a row is gone', () => disk.rows.pop(), 1],
    [
      'another stands in its place',
      () => disk.rows.splice(2, 1, ...disk.rows.slice(2).map((row) => ({ ...row, at: 1 }))),
      1,
    ],
    ['all are gone', () => (disk.rows = []), -1],
  ])('%s: nothing more is taken, and what was acknowledged is still shown', async (_, loses, found) => {
    await opens();
    loses();
    const left = [...disk.rows];
    await fails();
    expect(alarms.all).toEqual([{ kind: 'lost', at: 5000, acknowledged: 2, found }]);
    secondLater();
    expect(asks(JUDGE, 'sheet.submit', sheet('t3')).was).toBe('busy');
    expect(isRefusal(loop.write(() => ({})))).toBe(true);
    expect(disk.rows).toEqual(left);
    expect(loop.committed.seq).toBe(2);
    expect(loop.head.seq).toBe(2);
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

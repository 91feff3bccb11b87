import fc from 'fast-check';
import { expect, test } from 'vitest';
import { draftText, moveWaiting, readDraft, readLots } from '../../client/mc/lots.ts';

const none = [false, false, false];

test('numbers from slips give the order; gaps are allowed', () => {
  expect(readLots(['7', ' 02', '5'], none).drawn).toEqual({ teams: [1, 2, 0], numbers: [2, 5, 7] });
});

test('two teams with one number are both told, each with the other', () => {
  const lots = readLots(['3', '3', ''], none);
  expect(lots.twins).toEqual([[1], [0], []]);
  expect(lots.drawn).toBeNull();
});

test('“3” and “03” are the same slip', () => {
  expect(readLots(['3', '03', '1'], none).twins).toEqual([[1], [0], []]);
});

test('a number above how many teams there are is remarked on, and may stand', () => {
  const lots = readLots(['4', '3', '1'], none);
  expect(lots.high).toEqual([true, false, false]);
  expect(lots.drawn?.numbers).toEqual([1, 3, 4]);
});

test('numbers that were typed and not saved are found again, unless the order was set since', () => {
  const text = draftText('a b c', ['7', '', '5']);
  expect(readDraft(text, 'a b c')).toEqual(['7', '', '5']);
  expect(readDraft(text, 'a1 b2 c3')).toBeNull();
  expect(readDraft(null, 'a b c')).toBeNull();
});

test('a team without a number is missing; one that does not compete needs none and stands last', () => {
  expect(readLots(['2', '', '1'], none).missing).toEqual([1]);
  expect(readLots(['2', '', '1'], [false, true, false]).drawn).toEqual({ teams: [2, 0, 1], numbers: [1, 2, 3] });
});

test('what is no number is wrong, not missing', () => {
  const lots = readLots(['0', 'a7', '10000'], none);
  expect(lots.wrong).toEqual([true, true, true]);
  expect(lots.missing).toEqual([]);
  expect(lots.drawn).toBeNull();
});

test('a late team moves among those that still wait', () => {
  const waits = (team: number) => team !== 4 && team !== 1;
  const order = [4, 0, 1, 2, 3];
  expect(moveWaiting(order, waits, 0, 1)).toEqual([4, 2, 1, 0, 3]);
  expect(moveWaiting(order, waits, 0, Infinity)).toEqual([4, 2, 1, 3, 0]);
  expect(moveWaiting(order, waits, 3, -1)).toEqual([4, 0, 1, 3, 2]);
});

test('the last can go no further, and a called team does not move', () => {
  const waits = (team: number) => team !== 4;
  expect(moveWaiting([4, 0, 1], waits, 1, 1)).toBeNull();
  expect(moveWaiting([4, 0, 1], waits, 4, 1)).toBeNull();
});

test('a move keeps every team, and every called team its place', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(30), { minLength: 1 }),
      fc.func(fc.boolean()),
      fc.nat(),
      fc.integer(),
      (order, waits, pick, by) => {
        const team = order[pick % order.length] ?? 0;
        const moved = moveWaiting(order, waits, team, by);
        if (!moved) return;
        expect([...moved].sort()).toEqual([...order].sort());
        order.forEach((one, i) => {
          if (!waits(one)) expect(moved[i]).toBe(one);
        });
      },
    ),
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Scale, type Row } from '../client/judge/scale.ts';

const labels = (criterion: { min: number; max: number; step: number }, mark: number | null = null) =>
  new Scale(criterion).rows(mark, null, 'vi').map((row) => row.choices.map((choice) => choice.label).join(' '));

describe('rows of buttons', () => {
  test('quarters: whole numbers, then the four fractions', () => {
    expect(labels({ min: 0, max: 10, step: 0.25 }, 7)).toEqual(['0 1 2 3 4 5 6 7 8 9 10', ',00 ,25 ,5 ,75']);
    expect(labels({ min: 0, max: 10, step: 0.25 }, 10)).toEqual(['0 1 2 3 4 5 6 7 8 9 10', ',00']);
  });

  test('halves, tenths, whole steps, steps over one', () => {
    expect(labels({ min: 0, max: 5, step: 0.5 })).toEqual(['0 1 2 3 4 5', ',0 ,5']);
    expect(labels({ min: 1, max: 3, step: 0.1 }, 2)).toEqual(['1 2 3', ',0 ,1 ,2 ,3 ,4 ,5 ,6 ,7 ,8 ,9']);
    expect(labels({ min: 0, max: 20, step: 1 })).toEqual(['0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20']);
    expect(labels({ min: 1, max: 10, step: 2 })).toEqual(['1 3 5 7 9']);
    expect(labels({ min: 0, max: 6, step: 1.5 })).toEqual(['0 1,5 3 4,5 6']);
  });

  test('a scale within one point is one row', () => {
    expect(labels({ min: 0, max: 1, step: 0.25 })).toEqual(['0 0,25 0,5 0,75 1']);
  });

  test('long scales begin with the tens', () => {
    expect(labels({ min: 0, max: 100, step: 1 }, 47)).toEqual([
      '0–9 10–19 20–29 30–39 40–49 50–59 60–69 70–79 80–89 90–99 100',
      '40 41 42 43 44 45 46 47 48 49',
    ]);
    expect(labels({ min: 1, max: 100, step: 0.5 }, 100)).toEqual([
      '1–9 10–19 20–29 30–39 40–49 50–59 60–69 70–79 80–89 90–99 100',
      '100',
      ',0',
    ]);
  });

  test('fine scales end with tenths, then hundredths', () => {
    expect(labels({ min: 0, max: 2, step: 0.01 }, 1.25)).toEqual([
      '0 1 2',
      ',0 ,1 ,2 ,3 ,4 ,5 ,6 ,7 ,8 ,9',
      ',20 ,21 ,22 ,23 ,24 ,25 ,26 ,27 ,28 ,29',
    ]);
  });

  test('where marks are odd, each row still names them', () => {
    expect(labels({ min: 0.1, max: 2, step: 0.3 }, 1)).toEqual(['0 1', ',0 ,3 ,6 ,9']);
    expect(labels({ min: -1, max: 1, step: 0.5 }, -0.5)).toEqual(['-1 0 1', '-1 -0,5']);
  });
});

test('a range is no mark: it only opens, and what is below waits for a mark in it', () => {
  const scale = new Scale({ min: 0, max: 100, step: 0.5 });
  const rows = (mark: number | null, range: number | null) =>
    scale
      .rows(mark, range, 'vi')
      .map(({ choices, waits }) => (waits ? `(${String(choices.length)})` : choices[0]?.label));
  const opened = (mark: number | null, range: number | null) =>
    scale
      .rows(mark, range, 'vi')[0]
      ?.choices.filter((one) => one.opened)
      .map((one) => one.label);
  expect([rows(null, null), opened(null, null)]).toEqual([['0–9', '(10)', '(2)'], []]);
  expect([rows(null, 80), opened(null, 80)]).toEqual([['0–9', '80', '(2)'], ['80–89']]);
  expect([rows(47, 80), opened(47, 80)]).toEqual([['0–9', '80', '(2)'], ['80–89']]);
  expect([rows(83, null), opened(83, null)]).toEqual([['0–9', '80', ',0'], ['80–89']]);
  expect(
    scale.rows(47, 80, 'vi').map((row) => row.choices.filter((one) => one.pressed).map((one) => one.label)),
  ).toEqual([['40–49'], [], []]);
});

test('not marked and 0 are different, and a step up or down needs a mark', () => {
  const scale = new Scale({ min: 0, max: 10, step: 0.25 });
  const pressed = (mark: number | null) =>
    scale.rows(mark, null, 'vi').flatMap((row) => row.choices.filter((one) => one.pressed));
  expect(pressed(null)).toEqual([]);
  expect(pressed(0).map((one) => one.label)).toEqual(['0', ',00']);
  expect([scale.nudge(null, 1), scale.nudge(null, -1)]).toEqual([null, null]);
  expect([scale.nudge(0, -1), scale.nudge(9.75, 1), scale.nudge(10, 1)]).toEqual([null, 10, null]);
});

const anyScale = fc
  .record({
    min: fc.integer({ min: -20, max: 400 }),
    steps: fc.integer({ min: 1, max: 5000 }),
    step: fc.integer({ min: 1, max: 900 }),
    rest: fc.nat(50),
    unit: fc.constantFrom(1, 10, 100, 1000, 1_000_000),
  })
  .map(({ min, steps, step, rest, unit }) => ({
    criterion: { min: (min * step) / unit, max: (min * step + steps * step + (rest % step)) / unit, step: step / unit },
    steps,
    at: (k: number) => ((min + k) * step) / unit,
  }));

test('every mark of any scale can be tapped, row by row, and the rows are short', () => {
  fc.assert(
    fc.property(anyScale, fc.nat(), ({ criterion, steps, at }, pick) => {
      const scale = new Scale(criterion);
      const wanted = at(pick % (steps + 1));
      let mark: number | null = null;
      let range: number | null = null;
      const rows = () => scale.rows(mark, range, 'vi');
      for (let level = 0; level < rows().length; level++) {
        const { choices, places, waits }: Row = rows()[level] ?? { choices: [], places: 0, waits: true };
        expect(waits).toBe(false);
        expect(choices.length).toBeGreaterThan(0);
        expect(choices.length).toBeLessThanOrEqual(level === 0 ? 21 : 12);
        expect(places).toBeGreaterThanOrEqual(choices.length);
        expect(new Set(choices.map((one) => one.label)).size).toBe(choices.length);
        const choice = [...choices].reverse().find((one) => one.mark <= wanted);
        if (choice?.opened === null) mark = choice.mark;
        range = choice?.opened === null ? null : (choice?.mark ?? null);
      }
      expect(mark).toBe(wanted);
    }),
  );
});

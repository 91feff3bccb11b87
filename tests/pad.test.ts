// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, test, vi } from 'vitest';
import Mark from '../client/judge/Mark.svelte';
import Pad from '../client/judge/Pad.svelte';
import { Scale } from '../client/judge/scale.ts';
import { sheetTotal } from '../client/judge/total.ts';
import { CriterionId, RoundId } from '../shared/contest.ts';
import { judge } from '../shared/messages/judge.ts';
import type { RoundSetup } from '../shared/wire.ts';

const w = judge.vi;

afterEach(cleanup);

function pad(mark: number | null, max = 10) {
  const onmark = vi.fn<(mark: number | null) => void>();
  const onnext = vi.fn<() => void>();
  render(Pad, { scale: new Scale({ min: 0, max, step: 0.25 }), mark, onmark, next: 'Sáng tạo', onnext });
  const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
  return { onmark, onnext, press };
}

const pressed = () => screen.queryAllByRole('button', { pressed: true }).map((button) => button.textContent);

describe('the buttons of a criterion', () => {
  test('without a mark none is pressed, and the fractions wait for the whole number', async () => {
    const { onmark, press } = pad(null);
    expect(pressed()).toEqual([]);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: ',25' }).disabled).toBe(true);
    for (const name of [w.clearMark, w.less, w.more])
      expect(screen.getByRole<HTMLButtonElement>('button', { name }).disabled).toBe(true);
    await press('7');
    expect(onmark.mock.calls).toEqual([[7]]);
  });

  test('0 is a mark', () => {
    pad(0);
    expect(pressed()).toEqual(['0', ',00']);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: w.less }).disabled).toBe(true);
  });

  test('a range such as 80–89 is no mark: it shows its own', async () => {
    const { onmark, press } = pad(null, 100);
    await press('80–89');
    expect(onmark).not.toHaveBeenCalled();
    expect(pressed()).toEqual([]);
    await press('85');
    expect(onmark.mock.calls).toEqual([[85]]);
  });

  test('the fraction, a step less, a step more, and none at all', async () => {
    const { onmark, onnext, press } = pad(7.25);
    expect(pressed()).toEqual(['7', ',25']);
    for (const name of [',75', w.less, w.more, w.clearMark]) await press(name);
    expect(onmark.mock.calls).toEqual([[7.75], [7], [7.5], [null]]);
    expect(onnext).not.toHaveBeenCalled();
    await press(w.nextCriterion('Sáng tạo'));
    expect(onnext).toHaveBeenCalledOnce();
  });
});

test('“not marked” is a dash and says so; 0 is a figure', () => {
  render(Mark, { mark: null, decimals: 2 });
  expect(screen.getByText(w.letter.o)).toBeTruthy();
  render(Mark, { mark: 0, decimals: 2 });
  expect(screen.getByText('0,00')).toBeTruthy();
});

test('a sheet’s running total is exact, weights and all', () => {
  const criteria = [
    { weight: 1.92, max: 20 },
    { weight: 0.1, max: 10 },
    { weight: 1, max: 10 },
  ].map((one, c) => ({ ...one, id: CriterionId.parse(`c${String(c)}`), name: '', min: 0, step: 0.01 }));
  const round: RoundSetup = {
    id: RoundId.parse('r'),
    name: '',
    mode: 'gallery',
    timeLimitSeconds: null,
    max: 49.4,
    weight: 1,
    criteria,
    order: [],
    numbers: [],
    numbered: false,
    mine: true,
    panel: [],
  };
  expect(sheetTotal(round, [18.37, 0.3, null])).toBe(35.3004);
});

import { describe, expect, test } from 'vitest';
import { instead, next, toShow } from '../../client/mc/next.ts';
import { expected, movedItem, withBreak } from '../../client/mc/programme.ts';
import type { ProgrammeItemWire } from '../../shared/wire.ts';
import type { PanelView } from '../../shared/panel.ts';
import { A, B, board, C, D, done, GALLERY, LAST, part, setup, STAGE, team, view } from './day.ts';

const flag: ProgrammeItemWire = { id: '1', name: 'Chào cờ', kind: 'ceremony', minutes: 10 };
const lunch: ProgrammeItemWire = { id: '4', name: 'Nghỉ trưa', kind: 'break', minutes: 90 };
const awards: ProgrammeItemWire = { id: '6', name: 'Trao giải', kind: 'awards', minutes: 30 };
const closing: ProgrammeItemWire = { id: '7', name: 'Bế mạc', kind: 'speech', minutes: 10 };
const hall = setup({
  programme: [flag, part('2', GALLERY), part('3', STAGE), lunch, part('5', LAST), awards, closing],
});
const teams = [A, B, C, D];
const allDone = teams.map((id) => done(id, 'hhh'));

/** The hall is at the item of this place. */
function at(place: number | null, seconds: (number | null)[] = []): Pick<PanelView, 'programme'> {
  return { programme: { at: place, startedAt: place === null ? null : 1000, seconds } };
}

const pending = view([['pending'], ['pending'], ['pending']]);

describe('the large button goes through the programme', () => {
  test('a ceremony, then the part that it stands before; who has no time passes it over', () => {
    const offer = next(pending, hall, false);
    expect(offer).toEqual({ do: 'go', item: '1' });
    expect(instead(offer, pending, hall)).toEqual({ do: 'open', round: GALLERY });
    expect(next({ ...pending, ...at(0) }, hall, false)).toEqual({ do: 'open', round: GALLERY });
  });

  test('the gallery does not hold the next part up; a part that was passed by is opened first', () => {
    const marking = view([['open', 3], ['pending'], ['pending']], at(1));
    expect(next(marking, hall, false)).toEqual({ do: 'order', round: STAGE });
    const skipped = { ...pending, ...at(2) };
    expect(next(skipped, hall, false)).toEqual({ do: 'open', round: GALLERY });
  });

  test('after a part the break; while its sheets are missing, without waiting', () => {
    const focus = { round: STAGE, teams: allDone };
    const over = view([['closed', 12], ['closed', 12, true], ['pending']], { focus, ...at(2) });
    expect(next(over, hall, false)).toEqual({ do: 'go', item: '4' });
    const owing = view([['closed', 12], ['open', 10, true], ['pending']], {
      focus: { round: STAGE, teams: [done(A, 'hho'), ...allDone.slice(1)] },
      stage: { round: STAGE, team: D, timer: { startedAt: null, elapsed: 9 }, away: false },
      ...at(2),
    });
    const offer = next(owing, hall, false);
    expect(offer).toMatchObject({ do: 'nudge' });
    expect(instead(offer, owing, hall)).toEqual({ do: 'go', item: '4' });
  });

  test('a break in the middle of a part is offered beside the next team; after it the part goes on', () => {
    const middle = setup({ programme: [part('1', STAGE), lunch, part('5', STAGE), closing] });
    const playing = view(
      [
        ['closed', 12],
        ['open', 2, true],
        ['closed', 12],
      ],
      {
        focus: { round: STAGE, teams: [done(A), ...[B, C, D].map((id) => team(id))] },
        stage: { round: STAGE, team: A, timer: { startedAt: null, elapsed: 9 }, away: false },
        ...at(0),
      },
    );
    const offer = next(playing, middle, false);
    expect(offer).toEqual({ do: 'call', round: STAGE, team: B });
    expect(instead(offer, playing, middle)).toEqual({ do: 'go', item: '4' });
    expect(next({ ...playing, ...at(1) }, middle, false)).toEqual({ do: 'go', item: '5' });
    // From whatever tab is looked at.
    expect(next({ ...playing, focus: { round: GALLERY, teams: [] }, ...at(1) }, middle, false)).toEqual({
      do: 'go',
      item: '5',
    });
    expect(next({ ...playing, ...at(2) }, middle, false)).toEqual(offer);
    expect(instead(offer, { ...playing, ...at(2) }, middle)).toBeNull();
  });

  test('at the awards the result is approved and read out; the closing comes after that', () => {
    const focus = { round: LAST, teams: allDone };
    const closed = view(
      [
        ['closed', 12],
        ['closed', 12, true],
        ['closed', 12, true],
      ],
      { focus, ...at(4) },
    );
    expect(next(closed, hall, true)).toEqual({ do: 'go', item: '6' });
    const there = { ...closed, ...at(5) };
    expect(next(there, hall, true)).toEqual({ do: 'approve' });
    const approval = { by: 'gk1', at: 5 };
    expect(next({ ...there, approval }, hall, false)).toEqual({ do: 'reveal' });
    const over = { ...there, approval, revealed: true };
    expect(next(over, hall, false)).toEqual({ do: 'go', item: '7' });
    expect(next({ ...over, ...at(6) }, hall, false)).toEqual({ do: 'done' });
  });

  test('during a speech the projector is offered the programme in place of a team that has left', () => {
    const speaking = view([['closed', 12], ['closed', 12], ['pending']], {
      ...at(3),
      board: board('onStage', { round: STAGE }),
    });
    expect(toShow(speaking, hall)).toEqual({ scene: 'programme', round: null });
    expect(toShow({ ...speaking, board: board('message') }, hall)).toBeNull();
  });
});

describe('the programme is changed on the spot', () => {
  const here = { ...pending, ...at(1) };
  const ids = (items: readonly ProgrammeItemWire[] | null) => items?.map(({ id }) => id);

  test('what is to come moves; what is over and what is now does not', () => {
    expect(ids(movedItem(here, hall, 3, -1))).toEqual(['1', '2', '4', '3', '5', '6', '7']);
    expect(ids(movedItem(here, hall, 3, 1))).toEqual(['1', '2', '3', '5', '4', '6', '7']);
    expect([movedItem(here, hall, 2, -1), movedItem(here, hall, 0, 1), movedItem(here, hall, 6, 1)]).toEqual([
      null,
      null,
      null,
    ]);
  });

  test('a break now; an open part stands again after it, once', () => {
    const open = view([['open'], ['pending'], ['pending']], at(1));
    const { items, item } = withBreak(open, hall, { name: 'Nghỉ', minutes: 10 }, 1000);
    expect(items.slice(1, 5)).toEqual([
      part('2', GALLERY),
      { id: '8', name: 'Nghỉ', kind: 'break', minutes: 10 },
      part('9', GALLERY),
      part('3', STAGE),
    ]);
    expect(item).toBe('8');
    const ceremony = withBreak({ ...pending, ...at(0) }, hall, { name: 'Nghỉ' }, 1000);
    expect(ids(ceremony.items)).toEqual(['1', '8', '2', '3', '4', '5', '6', '7']);
  });

  test('a part that has its minutes goes on after a break with those that are left', () => {
    const open = view([['open'], ['pending'], ['pending']], at(1));
    const planned = {
      ...hall,
      programme: hall.programme.map((one) => (one.id === '2' ? { ...one, minutes: 60 } : one)),
    };
    const after = (minutes: number) => withBreak(open, planned, { name: 'Nghỉ' }, 1000 + minutes * 60_000).items[3];
    expect(after(25)).toEqual({ ...part('9', GALLERY), minutes: 35 });
    expect(after(90)).toEqual({ ...part('9', GALLERY), minutes: 0 });
  });
});

describe('when it is expected to end', () => {
  const MINUTE = 60_000;
  const seconds = [600, 0, 1200, 5400, 1200, 1800, 600];

  test('each item after the one before; what has its minutes is over at their end, or now', () => {
    const { starts, end, atLeast } = expected({ ...pending, ...at(3, seconds) }, hall, 1000 + 30 * MINUTE);
    const lunchEnds = 1000 + 90 * MINUTE;
    expect(starts).toEqual([null, null, null, 1000, lunchEnds, lunchEnds + 20 * MINUTE, lunchEnds + 50 * MINUTE]);
    expect([end, atLeast]).toEqual([lunchEnds + 60 * MINUTE, false]);
    const late = expected({ ...pending, ...at(3, seconds) }, hall, 1000 + 100 * MINUTE);
    expect(late.starts[4]).toBe(1000 + 100 * MINUTE);
  });

  test('a part lasts as long as its teams still need; before the first item the day begins now', () => {
    const stage = expected({ ...pending, ...at(2, seconds) }, hall, 5000);
    expect(stage.starts.slice(2, 4)).toEqual([1000, 5000 + 20 * MINUTE]);
    expect(expected({ ...pending, ...at(null, seconds) }, hall, 5000).starts[0]).toBe(5000);
  });

  test('where somebody did not say how long, it is later than that', () => {
    expect(expected({ ...pending, ...at(5, [...seconds.slice(0, 6), null]) }, hall, 5000).atLeast).toBe(true);
  });
});

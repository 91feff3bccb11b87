import { expect, test } from 'vitest';
import { DARK, follow, type Spot } from '../../client/screen/spotlight.ts';
import { RoundId, TeamId } from '../../shared/contest.ts';
import type { OverallRowWire, RoundRowWire, SceneWire } from '../../shared/scene.ts';

/* What the spotlight says, from one view of a board to the next. */

const [LAI, TAN, SON] = ['ha-lai', 'ha-tan', 'yen-son'].map((id) => TeamId.parse(id)) as [TeamId, TeamId, TeamId];
const GREETING = RoundId.parse('chao-hoi');

const round = (...rows: RoundRowWire[]): SceneWire => ({ what: 'round', round: GREETING, rows, frozen: false });
const overall = (...rows: OverallRowWire[]): SceneWire => ({ what: 'overall', rows, frozen: false });

/** Views on one connection, the first of it too. */
function seen(...scenes: readonly SceneWire[]): Spot {
  return scenes.reduce((spot, scene, i) => follow(spot, { seq: i + 1, scene }), DARK);
}

const first = round([LAI, 27, 1], [TAN, 26, 2], [SON, null, null]);

test('[W1] a board just opened says who leads; one without a figure says nothing', () => {
  expect(seen(first).news).toEqual({ kind: 'leads', teams: [LAI], score: 27 });
  expect(seen(round([LAI, null, null], [TAN, null, null])).news).toBe(null);
});

test('[W1] teams that are level lead together', () => {
  expect(seen(round([LAI, 27, 1], [TAN, 27, 1], [SON, 20, 3])).news).toEqual({
    kind: 'leads',
    teams: [LAI, TAN],
    score: 27,
  });
});

test('[W1] a figure that comes in is told with its place', () => {
  expect(seen(first, round([LAI, 27, 1], [SON, 26.5, 2], [TAN, 26, 3])).news).toEqual({
    kind: 'in',
    team: SON,
    score: 26.5,
    place: { rank: 2, shared: false },
  });
  expect(seen(first, round([LAI, 27, 1], [TAN, 26, 2], [SON, 26, 2])).news).toMatchObject({
    team: SON,
    place: { rank: 2, shared: true },
  });
});

test('[W1] on the overall board it is the total that is told, whichever part came in', () => {
  const before = overall([LAI, [27, null], 27, 1], [TAN, [26, null], 26, 2]);
  const after = overall([TAN, [26, 30], 56, 1], [LAI, [27, null], 27, 2]);
  expect(seen(before, after).news).toMatchObject({ kind: 'in', team: TAN, score: 56, place: { rank: 1 } });
});

test('[W1] a figure that is put right moves a team up, and that is told of the one that it belongs to', () => {
  expect(seen(first, round([TAN, 28, 1], [LAI, 27, 2], [SON, null, null])).news).toMatchObject({
    kind: 'up',
    team: TAN,
    place: { rank: 1 },
  });
  // Hà Lai falls to the last place: whoever is highest of those who moved up.
  const all = round([LAI, 27, 1], [TAN, 26, 2], [SON, 25, 3]);
  expect(seen(all, round([TAN, 26, 1], [SON, 25, 2], [LAI, 20, 3])).news).toMatchObject({ kind: 'up', team: TAN });
});

test('[W1] what is no single story is told as who leads: several figures at once, one taken back, a team gone', () => {
  const leads = { kind: 'leads', teams: [LAI], score: 27 };
  expect(seen(round([LAI, null, null], [TAN, null, null]), round([LAI, 27, 1], [TAN, 26, 2])).news).toEqual(leads);
  expect(seen(first, round([LAI, 27, 1], [TAN, null, null], [SON, null, null])).news).toEqual(leads);
  expect(seen(first, round([LAI, 27, 1], [SON, null, null], [TAN, 26, -1])).news).toEqual(leads);
});

test('[W1] a figure of a team that does not compete is no news', () => {
  const gone = round([LAI, 27, 1], [TAN, 26, 2], [SON, 28, -1]);
  expect(seen(first, gone).news).toEqual({ kind: 'leads', teams: [LAI], score: 27 });
});

test('[W1] what was told stands while the rows do, also when the board is frozen', () => {
  const after = round([LAI, 27, 1], [SON, 26.5, 2], [TAN, 26, 3]);
  const told = seen(first, after);
  const frozen = follow(told, { seq: 3, scene: { ...after, frozen: true } as SceneWire });
  expect(frozen.news).toBe(told.news);
});

test('[W1] another board is not the same board changed, and none is remembered over another scene', () => {
  const other: SceneWire = { what: 'round', round: RoundId.parse('tieu-pham'), rows: [[SON, 38, 1]], frozen: false };
  expect(seen(first, other).news).toEqual({ kind: 'leads', teams: [SON], score: 38 });
  expect(seen(first, { what: 'blank' }).news).toBe(null);
  expect(seen(first, { what: 'blank' }, round([SON, 29, 1], [LAI, 27, 2], [TAN, 26, 3])).news).toEqual({
    kind: 'leads',
    teams: [SON],
    score: 29,
  });
});

test('[W1] after a break an unchanged board says what it said, and a changed one how it stands: no change is made up', () => {
  const after = round([LAI, 27, 1], [SON, 26.5, 2], [TAN, 26, 3]);
  const told = seen(first, after);
  expect(follow(told, { seq: 1, scene: after }).news).toBe(told.news);
  const changed = round([SON, 29, 1], [LAI, 27, 2], [TAN, 26, 3]);
  expect(follow(told, { seq: 1, scene: changed }).news).toEqual({ kind: 'leads', teams: [SON], score: 29 });
});

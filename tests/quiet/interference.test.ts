import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { File } from '../builders.ts';
import { by, type Past } from '../story.ts';
import { act, QuietHall, type Act, type Heard } from './hall.ts';
import { actsOf, file, half, HIDDEN } from './hidden.ts';
import { anyTwins, approvedFile, approving, LOWEST, type Twin } from './twins.ts';

/*
 * Two contests that differ only in what is not public: whoever is in the hall cannot tell which one they are in, neither
 * from what any screen is sent nor from how much, in which order and when.
 */

vi.setConfig({ testTimeout: 120_000 });

interface Seen {
  heard: readonly Heard[];
  changes: readonly Heard[];
}

/** What every screen of a hall was sent in which this was done before anybody came, and then that. */
function seen(
  given: File,
  before: readonly Past[],
  acts: readonly Act[],
  late: number,
  until: number,
): Seen & { refused: readonly string[] } {
  const hall = new QuietHall(given);
  expect(
    hall.play(
      before.map((past) => act(0, past)),
      1000,
    ),
  ).toEqual([]);
  hall.open();
  hall.comes(late);
  const refused = hall.play(acts, until);
  return { heard: hall.heard, changes: hall.changes, refused };
}

function areAlike(one: Seen, other: Seen): void {
  expect(one.changes).toEqual(other.changes);
  expect(one.heard).toEqual(other.heard);
}

const allowed = by('organiser', 'audience.allow', { what: 'live', on: true });
const shows = (what: string, round?: string) => by('mc', 'board.show', { what, ...(round ? { round } : {}) });

const LAST = 3000;
const anyTime = fc.integer({ min: 0, max: LAST });

/** What the hall may see, and what is taken whatever the sheets hold. */
const PUBLIC: readonly Past[] = [
  ...['welcome', 'programme', 'overall', 'blank', 'logo'].map((what) => shows(what)),
  ...['draw', 'onStage', 'progress', 'round'].flatMap((what) => ['r1', 'r2', 'r3'].map((round) => shows(what, round))),
  by('mc', 'board.show', { what: 'message', text: 'Nghỉ 10 phút' }),
  by('mc', 'team.call', { round: 'r3', team: 't3' }),
  by('mc', 'team.call', { round: 'r3', team: 't1' }),
  by('timekeeper', 'timer.start', { round: 'r3', team: 't1' }),
  by('timekeeper', 'timer.stop', { round: 'r3', team: 't1' }),
  by('mc', 'order.set', { round: 'r3', teams: ['t1', 't2', 't4', 't3'] }),
];
/** By which the order of the screens once gave away that something had happened. */
const FORCED = act(2201, by('mc', 'round.close', { round: 'r1', force: true, reason: 'giám khảo về sớm' }));
const anyActs = (acts: fc.Arbitrary<Past>, most: number) =>
  fc.array(
    fc.tuple(anyTime, acts).map(([ms, past]) => act(ms, past)),
    { maxLength: most },
  );

test('[F7] frozen sheets that differ: equal bytes, in equal number, order and time, before and after the scheduler', () => {
  const before = [allowed, ...half, shows('round', 'r1'), shows('progress', 'r3'), shows('overall')];
  const frozen = [...before, by('mc', 'board.freeze')];
  const hidden = anyActs(actsOf(HIDDEN), 25);
  let heard = 0;
  fc.assert(
    fc.property(anyActs(fc.constantFrom(...PUBLIC), 12), hidden, hidden, anyTime, (open, one, other, late) => {
      const [here, there] = [one, other].map((acts) => seen(file, frozen, [...open, ...acts], late, LAST + 1000));
      if (!here || !there) throw new Error('two halls');
      areAlike(here, there);
      heard += here.heard.length;
    }),
    { numRuns: 150, examples: [[[act(2300, shows('welcome'))], [], [FORCED], 2200]] },
  );
  expect(heard).toBeGreaterThan(1000);
});

/** The reveal begins when everything was approved, in either contest. */
const STARTS = 1500;

/** Forth and back and to any step so far, covered and uncovered, and in the end at the last that is the same. */
const anyWalk = (steps: number) =>
  fc
    .array(
      fc.tuple(
        fc.integer({ min: 1, max: 250 }),
        fc.oneof(
          fc.nat({ max: steps }).map((step) => by('mc', 'reveal.goto', { step })),
          fc.constantFrom('blank', 'logo', 'overall', 'welcome').map((what) => shows(what)),
        ),
      ),
      { maxLength: 12 },
    )
    .map((moves): Act[] => {
      let ms = STARTS;
      const walk = Array.from({ length: steps }, (_, step) => by('mc', 'reveal.goto', { step: step + 1 }));
      return [act(ms, by('mc', 'reveal.start')), ...walk.map((step) => act((ms += 130), step))].concat(
        moves.map(([wait, past]) => act((ms += wait), past)),
      );
    });

test('[F10] approved lists that differ in what is not yet revealed, and in how many that is: equal at every step', () => {
  let heard = 0;
  let steps = 0;
  fc.assert(
    fc.property(
      anyTwins.chain((twins) => fc.tuple(fc.constant(twins), anyWalk(twins.steps), fc.nat({ max: 4000 }))),
      ([twins, walk, late]) => {
        const until = (walk[walk.length - 1]?.ms ?? STARTS) + 1000;
        const before = [allowed, shows('round', 'r1'), shows('overall'), by('mc', 'board.freeze')];
        const hall = (twin: Twin) => seen(approvedFile, before, [...approving(twin), ...walk], late, until);
        const [here, there] = [hall(twins.one), hall(twins.other)];
        expect([...here.refused, ...there.refused]).toEqual([]);
        areAlike(here, there);
        heard += here.heard.length;
        steps += here.changes.filter(({ by: who, text }) => who === 'screen' && text.includes('"kind":"each"')).length;
      },
    ),
    { numRuns: 100 },
  );
  expect(heard).toBeGreaterThan(1000);
  expect(steps).toBeGreaterThan(100);
});

test('[P10] [F10] no screen is sent a prize, or who presents it, before its step; nor any delegate', () => {
  const hall = new QuietHall(approvedFile);
  const acts = [...approving(LOWEST), act(STARTS, by('mc', 'reveal.start'))];
  hall.play([act(0, allowed)], 500);
  hall.open();
  hall.play(acts, STARTS + 500);
  const { reveal } = hall.loop.committed;
  const prizes = (approvedFile.prizes ?? []).flatMap(({ name, presenter = name }) => [name, presenter]);
  const told = new Set<string>();
  for (const [step, one] of (reveal?.steps ?? []).entries()) {
    if (step > 0) hall.play([act(0, by('mc', 'reveal.goto', { step }))], 300);
    if (one.kind !== 'title') for (const name of [one.prize, one.presenter ?? one.prize]) told.add(name);
    const all = JSON.stringify([hall.heard, hall.changes]);
    expect(all).not.toMatch(/Đại Biểu|Bí thư/);
    expect(prizes.filter((name) => all.includes(name)).sort()).toEqual(prizes.filter((name) => told.has(name)).sort());
  }
  expect(new Set(prizes)).toEqual(told);
});

test('[F9] phones are sent what is new after every projector', () => {
  const open = [act(0, shows('welcome')), act(400, shows('overall')), act(800, shows('onStage', 'r3'))];
  const { heard } = seen(file, [allowed, ...half], open, 0, 2000);
  const times = [...new Set(heard.map(({ ms }) => ms))];
  const turns = times.map((ms) => heard.filter((one) => one.ms === ms).map((one) => one.by === 'live'));
  expect(turns.filter((turn) => turn.includes(true)).length).toBeGreaterThan(2);
  for (const turn of turns) expect([...turn].sort()).toEqual(turn);
});

import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { isRefusal, type Happened } from '../../shared/define.ts';
import { at } from '../../shared/spec.ts';
import type { State } from '../../shared/state.ts';
import { audienceScene } from '../../shared/views/audience.ts';
import { contestSetup } from '../../shared/views/setup.ts';
import { PINNED } from '../../shared/scene.ts';
import { contest } from '../builders.ts';
import { allMarked, called, handedIn, marked, opened, shown } from '../commands/past.ts';
import { by, decide, given, type Past } from '../story.ts';

/** What reaches an audience, whatever happens behind the board. */

vi.setConfig({ testTimeout: 60_000 });

const file = contest({
  teams: 4,
  judges: 3,
  rounds: [{ timeLimitSeconds: 60 }, { mode: 'gallery' }, {}],
  tieBreak: ['r2', 'deductions'],
  prizes: [{ name: 'Giải Nhất', count: 1 }],
});

/** Everything that any screen of the hall could be sent. */
function seen(state: State): string {
  const scenes = [undefined, ...PINNED].map((show) => audienceScene(state, show));
  return JSON.stringify([scenes, contestSetup(state, 'audience')]);
}

const ids = (all: readonly { id: string }[]) => fc.constantFrom(...all.map((one) => one.id));
const round = ids(file.rounds);
const team = ids(file.teams);
const judge = ids(file.judges);
const mark = fc.integer({ min: 0, max: 40 }).map((n) => n / 4);
const reason = fc.constant('lý do');

type Act = readonly [who: fc.Arbitrary<string>, type: string, fields: fc.Arbitrary<object>];

const anyOf = (acts: readonly Act[]): fc.Arbitrary<Past> =>
  fc.oneof(...acts.map(([who, type, fields]) => fc.tuple(who, fields).map(([name, given_]) => by(name, type, given_))));
const organiser = fc.constant('organiser');
const mc = fc.constant('mc');

/** What no audience may learn of while the board is frozen. */
const HIDDEN: readonly Act[] = [
  [judge, 'marks.save', fc.record({ round, team, marks: fc.record({ c1: mark }) })],
  [judge, 'sheet.submit', fc.record({ round, team, marks: fc.record({ c1: mark }) })],
  [judge, 'sheet.submitAll', fc.record({ round })],
  [organiser, 'sheet.enter', fc.record({ round, team, judge, marks: fc.record({ c1: mark }), reason })],
  [organiser, 'sheet.move', fc.record({ round, teams: fc.tuple(team), from: judge, to: judge, reason })],
  [mc, 'sheet.reopen', fc.record({ round, teams: fc.tuple(team), reason })],
  [organiser, 'judge.recuse', fc.record({ judge, round, reason })],
  [organiser, 'judge.restore', fc.record({ judge, reason })],
  [mc, 'judge.nudge', fc.record({ judge, round })],
  [mc, 'deduction.set', fc.record({ round, team, points: mark, reason })],
  [mc, 'overtime.waive', fc.record({ round, team, reason })],
  [
    organiser,
    'tie.decide',
    fc.record({
      teams: fc.shuffledSubarray(
        file.teams.map((one) => one.id),
        { minLength: 2 },
      ),
      reason,
    }),
  ],
  [organiser, 'award.decide', fc.record({ prize: fc.constant('Giải Nhất'), teams: fc.tuple(team), reason })],
  // Not r3: its close clears the stage, which the hall sees.
  [mc, 'round.close', fc.record({ round: fc.constantFrom('r1', 'r2'), force: fc.constant(true), reason })],
  [organiser, 'result.approve', fc.constant({})],
  [organiser, 'access.renew', fc.record({ person: judge })],
];

/** The first part marked whole; in the others one judge still owes every sheet. */
const half = [
  ...marked(file, 'r1', () => 7),
  opened('r2'),
  opened('r3'),
  ...called('r3', 't1', 't2'),
  ...['gk1', 'gk2'].flatMap((one) => [
    ...file.teams.map(({ id }) => handedIn(one, 'r2', id, { c1: 8 })),
    ...['t1', 't2'].map((id) => handedIn(one, 'r3', id, { c1: 6 })),
  ]),
];

/** All closed, nobody level: it may be approved. */
const over = allMarked(file, (id) => Number(id.slice(1)));

test('[F7] while frozen, no sheet, deduction, decision or approval moves one byte of what the hall is sent', () => {
  const scenes: Past[][] = [
    [shown('round', 'r1')],
    [shown('overall')],
    [shown('progress', 'r2')],
    [shown('overall'), shown('round', 'r2'), shown('progress', 'r3'), shown('onStage', 'r3')],
    [shown('draw', 'r1')],
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(half, half, over),
      fc.constantFrom(...scenes),
      fc.array(anyOf(HIDDEN), { minLength: 1, maxLength: 25 }),
      (day, before, acts) => {
        const story = given(file, ...day, ...before, by('mc', 'board.freeze'));
        const after = acts.reduce((one, act) => (isTaken(one, act) ? one.and(act) : one), story);
        expect(seen(after.state)).toBe(seen(story.state));
      },
    ),
    { numRuns: 150, interruptAfterTimeLimit: 20_000 },
  );
});

test('[F1] [F3] live, a figure is sent for no team whose panel still owes a sheet, in no scene but round and overall', () => {
  const acts: readonly Act[] = [
    ...HIDDEN,
    [
      mc,
      'board.show',
      fc.oneof(
        fc.record({ what: fc.constantFrom('overall', 'welcome') }),
        fc.record({ what: fc.constantFrom('round', 'progress', 'onStage'), round }),
      ),
    ],
  ];
  fc.assert(
    fc.property(fc.array(anyOf(acts), { minLength: 1, maxLength: 40 }), (all) => {
      let story = given(file, ...half, shown('round', 'r2'));
      for (const act of all) {
        if (!isTaken(story, act)) continue;
        story = story.and(act);
        const { state } = story;
        const scene = audienceScene(state);
        const isWhole = (r: number, id: string) => {
          const { sheets } = at(
            at(state.rounds, r).teams,
            file.teams.findIndex((one) => one.id === id),
          );
          const marking = sheets.filter((sheet) => sheet.recused === null);
          return marking.length > 0 && marking.every((sheet) => sheet.status === 'handedIn');
        };
        if (scene.what === 'round') {
          const r = file.rounds.findIndex((one) => one.id === scene.round);
          for (const [id, score, rank] of scene.rows)
            expect([id, score !== null, rank !== null]).toEqual([id, isWhole(r, id), isWhole(r, id)]);
        } else if (scene.what === 'overall') {
          for (const [id, parts] of scene.rows)
            expect(parts.map((part) => part !== null)).toEqual(file.rounds.map((_, r) => isWhole(r, id)));
        } else expect(JSON.stringify(scene)).not.toMatch(/score|rank|rows|marks/);
      }
    }),
    { numRuns: 150, interruptAfterTimeLimit: 20_000 },
  );
});

test('[F7] what is sent after the freeze is what was sent before it', () => {
  const live = given(file, ...half, shown('overall')).state;
  const frozen = given(
    file,
    ...half,
    shown('overall'),
    by('mc', 'board.freeze'),
    shown('blank'),
    shown('overall'),
  ).state;
  const { frozen: _, ...before } = audienceScene(live) as { frozen: boolean };
  const { frozen: __, ...after } = audienceScene(frozen) as { frozen: boolean };
  expect(after).toEqual(before);
});

function isTaken(story: { state: State; now: number }, act: Past): boolean {
  if (!('told' in act)) return true;
  const decided: Happened | object = decide(story, act.told, act.who);
  return !isRefusal(decided);
}

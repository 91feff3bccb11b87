import fc from 'fast-check';
import { contest } from '../builders.ts';
import { called, handedIn, marked, opened } from '../commands/past.ts';
import { by, type Past } from '../story.ts';

/* A contest half marked, and everything that may happen in it of which no audience may learn. */

export const file = contest({
  teams: 4,
  judges: 3,
  rounds: [{ timeLimitSeconds: 60 }, { mode: 'gallery' }, {}],
  tieBreak: ['r2', 'deductions'],
  prizes: [{ name: 'Giải Nhất', count: 1 }],
});

const ids = (all: readonly { id: string }[]) => fc.constantFrom(...all.map((one) => one.id));
export const round = ids(file.rounds);
const team = ids(file.teams);
const judge = ids(file.judges);
const mark = fc.integer({ min: 0, max: 40 }).map((n) => n / 4);
const reason = fc.constant('lý do');

export type Act = readonly [who: fc.Arbitrary<string>, type: string, fields: fc.Arbitrary<object>];

export const actsOf = (acts: readonly Act[]): fc.Arbitrary<Past> =>
  fc.oneof(...acts.map(([who, type, fields]) => fc.tuple(who, fields).map(([name, given_]) => by(name, type, given_))));
const organiser = fc.constant('organiser');
export const mc = fc.constant('mc');

/** What no audience may learn of while the board is frozen. */
export const HIDDEN: readonly Act[] = [
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
export const half = [
  ...marked(file, 'r1', () => 7),
  opened('r2'),
  opened('r3'),
  ...called('r3', 't1', 't2'),
  ...['gk1', 'gk2'].flatMap((one) => [
    ...file.teams.map(({ id }) => handedIn(one, 'r2', id, { c1: 8 })),
    ...['t1', 't2'].map((id) => handedIn(one, 'r3', id, { c1: 6 })),
  ]),
];

import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { undecided } from '../../shared/awards.ts';
import { isRefusal } from '../../shared/define.ts';
import { fold } from '../../shared/fold.ts';
import type { State } from '../../shared/state.ts';
import {
  audienceScene,
  clockView,
  contestSetup,
  judgeView,
  panelView,
  results,
  sheets,
  working,
} from '../../shared/views/index.ts';
import { PINNED } from '../../shared/scene.ts';
import type { Role } from '../../shared/wire.ts';
import { contest, type File } from '../builders.ts';
import { by, decide, DESK, given, later, type Past } from '../story.ts';

/*
 * Days on which everybody presses anything: whatever is accepted can be folded, drawn for every role, and folded again
 * from the log; and what must always hold, holds. A failure prints its seed and the steps that led to it.
 */

vi.setConfig({ testTimeout: 120_000 });

const judges = ['gk1', 'gk2', { id: 'gk3', name: 'Ba', rounds: ['r2', 'r3'] }];
const base = {
  judges,
  teams: 4,
  rounds: [
    { criteria: 2, timeLimitSeconds: 60, overtime: { everySeconds: 30, count: 'begun' as const, points: 0.5 } },
    { mode: 'gallery' as const },
    { aggregate: { kind: 'median' as const, dropHigh: 1 } },
  ],
  tieBreak: ['r2', 'deductions'],
  prizes: [
    { name: 'Nhất', count: 1, reveal: 'each' as const },
    { name: 'Nhì', count: 2 },
    { name: 'Phần 2', round: 'r2', count: 1 },
    { name: 'Diễn viên', by: 'decision' as const },
  ],
};
const file = contest({ ...base, judges: [{ id: 'gk1', name: 'Một', head: true }, ...judges.slice(1)] });

/** Other files of the same contest: parts, teams, judges, scales come, go and change places. */
const files: readonly File[] = [
  file,
  contest({
    ...base,
    kind: 'sum',
    decimals: 1,
    rounds: base.rounds.map((one) => ({ ...one, criteria: [{ step: 0.5 }] })),
  }),
  contest({ ...base, teams: ['t4', 't5', 't2', 't1', 't3'], judges: ['gk2', 'gk4', 'gk1', 'gk3'] }),
  contest({ ...base, teams: ['t2', 't1'], rounds: [...base.rounds, { id: 'r4' }] }),
  contest({
    ...base,
    tieBreak: [],
    rounds: [{ id: 'r3' }, { id: 'r1', criteria: 2, weight: 1.92 }],
    prizes: [{ name: 'Nhất', count: 'rest' }],
  }),
];

const oneOf = (...all: string[]) => fc.constantFrom(...all);
const round = oneOf('r1', 'r1', 'r2', 'r2', 'r3', 'r4');
const team = oneOf('t1', 't2', 't3', 't4', 't5');
const judge = oneOf('gk1', 'gk2', 'gk3', 'gk4');
const teams = fc.uniqueArray(team, { minLength: 1, maxLength: 3 });
const everyTeam = fc.shuffledSubarray(['t1', 't2', 't3', 't4'], { minLength: 4 });
const mark = fc.integer({ min: 0, max: 20 }).map((n) => n / 2);
const marks = fc.oneof(fc.record({ c1: mark, c2: mark }), fc.record({ c1: mark }));
const reason = fc.constant('lý do');
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const scene = fc.oneof(
  fc.record({ what: oneOf('welcome', 'overall', 'blank') }),
  fc.record({ what: oneOf('draw', 'onStage', 'progress', 'round'), round }),
);

const items = fc.constantFrom(
  [
    { id: '1', round: 'r1' },
    { id: 'a', name: 'Nghỉ', kind: 'break' },
    { id: '2', round: 'r1' },
  ],
  [
    { id: '3', round: 'r2' },
    { id: 'a', name: 'Văn nghệ', kind: 'performance', minutes: 5 },
  ],
);

type Act = readonly [weight: number, who: string, type: string, fields: fc.Arbitrary<object>];
const nothing = fc.constant({});

const ACTS: readonly Act[] = [
  [4, 'judge', 'marks.save', fc.record({ round, team, marks })],
  [8, 'judge', 'sheet.submit', fc.record({ round, team, marks })],
  [2, 'judge', 'sheet.submitAll', fc.record({ round })],
  [6, 'organiser', 'sheet.enter', fc.record({ round, team, judge, marks, reason })],
  [2, 'mc', 'sheet.reopen', fc.record({ round, teams, judges: maybe(fc.tuple(judge)), reason })],
  [2, 'organiser', 'sheet.move', fc.record({ round, teams: fc.tuple(team), from: judge, to: judge, reason })],
  [2, 'organiser', 'judge.recuse', fc.record({ judge, teams: maybe(teams), round: maybe(round), reason })],
  [1, 'organiser', 'judge.restore', fc.record({ judge, teams: maybe(teams), round: maybe(round), reason })],
  [1, 'mc', 'judge.nudge', fc.record({ judge, round })],
  [1, 'mc', 'order.set', fc.record({ round, teams: everyTeam })],
  [1, 'mc', 'order.draw', fc.record({ round })],
  [4, 'mc', 'round.open', fc.record({ round })],
  [3, 'mc', 'round.close', fc.record({ round, force: fc.boolean(), reason })],
  [1, 'mc', 'round.reopen', fc.record({ round, reason })],
  [5, 'mc', 'team.call', fc.record({ round, team })],
  [1, 'organiser', 'team.withdraw', fc.record({ team, round: maybe(round), reason })],
  [1, 'organiser', 'team.restore', fc.record({ team, round: maybe(round), reason })],
  [2, 'timekeeper', 'timer.start', fc.record({ round, team })],
  [2, 'timekeeper', 'timer.stop', fc.record({ round, team })],
  [1, 'timekeeper', 'timer.reset', fc.record({ round, team })],
  [1, 'mc', 'timer.set', fc.record({ round, team, seconds: fc.integer({ min: 0, max: 200 }), reason })],
  [3, 'mc', 'deduction.set', fc.record({ round, team, points: mark, kind: oneOf('overtime', 'other'), reason })],
  [1, 'mc', 'overtime.waive', fc.record({ round, team, reason })],
  [
    2,
    'organiser',
    'tie.decide',
    fc.record({ teams: fc.uniqueArray(team, { minLength: 2 }), round: maybe(round), reason }),
  ],
  [2, 'organiser', 'award.decide', fc.record({ prize: oneOf('Nhất', 'Nhì', 'Phần 2', 'Diễn viên'), teams, reason })],
  [
    1,
    'organiser',
    'award.decide',
    fc.record({ prize: oneOf('Nhất', 'Diễn viên'), recipient: fc.constant('Cụ Mai'), reason }),
  ],
  [
    1,
    'organiser',
    'tie.restore',
    fc.record({ teams: fc.uniqueArray(team, { minLength: 2 }), round: maybe(round), reason }),
  ],
  [1, 'organiser', 'award.restore', fc.record({ prize: oneOf('Nhất', 'Nhì', 'Phần 2', 'Diễn viên'), reason })],
  [3, 'gk1', 'result.approve', nothing],
  [1, 'organiser', 'result.reject', fc.record({ reason })],
  [4, 'mc', 'board.show', scene],
  [1, 'mc', 'board.freeze', nothing],
  [1, 'mc', 'board.unfreeze', nothing],
  [1, 'mc', 'board.uncover', nothing],
  [2, 'mc', 'programme.set', fc.record({ items })],
  [2, 'mc', 'programme.go', fc.record({ item: oneOf('1', '2', '3', 'a') })],
  [1, 'organiser', 'delegates.set', fc.constant({ delegates: [{ name: 'Lê Thị Bình' }] })],
  [6, 'mc', 'step.undo', fc.record({ seq: fc.integer({ min: 1, max: 40 }) })],
  [3, 'mc', 'reveal.start', fc.oneof(nothing, fc.record({ rehearsal: fc.constant(true) }))],
  [3, 'mc', 'reveal.next', nothing],
  [1, 'mc', 'reveal.back', nothing],
  [1, 'mc', 'reveal.goto', fc.record({ step: fc.integer({ min: 0, max: 12 }) })],
  [1, 'mc', 'reveal.end', nothing],
  [1, 'organiser', 'access.renew', fc.record({ person: judge })],
  [1, 'organiser', 'contest.set', fc.record({ contest: fc.constantFrom(...files), reason })],
];

const anything: fc.Arbitrary<Past> = fc.oneof(
  ...ACTS.map(([weight, who, type, fields]) => ({
    weight,
    arbitrary: fc
      .tuple(who === 'judge' ? judge : fc.constant(who), fields)
      .map(([name, sent]) => by(name, type, JSON.parse(JSON.stringify(sent)) as object)),
  })),
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 90 }).map(later) },
);

/** A shortcut to the middle of the day: every part open, most teams called. */
const noon: readonly Past[] = file.rounds.flatMap(({ id, mode }) => [
  by('mc', 'round.open', { round: id }),
  ...(mode === 'stage' ? ['t1', 't2', 't3'].map((one) => by('mc', 'team.call', { round: id, team: one })) : []),
]);

/** And to the evening: the whole of the first contest marked and closed. */
const evening: readonly Past[] = file.rounds.flatMap((one) => [
  by('mc', 'round.open', { round: one.id }),
  ...file.judges
    .filter((person) => !person.rounds || person.rounds.includes(one.id))
    .flatMap((person, j) =>
      file.teams.map(({ id }, t) =>
        by('organiser', 'sheet.enter', {
          round: one.id,
          team: id,
          judge: person.id,
          marks: Object.fromEntries(one.criteria.map((criterion) => [criterion.id, ((t * 3 + j) % 8) + 1])),
          reason: 'phiếu giấy',
        }),
      ),
    ),
  by('mc', 'round.close', { round: one.id }),
]);

test('whatever is accepted can be folded, drawn for everyone, and folded again from the log', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(noon, evening),
      fc.array(anything, { minLength: 20, maxLength: 80, size: 'max' }),
      (before, acts) => {
        let story = given(file, ...before);
        const start = story.state;
        const log: Parameters<typeof fold>[1][] = [];
        let revealed: string | null = null;
        for (const act of acts) {
          if (!('told' in act)) {
            story = story.and(act);
            continue;
          }
          const decided = decide(story, act.told, act.who);
          if (isRefusal(decided)) continue;
          const { type, ...data } = decided;
          const { seq } = story.state;
          log.push({ seq: seq + 1, at: story.now, person: act.who, type, data: JSON.parse(JSON.stringify(data)) });
          story = story.and(act);
          const { state } = story;
          expect(state.seq).toBe(seq + 1);
          drawn(state, story.now);
          whole(state);
          revealed = state.reveal && !state.reveal.rehearsal ? (revealed ?? figures(state)) : null;
          if (revealed !== null) {
            expect(figures(state)).toBe(revealed);
            expect(state.board.frozen).toBe(true);
          }
        }
        expect(log.reduce(fold, start)).toEqual(story.state);
      },
    ),
    { numRuns: 60, interruptAfterTimeLimit: 60_000 },
  );
});

function figures(state: State): string {
  const { rounds, overall, awards } = results(state);
  return JSON.stringify([rounds, overall, awards]);
}

/** Every page of everybody, without a fault. */
function drawn(state: State, now: number): void {
  const { contest: held } = state;
  const roles: readonly Role[] = ['judge', 'mc', 'timekeeper', 'organiser', 'audience'];
  for (const role of roles) contestSetup(state, role, role === 'judge' ? 0 : undefined);
  for (const show of [undefined, ...PINNED]) JSON.stringify(audienceScene(state, show));
  held.judges.forEach((_, j) => {
    for (const { id } of held.rounds)
      for (const one of held.teams) judgeView(state, j, { hidden: false, round: id, team: one.id }, 1, now);
    held.rounds.forEach((__, r) => sheets(state, r, j));
  });
  held.rounds.forEach(({ id }) => panelView(state, { hidden: false, round: id }, DESK, now));
  held.teams.forEach((_, t) => working(state, t));
  clockView(state, now);
}

/** What always holds. */
function whole(state: State): void {
  const everyone = state.contest.teams.map((_, t) => t);
  for (const one of state.rounds) {
    expect([...one.order].sort((a, b) => a - b)).toEqual(everyone);
    expect(new Set(one.numbers).size).toBe(everyone.length);
    for (const { sheets: all } of one.teams)
      for (const sheet of all) if (sheet.status === 'handedIn') expect(sheet.marks).not.toContain(null);
    expect(one.teams.filter((in_) => in_.timer.startedAt !== null).length).toBeLessThanOrEqual(
      one.status === 'open' ? 1 : 0,
    );
  }
  if (state.stage) {
    const { round: r, team: t } = state.stage;
    expect(state.rounds[r]).toMatchObject({ status: 'open' });
    expect(state.rounds[r]?.teams[t]?.called).toBe(true);
  }
  if (state.approval) {
    expect(state.rounds.every((one) => one.status === 'closed')).toBe(true);
    expect(undecided(state)).toEqual([]);
  }
}

import { expect, test } from 'vitest';
import { waiting } from '../../client/mc/line.ts';
import { instead, next, toShow } from '../../client/mc/next.ts';
import { owed } from '../../client/mc/owed.ts';
import type { TeamId } from '../../shared/contest.ts';
import type { PanelTeam, PanelView } from '../../shared/panel.ts';
import type { RevealStep } from '../../shared/scene.ts';
import type { TimerWire } from '../../shared/wire.ts';
import {
  A,
  B,
  board,
  C,
  D,
  done,
  GALLERY,
  J1,
  J2,
  J3,
  LAST,
  part,
  roundSetup,
  setup,
  STAGE,
  team,
  view,
} from './day.ts';

const hall = setup();
const running = { startedAt: 1000, elapsed: 0 };

function up(team: TeamId, timer: TimerWire = { startedAt: null, elapsed: 0 }): PanelView['stage'] {
  return { round: STAGE, team, timer, away: false };
}

function onStage(teams: PanelTeam[], change: Partial<PanelView> = {}): PanelView {
  return view([['open', 3], ['open', 2, true], ['pending']], { focus: { round: STAGE, teams }, ...change });
}

function result(change: Partial<PanelView> = {}): PanelView {
  const all = [A, B, C, D].map((id) => done(id, 'hhh'));
  return view(
    [
      ['closed', 12],
      ['closed', 12, true],
      ['closed', 12, true],
    ],
    { focus: { round: LAST, teams: all }, ...change },
  );
}

test('the day begins with the gallery, which needs no lots', () => {
  expect(next(view([['pending'], ['pending'], ['pending']]), hall, false)).toEqual({ do: 'open', round: GALLERY });
});

test('the programme says which round comes first, not the file', () => {
  const turned = setup({ programme: [part('1', STAGE), part('2', GALLERY)] });
  const all = view([['closed', 12], ['pending'], ['pending']]);
  expect(next(all, turned, false)).toEqual({ do: 'order', round: STAGE });
});

test('while the gallery is marked, the stage gets its lots and opens beside it', () => {
  const gallery = { focus: { round: GALLERY, teams: [team(A, { letters: 'oob' })] } };
  expect(next(view([['open', 3], ['pending'], ['pending']], gallery), hall, false)).toEqual({
    do: 'order',
    round: STAGE,
  });
  const drawn = view([['open', 3], ['pending', 0, true], ['pending']], gallery);
  expect(next(drawn, hall, false)).toEqual({ do: 'open', round: STAGE });
});

test('a gallery whose sheets are all in is closed first', () => {
  expect(next(view([['open', 12], ['pending'], ['pending']]), hall, false)).toEqual({ do: 'close', round: GALLERY });
});

test('from the gallery’s tab the way leads back to the stage, which is where the hall is', () => {
  const both = view([['open', 3], ['open', 2, true], ['pending']]);
  expect(next(both, hall, false)).toEqual({ do: 'look', round: STAGE });
});

test('a later round looked at does not open over a busy stage', () => {
  const peek = onStage([], { focus: { round: LAST, teams: [] } });
  expect(next(peek, hall, false)).toEqual({ do: 'look', round: STAGE });
});

test('on stage: call, start, stop, call the next', () => {
  const waits = [team(A), team(B), team(C), team(D)];
  expect(next(onStage(waits), hall, false)).toEqual({ do: 'call', round: STAGE, team: A });
  const stage = { round: STAGE, team: A };
  const rest = waits.slice(1);
  const called = team(A, { called: true, letters: 'ooo' });
  expect(next(onStage([called, ...rest], { stage: up(A) }), hall, false)).toEqual({ do: 'start', ...stage });
  const runs = { ...called, timer: running };
  expect(next(onStage([runs, ...rest], { stage: up(A, running) }), hall, false)).toEqual({ do: 'stop', ...stage });
  expect(next(onStage([done(A), ...rest], { stage: up(A) }), hall, false)).toEqual({
    do: 'call',
    round: STAGE,
    team: B,
  });
});

test('a round without a time limit goes on to the next team at once', () => {
  const [gallery, ...others] = hall.rounds;
  const untimed = setup({
    rounds: [gallery ?? roundSetup(GALLERY), ...others.map((one) => ({ ...one, timeLimitSeconds: null }))],
  });
  const teams = [team(A, { called: true, letters: 'ooo' }), team(B)];
  const on = onStage(teams, { stage: up(A) });
  expect(next(on, untimed, false)).toEqual({ do: 'call', round: STAGE, team: B });
});

test('overtime is settled before the next team is called, and what was put off before the round closes', () => {
  const late = { ...done(A), overtime: 2 };
  const stage = { round: STAGE, team: A };
  expect(next(onStage([late, team(B)], { stage: up(A) }), hall, false)).toEqual({
    do: 'overtime',
    ...stage,
    points: 2,
  });
  const putOff = onStage([late, done(B), team(C)], { stage: up(B) });
  expect(next(putOff, hall, false)).toEqual({ do: 'call', round: STAGE, team: C });
  const last = onStage([late, done(B)], { stage: up(B) });
  expect(next(last, hall, false)).toEqual({ do: 'overtime', ...stage, points: 2 });
});

test('of overtimes put off, the one that performed first comes first', () => {
  const [gallery, stage, last] = hall.rounds;
  if (!gallery || !stage || !last) throw new Error('three rounds');
  const turned = setup({ rounds: [gallery, { ...stage, order: [3, 2, 0, 1] }, last] });
  const late = [A, B, C, D].map((id) => ({ ...done(id), overtime: id === D ? null : 1 }));
  expect(next(onStage(late), turned, false)).toEqual({ do: 'overtime', round: STAGE, team: C, points: 1 });
});

test('a running clock can be stopped from every tab', () => {
  const elsewhere = view([['open', 12], ['open', 2, true], ['pending']], { stage: up(A, running) });
  expect(next(elsewhere, hall, false)).toEqual({ do: 'stop', round: STAGE, team: A });
});

test('a clock that was forgotten is stopped before anything else', () => {
  const forgotten = { ...done(A), timer: running };
  const view = onStage([forgotten, team(B, { called: true })], { stage: up(B) });
  expect(next(view, hall, false)).toEqual({ do: 'stop', round: STAGE, team: A });
});

test('the order decides who is called; a team that does not compete is passed over', () => {
  const [gallery, stage, last] = hall.rounds;
  if (!gallery || !stage || !last) throw new Error('three rounds');
  const turned = setup({ rounds: [gallery, { ...stage, order: [3, 2, 0, 1] }, last] });
  const all = onStage([team(A), team(B), team(C), team(D, { withdrawn: 'ốm' })]);
  expect(next(all, turned, false)).toEqual({ do: 'call', round: STAGE, team: C });
  expect(waiting(all, turned).map((one) => one.team)).toEqual([C, A, B]);
});

/** Called, and nothing came of it. */
const only = (id: TeamId) => team(id, { called: true, letters: 'ooo' });

test('a team called by mistake keeps its turn: it is called again when that comes', () => {
  // C was called instead of B, then B: B performs.
  const during = onStage([done(A), done(B), only(C), team(D)], { stage: up(B) });
  expect(next(during, hall, false)).toEqual({ do: 'recall', round: STAGE, team: C });
  expect(waiting(during, hall).map((one) => one.team)).toEqual([C, D]);
  expect(instead(next(during, hall, false), during, hall)).toEqual({ do: 'call', round: STAGE, team: D });
  // A was called by mistake, and waits from the first.
  expect(next(onStage([only(A), team(B)], { stage: null }), hall, false)).toEqual({
    do: 'recall',
    round: STAGE,
    team: A,
  });
});

test('one mark or a moment of the clock is a performance', () => {
  for (const one of [
    team(C, { called: true, letters: 'obo' }),
    team(C, { called: true, timer: running }),
    team(C, { called: true, timer: { startedAt: null, elapsed: 1 } }),
  ])
    expect(waiting(onStage([done(A), done(B), one, team(D)], { stage: up(A) }), hall).map((t) => t.team)).toEqual([D]);
});

test('a team that the stage has gone past, called and not seen to perform, comes after the others', () => {
  const late = onStage([only(A), done(B), team(C), team(D)], { stage: up(B) });
  expect(waiting(late, hall).map((one) => one.team)).toEqual([C, D, A]);
  const end = onStage([only(A), done(B, 'hhh'), done(C, 'hhh'), done(D, 'hho')], { stage: up(D) });
  const again = next(end, hall, false);
  expect(again).toEqual({ do: 'recall', round: STAGE, team: A });
  // It may have performed against a stopwatch, before judges with paper.
  expect(instead(again, end, hall)).toEqual({ do: 'nudge', round: STAGE, judges: [J1, J2, J3], sheets: 4 });
});

test('where a stopwatch is used by hand, or the wrong team was called, the clock can be passed over', () => {
  const [first, last] = [
    onStage([only(A), team(B)], { stage: up(A) }),
    onStage([done(A, 'hhh'), only(B)], { stage: up(B) }),
  ];
  const start = next(first, hall, false);
  expect(start).toEqual({ do: 'start', round: STAGE, team: A });
  expect(instead(start, first, hall)).toEqual({ do: 'call', round: STAGE, team: B });
  expect(instead(next(last, hall, false), last, hall)).toMatchObject({ do: 'nudge', sheets: 3 });
  expect(instead({ do: 'order', round: LAST }, first, hall)).toEqual({ do: 'open', round: LAST });
  expect(instead({ do: 'close', round: STAGE }, first, hall)).toBeNull();
});

test('missing sheets are named in running order', () => {
  const [gallery, stage, last] = hall.rounds;
  if (!gallery || !stage || !last) throw new Error('three rounds');
  const turned = setup({ rounds: [gallery, { ...stage, order: [3, 1, 0, 2] }, last] });
  const lacking = onStage([done(A, 'ohh'), done(B, 'chh'), done(C), done(D, 'hhb')]);
  expect(owed(lacking, turned).map((one) => [one.judge, one.sheets.map((sheet) => sheet.team)])).toEqual([
    [J1, [B, A, C]],
    [J2, [C]],
    [J3, [D, C]],
  ]);
});

test('when all have been on stage it names who still owes sheets, then closes', () => {
  const stage = up(B);
  const owing = onStage([done(A, 'hhc'), done(B, 'ohb'), done(C, 'xhx')], { stage });
  expect(next(owing, hall, false)).toEqual({ do: 'nudge', round: STAGE, judges: [J1, J3], sheets: 3 });
  const whole = view([['open', 3], ['open', 12, true], ['pending']], {
    focus: { round: STAGE, teams: [done(A, 'hhh')] },
    stage,
  });
  expect(next(whole, hall, false)).toEqual({ do: 'close', round: STAGE });
});

test('after a closed round comes the next; a gallery that is not finished does not hold it up', () => {
  const closed = { focus: { round: STAGE, teams: [] } };
  expect(next(view([['open', 3], ['closed', 12, true], ['pending']], closed), hall, false)).toEqual({
    do: 'order',
    round: LAST,
  });
  expect(next(view([['open', 12], ['closed', 12, true], ['pending']], closed), hall, false)).toEqual({
    do: 'close',
    round: GALLERY,
  });
});

test('at the end a gallery that was left behind is gone back to', () => {
  const closed = { focus: { round: LAST, teams: [] } };
  expect(
    next(
      view(
        [
          ['open', 3],
          ['closed', 12],
          ['closed', 12],
        ],
        closed,
      ),
      hall,
      false,
    ),
  ).toEqual({ do: 'look', round: GALLERY });
  const there = view(
    [
      ['open', 3],
      ['closed', 12],
      ['closed', 12],
    ],
    { focus: { round: GALLERY, teams: [team(A, { letters: 'hhb' })] } },
  );
  expect(next(there, hall, false)).toEqual({ do: 'nudge', round: GALLERY, judges: [J3], sheets: 1 });
});

test('sheets given back are waited for, in the round that has them', () => {
  const blockers = { openRounds: [], reopened: 1, prizes: [] };
  const elsewhere = view(
    [
      ['closed', 12],
      ['closed', 11, true],
      ['closed', 12, true],
    ],
    { focus: { round: LAST, teams: [] }, blockers },
  );
  expect(next(elsewhere, hall, true)).toEqual({ do: 'look', round: STAGE });
  const here = { ...elsewhere, focus: { round: STAGE, teams: [done(A, 'hrh')] } };
  expect(next(here, hall, true)).toEqual({ do: 'wait', for: 'reopened' });
});

test('rounds closed without all their sheets do not send it round in a ring', () => {
  const blockers = { openRounds: [], reopened: 1, prizes: [] };
  const lacking = view(
    [
      ['closed', 10],
      ['closed', 11],
      ['closed', 9],
    ],
    { blockers, focus: { round: GALLERY, teams: [] } },
  );
  expect(next(lacking, hall, true)).toEqual({ do: 'look', round: STAGE });
  expect(next({ ...lacking, focus: { round: STAGE, teams: [] } }, hall, true)).toEqual({ do: 'look', round: LAST });
});

test('level teams around a prize are for the organisers; then the result is approved, and by whom', () => {
  const blockers = { openRounds: [], reopened: 0, prizes: ['Giải Ba'] };
  expect(next(result({ blockers }), hall, true)).toEqual({ do: 'wait', for: 'prizes' });
  expect(next(result(), hall, true)).toEqual({ do: 'approve' });
  expect(next(result(), hall, false)).toEqual({ do: 'wait', for: 'approval' });
});

test('approved, it is revealed step by step, and then the day is done', () => {
  const approval = { by: 'gk1', at: 5 };
  expect(next(result({ approval }), hall, false)).toEqual({ do: 'reveal' });
  const steps: RevealStep[] = [{ kind: 'title' }, { kind: 'together', prize: 'Giải Nhất', winners: [{ team: A }] }];
  const at = (step: number, scene: PanelView['board']['scene'] = 'reveal') =>
    next(
      result({ approval, reveal: { rehearsal: false, step, steps }, board: board(scene, { frozen: true }) }),
      hall,
      false,
    );
  expect(at(0)).toEqual({ do: 'step', covered: false });
  expect(at(0, 'blank')).toEqual({ do: 'step', covered: true });
  expect(at(1)).toEqual({ do: 'end' });
  expect(at(1, 'blank')).toEqual({ do: 'step', covered: true });
  expect(next(result({ approval, revealed: true, board: board('prizes') }), hall, false)).toEqual({
    do: 'done',
  });
  // Another scene since does not begin it all again.
  expect(next(result({ approval, revealed: true }), hall, false)).toEqual({ do: 'done' });
});

test('a rehearsal of the reveal steps in the same way in the middle of the day', () => {
  const reveal = { rehearsal: true, step: 0, steps: [{ kind: 'title' as const }, { kind: 'title' as const }] };
  const early = view([['pending'], ['pending'], ['pending']], { reveal, board: board('reveal', { frozen: true }) });
  expect(next(early, hall, false)).toEqual({ do: 'step', covered: false });
});

test('the projector is offered the team on stage, or the gallery’s progress, where it shows something else', () => {
  const stage = onStage([team(A, { called: true })], { stage: up(A) });
  expect(toShow(stage, hall)).toEqual({ scene: 'onStage', round: STAGE });
  expect(toShow({ ...stage, board: board('onStage', { round: STAGE }) }, hall)).toBeNull();
  expect(toShow(view([['open', 3], ['pending'], ['pending']]), hall)).toEqual({ scene: 'progress', round: GALLERY });
  expect(toShow(view([['pending'], ['pending'], ['pending']]), hall)).toBeNull();
});

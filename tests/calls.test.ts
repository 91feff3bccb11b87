import { expect, test } from 'vitest';
import { callsFor, type Call, type Shown } from '../client/judge/calls.ts';
import { RoundId, TeamId } from '../shared/contest.ts';
import { emptyOutbox } from '../shared/box.ts';
import { outbox } from '../shared/outbox.ts';
import { shownSheet } from '../shared/shown.ts';
import { contestSetup, judgeView } from '../shared/views/index.ts';
import { contest } from './builders.ts';
import { by, given, type Past } from './story.ts';

/** A gallery `r1` beside a stage `r2`; the calls of the first judge, whose page shows this. */
function calls(
  shown: Pick<Shown, 'what' | 'isMarkable'> & { round: string; team?: string },
  ...past: Past[]
): string[] {
  const file = contest({ judges: 1, rounds: [{ mode: 'gallery' }, { mode: 'stage' }] });
  const { state, now } = given(file, by('mc', 'round.open', { round: 'r1' }), ...past);
  const view = judgeView(state, 0, null, 1, now);
  const [box] = outbox(emptyOutbox, { kind: 'view', view, seed: '' }, now);
  const at = {
    round: RoundId.parse(shown.round),
    team: shown.team === undefined ? undefined : TeamId.parse(shown.team),
  };
  const found = callsFor(contestSetup(state, 'judge', 0), view, { ...shown, ...at }, (...sheet) =>
    shownSheet(box, ...sheet),
  );
  return found.map((call: Call) => `${call.kind} ${call.round}${call.kind === 'open' ? '' : ` ${call.team}`}`);
}

const stageOpen = by('mc', 'round.open', { round: 'r2' });
const onStage = (team: string) => by('mc', 'team.call', { round: 'r2', team });
const handedIn = (round: string, team: string) => by('gk1', 'sheet.submit', { round, team, marks: { c1: 7 } });
const givenBack = (round: string, ...teams: string[]) => by('mc', 'sheet.reopen', { round, teams, reason: 'nhầm' });

test('a sheet calls the team on stage, and one that was given back: never itself', () => {
  const sheet = { what: 'sheet', round: 'r2', team: 't1', isMarkable: true } as const;
  expect(calls(sheet, stageOpen, onStage('t1'))).toEqual([]);
  expect(calls(sheet, stageOpen, onStage('t1'), onStage('t2'))).toEqual(['stage r2 t2']);
  const back = [handedIn('r1', 't3'), givenBack('r1', 't3')];
  expect(calls(sheet, stageOpen, onStage('t1'), ...back)).toEqual(['givenBack r1 t3']);
  expect(calls(sheet, stageOpen, onStage('t1'), onStage('t2'), ...back)).toEqual(['stage r2 t2', 'givenBack r1 t3']);
  expect(calls({ ...sheet, round: 'r1', team: 't3' }, ...back)).toEqual([]);
});

test('what is done calls nobody, nor what stands on the list anyway', () => {
  const sheet = { what: 'sheet', round: 'r1', team: 't1', isMarkable: true } as const;
  expect(calls(sheet, stageOpen, onStage('t2'), handedIn('r2', 't2'))).toEqual([]);
  const back = [handedIn('r1', 't3'), givenBack('r1', 't3')];
  expect(calls({ what: 'list', round: 'r1' }, ...back)).toEqual([]);
  expect(calls({ what: 'list', round: 'r2' }, stageOpen, onStage('t1'), ...back)).toEqual(['givenBack r1 t3']);
});

test('a team on stage whose sheet was given back is called once, as given back', () => {
  const past = [stageOpen, onStage('t2'), handedIn('r2', 't2'), givenBack('r2', 't2')];
  expect(calls({ what: 'mine', round: 'r2' }, ...past)).toEqual(['givenBack r2 t2']);
});

test('a part that opens is told on one’s own marks and on a sheet that takes none, not above one that does', () => {
  expect(calls({ what: 'mine', round: 'r1' })).toEqual([]);
  expect(calls({ what: 'mine', round: 'r1' }, stageOpen)).toEqual(['open r2']);
  expect(calls({ what: 'mine', round: 'r2' })).toEqual(['open r1']);
  expect(calls({ what: 'mine', round: 'r1' }, stageOpen, onStage('t1'))).toEqual(['stage r2 t1']);
  const sheet = { what: 'sheet', round: 'r2', team: 't1' } as const;
  const past = [stageOpen, onStage('t1')];
  expect(calls({ ...sheet, isMarkable: true }, ...past)).toEqual([]);
  expect(calls({ ...sheet, isMarkable: false }, ...past, handedIn('r2', 't1'))).toEqual(['open r1']);
});

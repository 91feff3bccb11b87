import { expect, test } from 'vitest';
import { groups } from '../../client/setup/panels.ts';
import { nextId, replacementSteps, type Replacement } from '../../client/setup/replace.ts';
import { between } from '../../client/setup/text.ts';
import { contestSetup, panelView } from '../../shared/views/index.ts';
import type { State } from '../../shared/state.ts';
import { contest } from '../builders.ts';
import { by, DESK, given } from '../story.ts';

const day = given(contest({ judges: 3, teams: 4, rounds: 2 }), by('mc', 'round.open', { round: 'r1' }));

function replacement(state: State, more: Partial<Replacement> = {}): Replacement {
  const [r1, r2] = state.contest.rounds;
  const [gk1] = state.contest.judges;
  const ids = state.contest.teams.map((team) => team.id);
  if (!r1 || !r2 || !gk1) throw new Error('the contest has two rounds and judges');
  return {
    old: gk1.id,
    id: 'gk4',
    name: 'Ông Dũng',
    head: false,
    round: r1.id,
    before: ids.slice(0, 2),
    after: ids.slice(2),
    later: [r2.id],
    reason: 'Lý do sức khỏe',
    joining: 'Chấm từ đội thứ ba',
    ...more,
  };
}

/** The steps as the organiser sends them. */
function replaced(more: Partial<Replacement> = {}): State {
  const steps = replacementSteps(day.state.contest, replacement(day.state, more));
  return day.and(...steps.map(({ type, fields }) => by('organiser', type, fields))).state;
}

function whoMarks(state: State, r: number): string[] {
  const round = state.contest.rounds[r];
  if (!round) throw new Error('no such round');
  const view = panelView(state, { hidden: false, round: round.id }, DESK, 0);
  return groups(view.focus.teams, contestSetup(state, 'organiser')).map(
    (group) => `${group.teams.join(' ')}: ${group.judges.join(' ')}`,
  );
}

test('from the chosen team on the new judge marks, and before it the old one', () => {
  const state = replaced();
  expect(whoMarks(state, 0)).toEqual(['t1 t2: gk1 gk2 gk3', 't3 t4: gk2 gk3 gk4']);
  expect(whoMarks(state, 1)).toEqual(['t1 t2 t3 t4: gk2 gk3 gk4']);
});

test('each is left out for a reason of their own', () => {
  const [third, first] = [2, 0].map((t) => replaced().rounds[0]?.teams[t]?.sheets.map((sheet) => sheet.recused));
  expect(first).toEqual([null, null, null, 'Chấm từ đội thứ ba']);
  expect(third).toEqual(['Lý do sức khỏe', null, null, null]);
});

test('for one part alone the old judge marks the later ones', () => {
  const state = replaced({ later: [] });
  expect(whoMarks(state, 1)).toEqual(['t1 t2 t3 t4: gk1 gk2 gk3']);
});

test('from the first team on there is nobody before', () => {
  const ids = day.state.contest.teams.map((team) => team.id);
  expect(whoMarks(replaced({ before: [], after: ids }), 0)).toEqual(['t1 t2 t3 t4: gk2 gk3 gk4']);
});

test('a head judge may hand the office over', () => {
  const head = given(contest({ judges: [{ id: 'gk1', name: 'Ông Hùng', head: true }, 'gk2'], teams: 4, rounds: 2 }))
    .state.contest;
  const [step] = replacementSteps(head, { ...replacement(day.state), head: true });
  expect(step?.fields).toMatchObject({
    contest: { judges: [{ id: 'gk1', head: false }, { id: 'gk2' }, { id: 'gk4', head: true }] },
  });
});

test('withdrawn teams are in no group, and one group is no difference', () => {
  const away = day.and(by('organiser', 'team.withdraw', { team: 't1', reason: 'rút' })).state;
  expect(whoMarks(away, 0)).toEqual(['t2 t3 t4: gk1 gk2 gk3']);
});

test('the next id goes on as the panel’s do', () => {
  expect(nextId(['gk1', 'gk2', 'gk5'])).toBe('gk4');
  expect(nextId(['gk1', 'gk2', 'gk3'])).toBe('gk4');
  expect(nextId(['gk1', 'gk3'])).toBe('gk4');
  expect(nextId(['hung', 'hoa'])).toBe('hoa3');
});

test('a stretch of teams has its ends, or begins and ends with the list', () => {
  const ids = day.state.contest.teams.map((team) => team.id);
  const [t1, t2, t3, t4] = ids;
  expect(between(ids, null, null)).toEqual(ids);
  expect(between(ids, t2 ?? null, t3 ?? null)).toEqual([t2, t3]);
  expect(between(ids, t3 ?? null, t1 ?? null)).toEqual([t3]);
  expect(between(ids, t4 ?? null, null)).toEqual([t4]);
  expect(between([], null, null)).toEqual([]);
});

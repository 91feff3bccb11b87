import { describe, expect, test } from 'vitest';
import { fromPoints } from '../../shared/points.ts';
import { sheetAt, type State } from '../../shared/state.ts';
import { huddle } from '../../shared/views/huddle.ts';
import { results } from '../../shared/views/results.ts';
import { contest } from '../builders.ts';
import { given } from '../story.ts';
import { called, closed, forced, handedIn, marked, opened, recused, reopened, saved, withdrawn } from './past.ts';

const file = contest({ rounds: [{ criteria: 2 }, { mode: 'gallery' }] });
const onStage = [opened('r1'), ...called('r1', 't1', 't2')];
const whole = { c1: 7, c2: 8 };
const sheet = (state: State, t: number, j: number, r = 0) => {
  const { marks, ...rest } = sheetAt(state, r, t, j);
  return { ...rest, marks: marks.map((mark) => (mark === null ? null : fromPoints(mark))) };
};
const scoreOf = (state: State, t: number, r = 0) => results(state).rounds[r]?.teams[t]?.score;

describe('sheet.submit', () => {
  const submit = { round: 'r1', team: 't1', marks: whole };

  test('[C2] hands in all marks at once; the sheet is locked', () => {
    given(file, ...onStage, saved('gk1', 'r1', 't1', { c1: 2 }))
      .when('sheet.submit', { ...submit, note: 'mạch lạc' }, 'gk1')
      .then({ type: 'sheet.submitted', judge: 'gk1', ...submit, note: 'mạch lạc' })
      .when('sheet.submit', submit, 'gk1')
      .refused('conflict', 'Xã t1');
  });

  test('keeps the note that was there', () => {
    given(file, ...onStage)
      .when('marks.save', { round: 'r1', team: 't1', marks: {}, note: 'ấn tượng' }, 'gk1')
      .then({})
      .when('sheet.submit', submit, 'gk1')
      .then((state) => {
        expect(sheet(state, 0, 0)).toMatchObject({
          status: 'handedIn',
          marks: [7, 8],
          note: 'ấn tượng',
          from: 'tablet',
        });
      });
  });

  test('is refused without all marks, with one off the scale, with what is not there', () => {
    const story = given(file, ...onStage);
    story.when('sheet.submit', { ...submit, marks: { c1: 7 } }, 'gk1').refused('bad-request', 'Tiêu chí c2');
    story.when('sheet.submit', { ...submit, marks: { c1: 7, c2: null } }, 'gk1').refused('bad-request');
    story.when('sheet.submit', { ...submit, marks: { c1: 7, c2: 8.1 } }, 'gk1').refused('bad-request', 'Tiêu chí c2');
    story.when('sheet.submit', { ...submit, marks: { ...whole, c3: 1 } }, 'gk1').refused('not-found', 'c3');
    story.when('sheet.submit', { ...submit, team: 't9' }, 'gk1').refused('not-found', 't9');
    story.when('sheet.submit', { ...submit, round: 'r9' }, 'gk1').refused('not-found', 'r9');
    story.when('sheet.submit', { ...submit, seal: 1 }, 'gk1').refused('bad-request', 'seal');
  });

  test('is refused before its turn and after the close', () => {
    given(file).when('sheet.submit', submit, 'gk1').refused('closed');
    given(file, ...onStage)
      .when('sheet.submit', { ...submit, team: 't3' }, 'gk1')
      .refused('conflict', 'Xã t3');
    given(file, ...onStage, forced('r1'))
      .when('sheet.submit', submit, 'gk1')
      .refused('closed');
  });

  test('[C2] is refused for a recused judge and a withdrawn team', () => {
    given(file, ...onStage, recused('gk1'))
      .when('sheet.submit', submit, 'gk1')
      .refused('conflict');
    given(file, ...onStage, withdrawn('t1'))
      .when('sheet.submit', submit, 'gk1')
      .refused('conflict');
  });

  test('is refused for a judge who is not on the panel', () => {
    const panels = contest({
      rounds: [{ criteria: 2 }, {}],
      judges: ['gk1', { id: 'gk2', name: 'Hai', rounds: ['r2'] }],
    });
    given(panels, opened('r1')).when('sheet.submit', submit, 'gk2').refused('not-allowed', 'Hai');
  });

  test('[S2] a reopened sheet is handed in again though its round is closed', () => {
    given(file, ...marked(file, 'r1'), closed('r1'), reopened('r1', ['t1'], ['gk1']))
      .when('sheet.submit', submit, 'gk1')
      .then((state) => {
        expect(sheet(state, 0, 0)).toMatchObject({ status: 'handedIn', marks: [7, 8] });
      });
  });
});

describe('sheet.submitAll', () => {
  const drafts = [...onStage, saved('gk1', 'r1', 't1', whole), saved('gk1', 'r1', 't2', { c1: 5 })];

  test('hands in every complete sheet of that judge, and leaves the others', () => {
    given(file, ...drafts, saved('gk2', 'r1', 't1', whole))
      .when('sheet.submitAll', { round: 'r1' }, 'gk1')
      .then({ type: 'sheet.allSubmitted', round: 'r1', judge: 'gk1', teams: ['t1'] })
      .when('sheet.submitAll', { round: 'r1' }, 'gk1')
      .refused('conflict');
    given(file, ...drafts, saved('gk2', 'r1', 't1', whole))
      .when('sheet.submitAll', { round: 'r1' }, 'gk1')
      .then((state) => {
        expect(sheet(state, 0, 0).status).toBe('handedIn');
        expect(sheet(state, 1, 0).status).toBe('draft');
        expect(sheet(state, 0, 1).status).toBe('draft');
      });
  });

  test('passes over a withdrawn team and a recused sheet', () => {
    const both = [...drafts, saved('gk1', 'r1', 't2', whole)];
    given(file, ...both, withdrawn('t1'))
      .when('sheet.submitAll', { round: 'r1' }, 'gk1')
      .then({ teams: ['t2'] });
    given(file, ...both, recused('gk1', { teams: ['t2'] }))
      .when('sheet.submitAll', { round: 'r1' }, 'gk1')
      .then({ teams: ['t1'] });
  });

  test('is refused with nothing complete, in a round that is not open, for a stranger', () => {
    given(file, ...onStage)
      .when('sheet.submitAll', { round: 'r1' }, 'gk1')
      .refused('conflict');
    given(file).when('sheet.submitAll', { round: 'r1' }, 'gk1').refused('closed');
    given(file, ...drafts, forced('r1'))
      .when('sheet.submitAll', { round: 'r1' }, 'gk1')
      .refused('closed');
    given(file).when('sheet.submitAll', { round: 'r9' }, 'gk1').refused('not-found');
    given(file).when('sheet.submitAll', { round: 'r1', team: 't1' }, 'gk1').refused('bad-request', 'team');
    const panels = contest({ rounds: 2, judges: ['gk1', { id: 'gk2', name: 'Hai', rounds: ['r2'] }] });
    given(panels, opened('r1')).when('sheet.submitAll', { round: 'r1' }, 'gk2').refused('not-allowed');
  });

  test('takes reopened sheets of a closed round', () => {
    given(file, ...marked(file, 'r1'), closed('r1'), reopened('r1', ['t1', 't2']))
      .when('sheet.submitAll', { round: 'r1' }, 'gk2')
      .then({ teams: ['t1', 't2'], judge: 'gk2' });
  });
});

describe('sheet.enter', () => {
  const paper = { round: 'r1', team: 't1', judge: 'gk1', marks: whole, reason: 'phiếu giấy' };

  test('types in a paper sheet in place of a draft, for a team that was never called, in a closed round too', () => {
    given(file, opened('r1'))
      .when('sheet.enter', paper, 'organiser')
      .then((state) => {
        expect(sheet(state, 0, 0)).toMatchObject({ status: 'handedIn', marks: [7, 8], from: 'paper' });
      });
    given(file, ...onStage, saved('gk1', 'r1', 't1', { c1: 1 }), forced('r1'))
      .when('sheet.enter', paper, 'organiser')
      .then({ type: 'sheet.entered', ...paper });
  });

  test('takes a reopened sheet’s place', () => {
    given(file, ...marked(file, 'r1'), reopened('r1', ['t1'], ['gk1']))
      .when('sheet.enter', paper, 'organiser')
      .then((state) => {
        expect(sheet(state, 0, 0)).toMatchObject({ status: 'handedIn', from: 'paper' });
      });
  });

  test('is refused over a handed-in sheet, and for the recused and the withdrawn', () => {
    given(file, ...onStage, handedIn('gk1', 'r1', 't1', whole))
      .when('sheet.enter', paper, 'organiser')
      .refused('conflict');
    given(file, recused('gk1')).when('sheet.enter', paper, 'organiser').refused('conflict');
    given(file, withdrawn('t1')).when('sheet.enter', paper, 'organiser').refused('conflict');
  });

  test('is refused without a reason, without all marks, for what is not there, for a judge of another panel', () => {
    const { reason: _, ...silent } = paper;
    given(file).when('sheet.enter', silent, 'organiser').refused('bad-request', 'reason');
    given(file)
      .when('sheet.enter', { ...paper, reason: '  ' }, 'organiser')
      .refused('bad-request', 'reason');
    given(file)
      .when('sheet.enter', { ...paper, marks: { c1: 7 } }, 'organiser')
      .refused('bad-request');
    given(file)
      .when('sheet.enter', { ...paper, judge: 'gk9' }, 'organiser')
      .refused('not-found', 'gk9');
    given(file)
      .when('sheet.enter', { ...paper, team: 't9' }, 'organiser')
      .refused('not-found', 't9');
    const panels = contest({
      rounds: [{ criteria: 2 }, {}],
      judges: ['gk2', { id: 'gk1', name: 'Một', rounds: ['r2'] }],
    });
    given(panels).when('sheet.enter', paper, 'organiser').refused('conflict', 'Một');
  });
});

describe('sheet.reopen', () => {
  const all = { round: 'r1', teams: ['t1', 't2'], reason: 'cộng nhầm' };

  test('gives back the whole panel’s sheets of some teams, or some judges’', () => {
    given(file, ...marked(file, 'r1'))
      .when('sheet.reopen', all, 'mc')
      .then((state) => {
        expect([0, 1, 2].map((j) => sheet(state, 0, j).status)).toEqual(['reopened', 'reopened', 'reopened']);
        expect(sheet(state, 2, 0).status).toBe('handedIn');
        expect(sheet(state, 1, 1)).toMatchObject({ reopened: 'cộng nhầm', marks: [7, 7] });
      });
    given(file, ...marked(file, 'r1'))
      .when('sheet.reopen', { ...all, judges: ['gk2'] }, 'organiser')
      .then({
        sheets: [
          { team: 't1', judge: 'gk2' },
          { team: 't2', judge: 'gk2' },
        ],
      });
  });

  test('takes those that are handed in, and is refused where none is', () => {
    given(file, ...onStage, handedIn('gk1', 'r1', 't1', whole))
      .when('sheet.reopen', all, 'mc')
      .then({ sheets: [{ team: 't1', judge: 'gk1' }] })
      .when('sheet.reopen', all, 'mc')
      .refused('conflict');
  });

  test('[S2] [S12] until handed in again it counts in no figure and the score is incomplete', () => {
    given(file, ...marked(file, 'r1', (_, judge) => (judge === 'gk1' ? 10 : 7)), closed('r1'))
      .when('sheet.reopen', { ...all, judges: ['gk1'] }, 'mc')
      .then((state) => {
        expect(results(state).rounds[0]?.teams[0]).toMatchObject({ score: 14, incomplete: true });
        expect(results(state).rounds[0]?.teams[2]).toMatchObject({ score: 16, incomplete: false });
      });
  });

  /** 14 of each judge to each team. */
  const inHand = marked(file, 'r1');
  const back = (state: State, t: number, j: number) => {
    const { teams } = huddle(state, '', 0);
    const found = teams.find(({ team }) => team === `t${String(t + 1)}`)?.parts[0]?.sheets[j];
    return found && { was: found.returned.map(({ total, score }) => [total, score]), is: found.total };
  };

  test('[J7] the old figures are kept beside the new: the marks, the total, the team’s', () => {
    given(file, ...inHand, reopened('r1', ['t1'], ['gk1']))
      .when('sheet.submit', { round: 'r1', team: 't1', marks: { c1: 9, c2: 8 } }, 'gk1')
      .then((state) => {
        expect(back(state, 0, 0)).toEqual({ was: [[14, 14]], is: 17 });
        expect(scoreOf(state, 0)).toBe(15);
        expect(huddle(state, '', 0).teams[0]?.parts[0]?.sheets[0]).toMatchObject({
          returned: [{ reason: 'cộng nhầm', marks: [7, 7] }],
          marks: [9, 8],
        });
        expect(back(state, 0, 1)).toEqual({ was: [], is: 14 });
        expect(back(state, 1, 0)).toEqual({ was: [], is: 14 });
      });
  });

  test('[J7] while it is out nothing new is told of it', () => {
    const out = given(file, ...inHand, reopened('r1', ['t1'], ['gk1']), saved('gk1', 'r1', 't1', { c1: 9 }));
    expect(back(out.state, 0, 0)).toEqual({ was: [[14, 14]], is: null });
    expect(huddle(out.state, '', 0).teams.flatMap(({ parts }) => parts[0]?.sheets[0]?.marks)).toEqual([]);
  });

  test('[J7] reopened twice it keeps both, and the team’s figure is the one with all sheets in', () => {
    const twice = given(
      file,
      ...marked(file, 'r1', (_, judge) => (judge === 'gk1' ? 10 : 7)),
      reopened('r1', ['t1'], ['gk1']),
      reopened('r1', ['t1'], ['gk2']),
      handedIn('gk1', 'r1', 't1', { c1: 9, c2: 8 }),
      handedIn('gk2', 'r1', 't1', { c1: 8, c2: 8 }),
      reopened('r1', ['t1'], ['gk1']),
      handedIn('gk1', 'r1', 't1', whole),
    );
    // (20 + 14 + 14) : 3, then (17 + 16 + 14) : 3
    expect(back(twice.state, 0, 0)).toEqual({
      was: [
        [20, 16],
        [17, 15.67],
      ],
      is: 15,
    });
    expect(back(twice.state, 0, 1)).toEqual({ was: [[14, 16]], is: 16 });
  });

  test('[J7] a sheet that is moved takes with it what it was, and leaves nothing behind', () => {
    const story = given(file, ...onStage, handedIn('gk1', 'r1', 't1', whole), reopened('r1', ['t1'], ['gk1']));
    story
      .when('sheet.move', { round: 'r1', teams: ['t1'], from: 'gk1', to: 'gk2', reason: 'x' }, 'organiser')
      .then((state) => {
        expect(back(state, 0, 0)).toEqual({ was: [], is: null });
        expect(back(state, 0, 1)).toEqual({ was: [[15, 15]], is: null });
      });
  });

  test('[J7] a contest whose criteria change places finds each old mark at its own', () => {
    const story = given(
      file,
      ...onStage,
      handedIn('gk1', 'r1', 't1', whole),
      reopened('r1', ['t1'], ['gk1']),
      handedIn('gk1', 'r1', 't1', { c1: 9, c2: 8 }),
    );
    const turned = contest({ rounds: [{ criteria: [{ id: 'c2' }, { id: 'c1', weight: 0.5 }] }, { mode: 'gallery' }] });
    story.when('contest.set', { contest: turned, reason: 'x' }, 'organiser').then((state) => {
      expect(huddle(state, '', 0).teams[0]?.parts[0]?.sheets[0]).toMatchObject({
        returned: [{ marks: [8, 7], total: 11.5 }],
        marks: [8, 9],
      });
    });
  });

  test('is refused without a reason, for an empty or doubled list, for what is not there', () => {
    const story = given(file, ...marked(file, 'r1'));
    story.when('sheet.reopen', { round: 'r1', teams: ['t1'] }, 'mc').refused('bad-request', 'reason');
    story.when('sheet.reopen', { ...all, teams: [] }, 'mc').refused('bad-request', 'teams');
    story.when('sheet.reopen', { ...all, teams: ['t1', 't1'] }, 'mc').refused('bad-request', 'teams');
    story.when('sheet.reopen', { ...all, teams: ['t9'] }, 'mc').refused('not-found', 't9');
    story.when('sheet.reopen', { ...all, judges: ['gk9'] }, 'mc').refused('not-found', 'gk9');
  });
});

describe('sheet.move', () => {
  const move = { round: 'r1', teams: ['t1'], from: 'gk1', to: 'gk2', reason: 'cầm nhầm máy' };

  test('takes the marks to the right judge, handed in or not, and leaves an empty sheet', () => {
    given(file, ...onStage, handedIn('gk1', 'r1', 't1', whole))
      .when('sheet.move', move, 'organiser')
      .then((state) => {
        expect(sheet(state, 0, 1)).toMatchObject({ status: 'handedIn', marks: [7, 8] });
        expect(sheet(state, 0, 0)).toMatchObject({ status: 'draft', marks: [null, null], note: '' });
      });
    given(file, ...onStage, saved('gk1', 'r1', 't1', { c1: 3 }))
      .when('sheet.move', move, 'organiser')
      .then((state) => {
        expect(sheet(state, 0, 1)).toMatchObject({ status: 'draft', marks: [3, null] });
      });
  });

  test('a score does not change when the whole of it only changes hands', () => {
    given(file, ...onStage, handedIn('gk1', 'r1', 't1', whole))
      .when('sheet.move', move, 'organiser')
      .then((state) => {
        expect(scoreOf(state, 0)).toBe(15);
      });
  });

  test('is refused where there is nothing to move, where the other has marks, to oneself', () => {
    const story = given(file, ...onStage, handedIn('gk1', 'r1', 't1', whole), saved('gk3', 'r1', 't1', { c1: 1 }));
    story.when('sheet.move', { ...move, from: 'gk2', to: 'gk1' }, 'organiser').refused('conflict');
    story.when('sheet.move', { ...move, teams: ['t1', 't2'] }, 'organiser').refused('conflict');
    story.when('sheet.move', { ...move, to: 'gk3' }, 'organiser').refused('conflict', 'gk3');
    story.when('sheet.move', { ...move, to: 'gk1' }, 'organiser').refused('conflict');
    story.when('sheet.move', { ...move, to: 'gk9' }, 'organiser').refused('not-found', 'gk9');
  });

  test('is refused onto a recused sheet, a withdrawn team, a judge of another panel', () => {
    const past = [...onStage, handedIn('gk1', 'r1', 't1', whole)];
    given(file, ...past, recused('gk2'))
      .when('sheet.move', move, 'organiser')
      .refused('conflict');
    given(file, ...past, withdrawn('t1'))
      .when('sheet.move', move, 'organiser')
      .refused('conflict');
    const panels = contest({
      rounds: [{ criteria: 2 }, {}],
      judges: ['gk1', { id: 'gk2', name: 'Hai', rounds: ['r2'] }],
    });
    given(panels, ...past)
      .when('sheet.move', move, 'organiser')
      .refused('conflict', 'Hai');
  });
});

import { describe, expect, test } from 'vitest';
import { fromPoints } from '../../shared/points.ts';
import { DAWN, by, DESK, given, restored } from '../story.ts';
import { sheetAt, type State } from '../../shared/state.ts';
import { givenBackSheets, panelView, results } from '../../shared/views/index.ts';
import { contest } from '../builders.ts';
import { allMarked, called, closed, forced, handedIn, opened, recused, reopened, saved, withdrawn } from './past.ts';

const file = contest({ rounds: [{ criteria: 2 }] });
const FIRST = DAWN.toString(36);
const AGAIN = `${FIRST}-a1`;
const whole = { c1: 7, c2: 8 };
const other = { c1: 7, c2: 9 };
const onStage = [opened('r1'), ...called('r1', 't1', 't2')];
/** The backup has three rows more than the opening. */
const after = [...onStage, restored(AGAIN)];
const lost = { round: 'r1', team: 't1', marks: whole, note: 'hay', log: FIRST, seq: 9 };

const sheet = (state: State, t = 0, j = 0) => {
  const { marks, ...rest } = sheetAt(state, 0, t, j);
  return { ...rest, marks: marks.map((mark) => mark && fromPoints(mark)) };
};
const contestOf = ({ access: _, ...whole }: typeof file) => whole;
const givenBack = (state: State) => panelView(state, null, DESK, 0).givenBack;

describe('sheet.giveBack: the laptop died, and the backup lacks a sheet that had been acknowledged', () => {
  test('[G1] it counts again, and the organiser sees which it is', () => {
    given(file, ...after)
      .when('sheet.giveBack', lost, 'gk1')
      .then({ type: 'sheet.givenBack', judge: 'gk1', ...lost })
      .and(by('gk1', 'sheet.giveBack', { ...lost, team: 't2' }))
      .when('sheet.submit', { round: 'r1', team: 't1', marks: whole }, 'gk1')
      .refused('conflict', 'Xã t1');
    const { state } = given(file, ...after, by('gk1', 'sheet.giveBack', lost));
    expect(sheet(state)).toMatchObject({ status: 'handedIn', marks: [7, 8], note: 'hay', from: 'tablet', others: [] });
    expect(results(state).rounds[0]?.teams[0]?.score).toBe(15);
    expect(givenBack(state)).toEqual([{ round: 'r1', team: 't1', judge: 'gk1', differs: false }]);
  });

  test('[G1] whatever the round’s state: not open yet, closed, the team not called', () => {
    for (const past of [[], onStage, [...onStage, forced('r1')]])
      given(file, ...past, restored(AGAIN))
        .when('sheet.giveBack', { ...lost, team: 't3' }, 'gk1')
        .then((state) => {
          expect(sheet(state, 2)).toMatchObject({ status: 'handedIn', marks: [7, 8] });
        });
  });

  test('[G1] a recused judge’s and a withdrawn team’s are kept too, and count in nothing', () => {
    for (const past of [recused('gk1'), withdrawn('t1')]) {
      const { state } = given(file, ...onStage, past, restored(AGAIN), by('gk1', 'sheet.giveBack', lost));
      expect(sheet(state)).toMatchObject({ status: 'handedIn', marks: [7, 8] });
      expect(results(state).rounds[0]?.teams[0]?.rank).toBeNull();
    }
  });

  test('[G1] a draft of before, and one given back for mending, become what had been handed in', () => {
    given(file, ...onStage, saved('gk1', 'r1', 't1', { c1: 2 }), restored(AGAIN))
      .when('sheet.giveBack', lost, 'gk1')
      .then((state) => {
        expect(sheet(state)).toMatchObject({ status: 'handedIn', marks: [7, 8], others: [] });
      });
    given(file, ...onStage, handedIn('gk1', 'r1', 't1', other), reopened('r1', ['t1']), restored(AGAIN))
      .when('sheet.giveBack', lost, 'gk1')
      .then((state) => {
        expect(sheet(state)).toMatchObject({ status: 'handedIn', marks: [7, 8], others: [] });
      });
  });

  test('[G2] what this log has is not taken twice: by its number, or by its marks', () => {
    const story = given(file, ...onStage, handedIn('gk1', 'r1', 't1', whole), restored(AGAIN));
    story.when('sheet.giveBack', { ...lost, seq: 4 }, 'gk1').refused('conflict', 'Xã t1');
    story.when('sheet.giveBack', lost, 'gk1').refused('conflict', 'Xã t1');
    story.when('sheet.giveBack', { ...lost, log: AGAIN, seq: 5 }, 'gk1').refused('conflict', 'Xã t1');
    given(file, ...after, by('gk1', 'sheet.giveBack', lost))
      .when('sheet.giveBack', lost, 'gk1')
      .refused('conflict', 'Xã t1');
  });

  test('[G2] nor once it was given back, though it was moved, reopened or chosen between since: from the other tablet', () => {
    const back = given(file, ...after, by('gk1', 'sheet.giveBack', lost));
    for (const since of [
      by('organiser', 'sheet.move', { round: 'r1', teams: ['t1'], from: 'gk1', to: 'gk2', reason: 'nhầm máy' }),
      reopened('r1', ['t1']),
    ])
      back.and(since).when('sheet.giveBack', lost, 'gk1').refused('conflict', 'Xã t1');
    const two = given(
      file,
      ...onStage,
      restored(AGAIN),
      handedIn('gk1', 'r1', 't1', other),
      by('gk1', 'sheet.giveBack', lost),
    );
    const chosen = by('organiser', 'sheet.choose', {
      round: 'r1',
      team: 't1',
      judge: 'gk1',
      marks: other,
      reason: 'đã hỏi',
    });
    two.and(chosen).when('sheet.giveBack', lost, 'gk1').refused('conflict', 'Xã t1');
    // Of a whole part that was handed in at once each sheet has the same place.
    back.when('sheet.giveBack', { ...lost, team: 't2' }, 'gk1').then({ type: 'sheet.givenBack', team: 't2' });
  });

  test('[G4] a draft that this log lacks is saved anew', () => {
    const draft = { round: 'r1', team: 't1', marks: { c1: 7, c2: null }, of: { log: FIRST, seq: 9 } };
    given(file, ...onStage, saved('gk1', 'r1', 't1', { c1: 2, c2: 3 }), restored(AGAIN))
      .when('marks.save', draft, 'gk1')
      .then({ type: 'marks.saved', judge: 'gk1', round: 'r1', team: 't1', marks: { c1: 7, c2: null } });
    given(file, ...after)
      .when('marks.save', { ...draft, of: { log: 'another', seq: 9 } }, 'gk1')
      .refused('conflict', 'hội thi khác');
  });

  test('[G4] but not over what its judge has marked here since, and not over their note', () => {
    const draft = { round: 'r1', team: 't1', marks: { c1: 7, c2: 8 }, note: 'cũ', of: { log: FIRST, seq: 9 } };
    const marked = [...after, saved('gk1', 'r1', 't1', { c1: 6 })];
    given(file, ...marked)
      .when('marks.save', draft, 'gk1')
      .refused('conflict', 'chấm 6');
    given(file, ...marked)
      .when('marks.save', { ...draft, marks: { c1: 6, c2: 8 } }, 'gk1')
      .then((state) => {
        expect(sheet(state)).toMatchObject({ marks: [6, 8], note: 'cũ' });
      });
    given(file, ...after, by('gk1', 'marks.save', { ...draft, note: 'mới', of: undefined }))
      .when('marks.save', draft, 'gk1')
      .refused('conflict', 'Ghi chú');
    // An older file of the same log was put back by hand: what stands there is older.
    given(file, ...onStage, saved('gk1', 'r1', 't1', { c1: 6 }))
      .when('marks.save', draft, 'gk1')
      .then((state) => {
        expect(sheet(state)).toMatchObject({ marks: [7, 8], note: 'cũ' });
      });
  });

  test('[G1] that of a log which was itself restored once, and died', () => {
    given(file, ...after)
      .when('sheet.giveBack', { ...lost, log: `${FIRST}-zz`, seq: 2 }, 'gk1')
      .then({ type: 'sheet.givenBack' });
  });

  test('[G2] that of another contest, or of a trial run, is refused', () => {
    const story = given(file, ...after);
    story.when('sheet.giveBack', { ...lost, log: 'zzz' }, 'gk1').refused('conflict', 'chạy thử');
    story.when('sheet.giveBack', { ...lost, log: 'Zz!' }, 'gk1').refused('bad-request', 'log');
  });

  test('is refused without all its marks, off the scale, without its place, and to anybody else', () => {
    const story = given(file, ...after);
    story.when('sheet.giveBack', { ...lost, marks: { c1: 7 } }, 'gk1').refused('bad-request', 'Tiêu chí c2');
    story.when('sheet.giveBack', { ...lost, marks: { c1: 7, c2: 8.1 } }, 'gk1').refused('bad-request', 'Tiêu chí c2');
    story.when('sheet.giveBack', { ...lost, seq: undefined }, 'gk1').refused('bad-request', 'seq');
    story.when('sheet.giveBack', { ...lost, log: undefined }, 'gk1').refused('bad-request', 'log');
    story.when('sheet.giveBack', { ...lost, team: 't9' }, 'gk1').refused('not-found', 't9');
    story.when('sheet.giveBack', lost, 'organiser').refused('not-allowed');
    story.when('sheet.giveBack', lost, 'audience').refused('not-allowed');
  });

  test('[G1] a figure that changes so takes the approval away; while it is read out the tablet is asked to wait', () => {
    const past = [...onStage, handedIn('gk2', 'r1', 't1', other), forced('r1'), restored(AGAIN)];
    const approved = given(file, ...past, by('organiser', 'result.approve'));
    expect(approved.state.approval).not.toBeNull();
    approved.when('sheet.giveBack', lost, 'gk1').then((state) => {
      expect(results(state).rounds[0]?.teams[0]?.score).toBe(15.5);
      expect(state.approval).toBeNull();
    });
    approved.and(by('mc', 'reveal.start')).when('sheet.giveBack', lost, 'gk1').refused('busy');
  });
});

describe('[G3] two sheets that differ', () => {
  const here = [...onStage, restored(AGAIN), handedIn('gk1', 'r1', 't1', other), by('gk1', 'sheet.giveBack', lost)];
  const choose = { round: 'r1', team: 't1', judge: 'gk1', marks: whole, reason: 'giám khảo xác nhận' };

  test('both are kept; the one handed in here counts until the organiser has chosen', () => {
    const { state } = given(file, ...here);
    expect(sheet(state)).toMatchObject({ status: 'handedIn', marks: [7, 9] });
    expect(givenBack(state)).toEqual([{ round: 'r1', team: 't1', judge: 'gk1', differs: true }]);
    expect(givenBackSheets(state).sheets[0]?.versions).toEqual([
      { marks: [7, 9], note: '' },
      { marks: [7, 8], note: 'hay' },
    ]);
  });

  test('so is a draft that was begun anew meanwhile; the one handed in counts', () => {
    const { state } = given(file, ...after, saved('gk1', 'r1', 't1', { c1: 3 }), by('gk1', 'sheet.giveBack', lost));
    expect(sheet(state)).toMatchObject({ status: 'handedIn', marks: [7, 8] });
    expect(givenBackSheets(state).sheets[0]?.versions).toEqual([
      { marks: [7, 8], note: 'hay' },
      { marks: [3, null], note: '' },
    ]);
  });

  test('the organiser chooses either, with a reason; then it counts, and nothing is left to choose', () => {
    given(file, ...here)
      .when('sheet.choose', choose, 'organiser')
      .then({ type: 'sheet.chosen', ...choose })
      .when('sheet.choose', choose, 'organiser')
      .refused('conflict', 'gk1');
    const { state } = given(file, ...here, by('organiser', 'sheet.choose', choose));
    expect(sheet(state)).toMatchObject({ status: 'handedIn', marks: [7, 8], note: 'hay', others: [] });
    expect(results(state).rounds[0]?.teams[0]?.score).toBe(15);
    const kept = given(file, ...here, by('organiser', 'sheet.choose', { ...choose, marks: other }));
    expect(sheet(kept.state)).toMatchObject({ marks: [7, 9], note: '', others: [] });
    expect(givenBack(kept.state)).toEqual([{ round: 'r1', team: 't1', judge: 'gk1', differs: false }]);
  });

  test('choosing is refused to others, without a reason, with marks that neither has, where there is one alone', () => {
    const story = given(file, ...here);
    story.when('sheet.choose', choose, 'mc').refused('not-allowed');
    story.when('sheet.choose', { ...choose, reason: '' }, 'organiser').refused('bad-request', 'reason');
    story.when('sheet.choose', { ...choose, marks: { c1: 1, c2: 1 } }, 'organiser').refused('conflict', 'Xã t1');
    story.when('sheet.choose', { ...choose, judge: 'gk2' }, 'organiser').refused('conflict', 'gk2');
    story.when('sheet.choose', { ...choose, judge: 'gk9' }, 'organiser').refused('not-found', 'gk9');
  });

  test('what is still to be chosen is said before the result is approved', () => {
    const past = [...allMarked(file), restored(AGAIN), by('gk1', 'sheet.giveBack', { ...lost, seq: 99 })];
    expect(panelView(given(file, ...past).state, null, DESK, 0).doubts.choices).toBe(1);
  });

  test('a sheet handed in anew, or moved to another judge, takes its versions along or settles them', () => {
    const anew = given(file, ...here, reopened('r1', ['t1'], ['gk1']), handedIn('gk1', 'r1', 't1', { c1: 1, c2: 1 }));
    expect(sheet(anew.state)).toMatchObject({ marks: [1, 1], others: [] });
    const move = { round: 'r1', teams: ['t1'], from: 'gk1', to: 'gk2', reason: 'cầm nhầm máy' };
    const moved = given(file, ...here, by('organiser', 'sheet.move', move));
    expect(sheet(moved.state, 0, 1).others).toHaveLength(1);
    expect(givenBack(moved.state)).toEqual([{ round: 'r1', team: 't1', judge: 'gk2', differs: true }]);
    const two = { ...contestOf(file), judges: contestOf(file).judges.filter(({ id }) => id !== 'gk1') };
    const left = moved.and(by('organiser', 'contest.set', { contest: two, reason: 'giám khảo về sớm' }));
    expect(givenBack(left.state)).toMatchObject([{ judge: 'gk2', differs: true }]);
    expect(sheet(moved.state).others).toEqual([]);
  });

  test('a closed round that is reopened, and a contest that is changed, keep them', () => {
    const { state } = given(file, ...here, forced('r1'));
    expect(sheet(state).others).toHaveLength(1);
    const renamed = by('organiser', 'contest.set', {
      contest: { ...contestOf(file), title: 'Hội thi mới' },
      reason: 'sai tên',
    });
    expect(sheet(given(file, ...here, renamed).state).others).toHaveLength(1);
  });
});

describe('two tablets of one judge: `was`', () => {
  const save = { round: 'r1', team: 't1', marks: { c1: 5 } };
  const story = given(file, ...onStage, saved('gk1', 'r1', 't1', { c1: 8 }));

  test('a mark that the other tablet changed meanwhile is not overwritten unseen', () => {
    story.when('marks.save', { ...save, was: { c1: null } }, 'gk1').refused('conflict', 'Tiêu chí c1', '8');
    story.when('marks.save', { ...save, was: { c1: 8 } }, 'gk1').then({ type: 'marks.saved', marks: { c1: 5 } });
    story.when('marks.save', save, 'gk1').then({ type: 'marks.saved' });
  });

  test('where both say the same nobody is bothered; other criteria do not matter', () => {
    story.when('marks.save', { ...save, marks: { c1: 8 }, was: { c1: 2 } }, 'gk1').then({ marks: { c1: 8 } });
    story.when('marks.save', { ...save, marks: { c2: 1 }, was: { c2: null } }, 'gk1').then({ marks: { c2: 1 } });
  });

  test('it is no part of the event', () => {
    story.when('marks.save', { ...save, was: { c1: 8 } }, 'gk1').then((state) => {
      expect(sheet(state).marks).toEqual([5, null]);
    });
    const submit = { round: 'r1', team: 't1', marks: whole };
    const all = given(file, ...onStage, saved('gk1', 'r1', 't1', { c1: 7, c2: 8 }));
    all.when('sheet.submit', { ...submit, was: whole }, 'gk1').then({ type: 'sheet.submitted' });
  });

  test('nor is a sheet handed in over what the other tablet changed', () => {
    const submit = { round: 'r1', team: 't1', marks: whole, was: whole };
    story.when('sheet.submit', submit, 'gk1').refused('conflict', 'Tiêu chí c1', '8');
  });

  test('what cannot be a mark is refused', () => {
    story.when('marks.save', { ...save, was: { c1: 99 } }, 'gk1').refused('bad-request');
    story.when('marks.save', { ...save, was: { c9: 1 } }, 'gk1').refused('not-found', 'c9');
  });
});

test('[C3] a round whose last sheets were given back closes', () => {
  const lostSheets = ['gk1', 'gk2', 'gk3'].flatMap((judge, j) =>
    ['t1', 't2', 't3'].map((team) => by(judge, 'sheet.giveBack', { ...lost, team, seq: 9 + j })),
  );
  given(file, ...after, ...lostSheets, closed('r1'))
    .when('result.approve', {}, 'organiser')
    .then({});
});

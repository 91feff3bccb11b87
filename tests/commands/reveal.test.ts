import { describe, expect, test } from 'vitest';
import type { State } from '../../shared/state.ts';
import { audienceScene } from '../../shared/views/audience.ts';
import { panelView } from '../../shared/views/panel.ts';
import { contest } from '../builders.ts';
import { fold } from '../../shared/fold.ts';
import { by, DAWN, DESK, given } from '../story.ts';
import { allMarked, forced, marked, recused, shown, withdrawn } from './past.ts';

const file = contest({
  rounds: 2,
  teams: 5,
  judges: ['gk1', 'gk2'],
  prizes: [
    { name: 'Giải Nhất', count: 1, reveal: 'each', presenter: 'Ông Lê Văn A, Chủ tịch' },
    { name: 'Giải Nhì', count: 2, reveal: 'each' },
    { name: 'Khuyến khích', count: 'rest' },
    { name: 'Phần 1', round: 'r1', count: 1 },
    { name: 'Diễn viên', by: 'decision' },
    { name: 'Khán giả', by: 'decision' },
  ],
});
/** t1 best to t5 last; they went on stage the other way round. */
const order = by('mc', 'order.set', { round: 'r2', teams: ['t5', 't4', 't3', 't2', 't1'] });
const actor = by('organiser', 'award.decide', { prize: 'Diễn viên', recipient: 'Cụ Mai', reason: 'Ban Tổ chức' });
const best = (team: string) => 10 - Number(team.slice(1));
const past = [order, ...allMarked(file, best), actor];
const approved = by('organiser', 'result.approve');
const start = by('mc', 'reveal.start');
const next = by('mc', 'reveal.next');
const step = (state: State) => {
  const scene = audienceScene(state);
  return scene.what === 'reveal' ? scene.step : scene;
};

const presenter = 'Ông Lê Văn A, Chủ tịch';
const over = (team: string, points: number) => ({ team, points, shared: false });

/** [prize, who] in turn; an announcement has nobody. */
const STEPS = [
  { kind: 'title' },
  { kind: 'together', prize: 'Phần 1', winners: [{ team: 't1' }] },
  { kind: 'together', prize: 'Diễn viên', winners: [{ words: 'Cụ Mai' }] },
  { kind: 'together', prize: 'Khuyến khích', winners: [{ team: 't5' }, { team: 't4' }] },
  { kind: 'announce', prize: 'Giải Nhì' },
  { kind: 'each', prize: 'Giải Nhì', winner: { team: 't3' }, score: 14, parts: [7, 7], margin: null },
  { kind: 'announce', prize: 'Giải Nhì' },
  { kind: 'each', prize: 'Giải Nhì', winner: { team: 't2' }, score: 16, parts: [8, 8], margin: over('t3', 2) },
  { kind: 'announce', prize: 'Giải Nhất', presenter },
  {
    kind: 'each',
    prize: 'Giải Nhất',
    presenter,
    winner: { team: 't1' },
    score: 18,
    parts: [9, 9],
    margin: over('t2', 2),
  },
];

describe('reveal.start', () => {
  test('[P7] special prizes first, then from the last to the first; those together in running order', () => {
    given(file, ...past, approved)
      .when('reveal.start', {}, 'mc')
      .then({ type: 'reveal.started', steps: STEPS });
  });

  test('[P10] who presents a prize comes with its step, and not before', () => {
    const story = given(file, ...past, approved, start);
    const told = (steps: number) =>
      JSON.stringify(audienceScene(story.and(by('mc', 'reveal.goto', { step: steps })).state));
    for (const [i] of STEPS.entries()) expect(told(i).includes(presenter)).toBe(i >= 8);
  });

  test('[P8] the list is made once: what the contest is called since does not change it', () => {
    const story = given(file, ...past, approved, start, by('mc', 'reveal.goto', { step: 9 }));
    const renamed = { ...file, prizes: file.prizes?.map((prize) => ({ ...prize, presenter: 'Bà B' })) };
    story.when('contest.set', { contest: renamed, reason: 'đổi người trao' }, 'organiser').refused('conflict');
    expect(step(story.state)).toEqual(STEPS[9]);
  });

  test('a log of before steps had parts and margins is read as it was', () => {
    const { state } = given(file, ...past, approved);
    const steps = [{ kind: 'title' }, { kind: 'each', prize: 'Giải Nhất', winner: { team: 't1' }, score: 18 }];
    const data = { rehearsal: false, awards: [{ prize: 'Giải Nhất', winners: [{ team: 't1' }] }], steps };
    const old = fold(state, { seq: state.seq + 1, at: DAWN, person: 'mc', type: 'reveal.started', data });
    expect(step(given(old, next).state)).toEqual({ ...steps[1], parts: null, margin: null });
  });

  test('[P7] a prize that nobody has is passed over', () => {
    given(file, ...past, approved)
      .when('reveal.start', {}, 'mc')
      .then((state) => {
        expect(state.reveal?.steps.filter((one) => 'prize' in one && one.prize === 'Khán giả')).toEqual([]);
      });
  });

  test('[R3] is a conflict without approval, and twice', () => {
    given(file, ...past)
      .when('reveal.start', {}, 'mc')
      .refused('conflict');
    given(file, ...past, approved, start)
      .when('reveal.start', {}, 'mc')
      .refused('conflict');
    given(file, ...past, approved)
      .when('reveal.start', { fast: true }, 'mc')
      .refused('bad-request', 'fast');
  });

  test('[F6] freezes the board', () => {
    given(file, ...past, approved)
      .when('reveal.start', {}, 'mc')
      .then((state) => {
        expect(state.board.frozen).toBe(true);
        expect(audienceScene(state)).toEqual({ what: 'reveal', rehearsal: false, step: { kind: 'title' } });
      });
  });
});

describe('stepping', () => {
  const story = given(file, ...past, approved, start);

  test('next and back, to the ends', () => {
    let here = story;
    for (const expected of STEPS.slice(1)) {
      here = here.and(next);
      expect(step(here.state)).toEqual(expected);
    }
    here.when('reveal.next', {}, 'mc').refused('conflict');
    here.when('reveal.back', {}, 'mc').then((state) => {
      expect(step(state)).toEqual(STEPS[8]);
    });
    story.when('reveal.back', {}, 'mc').refused('conflict');
  });

  test('goto a step that there is', () => {
    story.when('reveal.goto', { step: 9 }, 'mc').then((state) => {
      expect(step(state)).toEqual(STEPS[9]);
    });
    story.when('reveal.goto', { step: 10 }, 'mc').refused('not-found', '10');
    story.when('reveal.goto', { step: -1 }, 'mc').refused('bad-request', 'step');
    story.when('reveal.goto', { step: 1.5 }, 'mc').refused('bad-request', 'step');
    story.when('reveal.goto', {}, 'mc').refused('bad-request', 'step');
  });

  test.each(['blank', 'logo'])('board.show %s covers the reveal, the next step returns to it', (what) => {
    const covered = story.and(next, shown(what));
    expect(audienceScene(covered.state)).toEqual({ what });
    expect(step(covered.and(next).state)).toEqual(STEPS[2]);
    expect(step(covered.and(by('mc', 'reveal.back')).state)).toEqual(STEPS[0]);
  });

  test('[F6] a board that covers the reveal is the one that the hall knows, not the ranks to come', () => {
    expect(audienceScene(story.and(shown('overall')).state)).toEqual({ what: 'welcome' });
    const seenBefore = given(file, shown('overall'), shown('blank'), ...past, approved, start, shown('overall'));
    expect(audienceScene(seenBefore.state)).toMatchObject({
      what: 'overall',
      rows: ['t1', 't2', 't3', 't4', 't5'].map((team) => [team, [null, null], null, null]),
    });
  });

  test.each(['reveal.next', 'reveal.back', 'reveal.end'])('%s is a conflict where none runs', (type) => {
    given(file, ...past, approved)
      .when(type, {}, 'mc')
      .refused('conflict');
    given(file, ...past, approved, start, by('mc', 'reveal.end'))
      .when(type, {}, 'mc')
      .refused('conflict');
  });

  test('reveal.goto is a conflict where none runs', () => {
    given(file, ...past, approved)
      .when('reveal.goto', { step: 0 }, 'mc')
      .refused('conflict');
  });
});

describe('[F6] until reveal.end figures cannot change', () => {
  const reason = 'x';
  /** gk2 never came, and does not mark t4 in r2; t5 skips r2. So there is something to do for everything below. */
  const alone = { ...file, judges: file.judges.filter((one) => one.id === 'gk1') };
  const story = given(
    file,
    order,
    ...file.rounds.flatMap(({ id }) => [...marked(alone, id, best), forced(id)]),
    recused('gk2', { teams: ['t4'], round: 'r2' }),
    withdrawn('t5', 'r2'),
    actor,
    approved,
    start,
  );

  test.each([
    ['sheet.enter', { round: 'r1', team: 't5', judge: 'gk2', marks: { c1: 1 }, reason }, 'organiser'],
    ['sheet.reopen', { round: 'r1', teams: ['t1'], reason }, 'mc'],
    ['sheet.move', { round: 'r1', teams: ['t5'], from: 'gk1', to: 'gk2', reason }, 'organiser'],
    ['judge.recuse', { judge: 'gk1', reason }, 'organiser'],
    ['judge.restore', { judge: 'gk2', reason }, 'organiser'],
    ['round.reopen', { round: 'r1', reason }, 'mc'],
    ['team.withdraw', { team: 't1', reason }, 'organiser'],
    ['team.restore', { team: 't5', round: 'r2', reason }, 'organiser'],
    ['deduction.set', { round: 'r1', team: 't1', points: 1, reason }, 'mc'],
    ['tie.decide', { teams: ['t1', 't2'], reason }, 'organiser'],
    ['award.decide', { prize: 'Giải Nhất', teams: ['t2'], reason }, 'organiser'],
    ['result.reject', { reason }, 'organiser'],
    ['contest.set', { contest: file, reason }, 'organiser'],
  ])('%s is a conflict, and would be taken after it', (type, fields, who) => {
    story.when(type, fields, who).refused('conflict');
    story.and(by('mc', 'reveal.end')).when(type, fields, who).then({});
  });

  test('board.unfreeze is a conflict', () => {
    story.when('board.unfreeze', {}, 'mc').refused('conflict');
  });

  test('nor can a judge', () => {
    const where = { round: 'r1', team: 't1', marks: { c1: 1 } };
    story.when('marks.save', where, 'gk2').refused('closed');
    story.when('sheet.submit', where, 'gk2').refused('conflict');
    story.when('sheet.submitAll', { round: 'r1' }, 'gk2').refused('conflict');
  });
});

describe('reveal.end', () => {
  test('[F6] unfreezes and shows all prizes', () => {
    given(file, ...past, by('mc', 'board.freeze'), approved, start, next)
      .when('reveal.end', {}, 'mc')
      .then((state) => {
        expect(state.board.frozen).toBe(false);
        expect(audienceScene(state)).toEqual({
          what: 'prizes',
          prizes: [
            { prize: 'Giải Nhất', winners: [{ team: 't1' }] },
            { prize: 'Giải Nhì', winners: [{ team: 't2' }, { team: 't3' }] },
            { prize: 'Khuyến khích', winners: [{ team: 't5' }, { team: 't4' }] },
            { prize: 'Phần 1', winners: [{ team: 't1' }] },
            { prize: 'Diễn viên', winners: [{ words: 'Cụ Mai' }] },
            { prize: 'Khán giả', winners: [] },
          ],
        });
        expect(state.approval).not.toBeNull();
      });
  });

  test('[F8] all prizes may be shown again, as they were read out, whatever is changed since', () => {
    const ended = given(file, ...past, approved, start, by('mc', 'reveal.end'));
    const prizes = audienceScene(ended.state);
    const after = ended.and(
      shown('welcome'),
      by('organiser', 'result.reject', { reason: 'có kiến nghị' }),
      by('organiser', 'award.decide', { prize: 'Giải Nhất', teams: ['t5'], reason: 'x' }),
      shown('prizes'),
    );
    expect(audienceScene(after.state)).toEqual(prizes);
    expect(audienceScene(after.and(shown('blank')).state, 'prizes')).toEqual(prizes);
    expect(panelView(after.state, null, DESK, 0).readOut).toEqual(prizes.what === 'prizes' && prizes.prizes);
  });

  test('[F8] not before the end, of a rehearsal never, and not while they are read out anew', () => {
    const story = given(file, ...past, approved, start);
    story.when('board.show', { what: 'prizes' }, 'mc').refused('conflict', 'công bố');
    expect(audienceScene(story.state, 'prizes')).toEqual({ what: 'welcome' });
    given(file, ...past, approved)
      .when('board.show', { what: 'prizes' }, 'mc')
      .refused('conflict', 'chưa công bố xong');
    given(file, by('mc', 'reveal.start', { rehearsal: true }), by('mc', 'reveal.end'))
      .when('board.show', { what: 'prizes' }, 'mc')
      .refused('conflict');
    story.and(by('mc', 'reveal.end'), start).when('board.show', { what: 'prizes' }, 'mc').refused('conflict');
  });

  test('the panel knows that what is approved was read out; approved anew, it was not', () => {
    const revealed = (story: { state: State }) => panelView(story.state, null, DESK, 0).revealed;
    const before = given(file, ...past, approved, start, next);
    expect(revealed(before)).toBe(false);
    const after = before.and(by('mc', 'reveal.end'), by('mc', 'board.show', { what: 'welcome' }));
    expect(revealed(after)).toBe(true);
    expect(revealed(after.and(by('organiser', 'result.reject', { reason: 'có kiến nghị' }), approved))).toBe(false);
  });
});

describe('a rehearsal', () => {
  test('[R3] needs nothing, names nobody, and leaves everything as it was', () => {
    const story = given(file).and(by('mc', 'reveal.start', { rehearsal: true }));
    expect(JSON.stringify(story.state.reveal)).not.toMatch(/"t\d"/);
    story.when('board.unfreeze', {}, 'mc').refused('conflict');
    story
      .and(next, next)
      .when('reveal.end', {}, 'mc')
      .then((state) => {
        expect(audienceScene(state)).toEqual({ what: 'welcome' });
        expect([state.board.frozen, state.reveal, state.approval]).toEqual([false, null, null]);
      });
  });

  test('of a frozen board leaves it frozen; its made-up results are marked as such', () => {
    given(file, ...past, by('mc', 'board.freeze'))
      .when('reveal.start', { rehearsal: true }, 'mc')
      .then((state) => {
        expect(audienceScene(state)).toMatchObject({ what: 'reveal', rehearsal: true });
      })
      .when('reveal.end', {}, 'mc')
      .then((state) => {
        expect(state.board.frozen).toBe(true);
      });
  });

  test('figures go on changing meanwhile', () => {
    given(file, ...past, by('mc', 'reveal.start', { rehearsal: true }))
      .when('deduction.set', { round: 'r1', team: 't1', points: 1, reason: 'x' }, 'mc')
      .then({ points: 1 });
  });
});

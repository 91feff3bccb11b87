import { describe, expect, test } from 'vitest';
import { itemSeconds } from '../../shared/pace.ts';
import type { State } from '../../shared/state.ts';
import { audienceScene } from '../../shared/views/audience.ts';
import { panelView } from '../../shared/views/panel.ts';
import { contestSetup } from '../../shared/views/setup.ts';
import { contest } from '../builders.ts';
import { by, DESK, given, later } from '../story.ts';
import { called, forced, marked, opened, withdrawn } from './past.ts';

const stage = { timeLimitSeconds: 300 };
const speech = { name: 'Phát biểu khai mạc', kind: 'speech', person: 'Đồng chí Chủ tịch', minutes: 10 } as const;
const lunch = { name: 'Nghỉ trưa', kind: 'break', minutes: 90 } as const;
const file = contest({
  rounds: [{ mode: 'gallery' }, stage, stage],
  teams: 4,
  programme: [{ round: 'r1' }, { ...speech, words: 'Kính thưa quý vị' }, { round: 'r2' }, lunch, { round: 'r3' }],
});
const went = (item: string) => by('mc', 'programme.go', { item });
const ids = (state: State) => state.programme.items.map(({ id }) => id);
const now = (state: State) => panelView(state, null, DESK, state.at).programme.at;
const list = (...items: object[]) => ({ items });

describe('programme.set', () => {
  test('a break that is taken at once is one step: the hall is there, and taking it back takes both back', () => {
    const before = given(file, later(60));
    const rest = { id: 'nghi', name: 'Nghỉ giữa phần thi', kind: 'break' };
    const items = [...before.state.programme.items, rest];
    before.when('programme.set', { items, go: 'vang' }, 'mc').refused('bad-request', 'go');
    const after = before.and(by('mc', 'programme.set', { items, go: 'nghi' }));
    expect(after.state.programme).toMatchObject({ at: 'nghi', since: after.state.at });
    const undone = after.and(by('mc', 'step.undo', { seq: after.state.seq }));
    expect(undone.state.programme).toEqual(before.state.programme);
  });

  test('reordered, shortened, with a new item; words that are not sent stay, empty ones go', () => {
    const [second, third] = [
      { id: '2', ...speech },
      { id: '3', round: 'r2' },
    ];
    given(file)
      .when('programme.set', list(third, second, { id: 'hoa', name: 'Tặng hoa', kind: 'ceremony' }), 'organiser')
      .then(({ programme: { items } }) => {
        expect(items).toEqual([
          third,
          { ...second, words: 'Kính thưa quý vị' },
          { id: 'hoa', name: 'Tặng hoa', kind: 'ceremony' },
        ]);
      })
      .when('programme.set', list({ ...second, words: '' }), 'mc')
      .then(({ programme: { items } }) => {
        expect(items).toEqual([second]);
      });
  });

  test('each item once, each part one of the contest’s', () => {
    const twice = { id: '1', round: 'r1' };
    given(file).when('programme.set', list(twice, twice), 'mc').refused('bad-request', 'items');
    given(file)
      .when('programme.set', list({ id: '1', round: 'r9' }), 'mc')
      .refused('not-found', 'r9');
    given(file)
      .when('programme.set', list({ id: '1', name: 'Hát' }), 'mc')
      .refused('bad-request', 'items[0]');
  });

  test('the hall stays at its item wherever that is moved to; where it is taken away, at the one before', () => {
    const here = given(file, went('2'), went('4'));
    const { items } = here.state.programme;
    here.when('programme.set', list(...[...items].reverse()), 'mc').then((state) => {
      expect(now(state)).toBe(1);
    });
    here.when('programme.set', list(...items.filter(({ id }) => id !== '4')), 'mc').then((state) => {
      expect(now(state)).toBe(2);
    });
  });
});

describe('programme.go', () => {
  test('the hall is at this item from now on, and the projector says so', () => {
    given(file, later(60), by('mc', 'board.show', { what: 'programme' }))
      .when('programme.go', { item: '2' }, 'mc')
      .then((state) => {
        expect(panelView(state, null, DESK, state.at).programme).toMatchObject({ at: 1, startedAt: state.at });
        expect(audienceScene(state)).toEqual({ what: 'programme', now: 1 });
      })
      .when('programme.go', { item: '2' }, 'organiser')
      .refused('conflict');
    given(file).when('programme.go', { item: '9' }, 'mc').refused('not-found', '9');
  });

  test('[H1] a part that opens is where the hall is, if it stands further on', () => {
    expect(now(given(file).state)).toBeNull();
    expect(now(given(file, opened('r1')).state)).toBe(0);
    expect(now(given(file, opened('r2')).state)).toBe(2);
    expect(now(given(file, opened('r2'), opened('r1')).state)).toBe(2);
  });

  test('a break in the middle of a part: the next team that is called ends it', () => {
    const middle = contest({ rounds: [stage], teams: 4, programme: [{ round: 'r1' }, lunch, { round: 'r1' }] });
    const paused = given(middle, opened('r1'), ...called('r1', 't1', 't2'), went('2'));
    expect(now(paused.state)).toBe(1);
    expect(now(paused.and(...called('r1', 't1')).state)).toBe(1);
    expect(now(paused.and(...called('r1', 't3')).state)).toBe(2);
  });
});

describe('another contest', () => {
  const change = (needs: object) =>
    by('organiser', 'contest.set', {
      contest: { ...file, ...needs },
      reason: 'đổi kế hoạch',
    });
  const changed = given(
    file,
    by('mc', 'programme.set', list({ id: 'x', name: 'Văn nghệ', kind: 'performance' }, { id: '3', round: 'r2' })),
    opened('r2'),
  );

  test('with another programme replaces what was changed on the panel; the hall stays where it was', () => {
    const { state } = changed.and(change({ programme: [{ round: 'r3' }, { round: 'r2' }] }));
    expect(ids(state)).toEqual(['1', '2']);
    expect(now(state)).toBe(1);
  });

  test('with the same programme leaves it, but for parts that are gone', () => {
    expect(ids(changed.and(change({ title: 'Lần hai' })).state)).toEqual(['x', '3']);
    const without = { rounds: file.rounds.slice(0, 1), programme: file.programme?.slice(0, 2) };
    expect(ids(given(file).and(change(without)).state)).toEqual(['1', '2']);
  });
});

describe('how long it takes', () => {
  const seconds = (state: State) => itemSeconds(state);

  test('[H5] minutes where they are given; a stage part by the teams still to come, a gallery none of its own', () => {
    expect(seconds(given(file).state)).toEqual([0, 600, 4 * 360, 5400, 4 * 360]);
    const played = given(file, opened('r2'), ...called('r2', 't1', 't2'), withdrawn('t4', 'r2'));
    // t2 is on stage and has not begun, t3 is to come.
    expect(seconds(played.state)[2]).toBe(2 * 360);
    const ran = played.and(by('timekeeper', 'timer.start', { round: 'r2', team: 't2' }), later(280));
    expect(seconds(ran.state)[2]).toBe(2 * 360);
    expect(seconds(ran.and(by('timekeeper', 'timer.stop', { round: 'r2', team: 't2' })).state)[2]).toBe(360);
  });

  test('[H5] by the pace seen, once three teams were called', () => {
    const pace = [...called('r2', 't1'), later(500), ...called('r2', 't2'), later(300), ...called('r2', 't3')];
    expect(seconds(given(file, opened('r2'), ...pace).state)[2]).toBe(2 * 400);
  });

  test('a break in the middle parts evenly what is left; a part that is closed takes nothing', () => {
    const middle = contest({ rounds: [stage], teams: 4, programme: [{ round: 'r1' }, lunch, { round: 'r1' }] });
    expect(seconds(given(middle).state)).toEqual([720, 5400, 720]);
    const paused = given(middle, opened('r1'), ...called('r1', 't1'), went('2'));
    expect(seconds(paused.state)).toEqual([null, 5400, 4 * 360]);
    expect(seconds(paused.and(forced('r1')).state)[2]).toBe(0);
  });

  test('of a part without minutes and without a limit nobody knows', () => {
    expect(
      seconds(given(contest({ programme: [{ round: 'r1' }, { name: 'Trao giải', kind: 'awards' }] })).state),
    ).toEqual([null, null]);
  });
});

test('the audience and the judges are sent neither words nor delegates', () => {
  const guests = { ...file, delegates: [{ title: 'Đồng chí', name: 'Lê Thị Bình', office: 'Phó Bí thư' }] };
  const { state } = given(guests, opened('r1'));
  for (const role of ['audience', 'timekeeper', 'judge'] as const)
    expect(JSON.stringify(contestSetup(state, role, 0))).not.toMatch(/Kính thưa|Lê Thị Bình/);
  const panel = contestSetup(state, 'mc');
  expect(panel.programme[1]).toMatchObject({ ...speech, words: 'Kính thưa quý vị' });
  expect(panel.delegates).toEqual(guests.delegates);
});

test('the awards begin: the hall is at their item; a rehearsal moves nothing', () => {
  const short = contest({
    rounds: 1,
    teams: 2,
    prizes: [{ name: 'Nhất', count: 1 }],
    programme: [{ round: 'r1' }, speech, { name: 'Công bố và trao giải', kind: 'awards' }],
  });
  const over = [...marked(short, 'r1', (team) => Number(team.slice(1))), by('mc', 'round.close', { round: 'r1' })];
  const approved = given(short, ...over, by('organiser', 'result.approve'));
  expect(now(approved.and(by('mc', 'reveal.start', { rehearsal: true })).state)).toBe(0);
  expect(now(approved.and(by('mc', 'reveal.start')).state)).toBe(2);
});

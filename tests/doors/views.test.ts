import type { Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ClockView, ContestSetup, JudgeView } from '../../shared/wire.ts';
import type { PanelView, Presence, TabletsWire } from '../../shared/panel.ts';
import { contest } from '../builders.ts';
import { Hall, swallow } from '../hall.ts';

let hall: Hall;
let mc: Socket;
let judge: Socket;
beforeEach(async () => {
  hall = await Hall.open(contest({ teams: 2, rounds: [{ mode: 'gallery' }, {}] }));
  mc = await hall.socket('mc');
  judge = await hall.socket('gk1');
});
afterEach(() => hall.close());

const aWhile = () => new Promise((resolve) => setTimeout(resolve, 350));

describe('each page is shown its own', () => {
  test('first the contest, then the view', async () => {
    await hall.view(mc);
    expect(hall.heard(mc).times.map(({ what }) => what)).toEqual(['contest', 'view']);
    const [panel] = hall.heard(mc).contests;
    expect(panel?.judges).toHaveLength(3);
    await hall.view(judge);
    const [own] = hall.heard(judge).contests;
    expect(own?.judges.map(({ id }) => id)).toEqual(['gk1']);
    expect(JSON.stringify([hall.heard(mc), hall.heard(judge)])).not.toContain('code-');
  });

  test('the contest comes again when its order does, or a round begins in the file’s, and not with every event', async () => {
    const seen = (seq: number) => hall.view<JudgeView>(judge, (view) => view.seq === seq);
    await seen(await hall.does(mc, 'order.set', { round: 'r2', teams: ['t2', 't1'] }));
    await seen(await hall.does(mc, 'round.open', { round: 'r2' }));
    await seen(await hall.does(mc, 'round.open', { round: 'r1' }));
    const setups: ContestSetup[] = hall.heard(judge).contests;
    expect(setups.map(({ rounds }) => [rounds[1]?.order, rounds[0]?.numbered])).toEqual([
      [[0, 1], false],
      [[1, 0], false],
      [[1, 0], true],
    ]);
  });

  test('what a judge does is shown to that judge and the panel, and to no other judge', async () => {
    await hall.does(mc, 'round.open', { round: 'r1' });
    const other = await hall.socket('gk2');
    const clock = await hall.socket('timekeeper');
    await Promise.all([hall.view(other), hall.view<ClockView>(clock)]);
    const before = [other, clock].map((socket) => hall.heard(socket).views.length);
    const seq = await hall.does(judge, 'sheet.submit', { round: 'r1', team: 't1', marks: { c1: 7 } });
    const own = await hall.view<JudgeView>(judge, (view) => view.seq === seq);
    expect(own.rounds[0]?.letters).toBe('ho');
    const panel = await hall.view<PanelView>(mc, (view) => view.seq === seq);
    expect(panel.rounds[0]).toMatchObject({ handedIn: 1, expected: 6 });
    await aWhile();
    expect([other, clock].map((socket) => hall.heard(socket).views.length)).toEqual(before);
  });

  test('the head judge is shown when what stood in the way of approving is gone, whoever handed it in', async () => {
    await hall.close();
    const judges = [{ id: 'gk1', name: 'Trưởng ban', head: true }, 'gk2'] as const;
    hall = await Hall.open(contest({ rounds: [{ mode: 'gallery' }], teams: 1, judges }));
    const office = await hall.socket('organiser');
    const [head, other] = await Promise.all([hall.socket('gk1'), hall.socket('gk2')]);
    const sheet = { round: 'r1', team: 't1', marks: { c1: 7 } };
    await hall.does(office, 'round.open', { round: 'r1' });
    await Promise.all([head, other].map((one) => hall.does(one, 'sheet.submit', sheet)));
    await hall.does(office, 'round.close', { round: 'r1' });
    await hall.does(office, 'sheet.reopen', { round: 'r1', teams: ['t1'], judges: ['gk2'], reason: 'ghi nhầm' });
    await hall.view<JudgeView>(head, (view) => view.head?.blockers.reopened === 1);
    await hall.does(other, 'sheet.submit', sheet);
    await hall.view<JudgeView>(head, (view) => view.head?.blockers.reopened === 0);
  });

  test('time never falls from one view to the next, though the laptop’s clock does', async () => {
    await hall.does(mc, 'round.open', { round: 'r1' });
    const before = await hall.view<PanelView>(mc, (view) => view.seq === 1);
    hall.offset = -60_000;
    const views = hall.heard(mc).views.length;
    mc.emit('page', { hidden: false, round: 'r2' });
    const after = await hall.view<PanelView>(mc, (view) => view.focus.round === 'r2');
    expect(hall.heard(mc).views.length).toBeGreaterThan(views);
    expect(after.now).toBeGreaterThanOrEqual(before.now);
  });

  test('the sheet that a page says is open is in its view, and only there', async () => {
    await hall.does(mc, 'round.open', { round: 'r1' });
    await hall.does(judge, 'marks.save', { round: 'r1', team: 't2', marks: { c1: 6.5 }, note: 'rõ lời' });
    judge.emit('page', { hidden: false, round: 'r1', team: 't2' });
    const view = await hall.view<JudgeView>(judge, ({ sheet }) => sheet !== null);
    expect(view.sheet).toMatchObject({ team: 't2', letter: 'c', marks: [6.5], note: 'rõ lời' });
    const second = await hall.socket('gk1');
    expect((await hall.view<JudgeView>(second)).sheet).toBe(null);
  });

  test('a judge’s view says when a sheet of theirs changed, on whatever device or table', async () => {
    const organiser = await hall.socket('organiser');
    await hall.does(mc, 'round.open', { round: 'r1' });
    const changed = async (seq: number) =>
      (await hall.view<JudgeView>(judge, (view) => view.seq === seq)).rounds.map((round) => round.changed);
    expect(await changed(1)).toEqual([0, 0]);
    const tablet = await hall.socket('gk1');
    const [sheet, reason] = [{ round: 'r1', team: 't2' }, 'giấy'];
    const marked = await hall.does(tablet, 'marks.save', { ...sheet, marks: { c1: 6.5 } });
    expect(await changed(marked)).toEqual([marked, 0]);
    await hall.does(organiser, 'sheet.enter', { ...sheet, judge: 'gk2', marks: { c1: 5 }, reason });
    expect(await changed(marked + 1)).toEqual([marked, 0]);
    const entered = await hall.does(organiser, 'sheet.enter', { ...sheet, judge: 'gk1', marks: { c1: 6 }, reason });
    expect(await changed(entered)).toEqual([entered, 0]);
  });

  test('the panel looks at the round that its page says', async () => {
    mc.emit('page', { hidden: false, round: 'r2' });
    const view = await hall.view<PanelView>(mc, ({ focus }) => focus.round === 'r2');
    expect(view.focus.teams).toHaveLength(2);
    const organiser = await hall.socket('organiser');
    expect((await hall.view<PanelView>(organiser)).focus.round).toBe('r1');
  });
});

test('a storm of presses is shown at most ten times a second, the first at once and the last for certain', async () => {
  await hall.does(mc, 'round.open', { round: 'r1' });
  await hall.view<PanelView>(mc, (view) => view.seq === 1);
  await aWhile();
  const before = hall.heard(mc).times.length;
  const began = performance.now();
  let seq = 0;
  while (performance.now() - began < 1000)
    seq = await hall.does(judge, 'marks.save', { round: 'r1', team: 't1', marks: { c1: 7 } });
  await hall.view<PanelView>(mc, (view) => view.seq === seq);
  expect(seq).toBeGreaterThan(50);
  const times = hall
    .heard(mc)
    .times.slice(before)
    .map(({ at }) => at - began);
  expect(times[0]).toBeLessThan(100);
  expect(times.length).toBeLessThanOrEqual(13);
  expect(times.length).toBeGreaterThan(6);
});

describe('the panel sees which tablets are there', () => {
  const presence = (wanted: Presence) => hall.view<PanelView>(mc, (view) => view.presence[0] === wanted);

  test('never, alive, asleep, alive', async () => {
    expect((await presence('alive')).presence).toEqual(['alive', 'never', 'never']);
    judge.emit('page', { hidden: true });
    await presence('asleep');
    judge.emit('page', { hidden: false });
    await presence('alive');
  });

  test('one that went to sleep is asleep when its socket closes too', async () => {
    judge.emit('page', { hidden: true });
    await presence('asleep');
    const before = hall.heard(mc).views.length;
    judge.disconnect();
    await aWhile();
    const after = hall.heard(mc).views as PanelView[];
    expect(after.slice(before).map((view) => view.presence[0])).not.toContain('lost');
  });

  test('one that goes while it is in use is lost, until it comes again', async () => {
    judge.disconnect();
    await presence('lost');
    await hall.socket('gk1');
    await presence('alive');
  });

  test('one whose Wi-Fi swallows everything is lost within eight seconds', { timeout: 12_000 }, async () => {
    await presence('alive');
    swallow(judge);
    const began = performance.now();
    await new Promise<void>((resolve) => {
      mc.on('view', (view: PanelView) => {
        if (view.presence[0] === 'lost') resolve();
      });
    });
    expect(performance.now() - began).toBeLessThan(8000);
  });

  test('two tablets of one judge: while one is alive, the judge is', async () => {
    const second = await hall.socket('gk1');
    judge.emit('page', { hidden: true });
    await aWhile();
    expect((await hall.view<PanelView>(mc)).presence[0]).toBe('alive');
    second.disconnect();
    await presence('lost');
  });
});

describe('what tablets hold', () => {
  const held = { round: 'r1', team: 't1', marks: { c1: 7 }, handIn: false, code: 'closed' };
  const holding = (sheets: object[], waiting = 0) => ({ hidden: false, holds: { waiting, sheets } });
  const tablets = (wanted: Partial<TabletsWire>) =>
    hall.view<PanelView>(mc, ({ tablets: [first] }) => first !== undefined && isMatch(first, wanted));
  const read = async () => (await (await hall.get('/api/held', await hall.token('organiser'))).json()) as unknown;

  test('two pages of one judge: each is told of the other, until it goes; one that redials is still one', async () => {
    const auth = { token: await hall.token('gk1'), page: 'p1' };
    const [first, again] = [await hall.socket(auth), await hall.socket(auth)];
    await hall.view<JudgeView>(again, (view) => view.tablets === 2);
    await hall.view<JudgeView>(judge, (view) => view.tablets === 2);
    first.disconnect();
    await tablets({ pages: 2 });
    again.disconnect();
    await hall.view<JudgeView>(judge, (view) => view.tablets === 1);
    await tablets({ pages: 1 });
  });

  test('the panel is told how many sheets, the organiser what is in them', async () => {
    judge.emit('page', holding([held], 3));
    await tablets({ waiting: 3, held: 1 });
    expect(await read()).toEqual([{ judge: 'gk1', sheets: [{ ...held, letter: '.' }] }]);
    expect((await hall.get('/api/held', await hall.token('mc'))).status).toBe(403);
  });

  test('it is known while the tablet is away, and until it says otherwise', async () => {
    judge.disconnect();
    const auth = { token: await hall.token('gk1'), device: 'd1' };
    const before = await hall.socket({ ...auth, page: 'p1' });
    before.emit('page', holding([held]));
    await tablets({ held: 1 });
    before.disconnect();
    await tablets({ pages: 0, held: 1 });
    const back = await hall.socket({ ...auth, page: 'p2' });
    await tablets({ pages: 1, held: 1 });
    back.emit('page', holding([]));
    await tablets({ pages: 1, held: 0 });
    expect(await read()).toEqual([]);
  });

  test('on the tablet it is not forgotten because the phone holds nothing, nor the same as what that holds', async () => {
    judge.disconnect();
    const token = await hall.token('gk1');
    const tablet = await hall.socket({ token, device: 'd1', page: 'p1' });
    tablet.emit('page', holding([held], 2));
    await tablets({ held: 1 });
    tablet.disconnect();
    await tablets({ pages: 0, held: 1 });
    const phone = await hall.socket({ token, device: 'd2', page: 'p2' });
    phone.emit('page', holding([], 1));
    await tablets({ pages: 1, held: 1, waiting: 3 });
    phone.emit('page', holding([{ ...held, marks: { c1: 8 } }]));
    await tablets({ pages: 1, held: 2 });
    const now = { ...held, letter: '.' };
    expect(await read()).toEqual([{ judge: 'gk1', sheets: [now, { ...now, marks: { c1: 8 } }] }]);
  });

  test('on a tablet whose code is renewed it is still known, though its judge has not been here with the new one', async () => {
    judge.emit('page', holding([held]));
    await tablets({ held: 1 });
    await hall.does(await hall.socket('organiser'), 'access.renew', { person: 'gk1' });
    const { tablets: all } = await hall.view<PanelView>(mc, ({ presence }) => presence[0] === 'never');
    expect(all[0]).toEqual({ pages: 0, waiting: 0, held: 1 });
  });

  test('a device that says what is no id is not let in', async () => {
    const auth = { token: await hall.token('gk1'), device: 'd'.repeat(41) };
    await expect(hall.socket(auth)).rejects.toThrow('bad-request');
  });

  test('a page that says what cannot be is not believed', async () => {
    judge.emit('page', holding([{ ...held, code: 'lost' }]));
    judge.emit('page', holding(Array.from({ length: 51 }, () => held)));
    judge.emit('page', holding([], 2));
    await tablets({ waiting: 2, held: 0 });
  });
});

function isMatch(one: object, wanted: object): boolean {
  return Object.entries(wanted).every(([key, value]) => Reflect.get(one, key) === value);
}

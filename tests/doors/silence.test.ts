import type { Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AudienceView } from '../../shared/scene.ts';
import { contest } from '../builders.ts';
import { Hall } from '../hall.ts';

let hall: Hall;
let mc: Socket;
let screen: Socket;
beforeEach(async () => {
  hall = await Hall.open(contest({ teams: 2, rounds: [{ mode: 'gallery' }] }));
  mc = await hall.socket('mc');
  await hall.does(mc, 'round.open', { round: 'r1' });
  screen = await hall.socket({});
  await hall.view(screen);
});
afterEach(() => hall.close());

const submit = async (judge: string, team: string, c1: number) =>
  hall.does(await hall.socket(judge), 'sheet.submit', { round: 'r1', team, marks: { c1 } });
/** Longer than any view waits to be sent with others. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 350));
const shown = (socket: Socket) => hall.heard(socket).views as AudienceView[];

describe('what is not public makes no sound in the hall', () => {
  test('sheets come in while the welcome is shown: not one message, not one number more', async () => {
    const pinned = await Promise.all(['overall', 'progress', 'onStage', 'clock'].map((show) => hall.socket({ show })));
    for (const socket of pinned) await hall.view(socket);
    for (const judge of ['gk1', 'gk2', 'gk3']) await submit(judge, 't1', 7);
    await hall.does(await hall.socket('organiser'), 'deduction.set', {
      round: 'r1',
      team: 't1',
      points: 1,
      reason: 'thử',
    });
    await aWhile();
    for (const socket of [screen, ...pinned])
      expect(hall.heard(socket).times.map(({ what }) => what)).toEqual(['contest', 'view']);

    await hall.does(mc, 'board.show', { what: 'programme' });
    const view = await hall.view<AudienceView>(screen, ({ scene }) => scene.what === 'programme');
    expect(view.seq).toBe(2);
  });

  test('a figure is let out when the whole panel has marked, not before', async () => {
    await hall.does(mc, 'board.show', { what: 'round', round: 'r1' });
    await hall.view<AudienceView>(screen, ({ scene }) => scene.what === 'round');
    const before = shown(screen).length;
    await submit('gk1', 't1', 7);
    await submit('gk2', 't1', 8);
    await aWhile();
    expect(shown(screen)).toHaveLength(before);
    await submit('gk3', 't1', 9);
    const { scene } = await hall.view<AudienceView>(screen, (view) => view.seq === before + 1);
    expect(scene).toMatchObject({
      rows: [
        ['t1', 8, 1],
        ['t2', null, null],
      ],
    });
  });

  test('the panel changes: the hall, which is told of no judge, hears nothing', async () => {
    const { access: _, ...file } = hall.file;
    const judges = file.judges.map((judge) => ({ ...judge, name: `Đồng chí ${judge.id}` }));
    const organiser = await hall.socket('organiser');
    await hall.does(organiser, 'contest.set', { contest: { ...file, judges }, reason: 'ghi đủ tên' });
    await aWhile();
    expect(hall.heard(screen).times.map(({ what }) => what)).toEqual(['contest', 'view']);
    expect(hall.heard(mc).contests.at(-1)?.judges[0]?.name).toBe('Đồng chí gk1');
  });

  test('while the board is frozen nothing moves, not even for a tablet’s coming and going', async () => {
    await hall.does(mc, 'board.show', { what: 'overall' });
    await hall.does(mc, 'board.freeze');
    await hall.view<AudienceView>(screen, ({ scene }) => scene.what === 'overall' && scene.frozen);
    const before = hall.heard(screen).times.length;
    for (const judge of ['gk1', 'gk2', 'gk3']) await submit(judge, 't1', 7);
    (await hall.socket('gk1')).disconnect();
    await hall.does(mc, 'judge.nudge', { judge: 'gk1', round: 'r1' });
    await aWhile();
    expect(hall.heard(screen).times).toHaveLength(before);
  });
});

test('each connection counts its own views from one', async () => {
  await hall.does(mc, 'board.show', { what: 'programme' });
  await hall.view<AudienceView>(screen, ({ scene }) => scene.what === 'programme');
  const late = await hall.socket({});
  expect(await hall.view<AudienceView>(late)).toMatchObject({ seq: 1, scene: { what: 'programme' } });
});

test('[F7] two servers whose frozen sheets differ answer alike whatever is asked without a code, to the last header', async () => {
  const other = await Hall.open(contest({ teams: 2, rounds: [{ mode: 'gallery' }] }));
  try {
    const office = await other.socket('mc');
    await other.does(office, 'round.open', { round: 'r1' });
    for (const [one, panel] of [
      [hall, mc],
      [other, office],
    ] as const)
      await one.does(panel, 'board.freeze');
    for (const judge of ['gk1', 'gk2', 'gk3']) await submit(judge, 't1', 7);
    await other.does(await other.socket('gk1'), 'sheet.submit', { round: 'r1', team: 't2', marks: { c1: 9.5 } });
    for (const path of ['/healthz', '/api/live', '/api/trial', '/', '/screen', '/live', '/nothing', '/api/results'])
      expect(await asked(hall, path)).toEqual(await asked(other, path));
  } finally {
    await other.close();
  }
});

async function asked(of: Hall, path: string): Promise<object> {
  const answer = await of.get(path);
  const { port } = new URL(of.url);
  const headers = [...answer.headers].filter(([name]) => name !== 'date');
  return {
    status: answer.status,
    headers: headers.map(([name, value]) => [name, value.replaceAll(port, 'PORT')]),
    body: await answer.text(),
  };
}

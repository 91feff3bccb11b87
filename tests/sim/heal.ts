import { judgeView, panelView, clockView, audienceScene } from '../../shared/views/index.ts';
import type { State } from '../../shared/state.ts';
import { specOf } from '../../shared/spec.ts';
import type { Chance } from '../people/chance.ts';
import { needsCode } from './acts.ts';
import { Broken, freshFold } from './ledger.ts';
import type { Page } from './page.ts';
import type { Stage } from './stage.ts';

/** In so many turns of half a second all is acknowledged once nothing is in the way any more. */
const TURNS = 120;

/** Everything is put right, one after another and in any order; then all must be acknowledged, and all views equal. */
export function heal(stage: Stage, chance: Chance): void {
  const mends = [
    () => {
      stage.disk.trouble = stage.disk.failing = null;
      stage.start();
    },
    ...stage.devices.map((device) => () => {
      device.link.slow = 20;
      device.link.rough = 0;
      device.isStorageBroken = false;
      stage.setLink(device, 'up');
    }),
  ];
  while (mends.length > 0) {
    const one = chance.pick(mends);
    mends.splice(mends.indexOf(one), 1);
    one();
    stage.clock.play(chance.between(10, 1000));
  }
  stage.note('healed', '');
  allSettles(stage);
  // Connections and pages that are gone are noticed by now: whose code is an older one again joins again.
  stage.clock.play(7000);
  allSettles(stage);
  for (const page of stage.judges) look(page);
  stage.clock.play(1000);
  checkViews(stage);
}

function allSettles(stage: Stage): void {
  for (let turn = 0; !settle(stage); turn++)
    if (turn === TURNS) throw new Broken('in the end', `still waiting: ${unsettled(stage).join(', ')}`);
    else stage.clock.play(500);
}

function settle(stage: Stage): boolean {
  stage.start();
  for (const tablet of stage.tablets) if (tablet.pages.length === 0) stage.open(tablet);
  for (const device of stage.devices) {
    if (device.address !== stage.address) {
      device.address = stage.address;
      for (const page of stage.pagesOf(device)) page.dial();
    }
    for (const page of stage.pagesOf(device)) if (page.status === 'away') page.dial();
    if (needsCode(stage, device)) stage.signIn(device);
  }
  for (const page of stage.judges) look(page);
  return unsettled(stage).length === 0;
}

/** At its lists, which show what the judge's other tablet did. */
function look(page: Stage['judges'][number]): void {
  for (const round of ['r1', 'r2'] as never[]) page.follow(round);
}

function unsettled(stage: Stage): string[] {
  const pages: Page<unknown>[] = [...stage.desks, stage.projector, ...stage.judges];
  return [
    ...pages
      .filter((page) => page.status !== 'live' || page.view === null)
      .map((page) => `${page.name} is ${page.status}`),
    ...pages.filter((page) => page.waiting > 0).map((page) => `${page.name} pressed`),
    ...stage.judges
      .filter((page) => page.waits > 0 || !page.isHeard || page.tablet.isStored !== true)
      .map(({ name, tablet: { box, isStored } }) => {
        const queue = box.queue.map((one) => JSON.stringify(one.command)).join();
        return `${name} is ${box.link}, ${isStored === true ? 'stored' : 'not stored'}, with ${queue}`;
      }),
  ];
}

function checkViews(stage: Stage): void {
  const { laptop, disk, ledger } = stage;
  if (!laptop) throw new Broken('in the end', 'there is no server');
  ledger.checkDisk(disk);
  ledger.checkTaps(stage.judges);
  ledger.checkGivenBack(disk, stage.judges);
  const state = freshFold(disk);
  if (JSON.stringify(state) !== JSON.stringify(laptop.loop.committed))
    throw new Broken('views', 'the server has another state than its log');
  const { attendance } = laptop.live;
  for (const page of stage.judges) {
    ledger.checkPage(page);
    const j = specOf(state.contest).judgeAt.get(page.device.person) ?? -1;
    const own = stage.judges.filter((one) => one.device.person === page.device.person).length;
    equal(page, judgeView(state, j, { ...page.shown, hidden: page.hidden }, own, 0));
    checkSheets(page, state, j);
  }
  const judges = state.contest.judges.map(({ id }) => id);
  const about = {
    presence: judges.map((judge) => attendance.presence(judge)),
    tablets: judges.map((judge) => attendance.tablets(judge)),
    alarms: laptop.alarms.all,
    copies: null,
    reach: { addresses: [], machines: 0 },
    head: disk.rows.at(-1)?.hash ?? '',
  };
  const [organiser, mc, timekeeper] = stage.desks;
  for (const page of [organiser, mc]) if (page) equal(page, panelView(state, null, about, 0));
  if (timekeeper) equal(timekeeper, clockView(state, 0));
  const { scene } = stage.projector.view as { scene: unknown };
  if (JSON.stringify(scene) !== JSON.stringify(audienceScene(state))) throw new Broken('views', 'of the projector');
}

/** But for when it was sent: what others do, judges and timekeeper are not shown. */
function equal(page: Page<unknown>, view: object): void {
  const timeless = { now: 0, ...(page.device.person === 'mc' || page.device.person === 'organiser' ? {} : { seq: 0 }) };
  const is = { ...(page.view as object), ...timeless };
  const should = { ...view, ...timeless };
  if (JSON.stringify(is) !== JSON.stringify(should))
    throw new Broken(
      'views',
      `${page.name} of ${page.device.person}: ${JSON.stringify(is)} for ${JSON.stringify(should)}`,
    );
}

/** Beside the view: what the tablet shows of all its sheets. */
function checkSheets(page: Stage['judges'][number], state: State, j: number): void {
  for (const [r, round] of state.contest.rounds.entries())
    for (const [t, team] of state.contest.teams.entries()) {
      const sheet = state.rounds[r]?.teams[t]?.sheets[j];
      const seen = page.sheets().find((one) => one.round.id === round.id && one.team === team.id);
      const is = seen?.shown.marks?.map((mark) => (mark === null ? null : mark * 1_000_000));
      if (is && sheet && JSON.stringify(is) !== JSON.stringify(sheet.marks))
        throw new Broken(
          'views',
          `${page.name} shows ${round.id}/${team.id} as ${String(is)} for ${String(sheet.marks)}`,
        );
    }
}

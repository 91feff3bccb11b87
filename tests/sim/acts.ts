import type { RoundId, TeamId } from '../../shared/contest.ts';
import type { Chance } from '../people/chance.ts';
import type { Device } from './device.ts';
import type { JudgePage, Seen } from './judge.ts';
import type { Stage } from './stage.ts';

type Act = (stage: Stage, chance: Chance) => void;

const ROUNDS = ['r1', 'r2'] as unknown as readonly RoundId[];
const TEAMS = ['t1', 't2', 't3'] as unknown as readonly TeamId[];
const JUDGES = ['gk1', 'gk2', 'gk3'];
const reason = 'có lý do';

/** Everything that anybody does in the hall, or that befalls it, and how often. */
const acts: readonly (readonly [weight: number, name: string, act: Act])[] = [
  [40, 'tap', withPage(tap)],
  [3, 'note', withPage(note)],
  [9, 'submit', withPage(submit)],
  [2, 'submit all', withPage(submitAll)],
  [4, 'look', withPage(look)],
  [2, 'told', withPage((page) => page.tablet.told())],
  [1, 'drop', withPage(drop)],

  [1.5, 'open', panel('round.open', (chance) => ({ round: chance.pick(ROUNDS) }))],
  [1, 'close', panel('round.close', (chance) => ({ round: chance.pick(ROUNDS), force: true, reason }))],
  [1.5, 'open again', panel('round.reopen', (chance) => ({ round: chance.pick(ROUNDS), reason }))],
  [5, 'call', panel('team.call', (chance) => ({ round: 'r2', team: chance.pick(TEAMS) }))],
  [3, 'timer', panel('timer.start', (chance) => ({ round: 'r2', team: chance.pick(TEAMS) }))],
  [2, 'timer', panel('timer.stop', (chance) => ({ round: 'r2', team: chance.pick(TEAMS) }))],
  [0.5, 'timer', panel('timer.reset', (chance) => ({ round: 'r2', team: chance.pick(TEAMS) }))],
  [
    3,
    'reopen',
    panel('sheet.reopen', (chance) => ({ round: chance.pick(ROUNDS), teams: [chance.pick(TEAMS)], reason })),
  ],
  [0.5, 'nudge', panel('judge.nudge', (chance) => ({ round: 'r1', judge: chance.pick(JUDGES) }))],
  [0.5, 'deduct', panel('deduction.set', (chance) => ({ round: 'r1', team: chance.pick(TEAMS), points: 1, reason }))],
  [
    1,
    'show',
    panel('board.show', (chance) => ({ what: chance.pick(['overall', 'progress', 'blank', 'onStage']), round: 'r1' })),
  ],
  [0.3, 'freeze', panel('board.freeze', () => ({}))],
  [0.3, 'unfreeze', panel('board.unfreeze', () => ({}))],
  [0.7, 'enter', desk('sheet.enter', enter)],
  [0.7, 'move', desk('sheet.move', move)],
  [
    0.3,
    'recuse',
    desk('judge.recuse', (chance) => ({ judge: chance.pick(JUDGES), teams: [chance.pick(TEAMS)], reason })),
  ],
  [0.3, 'unrecuse', desk('judge.restore', (chance) => ({ judge: chance.pick(JUDGES), reason }))],
  [0.6, 'renew', desk('access.renew', (chance) => ({ person: chance.pick([...JUDGES, 'mc']) }))],

  [3, 'stall', (stage, chance) => stage.setLink(chance.pick(stage.devices), 'stalled')],
  [1.5, 'hole', (stage, chance) => stage.setLink(chance.pick(stage.devices), 'hole')],
  [7, 'up', (stage, chance) => stage.setLink(chance.pick(stage.devices), 'up')],
  [1, 'slow', (stage, chance) => (chance.pick(stage.devices).link.slow = chance.pick([5, 20, 200, 1500]))],
  [1, 'rough', (stage, chance) => (chance.pick(stage.devices).link.rough = chance.pick([0, 0.1, 0.4]))],

  [2, 'close tab', closeTab],
  [3, 'open tab', openTab],
  [0.7, 'battery', battery],
  [1, 'sleep', withPage(sleep)],
  [1, 'wake', withPage(wake)],
  [3, 'sign in', signIn],
  [0.3, 'storage', (stage, chance) => (chance.pick(stage.tablets).isStorageBroken = true)],
  [1, 'storage', (stage, chance) => (chance.pick(stage.tablets).isStorageBroken = false)],
  [0.5, 'its clock', itsClock],

  [0.8, 'kill', (stage) => stage.kill(false)],
  [0.6, 'power', (stage) => stage.kill(true)],
  [6, 'start', (stage) => stage.start()],
  [1, 'fail once', (stage, chance) => (stage.disk.failing = chance.pick(['write', 'sync']))],
  [0.5, 'disk', (stage, chance) => (stage.disk.trouble = chance.pick(['write', 'full', 'full']))],
  [2, 'disk', (stage) => (stage.disk.trouble = null)],
  [0.5, 'clock', setClock],
  [2, 'backup', (stage) => stage.backups.push(stage.disk.copy())],
  [0.4, 'restore', restore],
  [4, 'address', newAddress],
  [3, 'hand over', withPage((page) => page.handOver())],
  [0.5, 'come back', withPage((page) => page.status === 'away' && page.dial())],
];

const whole = acts.reduce((sum, [weight]) => sum + weight, 0);

export function act(stage: Stage, chance: Chance): void {
  let at = chance.next() * whole;
  for (const [weight, name, run] of acts) {
    at -= weight;
    if (at >= 0) continue;
    stage.note('act', name);
    return run(stage, chance);
  }
}

function withPage(run: (page: JudgePage, chance: Chance, stage: Stage) => void): Act {
  return (stage, chance) => {
    const { judges } = stage;
    if (judges.length > 0) run(chance.pick(judges), chance, stage);
  };
}

function panel(type: string, fields: (chance: Chance) => object): Act {
  return (stage, chance) => {
    // The organiser, the MC, and where it is a clock the timekeeper.
    const from = stage.desks.slice(0, type.startsWith('timer') ? 3 : 2);
    chance.pick(from).press(type, fields(chance));
  };
}

function desk(type: string, fields: (chance: Chance) => object): Act {
  return (stage, chance) => {
    stage.desks[0]?.press(type, fields(chance));
  };
}

function enter(chance: Chance): object {
  const marks = { c1: quarter(chance), c2: quarter(chance) };
  return { round: chance.pick(ROUNDS), team: chance.pick(TEAMS), judge: chance.pick(JUDGES), marks, reason };
}

function move(chance: Chance): object {
  const from = chance.pick(JUDGES);
  const to = chance.pick(JUDGES.filter((judge) => judge !== from));
  return { round: chance.pick(ROUNDS), teams: [chance.pick(TEAMS)], from, to, reason };
}

function quarter(chance: Chance): number {
  return Math.floor(chance.between(0, 41)) / 4;
}

/** What a judge's page lets be marked. */
function markable(page: JudgePage): Seen[] {
  return page
    .sheets()
    .filter(({ shown }) => /[obcr]/.test(shown.letter) && shown.pending !== 'handIn' && shown.marks !== null);
}

function tap(page: JudgePage, chance: Chance, stage: Stage): void {
  const all = markable(page);
  if (all.length === 0) return;
  // Mostly on the sheet that is open.
  const here = all.find(({ round, team }) => round.id === page.shown.round && team === page.shown.team);
  const { round, team } = here && chance.next() < 0.6 ? here : chance.pick(all);
  const criterion = chance.pick(round.criteria).id;
  const mark = chance.next() < 0.05 ? null : quarter(chance);
  page.mark(round.id, team, criterion, mark);
  stage.ledger.tapped(page, `${round.id}/${team}`, criterion, mark);
}

function note(page: JudgePage, chance: Chance): void {
  const all = markable(page);
  if (all.length === 0) return;
  const { round, team } = chance.pick(all);
  page.tablet.note(round.id, team, `ghi chú ${String(quarter(chance))}`);
}

function isWhole({ shown }: Seen): boolean {
  return shown.marks?.every((mark) => mark !== null) === true;
}

function submit(page: JudgePage, chance: Chance, stage: Stage): void {
  const all = markable(page).filter(isWhole);
  if (all.length === 0) return;
  const seen = chance.pick(all);
  page.tablet.submit(seen.round.id, seen.team, marksOf(seen));
  handsIn(page, seen, stage);
}

function submitAll(page: JudgePage, chance: Chance, stage: Stage): void {
  const round = chance.pick(ROUNDS);
  const all = markable(page).filter((seen) => seen.round.id === round && isWhole(seen));
  page.tablet.submitAll(
    round,
    all.map(({ team }) => team),
  );
  for (const seen of all) handsIn(page, seen, stage);
}

function marksOf({ round, shown }: Seen): Record<string, number> {
  return Object.fromEntries(round.criteria.map(({ id }, c) => [id, shown.marks?.[c] ?? 0]));
}

/** Handed in so: that is what the judge wants of all of its marks. */
function handsIn(page: JudgePage, seen: Seen, stage: Stage): void {
  for (const [criterion, mark] of Object.entries(marksOf(seen)))
    stage.ledger.tapped(page, `${seen.round.id}/${seen.team}`, criterion, mark);
}

function look(page: JudgePage, chance: Chance): void {
  page.look(chance.pick(ROUNDS), chance.pick(TEAMS));
}

function drop(page: JudgePage, chance: Chance, stage: Stage): void {
  const held = Object.values(page.tablet.box.refused);
  if (held.length === 0) return;
  const one = chance.pick(held);
  for (const its of Object.values(page.tablet.box.refused))
    if (its.round === one.round && its.team === one.team) stage.ledger.dropped(page, its);
  page.tablet.drop(one.round, one.team);
}

/** Who closes a page on which something waits is asked whether they mean it. */
function closeTab(stage: Stage, chance: Chance): void {
  const device = chance.pick(stage.tablets);
  const page = device.pages[0];
  if (page && !device.isStorageBroken && page.tablet.isStored === true) page.close();
}

function openTab(stage: Stage, chance: Chance): void {
  const device = chance.pick(stage.tablets);
  const most = device.person === 'gk1' ? 2 : 1;
  if (device.pages.length < most) stage.open(device);
}

function battery(stage: Stage, chance: Chance): void {
  const device = chance.pick(stage.tablets);
  for (const page of [...device.pages]) {
    stage.ledger.forgive(page, stage.clock.steady);
    page.close();
  }
}

function sleep(page: JudgePage): void {
  page.hidden = true;
  page.say();
}

function wake(page: JudgePage): void {
  page.hidden = false;
  if (page.status !== 'refused') page.dial();
}

/** Whose code or session is not good any more asks for the new one. */
function itsClock(stage: Stage, chance: Chance): void {
  const device = chance.pick(stage.tablets);
  device.offset = chance.between(-1e6, 1e6);
  for (const page of device.pages) page.machine.offset = device.offset;
}

function signIn(stage: Stage, chance: Chance): void {
  const device = chance.pick(stage.devices);
  if (needsCode(stage, device)) stage.signIn(device);
}

export function needsCode(stage: Stage, device: Device): boolean {
  const isOut = device.token === null || stage.pagesOf(device).some((page) => page.status === 'refused');
  return device.person !== '' && isOut;
}

function setClock(stage: Stage, chance: Chance): void {
  stage.offset = chance.pick([0, chance.between(-3e6, 3e6)]);
  if (stage.laptop) stage.laptop.machine.offset = stage.offset;
}

function restore(stage: Stage, chance: Chance): void {
  if (stage.backups.length === 0) return;
  // Mostly the newest.
  const backup = chance.next() < 0.7 ? stage.backups.at(-1) : chance.pick(stage.backups);
  if (backup) stage.restore(backup, chance.next() < 0.5 ? stage.address : stage.address + 1);
}

/** Somebody comes round and says it. */
function newAddress(stage: Stage, chance: Chance): void {
  const device = chance.pick(stage.devices);
  if (device.address === stage.address) return;
  device.address = stage.address;
  for (const page of stage.pagesOf(device)) page.dial();
}

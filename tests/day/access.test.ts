import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { clock } from '../../shared/messages/clock.ts';
import { common } from '../../shared/messages/common.ts';
import { join } from '../../shared/messages/join.ts';
import { judge as judgeWords } from '../../shared/messages/judge.ts';
import { mc } from '../../shared/messages/mc.ts';
import { outcome } from '../../shared/messages/outcome.ts';
import { reach } from '../../shared/messages/reach.ts';
import { screen } from '../../shared/messages/screen.ts';
import { setup } from '../../shared/messages/setup.ts';
import { isAccessible, type Look } from './axe.ts';
import { tell } from './day.ts';
import { DeskPage } from './desk-page.ts';
import { sees, teamText } from './eyes.ts';
import { touch } from './hands.ts';
import { JudgePage } from './judge-page.ts';
import { Letters } from './letters.ts';
import { PanelPage } from './panel-page.ts';
import { Scenes } from './scenes.ts';
import {
  BEST_ACTOR,
  BEST_SKIT,
  CONTENT,
  FIRST,
  FORM,
  GALLERY,
  JUDGES,
  LAI,
  OTHERS,
  SECOND,
  STAGE,
  TAN,
  TEAMS,
  TRUNG,
} from './small.ts';
import { PHONE, PROJECTOR } from './venue.ts';

const w = judgeWords.vi;
/** Read from thirty metres. */
const ON_THE_WALL = { wide: true, contrast: 10 };

const letters = new Letters();

/** It can be used by everybody, and read: no letter is cut. */
async function isFine(page: Page, what: string, look: Look = {}): Promise<void> {
  await isAccessible(page, what, look);
  await letters.areWhole(page, what);
}

tell('every page can be used by everybody', await Scenes.open(), [
  beforeTheParts,
  aJudge,
  theStage,
  theStagesOwnScreens,
  theHuddle,
  theAwards,
]);

function beforeTheParts({ venue, judge, panel, timekeeper, projector }: Scenes): void {
  test('the door, and a code mistyped at it', async () => {
    const page = await venue.device('/', PHONE);
    await sees(page, join.vi.before);
    await isFine(page, '/');
    venue.forgiving();
    await page.getByLabel(join.vi.code).fill('khong-phai-ma');
    await page.getByRole('button', { name: join.vi.join, exact: true }).click();
    await sees(page, join.vi.wrongCode);
    await isFine(page, '/ after a wrong code');
    venue.forgiven();
    await page.goto(new URL('/live', page.url()).href);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await isFine(page, '/live');
  });

  test('before the first round', async () => {
    await sees(judge, w.nothingOpen);
    await isFine(judge, '/judge, nothing open');
    await sees(timekeeper, clock.vi.nobody);
    await isFine(timekeeper, '/clock, nobody on stage');
    await panel.getByRole('region', { name: mc.vi.next.label }).getByRole('button').first().waitFor();
    await isFine(panel, '/mc, before the first round');
    await sees(projector, screen.vi.greeting);
    await isFine(projector, '/screen, welcome', ON_THE_WALL);
  });
}

function aJudge(scenes: Scenes): void {
  const { judge } = scenes;
  const hand = new JudgePage(judge);

  test('a judge’s sheet and list, in the dark and in the light', async () => {
    await scenes.does('round.open', { round: GALLERY.id });
    await hand.mark(TAN, { [CONTENT]: 8.25, [FORM]: 0 });
    await hand.toList();
    await hand.mark(LAI, { [CONTENT]: 7.5 });
    await isFine(judge, '/judge, a sheet half done');
    await touch(judge.getByRole('button', { name: common.vi.light }));
    await isFine(judge, '/judge, a sheet in the light');
    await hand.toList();
    await isFine(judge, '/judge, the list in the light');
    await touch(judge.getByRole('button', { name: common.vi.dark }));
    await isFine(judge, '/judge, the list');
  });

  test('a judge’s dialogs and own marks', async () => {
    const dialog = await hand.askHandInAll(1, GALLERY.name);
    await isFine(judge, '/judge, handing in the whole part');
    await touch(dialog.getByRole('button', { name: w.handInAllYes(1) }));
    await touch(judge.getByRole('button', { name: w.myMarks }));
    await isFine(judge, '/judge, my marks');
    await touch(hand.row(TAN));
    await sees(judge, w.locked.h);
    await isFine(judge, '/judge, a sheet handed in');
    await hand.toList();
  });
}

function theStage(scenes: Scenes): void {
  const { panel, timekeeper, projector } = scenes;
  const thumb = new PanelPage(panel);
  const called = teamText(TRUNG.name, TRUNG.lot);

  test('the panel and the clock with a team on stage', async () => {
    const teams = [...TEAMS].sort((a, b) => a.lot - b.lot);
    await scenes.does('order.set', {
      round: STAGE.id,
      teams: teams.map((team) => team.id),
      numbers: teams.map((team) => team.lot),
    });
    await scenes.does('round.open', { round: STAGE.id });
    await scenes.does('team.call', { round: STAGE.id, team: TRUNG.id });
    await scenes.does('timer.start', { round: STAGE.id, team: TRUNG.id });
    await sees(timekeeper, clock.vi.stop);
    await isFine(timekeeper, '/clock, running');
    await scenes.does('timer.stop', { round: STAGE.id, team: TRUNG.id });
    await scenes.does('timer.set', { round: STAGE.id, team: TRUNG.id, seconds: 400, reason: 'bấm muộn' });
    await sees(timekeeper, clock.vi.resume);
    await isFine(timekeeper, '/clock, over the limit');
    await panel.setViewportSize(PHONE);
    for (const section of ['run', 'sheets', 'screen'] as const) {
      await thumb.turnTo(section);
      await isFine(panel, `/mc, ${section}`);
    }
    await thumb.turnTo('run');
  });

  test('the panel’s dialogs', async () => {
    const over = await thumb.nextAsks(mc.vi.next.overtime('1'), mc.vi.overtime.title);
    await isFine(panel, '/mc, overtime');
    await touch(over.getByRole('button', { name: mc.vi.overtime.waive }));
    const waiving = thumb.dialog(mc.vi.overtime.waiveTitle);
    await waiving.waitFor();
    await isFine(panel, '/mc, a reason');
    await thumb.cancel(waiving);
    await touch(panel.getByRole('button', { name: mc.vi.more }));
    await thumb.dialog(called).waitFor();
    await isFine(panel, '/mc, a team');
    await touch(thumb.dialog(called).getByRole('button', { name: mc.vi.teamActs.deduct }));
    await thumb.dialog(mc.vi.deduct.title).waitFor();
    await isFine(panel, '/mc, a deduction');
    await thumb.cancel(thumb.dialog(mc.vi.deduct.title));
    await touch(panel.getByRole('button', { name: mc.vi.closeRound }));
    await thumb.dialog(mc.vi.close.title(STAGE.name)).waitFor();
    await isFine(panel, '/mc, closing a round');
    await thumb.cancel(thumb.dialog(mc.vi.close.title(STAGE.name)));
    await touch(panel.getByRole('button', { name: mc.vi.order }));
    await thumb.dialog(mc.vi.lots.title(STAGE.name)).waitFor();
    await isFine(panel, '/mc, the order of an open round');
    await thumb.answer(thumb.dialog(mc.vi.lots.title(STAGE.name)), common.vi.close);
    await thumb.turnTo('sheets');
    await touch(panel.getByRole('button', { name: mc.vi.key }));
    await isFine(panel, '/mc, what the marks mean');
    await thumb.answer(thumb.dialog(mc.vi.key), common.vi.close);
  });

  test('the projector’s scenes', async () => {
    for (const [what, seen, fields] of [
      ['programme', screen.vi.programme],
      ['draw', screen.vi.draw, { round: STAGE.id }],
      ['onStage', screen.vi.next, { round: STAGE.id }],
      ['progress', screen.vi.progress, { round: GALLERY.id }],
      ['message', 'Mời các đội chuẩn bị', { text: 'Mời các đội chuẩn bị' }],
    ] as const) {
      await scenes.does('board.show', { what, ...fields });
      await sees(projector, seen);
      await isFine(projector, `/screen, ${what}`, ON_THE_WALL);
    }
  });
}

function theStagesOwnScreens(scenes: Scenes): void {
  test('the clock at the foot of the stage, the lower third of a stream, and what a projector is set up with', async () => {
    const shout = TRUNG.name.split(' ').at(-1)?.toLocaleUpperCase('vi') ?? '';
    for (const path of ['/screen?show=clock', '/screen?overlay=lower-third']) {
      const page = await scenes.venue.device(path, PROJECTOR);
      await sees(page, new RegExp(shout));
      await isFine(page, path, { wide: true });
      await page.context().close();
    }
    const page = await scenes.venue.device('/screen', PROJECTOR);
    await touch(page.getByRole('button', { name: screen.vi.settings }));
    await page.getByLabel(screen.vi.height).fill('3');
    await sees(page, new RegExp(screen.vi.readFrom('\\d+', '\\d+')));
    await isFine(page, '/screen, the corner', { wide: true });
    await page.context().close();
  });
}

function theHuddle(scenes: Scenes): void {
  const { judge, projector, desk } = scenes;
  const hand = new DeskPage(desk);
  const { awards, judges, paper, working, results, codes, teams } = setup.vi;

  test('the boards with figures', async () => {
    await scenes.typeIn(GALLERY);
    for (const { id } of TEAMS) await scenes.does('team.call', { round: STAGE.id, team: id });
    await scenes.typeIn(STAGE);
    for (const { id } of [GALLERY, STAGE]) await scenes.does('round.close', { round: id });
    // Level with Hà Trung around the second prize.
    await scenes.does('deduction.set', {
      round: STAGE.id,
      team: LAI.id,
      points: 1,
      kind: 'theme',
      reason: 'sai chủ đề',
    });
    await scenes.does('board.show', { what: 'round', round: STAGE.id });
    await sees(projector, screen.vi.roundTable);
    await isFine(projector, '/screen, a round', ON_THE_WALL);
    await scenes.does('board.show', { what: 'overall' });
    await sees(projector, screen.vi.overall);
    await scenes.does('board.freeze');
    await sees(projector, screen.vi.frozen);
    await isFine(projector, '/screen, overall and frozen', ON_THE_WALL);
    await scenes.does('board.unfreeze');
  });

  test('the secretariat’s sections', async () => {
    await isFine(desk, '/setup, the first section', { wide: true });
    await hand.turnTo('results');
    await isFine(desk, '/setup, the curtain', { wide: true });
    await hand.drawCurtain();
    await isFine(desk, '/setup, results', { wide: true });
    await hand.turnTo('awards');
    await sees(desk, outcome.vi.contended(SECOND));
    await isFine(desk, '/setup, awards', { wide: true });
    for (const section of ['tablets', 'judges', 'teams', 'audience', 'codes'] as const) {
      await hand.turnTo(section);
      await isFine(desk, `/setup, ${section}`, { wide: true });
    }
    await hand.paper(GALLERY.name, JUDGES[2].name);
    await sees(desk, paper.handedIn);
    await isFine(desk, '/setup, paper', { wide: true });
  });

  test('the secretariat’s dialogs', async () => {
    const opens = async (button: string, title: string, close: string) => {
      await touch(desk.getByRole('button', { name: button, exact: true }));
      const dialog = desk.getByRole('dialog', { name: title });
      await dialog.waitFor();
      await isFine(desk, `/setup, ${title}`, { wide: true });
      await touch(dialog.getByRole('button', { name: close, exact: true }));
      await dialog.waitFor({ state: 'detached' });
    };
    const [{ name }] = JUDGES;
    const { cancel, close } = common.vi;
    await hand.turnTo('results');
    const lai = teamText(LAI.name, LAI.lot);
    await opens(results.open('30,50', lai), working.title(lai), close);
    await hand.turnTo('awards');
    await opens(`${SECOND}: ${awards.decide}`, awards.decideTitle(SECOND), cancel);
    await opens(`${BEST_ACTOR}: ${awards.decide}`, awards.decideTitle(BEST_ACTOR), cancel);
    await hand.turnTo('judges');
    await opens(`${name}: ${judges.absent}`, judges.absentTitle(name), cancel);
    await opens(`${name}: ${judges.replace}`, judges.replaceTitle(name), cancel);
    await hand.turnTo('teams');
    await opens(`${lai}: ${teams.withdraw}`, teams.withdrawTitle(lai), cancel);
    await hand.turnTo('codes');
    await touch(desk.getByRole('button', { name: `${codes.renew} ${JUDGES[2].name}` }));
    const asking = desk.getByRole('dialog', { name: codes.renewTitle(JUDGES[2].name) });
    await isFine(desk, '/setup, a new code asked for', { wide: true });
    await touch(asking.getByRole('button', { name: codes.renewConfirm }));
    const made = desk.getByRole('dialog', { name: codes.shown(JUDGES[2].name) });
    await made.getByRole('img').first().waitFor();
    await isFine(desk, '/setup, a new code', { wide: true });
    await touch(made.getByRole('button', { name: codes.close }));
    const leaving = desk.getByRole('dialog', { name: reach.vi.cards.unprinted.title });
    await isFine(desk, '/setup, a card not printed', { wide: true });
    await touch(leaving.getByRole('button', { name: reach.vi.cards.unprinted.leave }));
    await hand.turnTo('reach');
    await opens(reach.vi.poster.look, reach.vi.poster.title, close);
  });

  test('the head judge’s approval', async () => {
    await scenes.does('tie.decide', { teams: [TRUNG.id, LAI.id], reason: 'biểu quyết' });
    await touch(judge.getByRole('button', { name: w.lookAndApprove }));
    const dialog = judge.getByRole('dialog', { name: w.approveTitle });
    await isFine(judge, '/judge, approving');
    await touch(dialog.getByRole('button', { name: w.approve }));
    await judge.getByRole('button', { name: w.withdraw }).waitFor();
    await isFine(judge, '/judge, approved');
  });

  test('a tablet that lay for long asks whose it is', async () => {
    await judge.evaluate((rest) => {
      const now = Date.now;
      Date.now = () => now() + rest;
    }, 21 * 60_000);
    await judge.mouse.click(PHONE.width, PHONE.height);
    await judge.getByRole('dialog', { name: w.whoHolds }).waitFor();
    await isFine(judge, '/judge, whose tablet is this');
    await touch(judge.getByRole('button', { name: w.iAm(JUDGES[0].name) }));
    await judge.getByRole('dialog').waitFor({ state: 'detached' });
  });
}

function theAwards(scenes: Scenes): void {
  const { panel, projector } = scenes;

  test('the awards, on the projector and on the panel', async () => {
    await scenes.does('reveal.start');
    for (const [step, seen] of [
      [0, screen.vi.reveal],
      [1, BEST_SKIT],
      [2, OTHERS],
      [3, screen.vi.suspense],
      [4, screen.vi.points('30,50')],
    ] as const) {
      await scenes.does('reveal.goto', { step });
      await sees(projector, seen);
      await isFine(projector, `/screen, ${seen}`, ON_THE_WALL);
    }
    await isFine(panel, '/mc, the awards');
    await scenes.does('reveal.end');
    await sees(projector, screen.vi.prizes);
    await isFine(projector, '/screen, all prizes', ON_THE_WALL);
  });

  test('what comes after the awards, and the phones that follow', async () => {
    await scenes.does('audience.allow', { what: 'ranking', on: true });
    await scenes.does('board.show', { what: 'ranking' });
    await sees(projector, screen.vi.ranking);
    await isFine(projector, '/screen, the ranking', ON_THE_WALL);
    await scenes.does('audience.allow', { what: 'live', on: true });
    const phone = await scenes.venue.device('/live', PHONE);
    await sees(phone, screen.vi.ranking);
    await isFine(phone, '/live, the ranking');
    await scenes.does('board.show', { what: 'prizes' });
    await sees(phone, FIRST);
    await isFine(phone, '/live, the prizes');
    await scenes.does('board.show', { what: 'logo' });
    await projector.locator('.lotus').waitFor();
    await isFine(projector, '/screen, the logo', ON_THE_WALL);
  });

  test('the letters were looked at in every way that they are written', () => {
    expect(letters.styles).toBeGreaterThan(50);
  });
}

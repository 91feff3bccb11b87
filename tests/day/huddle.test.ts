import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { huddle as messages } from '../../shared/messages/huddle.ts';
import { judge as judgeWords } from '../../shared/messages/judge.ts';
import { mc } from '../../shared/messages/mc.ts';
import { outcome } from '../../shared/messages/outcome.ts';
import { isAccessible } from './axe.ts';
import { tell } from './day.ts';
import { DeskPage } from './desk-page.ts';
import { comesTrue, reads, sees, shout, teamText } from './eyes.ts';
import { touch } from './hands.ts';
import { onPaper } from './pdf.ts';
import { Scenes } from './scenes.ts';
import { DUONG, GALLERY, JUDGES, LAI, SECOND, STAGE, TAN, TEAMS, TOTALS, TRUNG } from './small.ts';
import { TABLET } from './venue.ts';

const w = messages.vi;
const REASON = w.giveBackReasons[0] ?? '';
const [, SECOND_JUDGE] = JUDGES;

tell('the huddle', await Scenes.open(), [before, onTheTablet, printed, givingBack, theApproval]);

function before(scenes: Scenes): void {
  const { judge, panel, desk } = scenes;

  test('the panel is told how far the sheets lie apart, in words', async () => {
    await scenes.does('round.open', { round: GALLERY.id });
    await scenes.typeIn(GALLERY);
    // Of 5, 11,25 and 10 points.
    const row = panel.getByRole('row').filter({ hasText: shout(DUONG.name) });
    await sees(row, mc.vi.spread('6,25'));
    await isAccessible(panel, '/mc, how far sheets lie apart');
  });

  test('there is nothing to confer over while a part is open', async () => {
    await scenes.does('round.close', { round: GALLERY.id });
    await judge.getByRole('heading').first().waitFor();
    expect(await judge.getByRole('button', { name: outcome.vi.huddle }).count()).toBe(0);
    await desk.goto(new URL('/setup#huddle', desk.url()).href);
    await new DeskPage(desk).drawCurtain();
    await sees(desk, w.missingSheets(3));
  });

  test('the skits are marked, and closed', async () => {
    const teams = [...TEAMS].sort((a, b) => a.lot - b.lot);
    const lots = { teams: teams.map(({ id }) => id), numbers: teams.map(({ lot }) => lot) };
    await scenes.does('order.set', { round: STAGE.id, ...lots });
    await scenes.does('round.open', { round: STAGE.id });
    await scenes.typeIn(STAGE);
    await scenes.does('deduction.set', {
      round: STAGE.id,
      team: LAI.id,
      points: 1,
      kind: 'overtime',
      reason: 'quá giờ',
    });
    await scenes.does('round.close', { round: STAGE.id });
  });
}

function onTheTablet({ judge, desk, panel }: Scenes): void {
  test('the secretariat is led from the panel to the summary, the MC is not', async () => {
    expect(await panel.getByRole('link', { name: outcome.vi.huddle }).count()).toBe(0);
    await desk.goto(new URL('/mc', desk.url()).href);
    await touch(desk.getByRole('link', { name: outcome.vi.huddle }));
    await new DeskPage(desk).drawCurtain();
  });

  test('the head judge sees the ranks first, level teams, and what hangs on them', async () => {
    await judge.setViewportSize(TABLET);
    await touch(judge.getByRole('button', { name: outcome.vi.huddle }));
    const dialog = judge.getByRole('dialog', { name: w.title });
    await sees(dialog, w.provisional);
    const ranks = dialog.getByRole('region', { name: w.ranks }).getByRole('listitem');
    await reads(ranks.first(), /1 Số 05 · Xã HÀ TÂN .* 35,00/);
    await reads(ranks.nth(1), new RegExp(`2 .*${w.nearHow.level}.*${TOTALS[0]}`));
    await sees(dialog, `${w.nearHow.level}, ${w.nearPrize(SECOND)}`);
    await isAccessible(judge, '/judge, the huddle');
  });

  test('a team opens to its judges, each with their distance from the rest', async () => {
    const dialog = judge.getByRole('dialog', { name: w.title });
    const team = dialog.getByRole('button', { name: new RegExp(shout(DUONG.name)) });
    await touch(team);
    // 5 − (11,25 + 10) : 2, of 20 points: the rules of this contest flag nobody.
    const row = dialog.getByRole('row', { name: new RegExp(JUDGES[0].name) }).first();
    await reads(row, `${JUDGES[0].name} 5,00 −5,62`);
    await isAccessible(judge, '/judge, a team of the huddle');
    await judge.setViewportSize(TABLET);
    await touch(team);
  });
}

function printed(scenes: Scenes): void {
  let paper: Page;

  test('the head judge’s print page opens with their cookie', async () => {
    paper = await scenes.judge.context().newPage();
    await paper.goto(new URL('/huddle', scenes.judge.url()).href);
    await sees(paper, STAGE.name);
    await isAccessible(paper, '/huddle', { wide: true });
  });

  test('every page that is printed says that it is provisional, of what and of when; nobody signs it', async () => {
    const pages = await onPaper(paper);
    expect(pages.length).toBeGreaterThanOrEqual(4);
    for (const page of pages) {
      expect(page).toContain(w.provisional.replace(' ', ''));
      expect(page).toContain('Hộithi');
      expect(page).toMatch(/Lúc\d\d:\d\dngày\d\d\/\d\d\/\d{4}/);
    }
    expect(pages.join('')).not.toContain('Kýtên');
    expect(pages[0]).toContain('HàTân17,4217,5835,00');
  });

  test('nothing is cut at the edge of the paper, and it is black on white', async () => {
    // What lies between the margins of A4, at 96 points to the inch.
    await paper.setViewportSize({ width: Math.floor((252 / 25.4) * 96), height: 642 });
    await paper.emulateMedia({ media: 'print' });
    const cut = await paper.evaluate(() =>
      Array.from(document.querySelectorAll('.paper *'))
        .filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5 || one.scrollWidth > one.clientWidth + 1)
        .filter((one) => getComputedStyle(one).display !== 'inline')
        .map((one) => `${one.tagName} ${one.textContent}`.slice(0, 60)),
    );
    expect(cut).toEqual([]);
    const colours = await paper.evaluate(() => [
      ...new Set(Array.from(document.querySelectorAll('.paper *')).map((one) => getComputedStyle(one).color)),
    ]);
    expect(colours).toEqual(['rgb(0, 0, 0)']);
    expect(await paper.getByRole('button').filter({ visible: true }).count()).toBe(0);
    await paper.close();
  });

  test('another judge, and who is nobody, is told why there is nothing', async () => {
    scenes.venue.forgiving();
    const other = await scenes.venue.joined(scenes.venue.codes.judges[SECOND_JUDGE.id] ?? '', TABLET);
    await other.goto(new URL('/huddle', other.url()).href);
    await sees(other, /Trưởng ban Giám khảo và Tổ thư ký/);
    const nobody = await scenes.venue.device('/huddle', TABLET);
    await nobody.getByRole('link', { name: w.join }).waitFor();
    await isAccessible(nobody, '/huddle, for nobody');
    await Promise.all([other.context().close(), nobody.context().close()]);
    scenes.venue.forgiven();
  });
}

function givingBack(scenes: Scenes): void {
  const { judge, desk } = scenes;
  const team = teamText(TRUNG.name, TRUNG.lot);

  test('the secretariat gives back all sheets of the teams that were chosen, of one part, with one reason', async () => {
    await desk.getByRole('checkbox', { name: w.choose(team) }).check();
    await desk.getByRole('checkbox', { name: w.choose(teamText(TAN.name, TAN.lot)) }).check();
    await isAccessible(desk, '/setup, the huddle', { wide: true });
    await touch(desk.getByRole('button', { name: w.giveBack }));
    const asking = desk.getByRole('dialog', { name: w.giveBackTitle(2) });
    await isAccessible(desk, '/setup, giving back', { wide: true });
    await touch(asking.getByRole('button', { name: /^Báo tường/ }));
    await touch(asking.getByRole('button', { name: REASON }));
    await touch(asking.getByRole('button', { name: w.giveBackConfirm(6) }));
    await sees(desk, w.givenBack(w.giveBackPart('Tiểu phẩm', 6)));
  });

  test('the head judge sees what is out, and old and new when it comes back', async () => {
    const dialog = judge.getByRole('dialog', { name: w.title });
    await sees(dialog, w.outSheets(3));
    for (const { id } of [TRUNG, TAN])
      for (const one of JUDGES) {
        const marks = { 'kich-ban': 8, 'dien-xuat': id === TAN.id ? 9 : 8 };
        const sheet = { round: STAGE.id, team: id, judge: one.id, marks, reason: 'sửa sau hội ý' };
        await scenes.does('sheet.enter', sheet);
      }
    // Hà Trung’s first sheet was 8 + 7,5; its part 15,67.
    await sees(dialog, `${w.sheetFigure} 15,50 → 16,00, ${w.teamFigure} 15,67 → 16,00`);
    await comesTrue(async () => {
      expect(await dialog.getByText(w.outSheets(3)).count()).toBe(0);
    });
    await touch(dialog.getByRole('button', { name: 'Đóng', exact: true }));
  });
}

function theApproval(scenes: Scenes): void {
  const { judge, desk, panel } = scenes;

  test('what changes after the approval takes it away, and each page says who changed what', async () => {
    await touch(judge.getByRole('button', { name: judgeWords.vi.lookAndApprove }));
    const dialog = judge.getByRole('dialog', { name: judgeWords.vi.approveTitle });
    await touch(dialog.getByRole('button', { name: judgeWords.vi.approve }));
    await judge.getByRole('button', { name: judgeWords.vi.withdraw }).waitFor();
    await new DeskPage(desk).turnTo('awards');

    await scenes.does('deduction.set', { round: STAGE.id, team: TAN.id, points: 0.5, reason: 'sai chủ đề' });
    const change = /Tổ thư ký trừ 0,5 điểm: Số\s05\s· HÀ\sTÂN, Tiểu phẩm/;
    for (const page of [judge, desk, panel]) await sees(page, change);
    await isAccessible(judge, '/judge, the approval is gone');
  });
}

import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { common } from '../../shared/messages/common.ts';
import { judge } from '../../shared/messages/judge.ts';
import { tell } from './day.ts';
import { reads, sees } from './eyes.ts';
import { touch } from './hands.ts';
import { JudgePage } from './judge-page.ts';
import { Scenes } from './scenes.ts';
import { CONTENT, DUONG, FORM, GALLERY, JUDGES, LAI, STAGE, TAN, TRUNG } from './small.ts';
import { PHONE } from './venue.ts';

const w = judge.vi;
const [{ id: ME }] = JUDGES;
const scenes = await Scenes.open();
const { venue } = scenes;
const tablet = new JudgePage(scenes.judge);
/** The same judge's own, because the tablet's screen is dim. */
const phone = new JudgePage(await venue.joined(venue.codes.judges[ME] ?? '', PHONE));

tell('one judge, and what others do meanwhile', scenes, [
  () => {
    test('what is marked on the phone stands in the tablet’s list, and goes with the whole part', async () => {
      await scenes.does('round.open', { round: GALLERY.id });
      await sees(tablet.page, w.progress(0, 4));
      await phone.mark(LAI, { [CONTENT]: 8, [FORM]: 7 });
      await sees(tablet.row(LAI), '15,00');
      await tablet.page.getByRole('button', { name: w.handInAll(1) }).waitFor();
      // Complete before and after: no letter changes.
      await phone.tap(FORM, 7.5);
      await sees(tablet.row(LAI), '15,50');
      await touch(tablet.page.getByRole('button', { name: w.myMarks }));
      await phone.tap(CONTENT, 8.25);
      await sees(tablet.row(LAI), '15,75');
      await tablet.toOwnList();
      await phone.toList();
    });

    test('what the secretariat types in stands there too', async () => {
      const marks = { 'noi-dung': 9, 'hinh-thuc': 8.5 };
      await scenes.does('sheet.enter', { round: GALLERY.id, team: TAN.id, judge: ME, marks, reason: 'phiếu giấy' });
      await sees(tablet.row(TAN), '17,50');
      await sees(tablet.row(TAN), w.letter.h);
      await sees(tablet.page, w.progress(1, 4));
    });

    test('a sheet that is given back is told on the open one, which stays; its list has it first', async () => {
      await tablet.mark(TRUNG, { [CONTENT]: 7 });
      await sees(tablet.page.getByRole('banner'), GALLERY.name);
      await scenes.does('sheet.reopen', { round: GALLERY.id, teams: [TAN.id], judges: [ME], reason: 'Cộng nhầm' });
      const call = tablet.page.getByRole('button', { name: w.nowGivenBack });
      await call.waitFor();
      await tablet.isAt(TRUNG);
      await sees(phone.page, w.toMend);
      await phone.handInAll(2, GALLERY.name);
      await call.waitFor({ state: 'detached' });
      await tablet.toList();
      await scenes.does('sheet.reopen', { round: GALLERY.id, teams: [TAN.id], judges: [ME], reason: 'Cộng nhầm' });
      await sees(tablet.page.getByRole('main').getByRole('listitem').first(), 'HÀ TÂN');
      await tablet.open(TRUNG);
      await touch(call);
      await tablet.isAt(TAN);
      await sees(tablet.page, w.givenBack('Cộng nhầm'));
      await tablet.handIn();
      await tablet.toList();
    });

    test('a mark on the phone moves nothing under the thumb on the same sheet’s tablet', async () => {
      const isOpen = (criterion: string) =>
        tablet.criterion(criterion).getByRole('button', { name: criterion, expanded: true }).waitFor();
      await tablet.open(DUONG);
      await isOpen(CONTENT);
      await phone.mark(DUONG, { [CONTENT]: 6 });
      await sees(tablet.criterion(CONTENT), '6,0');
      await isOpen(CONTENT);
      await phone.toList();
      await tablet.toList();
    });

    test('on one’s own marks it is told when a part opens and when a team is called', async () => {
      await touch(tablet.page.getByRole('button', { name: w.myMarks }));
      await scenes.does('round.open', { round: STAGE.id });
      await scenes.does('team.call', { round: STAGE.id, team: TRUNG.id });
      await touch(tablet.page.getByRole('button', { name: w.nowOnStage }));
      await tablet.isAt(TRUNG);
      await sees(tablet.page.getByRole('banner'), STAGE.name);
    });

    test('“‹” leads to the list of the sheet’s own part, wherever the sheet was opened from', async () => {
      const parts = tablet.page.getByRole('navigation', { name: w.rounds });
      const onStage = tablet.page.getByRole('button', { name: w.nowOnStage });
      const leaves = async () => {
        await tablet.isAt(TRUNG);
        await tablet.toList();
        await reads(tablet.page.getByRole('heading', { level: 1 }), new RegExp(`^${STAGE.name}$`));
      };
      await leaves();
      await touch(parts.getByRole('button', { name: GALLERY.name }));
      await touch(onStage);
      await leaves();
      await touch(parts.getByRole('button', { name: GALLERY.name }));
      await tablet.open(DUONG);
      await touch(onStage);
      await leaves();
      await tablet.open(TRUNG);
    });

    test('a note is sent though the page is left before the typing rests', async () => {
      await tablet.page.getByLabel(w.note).fill('Diễn rất duyên');
      await tablet.page.reload();
      await tablet.isAt(TRUNG);
      await expect.poll(() => tablet.page.getByLabel(w.note).inputValue()).toBe('Diễn rất duyên');
    });

    test('a page that the browser threw away over lunch asks who holds the tablet when it is loaded again', async () => {
      await tablet.page.addInitScript((rest) => {
        const now = Date.now;
        Date.now = () => now() + rest;
      }, 21 * 60_000);
      await tablet.page.reload();
      const asked = tablet.page.getByRole('dialog', { name: w.whoHolds });
      await touch(asked.getByRole('button', { name: w.iAm(JUDGES[0].name) }));
      await tablet.isAt(TRUNG);
      await tablet.page.reload();
      await tablet.isAt(TRUNG);
      await asked.waitFor({ state: 'detached' });
    });

    test('“Không phải tôi” ends this tablet’s session, not the phone’s', async () => {
      await tablet.page.evaluate((rest) => {
        const now = Date.now;
        Date.now = () => now() + rest;
      }, 21 * 60_000);
      await tablet.page.mouse.click(1, 1);
      await touch(tablet.page.getByRole('dialog', { name: w.whoHolds }).getByRole('button', { name: w.notMe }));
      await tablet.page.waitForURL(/\/$/);
      expect(await tokensOn(tablet.page)).toEqual([]);
      venue.forgiving();
      await tablet.page.goto(new URL('/judge', tablet.page.url()).href);
      await sees(tablet.page, common.vi.refused);
      venue.forgiven();
      await phone.mark(TRUNG, { [FORM]: 7 });
      await phone.isSaved();
    });
  },
]);

/** Whose tokens that browser keeps. */
function tokensOn(page: Page): Promise<unknown> {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        indexedDB.open('hoi-thi').onsuccess = ({ target }) => {
          if (!(target instanceof IDBOpenDBRequest)) return;
          target.result.transaction('tokens').objectStore('tokens').getAllKeys().onsuccess = (got) => {
            resolve(got.target instanceof IDBRequest ? got.target.result : null);
          };
        };
      }),
  );
}

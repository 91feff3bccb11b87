import { expect, test } from 'vitest';
import { judge as judgeWords } from '../../shared/messages/judge.ts';
import { stranded } from '../../shared/messages/stranded.ts';
import { wifi } from '../../shared/messages/wifi.ts';
import { HALL_NAME } from '../browser.ts';
import { isAccessible } from './axe.ts';
import { tell } from './day.ts';
import { DeskPage } from './desk-page.ts';
import { sees } from './eyes.ts';
import { touch } from './hands.ts';
import { JudgePage } from './judge-page.ts';
import { Scenes } from './scenes.ts';
import { CONTENT, DUONG, FORM, GALLERY, JUDGES, LAI, TAN, TRUNG } from './small.ts';
import { LAPTOP, PHONE, TABLET } from './venue.ts';
import { Wire } from './wire.ts';

const scenes = await Scenes.open();
const { venue } = scenes;
/** The address that the hall was told, and that is gone when the router was started anew. */
const address = await Wire.to(venue.port);
const code = venue.codes.judges[JUDGES[1].id] ?? '';
let tablet = new JudgePage(await venue.joined(code, TABLET, address.port));
const w = { ...wifi.vi, ...stranded.vi };

tell('the laptop has another address', scenes, [
  () => {
    test('its old one is gone: a judge marks on, closes the page, opens it anew from the browser’s cache, and all is there', async () => {
      await scenes.does('round.open', { round: GALLERY.id });
      await tablet.mark(LAI, { [CONTENT]: 8, [FORM]: 7.5 });
      await tablet.handIn();
      await tablet.toList();
      venue.forgiving();
      await address.close();
      await tablet.mark(TAN, { [CONTENT]: 9 });
      await sees(tablet.page, judgeWords.vi.stored(1));
      const context = tablet.page.context();
      await tablet.page.close();
      const page = await context.newPage();
      await page.goto(`http://${HALL_NAME}:${String(address.port)}/judge`);
      tablet = new JudgePage(page);
      await sees(page, judgeWords.vi.stored(1));
      await tablet.open(TAN);
      await tablet.totals('9,00');
      await tablet.tap(FORM, 8);
      await tablet.totals('17,00');
    });

    test('what it holds goes to the new one, typed in as it stands on the server’s screen', async () => {
      const { page } = tablet;
      await tablet.toList();
      await touch(page.getByRole('button', { name: w.ask }));
      await isAccessible(page, '/judge, stranded');
      const dialog = page.getByRole('dialog', { name: w.title });
      const send = dialog.getByRole('button', { name: w.send, exact: true });
      await dialog.getByLabel(w.address).fill('máy chủ mới');
      await touch(send);
      await sees(dialog, w.notAnAddress);
      await dialog.getByLabel(w.address).fill(`${HALL_NAME}:1`);
      await touch(send);
      await sees(dialog, w.nobody);
      await dialog.getByLabel(w.address).fill(`${HALL_NAME}:${String(venue.port)}`);
      await touch(send);
      const done = page.getByRole('dialog', { name: w.doneTitle });
      await sees(done, w.done(1));
      const { log, results } = await venue.read();
      const marked = log.split('\n').filter((line) => line.includes('marks.saved') && line.includes(TAN.id));
      expect(marked).toHaveLength(2);
      expect(results.rounds[0]?.teams[0]?.judges).toHaveLength(1);
      await touch(done.getByRole('link', { name: w.goOn }));
      await page.waitForURL(`http://${HALL_NAME}:${String(venue.port)}/`);
      venue.forgiven();
    });

    test('there the judge joins again, and goes on where they were', async () => {
      tablet = new JudgePage(await venue.joined(code, TABLET));
      await tablet.open(TAN);
      await tablet.totals('17,00');
      await tablet.toList();
    });

    test('another judge’s code is a new one by now, and the way breaks half-way: they come back, and in again', async () => {
      const [, , colleague] = JUDGES;
      const old = await Wire.to(venue.port);
      const page = await venue.joined(venue.codes.judges[colleague.id] ?? '', PHONE, old.port);
      const other = new JudgePage(page);
      await other.mark(LAI, { [CONTENT]: 5 });
      await other.isSaved();
      venue.forgiving();
      await old.close();
      await other.tap(FORM, 6);
      await other.toList();
      await other.mark(TRUNG, { [CONTENT]: 4 });
      await sees(page, judgeWords.vi.stored(2));
      const renewed = await scenes.renew(colleague.id);
      await other.toList();
      await touch(page.getByRole('button', { name: w.ask }));
      const dialog = page.getByRole('dialog', { name: w.title });
      const send = dialog.getByRole('button', { name: w.send, exact: true });
      await dialog.getByLabel(w.address).fill(`${HALL_NAME}:${String(venue.port)}`);
      await touch(send);
      await sees(dialog, w.refused);
      await dialog.getByLabel(w.yourCode).fill('SAI-MA-ROI');
      await touch(send);
      await sees(dialog, w.wrongCode);
      await dialog.getByLabel(w.yourCode).fill(venue.codes.judges[JUDGES[0].id] ?? '');
      await touch(send);
      await sees(dialog, w.notYou);
      await isAccessible(page, '/judge, stranded, with a code to enter');
      await page.route('**/api/handover', (route) =>
        route.request().postData()?.includes('marks.save') === true ? route.abort() : route.continue(),
      );
      await dialog.getByLabel(w.yourCode).fill(renewed);
      await touch(send);
      const going = page.getByRole('dialog', { name: w.sending });
      await sees(going, w.left(2));
      await sees(going, w.stuck);
      await touch(going.getByRole('button', { name: w.back }));
      await sees(dialog, w.nobody);
      await page.unroute('**/api/handover');
      await touch(send);
      await sees(page.getByRole('dialog', { name: w.doneTitle }), w.done(2));
      const rows = (await venue.read()).log.split('\n').filter((row) => row.includes('marks.saved'));
      expect(rows.filter((row) => row.includes(colleague.id))).toHaveLength(3);
      await page.close();
      venue.forgiven();
    });

    test('the laptop dies, and another goes on from a copy: what that lacks comes from the tablet, once, and counts', async () => {
      const copy = await venue.copy();
      await tablet.open(TAN);
      await tablet.handIn();
      await tablet.toList();
      await tablet.mark(TRUNG, { [CONTENT]: 7 });
      await tablet.isSaved();
      await tablet.toList();
      await venue.restore(copy, 'another');
      await tablet.mark(DUONG, { [FORM]: 6 });
      await sees(tablet.page, judgeWords.vi.stored(1));
      await tablet.toList();
      await touch(tablet.page.getByRole('button', { name: w.ask }));
      const dialog = tablet.page.getByRole('dialog', { name: w.title });
      await dialog.getByLabel(w.address).fill(`${HALL_NAME}:${String(venue.port)}`);
      await touch(dialog.getByRole('button', { name: w.send, exact: true }));
      await sees(tablet.page.getByRole('dialog', { name: w.doneTitle }), w.done(3));
      const { log, results } = await venue.read();
      const rows = log.trim().split('\n').slice(-4);
      expect(rows.map((row) => (JSON.parse(row) as { type: string }).type)).toEqual([
        'log.forked',
        'sheet.givenBack',
        'marks.saved',
        'marks.saved',
      ]);
      expect(results.rounds[0]?.teams[1]?.judges).toMatchObject([{ judge: JUDGES[1].id, total: 17 }]);
      const desk = new DeskPage(await venue.joined(venue.codes.organiser, LAPTOP));
      await sees(desk.page, /Đã khôi phục từ bản sao/);
      await desk.turnTo('tablets');
      await desk.drawCurtain();
      await sees(desk.page, `${CONTENT} 9 · ${FORM} 8`);
      venue.forgiven();
    });
  },
]);

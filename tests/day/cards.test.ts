import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { addresses } from '../../server/hall.ts';
import { common } from '../../shared/messages/common.ts';
import { reach as messages } from '../../shared/messages/reach.ts';
import { setup } from '../../shared/messages/setup.ts';
import { tell } from './day.ts';
import { DeskPage } from './desk-page.ts';
import { isCut, sees } from './eyes.ts';
import { hide, touch } from './hands.ts';
import { onPaper } from './pdf.ts';
import { scans } from './qr.ts';
import { Scenes } from './scenes.ts';
import { GALLERY, JUDGES } from './small.ts';
import { LAPTOP, TABLET } from './venue.ts';

const w = messages.vi;
const { codes } = setup.vi;
const [, SECOND] = JUDGES;
/** In the order in which all get new codes. */
const PEOPLE = [{ id: 'mc', name: common.vi.mc }, { id: 'timekeeper', name: common.vi.timekeeper }, ...JUDGES] as const;

const scenes = await Scenes.open();
const { venue, desk } = scenes;
const hand = new DeskPage(desk);
const [address = ''] = addresses('0.0.0.0', venue.port, false);

tell('codes are made anew, and handed over as cards', scenes, [theCards, besidePaper, renewedApp, noAnswer]);

function theCards(): void {
  const leave = () => desk.getByRole('dialog', { name: w.cards.unprinted.title });

  test('a judge’s new code comes as a card: scanned it lets the judge in, unprinted it does not go unasked', async () => {
    await scenes.does('round.open', { round: GALLERY.id });
    await hand.turnTo('reach');
    await desk.getByLabel(w.wifi.name).fill('Hội trường');
    await desk.getByLabel(w.wifi.password).fill('giamngheo');
    await hand.turnTo('codes');
    await touch(desk.getByRole('button', { name: `${codes.renew} ${SECOND.name}` }));
    await touch(
      desk
        .getByRole('dialog', { name: codes.renewTitle(SECOND.name) })
        .getByRole('button', { name: codes.renewConfirm }),
    );
    const dialog = desk.getByRole('dialog', { name: codes.shown(SECOND.name) });
    const code = await dialog.locator('.code').innerText();
    await scans(dialog.getByRole('img').first(), 'WIFI:T:WPA;S:Hội trường;P:giamngheo;;');
    await scans(dialog.getByRole('img', { name: codes.shown(SECOND.name) }), `${address}/#${code}`);
    await (await venue.joined(code, TABLET)).context().close();
    await touch(dialog.getByRole('button', { name: codes.close }));
    await touch(leave().getByRole('button', { name: w.cards.unprinted.stay }));
    await sees(dialog, code);
    const [page = ''] = await onPaper(desk);
    expect(page).toContain(code);
    expect(page).not.toContain(setup.vi.page.replace(/\s/g, ''));
    await touch(dialog.getByRole('button', { name: codes.close }));
    await touch(leave().getByRole('button', { name: w.cards.unprinted.leave }));
    await dialog.waitFor({ state: 'detached' });
  });

  test('new codes for all: asked first, four cards a page, and printed is what the secretariat says is', async () => {
    const people = JUDGES.length + 2;
    await hand.turnTo('reach');
    await desk.getByLabel(w.wifi.name).fill('W'.repeat(32));
    await desk.getByLabel(w.wifi.password).fill('W'.repeat(63));
    await hand.turnTo('codes');
    await touch(desk.getByRole('button', { name: codes.renewAll }));
    const asking = desk.getByRole('dialog', { name: codes.renewAllTitle(people) });
    await sees(asking, codes.renewAllText);
    await touch(asking.getByRole('button', { name: codes.renewAllConfirm }));
    const dialog = desk.getByRole('dialog', { name: w.cards.title(people) });
    await dialog.waitFor();
    const made = await dialog.locator('.code').allInnerTexts();
    // The Wi-Fi's name and password are as long as they may be, and nowhere to be broken.
    for (const card of await dialog.getByRole('article').all()) expect(await card.evaluate(isCut)).toBe(false);
    expect(new Set(made).size).toBe(people);
    const pages = await onPaper(desk);
    expect(pages).toHaveLength(Math.ceil(people / 4));
    for (const code of made) expect(pages.join('')).toContain(code);
    // The printer's own dialog may have been cancelled.
    await touch(dialog.getByRole('button', { name: w.cards.print }));
    await touch(dialog.getByRole('button', { name: codes.close }));
    const printed = desk.getByRole('dialog', { name: w.cards.printed.title });
    await touch(printed.getByRole('button', { name: w.cards.printed.stay }));
    await sees(dialog, made[0] ?? '');
    await touch(dialog.getByRole('button', { name: codes.close }));
    await touch(printed.getByRole('button', { name: w.cards.printed.leave }));
    await dialog.waitFor({ state: 'detached' });
  });

  test('who was in has to enter the new code', async () => {
    await sees(scenes.judge, common.vi.joinAgain);
  });
}

function besidePaper(): void {
  test('marks typed in from paper are still asked about when a code was made meanwhile', async () => {
    await hand.paper(GALLERY.name, JUDGES[2].name);
    const cell = desk.getByRole('main').getByRole('textbox').first();
    await cell.fill('7');
    await hand.turnTo('codes');
    await touch(desk.getByRole('button', { name: `${codes.renew} ${common.vi.timekeeper}` }));
    await touch(desk.getByRole('dialog').getByRole('button', { name: codes.renewConfirm }));
    const dialog = desk.getByRole('dialog', { name: codes.shown(common.vi.timekeeper) });
    await touch(dialog.getByRole('button', { name: codes.close }));
    await touch(
      desk
        .getByRole('dialog', { name: w.cards.unprinted.title })
        .getByRole('button', { name: w.cards.unprinted.leave }),
    );
    await dialog.waitFor({ state: 'detached' });
    await staysOpen(desk);
    await hand.turnTo('paper');
    await cell.fill('');
  });
}

function renewedApp(): void {
  test('the app was renewed meanwhile: a page with something typed is loaded again only when that is done with', async () => {
    const page = await venue.joined(venue.codes.organiser, LAPTOP);
    let renewed = false;
    let breaks: () => void = () => undefined;
    await page.routeWebSocket(/socket\.io/, (socket) => {
      const server = socket.connectToServer();
      breaks = () => void socket.close();
      server.onMessage((said) => {
        socket.send(renewed ? String(said).replace(/^42\["build",.*/, '42["build","another"]') : said);
      });
    });
    await page.reload();
    const paper = new DeskPage(page);
    await paper.paper(GALLERY.name, JUDGES[2].name);
    const cell = page.getByRole('main').getByRole('textbox').first();
    await cell.fill('7');
    renewed = true;
    const asked = page.waitForResponse((answer) => new URL(answer.url()).pathname === '/');
    breaks();
    await (await asked).finished();
    await hide(page, true);
    await hide(page, false);
    expect(await cell.inputValue()).toBe('7');
    await cell.fill('');
    const again = page.waitForEvent('load');
    await hide(page, true);
    await again;
    await page.context().close();
  });
}

/** The secretariat's page with new codes asked for all, of which the third is made and its answer lost. */
async function silentFromTheThird(): Promise<{ page: Page; stopped: Locator; mend: () => void }> {
  const page = await venue.joined(venue.codes.organiser, LAPTOP);
  let asked = 0;
  let lost = true;
  await page.routeWebSocket(/socket\.io/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((said) => {
      if (String(said).includes('access.renew')) asked += 1;
      server.send(said);
    });
    server.onMessage((said) => {
      if (asked < 3 || !lost) socket.send(said);
    });
  });
  await page.reload();
  await new DeskPage(page).turnTo('codes');
  await page.clock.install();
  await touch(page.getByRole('button', { name: codes.renewAll }));
  await touch(page.getByRole('dialog').getByRole('button', { name: codes.renewAllConfirm }));
  await sees(page.getByRole('dialog', { name: w.cards.making(3, PEOPLE.length) }), PEOPLE[2].name);
  await staysOpen(page);
  await page.clock.runFor(10_000);
  const stopped = page.getByRole('dialog', { name: w.cards.noAnswerTitle });
  await sees(stopped, w.cards.noAnswer(PEOPLE[2].name));
  return { page, stopped, mend: () => (lost = false) };
}

/** The browser asks before the page is left. */
async function staysOpen(page: Page): Promise<void> {
  const asks = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const dialog = await asks;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
}

function noAnswer(): void {
  const renewals = async () => {
    const rows = (await venue.read()).log.split('\n').filter((row) => row.includes('access.renewed'));
    return rows.filter((row) => row.includes(`"${PEOPLE[2].id}"`)).length;
  };

  test('an answer is lost: asked again, the code that was made is told, and the rest are made', async () => {
    const before = await renewals();
    const { page, stopped, mend } = await silentFromTheThird();
    mend();
    await touch(stopped.getByRole('button', { name: w.cards.again }));
    const dialog = page.getByRole('dialog', { name: w.cards.title(PEOPLE.length) });
    await dialog.waitFor();
    const made = await dialog.locator('.code').allInnerTexts();
    expect(new Set(made).size).toBe(PEOPLE.length);
    expect(await renewals()).toBe(before + 1);
    await (await venue.joined(made[2] ?? '', TABLET)).context().close();
    await staysOpen(page);
    await page.context().close();
  });

  test('or it is left at that: the cards made so far are shown, and whose code is in doubt, and whose is the old one', async () => {
    const { page, stopped } = await silentFromTheThird();
    await touch(stopped.getByRole('button', { name: w.cards.showMade(2) }));
    const dialog = page.getByRole('dialog', { name: w.cards.title(2) });
    expect(await dialog.locator('.code').count()).toBe(2);
    await sees(dialog, w.cards.unsure(PEOPLE[2].name));
    const rest = PEOPLE.slice(3).map(({ name }) => name);
    await sees(dialog, w.cards.refused(rest.join(', ')));
    await staysOpen(page);
    await page.context().close();
  });
}

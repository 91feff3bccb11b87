import { get } from 'node:http';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { addresses } from '../../server/hall.ts';
import { common } from '../../shared/messages/common.ts';
import { reach as messages } from '../../shared/messages/reach.ts';
import { setup } from '../../shared/messages/setup.ts';
import { tell } from './day.ts';
import { DeskPage } from './desk-page.ts';
import { sees } from './eyes.ts';
import { touch } from './hands.ts';
import { pagesOf } from './pdf.ts';
import { scans } from './qr.ts';
import { Scenes } from './scenes.ts';
import { GALLERY, JUDGES } from './small.ts';
import { LAPTOP, TABLET } from './venue.ts';

const w = messages.vi;
const { codes } = setup.vi;
const [, SECOND] = JUDGES;
/** In the order in which all get new codes. */
const PEOPLE = [{ id: 'mc', name: common.vi.mc }, { id: 'timekeeper', name: common.vi.timekeeper }, ...JUDGES] as const;
const WIFI = { name: 'Hội trường; tầng 2', password: 'giảm:nghèo' };
const WIFI_TEXT = 'WIFI:T:WPA;S:Hội trường\\; tầng 2;P:giảm\\:nghèo;;';

const scenes = await Scenes.open();
const { venue, desk } = scenes;
const hand = new DeskPage(desk);
/** Where the hall finds the laptop, on this machine's own network. */
const [address = ''] = addresses('0.0.0.0', venue.port, false);
const typed = address.replace('http://', '');

/** Another machine of the hall opens the page. The laptop's own connections come from 127.0.0.1. */
function comesIn(): Promise<void> {
  return new Promise((resolve) => {
    get({ port: venue.port, host: '127.0.0.1', localAddress: '127.0.0.2', agent: false }, (answer) =>
      answer.resume().on('end', resolve),
    );
  });
}

/** What goes to the printer: each page's words without spaces. */
async function onPaper(page: Page): Promise<string[]> {
  return pagesOf(await page.pdf({ preferCSSPageSize: true })).map((words) => words.replace(/\s/g, ''));
}

tell('the machines come in', scenes, [theFirstMinute, thePoster, theCards, besidePaper, noAnswer]);

function theFirstMinute(): void {
  test('the secretariat’s page opens on the hall’s address, large and to be scanned, whatever it was opened by', async () => {
    await sees(desk, typed);
    await scans(desk.getByRole('img', { name: w.qr(address) }), `${address}/`);
    expect(new URL(desk.url()).host).not.toBe(typed);
  });

  test('until a machine has come in, it says what to mend; then how many have, while one looks on', async () => {
    await sees(desk, w.nobody);
    for (const { todo } of w.steps) await sees(desk, todo);
    await comesIn();
    await sees(desk, w.came(1));
    expect(await desk.getByText(w.nobody).count()).toBe(0);
    await comesIn();
    await sees(desk, w.came(1));
  });

  test('once one has come in, or a part is open, the page opens on the results', async () => {
    await scenes.does('round.open', { round: GALLERY.id });
    const another = await venue.joined(venue.codes.organiser, LAPTOP);
    await another.getByRole('heading', { level: 2, name: setup.vi.sections.results }).waitFor();
    await another.context().close();
  });
}

function thePoster(): void {
  const poster = () => desk.getByRole('dialog', { name: w.poster.title });

  test('without the Wi-Fi’s name it has one code, and fits one page', async () => {
    await touch(desk.getByRole('button', { name: w.poster.look }));
    await scans(poster().getByRole('img'), `${address}/`);
    const pages = await onPaper(desk);
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain(typed);
    await touch(poster().getByRole('button', { name: common.vi.close }));
  });

  test('the Wi-Fi is typed once, stays in this browser alone, and is scanned first', async () => {
    const sent: string[] = [];
    desk.on('request', (request) => sent.push(request.postData() ?? request.url()));
    desk.on('websocket', (socket) => socket.on('framesent', ({ payload }) => sent.push(String(payload))));
    await desk.getByLabel(w.wifi.name).fill(WIFI.name);
    await desk.getByLabel(w.wifi.password).fill(WIFI.password);
    await desk.reload();
    await hand.turnTo('reach');
    await touch(desk.getByRole('button', { name: w.poster.look }));
    const [wifi, page] = [poster().getByRole('img').first(), poster().getByRole('img').last()];
    await scans(wifi, WIFI_TEXT);
    await scans(page, `${address}/`);
    const pages = await onPaper(desk);
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain('Hộitrường;tầng2');
    await touch(poster().getByRole('button', { name: common.vi.close }));
    expect(sent.filter((one) => one.includes('giảm:nghèo') || one.includes('Hội trường; tầng 2'))).toEqual([]);
    expect((await venue.read()).log).not.toContain('giảm:nghèo');
  });
}

function theCards(): void {
  const leave = () => desk.getByRole('dialog', { name: w.cards.unprinted.title });

  test('a judge’s new code comes as a card: scanned it lets the judge in, unprinted it does not go unasked', async () => {
    await hand.turnTo('codes');
    await touch(desk.getByRole('button', { name: `${codes.renew} ${SECOND.name}` }));
    await touch(
      desk
        .getByRole('dialog', { name: codes.renewTitle(SECOND.name) })
        .getByRole('button', { name: codes.renewConfirm }),
    );
    const dialog = desk.getByRole('dialog', { name: codes.shown(SECOND.name) });
    const code = await dialog.locator('.code').innerText();
    await scans(dialog.getByRole('img').first(), WIFI_TEXT);
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
    await desk.getByLabel(w.wifi.name).fill('Hội trường Trung tâm huyện Hà Tr');
    await desk.getByLabel(w.wifi.password).fill('mật khẩu dài đến sáu mươi ba ký tự, như chuẩn cho phép, là đây');
    await hand.turnTo('codes');
    await touch(desk.getByRole('button', { name: codes.renewAll }));
    const asking = desk.getByRole('dialog', { name: codes.renewAllTitle(people) });
    await sees(asking, codes.renewAllText);
    await touch(asking.getByRole('button', { name: codes.renewAllConfirm }));
    const dialog = desk.getByRole('dialog', { name: w.cards.title(people) });
    await dialog.waitFor();
    const made = await dialog.locator('.code').allInnerTexts();
    // The Wi-Fi's name and password are as long as they may be.
    const cut = await dialog
      .getByRole('article')
      .evaluateAll((cards) => cards.filter((one) => one.scrollHeight > one.clientHeight));
    expect(cut).toEqual([]);
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

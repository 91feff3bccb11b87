import { expect, test } from 'vitest';
import { addresses } from '../../server/hall.ts';
import { common } from '../../shared/messages/common.ts';
import { reach as messages } from '../../shared/messages/reach.ts';
import { setup } from '../../shared/messages/setup.ts';
import { comesIn } from '../another-machine.ts';
import { tell } from './day.ts';
import { DeskPage } from './desk-page.ts';
import { isCut, sees } from './eyes.ts';
import { touch } from './hands.ts';
import { onPaper } from './pdf.ts';
import { scans } from './qr.ts';
import { Scenes } from './scenes.ts';
import { GALLERY } from './small.ts';
import { LAPTOP } from './venue.ts';

const w = messages.vi;
const WIFI = { name: 'Hội trường; tầng 2', password: 'giảm:nghèo' };
/** The widest there is, with no place to break. */
const LONGEST = 'W'.repeat(32);
const WIFI_TEXT = 'WIFI:T:WPA;S:Hội trường\\; tầng 2;P:giảm\\:nghèo;;';

const scenes = await Scenes.open();
const { venue, desk } = scenes;
const hand = new DeskPage(desk);
/** Where the hall finds the laptop, on this machine's own network. */
const [address = ''] = addresses('0.0.0.0', venue.port, false);
const typed = address.replace('http://', '');

tell('the machines come in', scenes, [theFirstMinute, thePoster]);

function theFirstMinute(): void {
  test('the secretariat’s page opens on the hall’s address, large and to be scanned, whatever it was opened by', async () => {
    await sees(desk, typed);
    await scans(desk.getByRole('img', { name: w.qr(address) }), `${address}/`);
    expect(new URL(desk.url()).host).not.toBe(typed);
  });

  test('until a machine has come in, it says what to mend; then how many have, while one looks on', async () => {
    await sees(desk, w.nobody);
    for (const { todo } of w.steps) await sees(desk, todo);
    await comesIn(venue.port, '127.0.0.2');
    await sees(desk, w.came(1));
    expect(await desk.getByText(w.nobody).count()).toBe(0);
    await comesIn(venue.port, '127.0.0.2');
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

  test('the longest of names stays on the poster', async () => {
    await desk.getByLabel(w.wifi.name).fill(LONGEST);
    await touch(desk.getByRole('button', { name: w.poster.look }));
    const sheet = poster().getByRole('article');
    await sees(sheet, LONGEST);
    expect(await sheet.evaluate(isCut)).toBe(false);
    expect(await onPaper(desk)).toHaveLength(1);
    await touch(poster().getByRole('button', { name: common.vi.close }));
  });

  test('the Wi-Fi is typed once, stays in this browser alone, and is scanned first', async () => {
    const sent: string[] = [];
    desk.on('request', (request) => sent.push(request.postData() ?? request.url()));
    desk.on('websocket', (socket) => socket.on('framesent', ({ payload }) => sent.push(String(payload))));
    await desk.getByLabel(w.wifi.name).fill(WIFI.name);
    await desk.getByLabel(w.wifi.password).fill('nghèo');
    await desk.getByLabel(w.wifi.name).focus();
    await sees(desk, w.wifi.noPassword);
    await desk.getByLabel(w.wifi.password).fill(WIFI.password);
    expect(await desk.getByText(w.wifi.noPassword).count()).toBe(0);
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

import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { clock } from '../../shared/messages/clock.ts';
import { inapp } from '../../shared/messages/inapp.ts';
import { join } from '../../shared/messages/join.ts';
import { judge as judgeWords } from '../../shared/messages/judge.ts';
import { stranded } from '../../shared/messages/stranded.ts';
import { wifi as wifiWords } from '../../shared/messages/wifi.ts';
import { hallAddress } from '../browser.ts';
import { ANOTHER, CHROME, MESSENGER, SAFARI, ZALO } from '../phones.ts';
import { isAccessible } from './axe.ts';
import { tell } from './day.ts';
import { comesTrue, sees } from './eyes.ts';
import { touch } from './hands.ts';
import { JudgePage } from './judge-page.ts';
import { Scenes } from './scenes.ts';
import { CONTENT, GALLERY, JUDGES, LAI } from './small.ts';
import { PHONE } from './venue.ts';
import { Wire } from './wire.ts';

const w = inapp.vi;
const wifi = wifiWords.vi;
const [, SECOND, THIRD] = JUDGES;

const scenes = await Scenes.open();
const { venue } = scenes;
const code = venue.codes.judges[SECOND.id] ?? '';

tell('phones, in their own words', scenes, [insideOfZalo, insideOfOthers, lostOnAndroid, lostOnIphone]);

function insideOfZalo(): void {
  let page: Page;

  test('a card scanned inside of Zalo: the judge is told to open Chrome, and the code is not entered', async () => {
    page = await venue.device(`/#${code}`, PHONE, venue.port, ZALO.android);
    await sees(page, w.title('Zalo'));
    await isAccessible(page, '/ inside of Zalo');
    const address = `${hallAddress(venue.port)}/#${code}`;
    await sees(page, w.withCode);
    expect(await page.getByRole('textbox').inputValue()).toBe(address);
    expect(await page.getByRole('link', { name: w.open }).getAttribute('href')).toBe(
      `${address.replace('http', 'intent')}#Intent;scheme=http;package=com.android.chrome;end`,
    );
    expect(page.url()).toBe(address);
    expect(await page.context().cookies()).toEqual([]);
  });

  test('the address is copied, with the code in it', async () => {
    await touch(page.getByRole('button', { name: w.copy }));
    await sees(page, w.copied);
    await page.getByRole('textbox').evaluate((box: HTMLTextAreaElement) => {
      box.readOnly = false;
      box.value = '';
    });
    await page.getByRole('textbox').focus();
    await page.keyboard.press('ControlOrMeta+V');
    expect(await page.getByRole('textbox').inputValue()).toBe(`${hallAddress(venue.port)}/#${code}`);
  });

  test('who goes on there all the same is let in, and not asked again', async () => {
    await touch(page.getByRole('button', { name: w.stay }));
    await page.waitForURL(/\/judge$/);
    await sees(page, judgeWords.vi.nothingOpen);
    await page.reload();
    await sees(page, judgeWords.vi.nothingOpen);
    await page.context().close();
  });
}

function insideOfOthers(): void {
  test('on an iPhone it is Safari, without a way that only Android has; another app is not named', async () => {
    const page = await venue.device('/judge', PHONE, venue.port, MESSENGER.ios);
    await sees(page, w.title('Messenger'));
    await sees(page, w.why.ios);
    expect(await page.getByRole('link', { name: w.open }).count()).toBe(0);
    expect(await page.getByText(w.withCode).count()).toBe(0);
    await page.context().close();
    const other = await venue.device('/', PHONE, venue.port, ANOTHER.android);
    await sees(other, w.title(null));
    await touch(other.getByRole('button', { name: w.stay }));
    await sees(other, join.vi.before);
    await other.context().close();
  });

  test('the audience’s pages keep nothing, and open anywhere', async () => {
    const page = await venue.device('/live', PHONE, venue.port, ZALO.android);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByText(w.title('Zalo')).count()).toBe(0);
    await page.context().close();
  });
}

function lostOnAndroid(): void {
  test('before the day a phone says what its own settings call it', async () => {
    const page = await venue.device('/', PHONE, venue.port, CHROME);
    for (const step of wifi.stay.android) await sees(page, step);
    await page.context().close();
  });

  test('the Wi-Fi goes: nothing comes over an open sheet, and beside it what to do in Android’s words', async () => {
    await scenes.does('round.open', { round: GALLERY.id });
    const wire = await Wire.to(venue.port);
    const page = await venue.joined(venue.codes.judges[THIRD.id] ?? '', PHONE, wire.port, CHROME);
    const tablet = new JudgePage(page);
    await page.clock.install();
    await tablet.mark(LAI, { [CONTENT]: 8 });
    await tablet.isSaved();
    venue.forgiving();
    await wire.close();
    await sees(page, judgeWords.vi.lost);
    const standing = await places(page);
    // Longer than the page waits before it says more.
    await page.clock.runFor(20_000);
    expect(await places(page)).toEqual(standing);
    await tablet.toList();
    await touch(page.getByRole('button', { name: stranded.vi.ask }));
    const dialog = page.getByRole('dialog', { name: stranded.vi.title });
    for (const step of [wifi.join.android, ...wifi.stay.android]) await sees(dialog, step);
    await sees(dialog, stranded.vi.how);
    await isAccessible(page, '/judge, the Wi-Fi is lost');
    await page.context().close();
    venue.forgiven();
  });
}

/** Where everything that can be touched stands. */
function places(page: Page): Promise<string[]> {
  return page.getByRole('button').evaluateAll((buttons) =>
    buttons.map((button) => {
      const { left, top } = button.getBoundingClientRect();
      return `${button.textContent} ${String(left)} ${String(top)}`;
    }),
  );
}

function lostOnIphone(): void {
  test('and in an iPhone’s: the timekeeper’s page says it by itself, and no more when the Wi-Fi is back', async () => {
    const wire = await Wire.to(venue.port);
    const page = await venue.joined(venue.codes.timekeeper, PHONE, wire.port, SAFARI);
    await sees(page, clock.vi.nobody);
    venue.forgiving();
    wire.cut();
    wire.mend();
    wire.cut();
    await sees(page, wifi.lost);
    for (const step of wifi.stay.ios) await sees(page, step);
    await isAccessible(page, '/clock, the Wi-Fi is lost');
    wire.mend();
    await comesTrue(async () => expect(await page.getByText(wifi.lost).count()).toBe(0));
    await page.context().close();
    await wire.close();
    venue.forgiven();
  });
}

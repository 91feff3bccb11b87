import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { clock } from '../../shared/messages/clock.ts';
import { common } from '../../shared/messages/common.ts';
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
import { CONTENT, FORM, GALLERY, JUDGES, LAI, STAGE } from './small.ts';
import { LAPTOP, PHONE } from './venue.ts';
import { Wire } from './wire.ts';

const w = inapp.vi;
const wifi = wifiWords.vi;
const [, SECOND, THIRD] = JUDGES;
/** As `--tap-least` has it. */
const TAP_LEAST = 48;
const ON_ITS_SIDE = { width: PHONE.height, height: PHONE.width };

const scenes = await Scenes.open();
const { venue } = scenes;
const code = venue.codes.judges[SECOND.id] ?? '';

tell('phones, in their own words', scenes, [
  insideOfZalo,
  insideOfOthers,
  lostOnAndroid,
  lostOnIphone,
  lostUnderAThumb,
]);

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

  test('the Wi-Fi goes: nothing on an open sheet moves, and whoever touches what is said of it reads what to do in Android’s words', async () => {
    await scenes.does('round.open', { round: GALLERY.id });
    const wire = await Wire.to(venue.port);
    const page = await venue.joined(venue.codes.judges[THIRD.id] ?? '', PHONE, wire.port, CHROME);
    const tablet = new JudgePage(page);
    await page.clock.install();
    await tablet.mark(LAI, { [CONTENT]: 8 });
    await tablet.isSaved();
    const standing = await places(page);
    venue.forgiving();
    await wire.close();
    const lost = page.getByRole('contentinfo').getByRole('status').getByRole('button', { name: judgeWords.vi.lost });
    await lost.waitFor();
    // Longer than the page waits before it says more.
    await page.clock.runFor(20_000);
    expect(await places(page)).toEqual(standing);
    expect(await tallness(lost)).toBeGreaterThanOrEqual(TAP_LEAST);
    await touch(lost);
    const dialog = page.getByRole('dialog', { name: wifi.title });
    const said = [stranded.vi.mark, wifi.join.android, ...wifi.stay.android, wifi.others, stranded.vi.how];
    for (const words of said) await sees(dialog, words);
    await isAccessible(page, '/judge, the Wi-Fi is lost');
    await touch(dialog.getByRole('button', { name: common.vi.close }));
    await tablet.tap(FORM, 7);
    await tablet.toList();
    await touch(page.getByRole('button', { name: wifi.ask }));
    await sees(dialog, stranded.vi.mark);
    await page.context().close();
    venue.forgiven();
  });
}

/** Where everything that can be touched stands, beside what is said of the connection. */
function places(page: Page): Promise<string[]> {
  return page.locator('button:not([role=status] *)').evaluateAll((buttons) =>
    buttons.map((button) => {
      const { left, top } = button.getBoundingClientRect();
      return `${button.textContent} ${String(left)} ${String(top)}`;
    }),
  );
}

/** Of the screen's height, what a thumb meets it in. */
function tallness(button: Locator): Promise<number> {
  return button.evaluate((element) => {
    const { left, width } = element.getBoundingClientRect();
    const rows = Array.from({ length: innerHeight }, (_, y) => document.elementFromPoint(left + width / 2, y));
    return rows.filter((met) => met === element).length;
  });
}

function lostOnIphone(): void {
  test('and in an iPhone’s: the timekeeper’s page says it to whoever asks, and no more when the Wi-Fi is back', async () => {
    const wire = await Wire.to(venue.port);
    const page = await venue.joined(venue.codes.timekeeper, PHONE, wire.port, SAFARI);
    await sees(page, clock.vi.nobody);
    venue.forgiving();
    wire.cut();
    wire.mend();
    wire.cut();
    await touch(page.getByRole('button', { name: wifi.ask }));
    const dialog = page.getByRole('dialog', { name: wifi.title });
    for (const step of [wifi.join.ios, ...wifi.stay.ios, wifi.others]) await sees(dialog, step);
    await isAccessible(page, '/clock, the Wi-Fi is lost');
    wire.mend();
    await dialog.waitFor({ state: 'detached' });
    expect(await page.getByText(wifi.ask).count()).toBe(0);
    await page.context().close();
    await wire.close();
    venue.forgiven();
  });
}

function lostUnderAThumb(): void {
  const { codes } = venue;
  const cases = [
    { whose: codes.timekeeper, size: PHONE, who: 'the timekeeper’s phone' },
    { whose: codes.timekeeper, size: ON_ITS_SIDE, who: 'the same on its side' },
    { whose: codes.mc, size: PHONE, who: 'the MC’s phone' },
    { whose: codes.mc, size: LAPTOP, who: 'the MC’s laptop' },
  ] as const;

  test('a team is on stage, and its clock runs', async () => {
    await scenes.does('round.open', { round: STAGE.id });
    await scenes.does('team.call', { round: STAGE.id, team: LAI.id });
    await scenes.does('timer.start', { round: STAGE.id, team: LAI.id });
  });

  for (const { whose, size, who } of cases)
    test(`${who}: the button that stops it stays where it is when the Wi-Fi goes, and when it comes back`, async () => {
      const wire = await Wire.to(venue.port);
      const page = await venue.joined(whose, size, wire.port, CHROME);
      const stop = page.getByRole('button', { name: clock.vi.stop });
      await isTaking(stop, true);
      const standing = await stop.boundingBox();
      const stands = async () => expect(await stop.boundingBox()).toEqual(standing);
      await page.clock.install();
      venue.forgiving();
      wire.cut();
      wire.mend();
      wire.cut();
      await isTaking(stop, false);
      await stands();
      // Longer than the page waits before it says more.
      await page.clock.runFor(20_000);
      const ask = page.getByRole('button', { name: wifi.how });
      await ask.waitFor();
      await stands();
      for (const other of [stop, page.getByRole('timer')]) expect(await overlap(ask, other)).toBe(false);
      await touch(ask);
      await sees(page.getByRole('dialog', { name: wifi.title }), wifi.join.android);
      await stands();
      wire.mend();
      await isTaking(stop, true);
      await stands();
      await page.context().close();
      await wire.close();
      venue.forgiven();
    });
}

async function isTaking(button: Locator, takes: boolean): Promise<void> {
  await comesTrue(async () => expect(await button.getAttribute('aria-disabled')).toBe(String(!takes)));
}

/** Whether one lies over the other. */
async function overlap(one: Locator, other: Locator): Promise<boolean> {
  const [a, b] = [await one.boundingBox(), await other.boundingBox()];
  if (!a || !b) throw new Error('what is not there lies over nothing');
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

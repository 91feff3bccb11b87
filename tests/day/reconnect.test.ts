import { afterAll, expect, test } from 'vitest';
import { judge as judgeWords } from '../../shared/messages/judge.ts';
import { mc } from '../../shared/messages/mc.ts';
import { screen } from '../../shared/messages/screen.ts';
import { stranded } from '../../shared/messages/stranded.ts';
import { wifi } from '../../shared/messages/wifi.ts';
import { hallAddress } from '../browser.ts';
import { tell } from './day.ts';
import { comesTrue, sees } from './eyes.ts';
import { hide, touch } from './hands.ts';
import { JudgePage } from './judge-page.ts';
import { PanelPage } from './panel-page.ts';
import { Scenes } from './scenes.ts';
import { CONTENT, FORM, GALLERY, JUDGES, LAI, TAN, TRUNG } from './small.ts';
import { LAPTOP, PROJECTOR, TABLET } from './venue.ts';
import { Wire } from './wire.ts';

const scenes = await Scenes.open();
const { venue } = scenes;
const wire = await Wire.to(venue.port);
afterAll(() => wire.close());

const head = new JudgePage(scenes.judge);
const panel = new PanelPage(scenes.panel);
/** The second judge's, at the far end of the hall. */
const far = new JudgePage(await venue.joined(venue.codes.judges[JUDGES[1].id] ?? '', TABLET, wire.port));

tell('connections break and come back', scenes, [
  () => {
    test('the server is killed and started again: pages come back by themselves, a tap meanwhile arrives once', async () => {
      await scenes.does('round.open', { round: GALLERY.id });
      await scenes.does('board.show', { what: 'progress', round: GALLERY.id });
      await head.mark(LAI, { [CONTENT]: 8 });
      await head.isSaved();
      await venue.kill();
      await sees(head.page, judgeWords.vi.lost);
      await sees(panel.page, mc.vi.lostTitle);
      await sees(scenes.projector, screen.vi.lost);
      await head.tap(FORM, 7.5);
      await sees(head.page, judgeWords.vi.stored(1));
      // It has not left this tablet: who would close the page is asked.
      const asked = head.page.waitForEvent('dialog');
      await head.page.close({ runBeforeUnload: true });
      expect((await asked).type()).toBe('beforeunload');
      await (await asked).dismiss();
      // The picture stays.
      await sees(scenes.projector, screen.vi.progress);

      await venue.start();
      await head.isSaved();
      await head.totals('15,50');
      await panel
        .row(LAI)
        .getByRole('cell', { name: `${JUDGES[0].name}: ${mc.vi.letters.c}` })
        .waitFor();
      await panel.page.getByText(mc.vi.lostTitle).waitFor({ state: 'detached' });
      await scenes.projector.getByText(screen.vi.lost).waitFor({ state: 'detached' });
      await sees(scenes.projector, screen.vi.progress);
      venue.forgiven();
      // The whole point, then the half: each tap by itself, and once.
      expect(await saved(LAI, 'hinh-thuc')).toEqual([7, 7.5]);
      await head.handIn();
    });

    test('whoever sits at the server’s own machine is told that it stopped and how to start it, and nothing of Wi-Fi', async () => {
      const laptop = await venue.device('/', LAPTOP);
      await laptop.goto(`http://127.0.0.1:${String(venue.port)}/#${venue.codes.organiser}`);
      await laptop.waitForURL(/\/setup$/);
      await laptop.getByRole('heading', { level: 2 }).first().waitFor();
      await venue.kill();
      await touch(laptop.getByRole('button', { name: wifi.vi.ask }));
      const dialog = laptop.getByRole('dialog', { name: wifi.vi.title });
      for (const words of [wifi.vi.own.lost, ...wifi.vi.own.steps]) await sees(dialog, words);
      expect(await dialog.getByRole('listitem').count()).toBe(wifi.vi.own.steps.length);
      await venue.start();
      await dialog.waitFor({ state: 'detached' });
      await laptop.context().close();
      venue.forgiven();
    });

    test('a judge who asked what to do has the page again when the server is back, unless an address is being typed', async () => {
      const dialog = far.page.getByRole('dialog', { name: wifi.vi.title });
      const asks = () => touch(far.page.getByRole('button', { name: judgeWords.vi.lost, exact: true }));
      await venue.kill();
      await asks();
      await sees(dialog, stranded.vi.mark);
      await venue.start();
      await dialog.waitFor({ state: 'detached' });
      await venue.kill();
      await far.page.getByRole('button', { name: judgeWords.vi.lost, exact: true }).waitFor();
      expect(await dialog.count()).toBe(0);
      await asks();
      await dialog.getByRole('textbox').fill('192.168.1');
      await venue.start();
      await sees(dialog, stranded.vi.isBack);
      expect(await dialog.getByRole('textbox').inputValue()).toBe('192.168.1');
      await dialog.getByRole('textbox').fill('');
      await dialog.waitFor({ state: 'detached' });
      venue.forgiven();
    });

    test('a tap whose answer was lost with the server is not written twice', async () => {
      await far.mark(TAN, { [CONTENT]: 9 });
      await far.isSaved();
      wire.loseAnswers();
      await far.tap(FORM, 8);
      await expect.poll(() => saved(TAN, 'hinh-thuc'), { timeout: 10_000 }).toEqual([8]);
      await sees(far.page, judgeWords.vi.sending);
      await venue.kill();
      wire.mend();
      await venue.start();
      await far.isSaved();
      await far.totals('17,00');
      expect(await saved(TAN, 'hinh-thuc')).toEqual([8]);
      await far.handIn();
      await far.toList();
      venue.forgiven();
    });

    test('another judge’s code is entered in the same browser: what waits is kept, and goes only as its own judge’s', async () => {
      const enters = async (judge: string) => {
        const tab = await far.page.context().newPage();
        await tab.goto(`${hallAddress(venue.port)}/#${venue.codes.judges[judge] ?? ''}`);
        await tab.waitForURL(/\/judge$/);
        await tab.close();
      };
      venue.forgiving();
      wire.cut();
      await far.mark(TRUNG, { [CONTENT]: 6 });
      await sees(far.page, judgeWords.vi.stored(1));
      await enters(JUDGES[0].id);
      wire.mend();
      await sees(far.page, judgeWords.vi.another);
      await sees(far.page, judgeWords.vi.keptStored(1));
      expect(await saved(TRUNG, 'noi-dung')).toEqual([]);
      await enters(JUDGES[1].id);
      await hide(far.page, false);
      await far.isSaved();
      await far.totals('6,00');
      expect(await saved(TRUNG, 'noi-dung')).toEqual([6]);
      await far.toList();
      venue.forgiven();
    });

    test('a tablet that slept does not trust the connection that it finds open; one that only looked away does', async () => {
      const before = wire.dialled;
      await hide(far.page, true);
      await hide(far.page, false);
      await far.mark(TRUNG, { [FORM]: 5 });
      await far.isSaved();
      expect(wire.dialled).toBe(before);
      await hide(far.page, true);
      await far.page.evaluate(() => {
        const { now } = Date;
        Date.now = () => now() + 31_000;
      });
      await hide(far.page, false);
      await expect.poll(() => wire.dialled).toBeGreaterThan(before);
      await far.isSaved();
      await far.toList();
    });

    test('its screen stays on: over plain http a picture plays, over TLS it is asked for whenever the page is seen anew', async () => {
      await comesTrue(async () => {
        const film = far.page.locator('video');
        expect(await film.evaluate((video: HTMLVideoElement) => !video.paused && video.readyState > 2)).toBe(true);
      });

      const page = await venue.device('/', PROJECTOR);
      await page.addInitScript(noteLocks);
      // A browser trusts its own machine as it trusts TLS.
      await page.goto(`http://127.0.0.1:${String(venue.port)}/screen`);
      await page.locator('html[data-locks="1"]').waitFor();
      expect(await page.locator('video').count()).toBe(0);
      await hide(page, true);
      await hide(page, false);
      await page.locator('html[data-locks="2"]').waitFor();
      await page.context().close();
    });

    test('a tablet that sleeps or was closed is grey; one that is cut off is red within eight seconds', async () => {
      const tablet = (presence: 'alive' | 'asleep' | 'lost') => panel.tablet(JUDGES[1].name, presence).waitFor();
      await tablet('alive');
      await hide(far.page, true);
      await tablet('asleep');
      await hide(far.page, false);
      await tablet('alive');

      venue.forgiving();
      wire.cut();
      const cutAt = performance.now();
      await tablet('lost');
      expect(performance.now() - cutAt).toBeLessThan(8000);
      await sees(far.page, judgeWords.vi.lost);
      wire.mend();
      await tablet('alive');
      await sees(far.page, judgeWords.vi.saved);
      venue.forgiven();

      // Nothing waits there, so nothing is asked.
      const closed = far.page.waitForEvent('close');
      await far.page.close({ runBeforeUnload: true });
      await closed;
      await tablet('asleep');
      await panel.tablet(JUDGES[2].name, 'never').waitFor();
    });
  },
]);

/** Every mark that the log has for one criterion of a team. */
async function saved(team: { id: string }, criterion: string): Promise<unknown[]> {
  const { log } = await venue.read();
  return log
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string; data: { team?: string; marks?: Record<string, unknown> } })
    .filter(({ type, data }) => type === 'marks.saved' && data.team === team.id)
    .flatMap(({ data }) => (data.marks?.[criterion] === undefined ? [] : [data.marks[criterion]]));
}

/** Counts the locks that a page was given, and takes them away when it is hidden: a browser does that by itself. */
function noteLocks(): void {
  const { wakeLock } = navigator;
  const ask = wakeLock.request.bind(wakeLock);
  let given = 0;
  wakeLock.request = async (type) => {
    const lock = await ask(type);
    given += 1;
    document.documentElement.dataset['locks'] = String(given);
    document.addEventListener('visibilitychange', () => void lock.release(), { once: true });
    return lock;
  };
}

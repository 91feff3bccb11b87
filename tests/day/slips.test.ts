import { expect, test } from 'vitest';
import { clock } from '../../shared/messages/clock.ts';
import { common } from '../../shared/messages/common.ts';
import { mc } from '../../shared/messages/mc.ts';
import { tell } from './day.ts';
import { comesTrue, sees, teamText } from './eyes.ts';
import { press, touch } from './hands.ts';
import { PanelPage } from './panel-page.ts';
import { Scenes } from './scenes.ts';
import { DUONG, GALLERY, LAI, STAGE, TRUNG, type SmallTeam } from './small.ts';
import { PHONE } from './venue.ts';

const { next, lots, reveal } = mc.vi;
const text = (team: SmallTeam) => teamText(team.name, team.lot);

/** What strangers at the panel did wrong, and how it is put right. */
tell('an MC who slips', await Scenes.open(), [
  (scenes) => {
    const { venue, panel: page, timekeeper } = scenes;
    const panel = new PanelPage(page);

    test('without a code the page says what to do', async () => {
      venue.forgiving();
      const stranger = await venue.device('/mc', PHONE);
      await sees(stranger, common.vi.refused);
      await touch(stranger.getByRole('link', { name: common.vi.joinAgain }));
      await stranger.waitForURL((url) => url.pathname === '/');
      venue.forgiven();
    });

    test('after the page’s head the keyboard comes to the large button first', async () => {
      await page.getByRole('button', { name: common.vi.otherLanguage }).focus();
      await page.keyboard.press('Tab');
      const first = page.locator(':focus');
      await comesTrue(async () => {
        expect(await first.innerText()).toContain(next.open(GALLERY.name));
      });
    });

    test('the page is left while slips are typed in: the numbers are there again, and what is odd about them is said', async () => {
      await panel.look('Tiểu phẩm');
      await touch(page.getByRole('button', { name: new RegExp(`^${next.order(STAGE.name)}`) }));
      await panel.dialog(lots.title(STAGE.name)).waitFor();
      // Teams stand by name: Hà Lai, Hà Tân, Hà Trung, Yên Dương. Whoever types at once loses nothing.
      await page.keyboard.type('3');
      await page.keyboard.press('Enter');
      await page.keyboard.type('5');
      await page.reload();
      await panel.look('Tiểu phẩm');
      const dialog = await panel.nextAsks(next.order(STAGE.name), lots.title(STAGE.name));
      await sees(dialog, lots.kept);
      await sees(dialog, lots.high(4));
      const numbers = dialog.getByRole('textbox');
      expect(await Promise.all([0, 1, 2, 3].map((i) => numbers.nth(i).inputValue()))).toEqual(['3', '5', '', '']);
      await numbers.nth(2).fill('1');
      await numbers.nth(3).fill('2');
      await scenes.does('order.draw', { round: STAGE.id });
      await sees(dialog, lots.elsewhere);
      await panel.answer(dialog, lots.save);
      await panel.next(next.open(STAGE.name));
    });

    test('a team called by mistake: the right one is called over it, and it has its turn again', async () => {
      await panel.next(next.call(text(TRUNG)));
      await panel.next(next.start);
      await panel.next(next.stop);
      await touch(panel.row(LAI).getByRole('button'));
      await panel.answer(panel.dialog(text(LAI)), mc.vi.teamActs.call);
      await panel.next(next.unclocked(`mời ${text(DUONG)}`));
      await sees(panel.row(LAI), mc.vi.onlyCalled);
      await panel.next(next.start);
      await panel.next(next.stop);
      await panel.next(next.recall(text(LAI)));
      await sees(panel.row(LAI), mc.vi.onStageNow);
    });

    test('a clock forgotten while the next team is called is seen, here and by the timekeeper, and stopped first', async () => {
      await panel.next(next.start);
      await scenes.does('team.call', { round: STAGE.id, team: 'ha-tan' });
      await sees(panel.row(LAI), mc.vi.clockRuns);
      await sees(timekeeper, 'HÀ LAI');
      await press(timekeeper.getByRole('button', { name: clock.vi.stop }));
      await sees(timekeeper, 'HÀ TÂN');
      await page.getByRole('button', { name: new RegExp(`^${next.start}`) }).waitFor();
    });

    test('a clock that began to run meanwhile is put on or back, and not set to what was typed', async () => {
      await panel.next(next.start);
      await touch(page.getByRole('button', { name: mc.vi.more }));
      const team = page.getByRole('dialog');
      await touch(team.getByRole('button', { name: mc.vi.teamActs.stop }));
      await touch(page.getByRole('button', { name: mc.vi.more }));
      await touch(team.getByRole('button', { name: mc.vi.teamActs.set }));
      const asked = panel.dialog(mc.vi.time.title);
      await scenes.does('timer.start', { round: STAGE.id, team: 'ha-tan' });
      await sees(asked, mc.vi.time.running);
      expect(await asked.getByLabel(mc.vi.time.minutes).count()).toBe(0);
      await panel.cancel(asked);
    });

    test('a deduction outlived by a corrected clock is asked about anew, and given back', async () => {
      const where = { round: STAGE.id, team: 'ha-tan' };
      const set = (seconds: number) => scenes.does('timer.set', { ...where, seconds, reason: 'bấm muộn' });
      await scenes.does('timer.stop', where);
      await set(456);
      const over = await panel.nextAsks(next.overtime('2'), mc.vi.overtime.title);
      await panel.answer(over, mc.vi.overtime.confirm('2'));
      await set(370);
      const less = await panel.nextAsks(next.overtime('1'), mc.vi.overtime.title);
      await sees(less, mc.vi.overtime.takenBefore('2'));
      await panel.cancel(less);
      await set(290);
      const none = await panel.nextAsks(next.noOvertime, mc.vi.overtime.title);
      await panel.answer(none, mc.vi.overtime.giveBack);
      await panel.says(mc.vi.said.undeducted);
    });

    test('a team withdrawn while on stage is no longer said to compete there', async () => {
      await scenes.does('team.withdraw', { round: STAGE.id, team: 'ha-tan', reason: 'ốm' });
      await sees(page.getByRole('region', { name: mc.vi.stage }), mc.vi.away);
    });

    test('a board that was never shown before the freeze: the panel says that the hall sees the welcome', async () => {
      await scenes.does('board.freeze');
      await panel.choose('overall');
      await sees(panel.preview, mc.vi.screen.unseen);
      await touch(panel.preview.getByRole('button', { name: mc.vi.screen.showConfirm }));
      await panel.says(mc.vi.screen.unseen);
      const screen = page.getByRole('region', { name: mc.vi.screen.now });
      await sees(screen, mc.vi.screen.unseen);
      await sees(screen.getByRole('heading', { name: mc.vi.screen.now }), mc.vi.scenes.welcome);
      await scenes.does('board.unfreeze');
    });

    test('a tap on a far step of the reveal asks first, and says what the hall would see', async () => {
      await scenes.does('reveal.start', { rehearsal: true });
      const steps = page.getByRole('list', { name: reveal.steps });
      await touch(steps.getByRole('button').nth(3));
      const asked = page.getByRole('dialog');
      await sees(asked, reveal.hallSees('').replace(/[ .:]+$/, ''));
      await panel.cancel(asked);
      await sees(page, reveal.step(1, await steps.getByRole('button').count()));
      await touch(steps.getByRole('button').nth(1));
      await sees(page, reveal.step(2, await steps.getByRole('button').count()));
    });
  },
]);

import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { common } from '../../shared/messages/common.ts';
import { mc } from '../../shared/messages/mc.ts';
import { step } from '../../shared/messages/step.ts';
import { screen } from '../../shared/messages/screen.ts';
import { tell } from './day.ts';
import { comesTrue, sees, teamText } from './eyes.ts';
import { touch } from './hands.ts';
import { PanelPage } from './panel-page.ts';
import { LAI, smallContest, STAGE } from './small.ts';
import { LAPTOP, PHONE, PROJECTOR, Venue } from './venue.ts';

const w = mc.vi;
const FLAG = 'Chào cờ';
const SPEECH = 'Phát biểu khai mạc';
const LAST = 'Bế mạc';
const PRESENTER = 'Bà Nguyễn Thị Hường, Trưởng phòng Lao động – Thương binh và Xã hội';
const file = smallContest();

const venue = await Venue.open({
  ...file,
  prizes: file.prizes?.map((prize) => ({ ...prize, presenter: PRESENTER })),
  programme: [
    { name: FLAG, kind: 'ceremony', minutes: 5 },
    { name: SPEECH, kind: 'speech', person: 'Đồng chí Trần Văn Khánh, Phó Chủ tịch', minutes: 10 },
    { round: STAGE.id },
    { name: LAST, kind: 'ceremony', minutes: 10 },
  ],
  delegates: [{ title: 'Bà', name: 'Lê Thị Bình', office: 'Phó Bí thư' }],
});

/** A device whose views can be held back on their way, as on a slow Wi-Fi; what it asks is answered at once. */
class Slow {
  readonly panel: PanelPage;
  #held: (() => void)[] | null = null;

  constructor(panel: PanelPage) {
    this.panel = panel;
  }

  static async open(code: string, size: typeof PHONE): Promise<Slow> {
    const page = await venue.joined(code, size);
    const slow = new Slow(new PanelPage(page));
    await page.routeWebSocket(/socket\.io/, (socket) => {
      const server = socket.connectToServer();
      server.onMessage((message) => {
        const give = () => {
          socket.send(message);
        };
        if (slow.#held && message.toString().startsWith('42["view"')) slow.#held.push(give);
        else give();
      });
    });
    await page.goto(new URL('/mc', page.url()).href);
    await page.getByRole('region', { name: w.next.label }).waitFor();
    return slow;
  }

  hold(): void {
    this.#held = [];
  }

  release(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const give of held) give();
  }
}

const phone = await Slow.open(venue.codes.mc, PHONE);
const laptop = await Slow.open(venue.codes.organiser, LAPTOP);
const projector = await venue.device('/screen', PROJECTOR);
const [atPhone, atLaptop] = [phone.panel.page, laptop.panel.page];

const large = (page: Page) => page.getByRole('region', { name: w.next.label });
const presses = (page: Page, name: string) => touch(large(page).getByRole('button', { name, exact: true }));

tell('two panels, a phone and a laptop', { venue }, [
  () => {
    test('the large button goes through the programme; the other panel is told who did it', async () => {
      await phone.panel.next(w.next.go(FLAG));
      await sees(atPhone.getByRole('region', { name: w.script.title }), 'Lê Thị Bình');
      await sees(atLaptop, step.vi.just('mc', { type: 'programme.gone', name: FLAG, undone: false }));
      await phone.panel.next(w.next.go(SPEECH));
      await sees(atPhone.getByRole('region', { name: w.script.title }), 'Trần Văn Khánh');
    });

    test('what is changed at the table is what the MC reads: words, and delegates in their order', async () => {
      await touch(atLaptop.getByRole('button', { name: new RegExp(`^\\d\\d:\\d\\d ${SPEECH}`) }));
      const item = laptop.panel.dialog(SPEECH);
      await item.getByLabel(w.item.words).fill('Kính thưa quý vị đại biểu!');
      await laptop.panel.answer(item, w.item.save);
      await sees(atPhone, 'Kính thưa quý vị đại biểu!');

      await touch(atLaptop.getByRole('button', { name: w.programme.delegates }));
      const list = laptop.panel.dialog(w.delegates.title);
      await list.getByRole('textbox').fill('Nguyễn Văn An, Bí thư\nBà Lê Thị Bình, Phó Bí thư');
      await laptop.panel.answer(list, w.delegates.save);
      const read = atPhone.getByRole('region', { name: w.script.title }).getByRole('listitem');
      await comesTrue(async () => {
        expect((await read.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim())).toEqual([
          'Đồng chí Nguyễn Văn An Bí thư',
          'Bà Lê Thị Bình Phó Bí thư',
        ]);
      });
      const large = await read.first().evaluate((line) => parseFloat(getComputedStyle(line).fontSize));
      expect(large).toBeGreaterThanOrEqual(24);
    });

    test('a later item is moved up by the keyboard, and back by taking the step back', async () => {
      const up = atLaptop.getByRole('button', { name: w.programme.up(LAST) });
      const items = atLaptop.getByRole('region', { name: w.programme.title }).getByRole('listitem');
      const names = async () => (await items.locator('.name').allInnerTexts()).slice(-2);
      await up.press('Enter');
      await comesTrue(async () => {
        expect(await names()).toEqual([LAST, STAGE.name]);
      });
      await touch(atPhone.getByRole('button', { name: w.covers.undo }));
      const question = atPhone.getByRole('dialog', { name: w.covers.undoTitle });
      await sees(question, step.vi.did({ type: 'programme.changed', name: '', undone: false }));
      await touch(question.getByRole('button', { name: w.covers.undo }));
      await comesTrue(async () => {
        expect(await names()).toEqual([STAGE.name, LAST]);
      });
    });

    test('two who press at once: one is done, the other is told whose it was, and nothing is done twice', async () => {
      await phone.panel.next(w.next.unordered(STAGE.name));
      await sees(atLaptop, w.stageEmpty);
      phone.hold();
      laptop.hold();
      const call = w.next.call(teamText(LAI.name, 1));
      await presses(atPhone, `${call} ${STAGE.name}`);
      await sees(atPhone, w.said.called(teamText(LAI.name, 1)));
      await presses(atLaptop, `${call} ${STAGE.name}`);
      await sees(atLaptop, step.vi.just('mc', { type: 'team.called', name: '01 · HÀ LAI', undone: false }));
      phone.release();
      laptop.release();
      await sees(atLaptop.getByRole('region', { name: w.stage }), 'HÀ LAI');
      await sees(atPhone.getByRole('region', { name: w.stage }), 'HÀ LAI');
    });

    test('one person who presses fast does not trip over their own steps', async () => {
      phone.hold();
      await touch(atPhone.getByRole('button', { name: w.covers.blank }));
      await phone.panel.says(w.said.shown(w.scenes.blank));
      await touch(atPhone.getByRole('button', { name: w.covers.logo }));
      await phone.panel.says(w.said.shown(w.scenes.logo));
      phone.release();
      await touch(atPhone.getByRole('button', { name: w.covers.back }));
      await sees(projector, screen.vi.greeting);
    });

    test('a message with one press, and one press back to what it covers', async () => {
      const [phrase = ''] = w.message.phrases;
      await touch(atPhone.getByRole('button', { name: w.covers.message }));
      await touch(phone.panel.dialog(w.message.title).getByRole('button', { name: phrase }));
      await sees(projector, phrase);
      await sees(atLaptop, w.covers.covered(w.scenes.welcome));
      await touch(atLaptop.getByRole('button', { name: w.covers.back }));
      await sees(projector, screen.vi.greeting);
    });

    test('a scene is looked at before the hall sees it; one with figures only while a finger is held', async () => {
      await phone.panel.turnTo('screen');
      await phone.panel.choose('draw');
      const frame = atPhone.frameLocator(`iframe[title="${w.screen.wouldBe}"]`);
      await frame.getByText('HÀ TÂN').first().waitFor();
      await sees(projector, screen.vi.greeting);
      await touch(phone.panel.preview.getByRole('button', { name: w.screen.drop }));

      await phone.panel.choose('overall');
      const hold = phone.panel.preview.getByRole('button', { name: w.screen.held });
      expect(await atPhone.getByTitle(w.screen.wouldBe).count()).toBe(0);
      // A touch is over at once: nothing stays in sight.
      await touch(hold);
      await atPhone.getByTitle(w.screen.wouldBe).waitFor({ state: 'detached' });
      const box = await hold.boundingBox();
      await atPhone.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + 20);
      await atPhone.mouse.down();
      await frame.getByText(screen.vi.overall).first().waitFor();
      await atPhone.mouse.up();
      await atPhone.getByTitle(w.screen.wouldBe).waitFor({ state: 'detached' });
      await touch(phone.panel.preview.getByRole('button', { name: w.screen.drop }));
      await phone.panel.turnTo('run');
    });

    test('a break in the middle of a part; then the large button goes on with it', async () => {
      await phone.panel.turnTo('programme');
      await touch(atPhone.getByRole('button', { name: w.programme.pause }));
      const dialog = phone.panel.dialog(w.rest.title);
      await sees(dialog, w.rest.goesOn(STAGE.name));
      await phone.panel.answer(dialog, w.rest.minutes(10));
      await phone.panel.next(w.next.goesOn(STAGE.name));
      await phone.panel.turnTo('run');
      await large(atPhone)
        .getByRole('button', { name: new RegExp(`^${w.next.start}`) })
        .waitFor();
    });

    test('a clock that was started late is put on while it runs, two taps away', async () => {
      await phone.panel.next(w.next.start);
      await touch(atPhone.getByRole('button', { name: w.more }));
      await touch(phone.panel.dialog(teamText(LAI.name, 1)).getByRole('button', { name: w.teamActs.set }));
      const dialog = phone.panel.dialog(w.time.title);
      await touch(dialog.getByRole('button', { name: w.time.by(30) }));
      await phone.panel.answerWith(dialog, w.time.reasons[0] ?? '', w.time.confirm);
      await comesTrue(async () => {
        expect(await atLaptop.getByRole('timer').first().innerText()).toMatch(/^00:[3-5]/);
      });
    });

    test('an item that is removed elsewhere while its dialog stands open is not brought back by saving it', async () => {
      const item = new RegExp(`^(\\d\\d:\\d\\d )?${LAST}`);
      await phone.panel.turnTo('programme');
      await touch(atPhone.getByRole('button', { name: item }));
      const dialog = phone.panel.dialog(LAST);
      await dialog.getByLabel(w.item.minutes).fill('20');
      await touch(atLaptop.getByRole('button', { name: item }));
      await laptop.panel.answer(laptop.panel.dialog(LAST), w.item.remove);
      await atPhone.getByRole('button', { name: item, includeHidden: true }).waitFor({ state: 'detached' });
      await touch(dialog.getByRole('button', { name: w.item.save, exact: true }));
      await sees(dialog, step.vi.just('organiser', { type: 'programme.changed', name: '', undone: false }));
      await touch(dialog.getByRole('button', { name: common.vi.cancel }));
      expect(await atLaptop.getByRole('button', { name: item }).count()).toBe(0);
      await phone.panel.turnTo('run');
    });

    test('a clicker that bounces makes one step', async () => {
      await touch(atLaptop.getByRole('button', { name: w.reveal.rehearse }));
      const awards = atLaptop.getByRole('region', { name: w.reveal.title });
      await sees(awards, /^CHẠY THỬ.* Bước 1\//);
      // The press that began it is a while ago.
      const now = Date.now() + 1000;
      await atLaptop.clock.setFixedTime(now);
      await atLaptop.keyboard.press('PageDown');
      await sees(awards, /Bước 2\//);
      await atLaptop.keyboard.press('PageDown');
      // Whatever that press came to has come by then.
      await atLaptop.keyboard.press('.');
      await sees(awards, w.reveal.covered);
      await sees(awards, /Bước 2\//);
      await atLaptop.keyboard.press('.');
      await awards.getByText(w.reveal.covered).waitFor({ state: 'detached' });
      await atLaptop.clock.setFixedTime(now + 1000);
      await atLaptop.keyboard.press('PageDown');
      await sees(awards, /Bước 3\//);
    });

    test('names that are held into sight are in sight on a phone, above the large button', async () => {
      await phone.panel.turnTo('screen');
      const hold = await atPhone.getByRole('button', { name: w.reveal.hold }).boundingBox();
      await atPhone.mouse.move((hold?.x ?? 0) + 20, (hold?.y ?? 0) + 20);
      await atPhone.mouse.down();
      const names = atPhone.getByRole('region', { name: w.reveal.title }).getByText(w.reveal.sample(3)).last();
      await names.waitFor();
      const [name, button] = [await names.boundingBox(), await large(atPhone).boundingBox()];
      expect((name?.y ?? Infinity) + (name?.height ?? 0)).toBeLessThan(button?.y ?? 0);
      await atPhone.mouse.up();
      await names.waitFor({ state: 'detached' });
    });
  },
]);

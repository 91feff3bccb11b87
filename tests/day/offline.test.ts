import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { judge as words } from '../../shared/messages/judge.ts';
import { why } from '../../shared/messages/why.ts';
import type { PanelView } from '../../shared/panel.ts';
import { hallAddress } from '../browser.ts';
import { tell } from './day.ts';
import { sees } from './eyes.ts';
import { touch } from './hands.ts';
import { JudgePage } from './judge-page.ts';
import { CONTENT, DUONG, FORM, GALLERY, JUDGES, LAI, smallContest, TAN, TRUNG, type SmallTeam } from './small.ts';
import { PHONE, TABLET, Venue } from './venue.ts';
import { Wire } from './wire.ts';

const venue = await Venue.open(smallContest());
const wire = await Wire.to(venue.port);
afterAll(() => wire.close());

const w = words.vi;
const code = (j: 0 | 1) => venue.codes.judges[JUDGES[j].id] ?? '';
const office = await venue.person<PanelView>('organiser', venue.codes.organiser);
await office.send('round.open', { round: GALLERY.id });
/** Its judge walks the corridor, where there is no Wi-Fi. */
let tablet = new JudgePage(await venue.joined(code(0), TABLET, wire.port));

tell('a tablet without Wi-Fi', { venue }, [
  () => {
    test('keeps what was tapped and handed in through a closed tab, opens every paper’s sheet, and all arrives once', async () => {
      await tablet.mark(LAI, { [CONTENT]: 8 });
      await tablet.isSaved();
      await tablet.toList();
      venue.forgiving();
      wire.cut();
      await tablet.open(LAI);
      await tablet.tap(FORM, 7.5);
      await sees(tablet.page, w.stored(1));
      await handsIn(tablet);
      await sees(tablet.page, w.waitingToHandIn);
      await tablet.toList();
      await tablet.mark(TAN, { [CONTENT]: 9 });
      await sees(tablet.page, w.stored(2));

      tablet = await reopened(tablet.page);
      await sees(tablet.page, w.stored(2));
      await sees(tablet.row(LAI), w.waitingToHandIn);
      await tablet.open(LAI);
      await tablet.totals('15,50');
      await sees(tablet.page, w.waitingToHandIn);
      await tablet.toList();
      for (const team of [TRUNG, DUONG]) {
        await tablet.mark(team, { [CONTENT]: 6, [FORM]: 5 });
        await tablet.totals('11,00');
        await tablet.toList();
      }
      await sees(tablet.page, w.stored(4));

      wire.mend();
      await tablet.isSaved();
      await sees(tablet.row(LAI), w.letter.h);
      venue.forgiven();
      expect(await logged('sheet.submitted', LAI)).toEqual([{ 'noi-dung': 8, 'hinh-thuc': 7.5 }]);
      expect(await logged('marks.saved', TAN)).toEqual([{ 'noi-dung': 9 }]);
      expect(await logged('marks.saved', TRUNG)).toEqual([{ 'noi-dung': 6 }, { 'hinh-thuc': 5 }]);
    });

    test('whose judge has marked elsewhere meanwhile overwrites nothing unseen: both are told, and see both marks', async () => {
      const phone = new JudgePage(await venue.joined(code(0), PHONE));
      await sees(phone.page, w.twice(2));
      await sees(tablet.page, w.twice(2));
      venue.forgiving();
      wire.cut();
      await tablet.mark(TAN, { [CONTENT]: 7 });
      await sees(tablet.page, w.stored(1));
      await phone.mark(TAN, { [CONTENT]: 5 });
      await phone.isSaved();
      await phone.page.context().close();
      wire.mend();
      const dialog = tablet.page.getByRole('dialog', { name: w.refusedTitle });
      await sees(dialog, why.vi.changedElsewhere(CONTENT, '5'));
      await sees(dialog, w.refusedMarks(`${CONTENT} 7`));
      await sees(dialog, w.serverMarks(`${CONTENT} 5`));
      await sees(dialog, w.heldTold);
      await touch(dialog.getByRole('button', { name: w.seen }));
      await tablet.totals('5,00');
      await tablet.toList();
      await touch(tablet.page.getByRole('button', { name: w.held(1) }));
      // Put back with open eyes, it stands, and nothing is held any more.
      await touch(dialog.getByRole('button', { name: w.putBack }));
      await dialog.waitFor({ state: 'detached' });
      await tablet.isSaved();
      await tablet.open(TAN);
      await tablet.totals('7,00');
      await tablet.toList();
      await tablet.page.getByText(w.twice(2)).waitFor({ state: 'detached' });
      expect(await logged('marks.saved', TAN)).toEqual([{ 'noi-dung': 9 }, { 'noi-dung': 5 }, { 'noi-dung': 7 }]);
      venue.forgiven();
    });

    test('left a tab behind: the one that is opened next sends what waits there', async () => {
      venue.forgiving();
      const { page } = tablet;
      const other = new JudgePage(await page.context().newPage());
      await other.page.goto(page.url());
      await sees(other.page, w.twice(2));
      wire.cut();
      await tablet.mark(TRUNG, { [CONTENT]: 7 });
      await sees(page, w.stored(1));
      await page.close();
      tablet = other;
      await sees(tablet.row(TRUNG), '12,00');
      wire.mend();
      await tablet.isSaved();
      venue.forgiven();
      expect((await logged('marks.saved', TRUNG)).slice(2)).toEqual([{ 'noi-dung': 7 }]);
    });

    test('was away when the part was closed: its judge is told, and the marks stay until they are not wanted', async () => {
      venue.forgiving();
      wire.cut();
      await tablet.mark(DUONG, { [CONTENT]: 4 });
      await sees(tablet.page, w.stored(1));
      await tablet.toList();
      await office.send('round.close', { round: GALLERY.id, force: true, reason: 'hết giờ' });
      wire.mend();
      const dialog = tablet.page.getByRole('dialog', { name: w.refusedTitle });
      await sees(dialog, why.vi.roundClosed(GALLERY.name));
      await touch(dialog.getByRole('button', { name: w.seen }));
      await office.sees((view) => (view.tablets[0]?.held === 1 ? true : null));

      tablet = await reopened(tablet.page);
      await touch(tablet.page.getByRole('button', { name: w.held(1) }));
      await sees(dialogOf(tablet), w.refusedMarks(`${CONTENT} 4`));
      await sees(dialogOf(tablet), w.notPutBack(w.locked.closed));
      await touch(dialogOf(tablet).getByRole('button', { name: w.drop }));
      await touch(dialogOf(tablet).getByRole('button', { name: w.dropSure(`${CONTENT} 4`) }));
      await dialogOf(tablet).waitFor({ state: 'detached' });
      await office.sees((view) => (view.tablets[0]?.held === 0 ? true : null));
      venue.forgiven();
    });

    test('whose code is another now shows what waits, and goes on when its judge has joined again', async () => {
      await office.send('round.reopen', { round: GALLERY.id, reason: 'chấm tiếp' });
      await tablet.row(DUONG).waitFor();
      venue.forgiving();
      wire.cut();
      await tablet.mark(DUONG, { [CONTENT]: 3 });
      await sees(tablet.page, w.stored(1));
      const renewed = await office.ask('access.renew', { person: JUDGES[0].id });
      wire.mend();
      await sees(tablet.page, w.refused);
      await sees(tablet.page, w.keptStored(1));
      const next = new JudgePage(await tablet.page.context().newPage());
      await next.page.goto(`${hallAddress(wire.port)}/#${(renewed.ok && renewed.code) || ''}`);
      await next.page.waitForURL(/\/judge$/);
      await next.isSaved();
      expect((await logged('marks.saved', DUONG)).slice(2)).toEqual([{ 'noi-dung': 3 }]);
      venue.forgiven();
    });

    test('that can store nothing says so', async () => {
      const page = await venue.device('/', TABLET, wire.port);
      await page.addInitScript(() => {
        const forbidden = () => {
          throw new Error('private');
        };
        IDBFactory.prototype.open = forbidden;
        HTMLCanvasElement.prototype.captureStream = forbidden;
        for (const storage of ['localStorage', 'sessionStorage'])
          Object.defineProperty(window, storage, { get: forbidden });
      });
      await page.goto(`${hallAddress(wire.port)}/?private#${code(1)}`);
      await page.waitForURL(/\/judge$/);
      const strict = new JudgePage(page);
      venue.forgiving();
      await strict.open(LAI);
      wire.cut();
      await strict.tap(CONTENT, 8);
      await sees(page, w.notStored(1));
      wire.mend();
      await strict.isSaved();
      venue.forgiven();
    });
  },
]);

function dialogOf({ page }: JudgePage) {
  return page.getByRole('dialog', { name: w.refusedTitle });
}

/** The tab is closed, though it asks, and opened again. */
async function reopened(page: Page): Promise<JudgePage> {
  const next = await page.context().newPage();
  const address = new URL('/judge', page.url()).href;
  await page.close();
  await next.goto(address);
  return new JudgePage(next);
}

async function handsIn({ page }: JudgePage): Promise<void> {
  await touch(page.getByRole('contentinfo').getByRole('button', { name: w.handIn }));
  await touch(page.getByRole('dialog', { name: w.handInTitle }).getByRole('button', { name: w.handIn }));
}

/** The marks of every event of that kind that the log has for a team. */
async function logged(kind: string, team: SmallTeam): Promise<unknown[]> {
  const { log } = await venue.read();
  return log
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string; data: { team?: string; judge?: string; marks?: unknown } })
    .filter(({ type, data }) => type === kind && data.team === team.id && data.judge === JUDGES[0].id)
    .map(({ data }) => data.marks);
}

import type { JSHandle, Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { clock } from '../../shared/messages/clock.ts';
import { screen } from '../../shared/messages/screen.ts';
import { tell } from './day.ts';
import { boardRows, comesTrue, fullName, reads, readsRows, sees, shout } from './eyes.ts';
import { Scenes } from './scenes.ts';
import { DUONG, GALLERY, JUDGES, LAI, STAGE, TAN, TEAMS, TRUNG, type SmallTeam } from './small.ts';
import { LAPTOP, PROJECTOR, TABLET, type Size } from './venue.ts';

/* What a projector does by itself: it fills in lots, says what happened, moves its rows, rings, and is set up. */

const scenes = await Scenes.open();
const { venue } = scenes;
const HALL: readonly Size[] = [PROJECTOR, { width: 1280, height: 720 }, { width: 1920, height: 1080 }];
/** A capital of our letters, in ems. */
const CAPITAL = 0.714;
/** What one stroke of the bell is made of. */
const PARTIALS = 4;

const spotlight = (page: Page) => page.locator('.spotlight');
const row = (page: Page, team: SmallTeam) => page.getByRole('listitem').filter({ hasText: shout(team.name) });
/** As the file lists them, which is how the papers hang. */
const fileNumber = (team: SmallTeam) => TEAMS.indexOf(team) + 1;
const told = (team: SmallTeam, text: string) => `${fullName(team.name, fileNumber(team))} ${text}`;

tell('the projector', scenes, [
  () => {
    test('[W2] lots fill in one after another, the same for a screen that is opened in the middle', async () => {
      await scenes.does('board.show', { what: 'draw', round: STAGE.id });
      const wall = await opened();
      await sees(wall, screen.vi.awaited);
      await readsRows(wall, ['Số 01', 'Số 02', 'Số 03', 'Số 04']);
      await scenes.does('order.draw', { round: STAGE.id });
      const before = await filledIn(wall, 2);
      await wall.reload();
      const order = await filledIn(wall, TEAMS.length);
      expect(order.slice(0, before.length)).toEqual(before);
      await reads(spotlight(wall), `${fullName(order[0] ?? '', 1)} ${screen.vi.opens}`);
      await wall.context().close();
    });

    test('[W1] a figure that comes in is told in letters of which a capital is 5 % of the picture, on every projector', async () => {
      await scenes.does('round.open', { round: GALLERY.id });
      await scenes.does('board.show', { what: 'round', round: GALLERY.id });
      const wall = await opened();
      await reads(spotlight(wall), screen.vi.noNews);
      await markWhole(LAI, 8);
      await reads(spotlight(wall), told(LAI, `16,00 · ${screen.vi.place(1, false)}`));
      await markWhole(TAN, 9);
      await reads(spotlight(wall), told(TAN, `18,00 · ${screen.vi.place(1, false)}`));
      await markWhole(TRUNG, 7);
      await reads(spotlight(wall), told(TRUNG, `14,00 · ${screen.vi.place(3, false)}`));
      for (const size of HALL) {
        await wall.setViewportSize(size);
        for (const words of ['.number', '.own', '.what'])
          expect(await capital(spotlight(wall).locator(words)), words).toBeGreaterThanOrEqual(0.05 * size.height);
      }
      const late = await opened();
      await reads(spotlight(late), told(TAN, `18,00 · ${screen.vi.leads(1)}`));
      await late.context().close();
      await wall.context().close();
    });

    test('a row whose place changes again in the middle of its way goes on from where it is', async () => {
      const wall = await opened();
      await row(wall, TAN).waitFor();
      await deduct(TAN, 6);
      const first = await setsOut(row(wall, TAN));
      const halfway = await placeAfter(first, 450);
      await deduct(TAN, 0);
      const second = await setsOut(row(wall, TAN), first);
      expect(await placeAfter(second, 0)).toBe(halfway);
      expect(await placeAfter(second, 100)).not.toBe(halfway);
      await wall.context().close();
    });

    test('a connection that breaks and comes back rebuilds nothing on a board that is as it was', async () => {
      const wall = await opened();
      await row(wall, TAN).waitFor();
      await wall.evaluate(() => {
        const changed: string[] = [];
        const watch = new MutationObserver((records) => {
          for (const { target } of records) {
            const element = target instanceof Element ? target : target.parentElement;
            if (element && !element.closest('header')) changed.push(element.outerHTML.slice(0, 80));
          }
          document.documentElement.dataset['changed'] = changed.join('\n');
        });
        const picture = document.querySelector('.scene');
        if (picture) watch.observe(picture, { subtree: true, childList: true, attributes: true, characterData: true });
      });
      await venue.kill();
      await sees(wall, screen.vi.lost);
      await venue.start();
      await wall.getByText(screen.vi.lost).waitFor({ state: 'detached' });
      // Whatever came before this has come by then.
      await scenes.does('board.freeze');
      await sees(wall, screen.vi.frozen);
      expect(await wall.evaluate(() => document.documentElement.dataset['changed'])).toBe('');
      await scenes.does('board.unfreeze');
      venue.forgiven();
      await wall.context().close();
    });

    test('[W3] the bell is off; switched on it is heard at once, and rings once when the time is up', async () => {
      await scenes.does('round.open', { round: STAGE.id });
      await scenes.does('team.call', { round: STAGE.id, team: LAI.id });
      const tablet = await venue.device('/', TABLET);
      await tablet.addInitScript(countStrokes);
      await tablet.goto(new URL('/screen?show=clock', tablet.url()).href);
      await runsOut(LAI);
      await tablet.locator('.over').waitFor();
      expect(await strokes(tablet)).toBe(0);

      await openCorner(tablet);
      await tablet.getByRole('button', { name: clock.vi.bellOff }).click();
      await comesTrue(async () => {
        expect(await strokes(tablet)).toBe(PARTIALS);
      });
      await runsOut(LAI);
      await comesTrue(async () => {
        expect(await strokes(tablet)).toBe(2 * PARTIALS);
      });

      // Opened anew when it is up: it waits for a touch to be let sound, and then has nothing to ring for.
      await tablet.reload();
      await tablet.locator('.over').click();
      await openCorner(tablet);
      await tablet.getByRole('button', { name: clock.vi.bellOn }).waitFor();
      await tablet.getByText(clock.vi.bellAsleep).waitFor({ state: 'detached' });
      expect(await strokes(tablet)).toBe(0);
      await tablet.context().close();
    });

    test('the clock at the foot of the stage fills a tablet, upright and lying', async () => {
      for (const size of [TABLET, LAPTOP, PROJECTOR]) {
        const tablet = await venue.device('/screen?show=clock', size);
        const digits = tablet.getByRole('timer');
        await digits.waitFor();
        await sees(tablet, shout(LAI.name));
        const [wide, ...beyond] = await digits.evaluate((timer) => {
          const boxes = Array.from(timer.querySelectorAll('span:not(.colon)'), (one) => one.getBoundingClientRect());
          const right = Math.max(...boxes.map((box) => box.right));
          const left = Math.min(...boxes.map((box) => box.left));
          return [right - left, left, innerWidth - right];
        });
        expect(wide).toBeGreaterThan(size.width * 0.8);
        expect(Math.min(...beyond)).toBeGreaterThanOrEqual(0);
        await tablet.context().close();
      }
    });

    test('whoever sets it up finds by keyboard alone how far it is read, and what it can be kept at', async () => {
      await scenes.does('board.show', { what: 'overall' });
      const wall = await opened();
      await openCorner(wall);
      await wall.getByLabel(screen.vi.height).focus();
      await wall.keyboard.type('3');
      const distances = screen.vi.readFrom('(\\d+)', '(\\d*)');
      await comesTrue(async () => {
        const said = new RegExp(distances).exec(await wall.getByRole('status').allInnerTexts().then(String));
        const [smallest = 0, largest = 0] = said?.slice(1).map(Number) ?? [];
        expect(largest).toBeGreaterThanOrEqual(30);
        expect(smallest).toBeGreaterThan(5);
        expect(smallest).toBeLessThan(largest);
      });
      const pins = await wall.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
      expect(pins).toEqual(expect.arrayContaining(['/screen', '/screen?show=clock', '/screen?overlay=lower-third']));
      await wall.reload();
      await openCorner(wall);
      expect(await wall.getByLabel(screen.vi.height).inputValue()).toBe('3');
      await wall.context().close();

      const asked = await opened('/screen?height=1,5');
      await sees(asked, new RegExp(distances));
      await asked.context().close();
    });

    test('over a stream only the lower third is there: the team on stage, then the prize that is given', async () => {
      const stream = await venue.device('/screen?overlay=lower-third', HALL[2] ?? PROJECTOR);
      await sees(stream, shout(LAI.name));
      await sees(stream, /^Số 0\d$/);
      await stream.getByRole('timer').waitFor();
      const grounds = await stream.evaluate(() =>
        ['html', 'body', '#app', 'main'].map((part) => {
          const { backgroundColor, backgroundImage } = getComputedStyle(document.querySelector(part) ?? document.body);
          return `${backgroundColor} ${backgroundImage}`;
        }),
      );
      expect(new Set(grounds)).toEqual(new Set(['rgba(0, 0, 0, 0) none']));
      expect(await stream.getByText(shout(DUONG.name)).count()).toBe(0);
      await scenes.does('reveal.start', { rehearsal: true });
      await scenes.does('reveal.next');
      await sees(stream, screen.vi.rehearsal);
      await stream.getByText(shout(LAI.name)).waitFor({ state: 'detached' });
      await scenes.does('board.show', { what: 'blank' });
      await sees(stream, shout(LAI.name));
      await stream.context().close();
    });
  },
]);

async function opened(path = '/screen'): Promise<Page> {
  const page = await venue.device(path, PROJECTOR);
  await page.getByRole('heading').first().waitFor();
  return page;
}

async function openCorner(page: Page): Promise<void> {
  const settings = page.getByRole('button', { name: screen.vi.settings });
  await settings.focus();
  await page.keyboard.press('Enter');
}

/** All three judges' papers of a team are typed in, the same mark for everything. */
async function markWhole(team: SmallTeam, mark: number): Promise<void> {
  const marks = Object.fromEntries(GALLERY.criteria.map(({ id }) => [id, mark]));
  for (const judge of JUDGES)
    await scenes.does('sheet.enter', { round: GALLERY.id, team: team.id, judge: judge.id, marks, reason: 'giấy' });
}

function deduct(team: SmallTeam, points: number): Promise<void> {
  return scenes.does('deduction.set', { round: GALLERY.id, team: team.id, points, reason: 'thiếu thể loại' });
}

/** Its clock runs, with a second left of the five minutes. */
async function runsOut(team: SmallTeam): Promise<void> {
  const of = { round: STAGE.id, team: team.id };
  await scenes.does('timer.reset', of);
  await scenes.does('timer.start', of);
  await scenes.does('timer.set', { ...of, seconds: 299, reason: 'cho nhanh' });
}

/** The teams that stand in their places once so many do, none of them before its turn. */
async function filledIn(wall: Page, enough: number): Promise<string[]> {
  let filled: string[] = [];
  await comesTrue(async () => {
    const rows = await boardRows(wall);
    const names = rows.map((text) => TEAMS.find((team) => text.includes(shout(team.name)))?.name ?? '');
    filled = names.filter((name) => name !== '');
    expect(names.slice(0, filled.length)).toEqual(filled);
    expect(filled.length).toBeGreaterThanOrEqual(enough);
  });
  return filled;
}

/** How high a capital is, in pixels. */
async function capital(words: Locator): Promise<number> {
  return CAPITAL * (await words.evaluate((element) => parseFloat(getComputedStyle(element).fontSize)));
}

/** Waits until a row moves, not as it did `before`. */
async function setsOut(moving: Locator, before?: JSHandle): Promise<JSHandle> {
  let way: JSHandle | undefined;
  await comesTrue(async () => {
    way = await moving.evaluateHandle((element, last) => element.getAnimations().find((one) => one !== last), before);
    expect(await way.evaluate((one) => one !== undefined)).toBe(true);
  });
  if (!way) throw new Error('it does not move');
  return way;
}

/** Stops it in the middle of its way, so long after it set out, and says where it is. */
function placeAfter(way: JSHandle, ms: number): Promise<string> {
  return way.evaluate((one, time) => {
    if (!(one instanceof Animation) || !(one.effect instanceof KeyframeEffect) || !one.effect.target) return 'gone';
    one.pause();
    one.currentTime = time;
    return getComputedStyle(one.effect.target).transform;
  }, ms);
}

function countStrokes(): void {
  let struck = 0;
  window.AudioContext = class extends AudioContext {
    override createOscillator(): OscillatorNode {
      struck += 1;
      document.documentElement.dataset['struck'] = String(struck);
      return super.createOscillator();
    }
  };
}

async function strokes(page: Page): Promise<number> {
  return Number((await page.evaluate(() => document.documentElement.dataset['struck'])) ?? 0);
}

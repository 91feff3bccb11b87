import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { judge } from '../../shared/messages/judge.ts';
import { tell } from '../day/day.ts';
import { touch } from '../day/hands.ts';
import { PHONE, TABLET, Venue } from '../day/venue.ts';
import { twenty } from './contests.ts';
import { Hand, sum, type Taps } from './hand.ts';

const w = judge.vi;
const TAPS = 10_000;
/** At each button of each sheet: there are more than three hundred with all criteria opened in turn. */
const EACH = 35;
const MOST_WRONG = 0.01;
const MOST_MISSED = 0.05;

/** What gives a mark: all of a pad but the button that goes on. */
const MARKING = '.pad button:enabled:not(.next)';
const SHEET = 'main li button:enabled';
const TEAM = '.teams button:enabled';

const file = await twenty();
const [first] = file.teams;
const venue = await Venue.open(file);

tell('older hands, which miss by 3.4 mm on the average', { venue }, [
  () => {
    test('every part takes marks', async () => {
      const office = await venue.person('organiser', venue.codes.organiser);
      for (const { id, mode } of file.rounds) {
        await office.send('round.open', { round: id });
        if (mode === 'stage')
          for (const { id: team } of file.teams) await office.send('team.call', { round: id, team });
      }
      office.leave();
    });

    for (const [size, judge] of [
      [PHONE, 'gk2'],
      [TABLET, 'gk3'],
    ] as const)
      test(`a mark is hit and a team is hit at ${String(size.width)} × ${String(size.height)}`, async () => {
        const page = await venue.joined(venue.codes.judges[judge] ?? '', size);
        const hand = new Hand(`older hands at ${String(size.width)}`);
        const pads: Taps[] = [];
        for (const round of file.rounds) {
          await page.goto(new URL(`/judge#/${round.id}/${String(first?.id)}`, page.url()).href);
          for (const { name } of round.criteria) {
            await opened(page, name);
            pads.push(await hand.taps(page, SHEET, MARKING, EACH));
          }
        }
        isSure(sum(pads));
        await touch(page.getByRole('banner').getByRole('button', { name: w.toList }));
        // A list that has just come takes no touch for a moment.
        await page.locator(TEAM).first().click({ trial: true });
        isSure(await hand.taps(page, TEAM, TEAM, TAPS / file.teams.length));
      });
  },
]);

/** Its buttons are there, and all take a touch: it has a mark, neither its lowest nor its highest. */
async function opened(page: Page, criterion: string): Promise<void> {
  const row = page.getByRole('list', { name: w.criteria }).getByRole('listitem').filter({ hasText: criterion });
  const head = row.getByRole('button', { name: criterion });
  if ((await head.getAttribute('aria-expanded')) !== 'true') await touch(head);
  await touch(row.getByRole('group', { name: w.wholeNumber }).getByRole('button', { name: '1', exact: true }));
  await touch(row.getByRole('button', { name: w.more }));
  await row.getByRole('button', { name: w.less, disabled: false }).waitFor();
}

function isSure(taps: Taps): void {
  const all = taps.right + taps.wrong + taps.other + taps.missed;
  expect(all).toBeGreaterThanOrEqual(TAPS);
  expect(taps.wrong / all).toBeLessThanOrEqual(MOST_WRONG);
  expect(taps.missed / all).toBeLessThanOrEqual(MOST_MISSED);
}

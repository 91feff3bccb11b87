import { expect, test } from 'vitest';
import { clock } from '../../shared/messages/clock.ts';
import { join } from '../../shared/messages/join.ts';
import { judge } from '../../shared/messages/judge.ts';
import { mc } from '../../shared/messages/mc.ts';
import { screen } from '../../shared/messages/screen.ts';
import { reach } from '../../shared/messages/reach.ts';
import { setup } from '../../shared/messages/setup.ts';
import { hallAddress } from '../browser.ts';
import type { Day } from './day.ts';
import { sees } from './eyes.ts';
import { GALLERY, JUDGES, smallContest } from './small.ts';

/** Everybody comes in and finds their page. */
export function opening({ venue, judges, panel, desk, clock: timekeeper, screen: projector }: Day): void {
  test('the projector welcomes the hall; nobody signs in for that, over plain http', async () => {
    expect(await projector.evaluate(() => window.isSecureContext)).toBe(false);
    await sees(projector, screen.vi.greeting);
    await sees(projector, 'Không để ai bị bỏ lại phía sau');
    await projector.getByRole('heading', { level: 1, name: smallContest().title }).waitFor();
    await sees(projector, `Hội trường trung tâm · ${screen.vi.date('2023-11-15')}`);
  });

  test('one judge scans the card, the others type their codes', async () => {
    const [first, ...others] = judges;
    // The code stands behind the #, where no server sees it, and does not stay in the history.
    await first.page.goto(`${hallAddress(venue.port)}/#${venue.codes.judges['gk1'] ?? ''}`);
    for (const [i, { page }] of others.entries()) {
      const code = venue.codes.judges[JUDGES[i + 1]?.id ?? ''] ?? '';
      await page.getByLabel(join.vi.code).fill(code.toUpperCase());
      await page.getByRole('button', { name: join.vi.join, exact: true }).click();
    }
    for (const [j, { page }] of judges.entries()) {
      await page.waitForURL('**/judge');
      await sees(page.getByRole('banner'), JUDGES[j]?.name ?? '');
      await page.getByRole('heading', { name: judge.vi.nothingOpen }).waitFor();
      await sees(page, judge.vi.nextRound(GALLERY.name));
    }
    expect(await first.page.evaluate(() => document.cookie)).toBe('');
  });

  test('the MC, the timekeeper and the secretariat come in by their codes', async () => {
    for (const [page, code] of [
      [panel.page, venue.codes.mc],
      [timekeeper, venue.codes.timekeeper],
      [desk.page, venue.codes.organiser],
    ] as const) {
      await page.getByLabel(join.vi.code).fill(code);
      await page.getByLabel(join.vi.code).press('Enter');
    }
    await panel.page.getByRole('button', { name: mc.vi.next.open(GALLERY.name) }).waitFor();
    await sees(timekeeper, clock.vi.nobody);
    await desk.page.getByRole('heading', { level: 1, name: setup.vi.page }).waitFor();
    await sees(desk.page, reach.vi.nobody);
    await expect(desk.page.getByRole('table').count()).resolves.toBe(0);
  });

  test('the panel sees the three tablets alive', async () => {
    await panel.turnTo('sheets');
    for (const { name } of JUDGES) await panel.tablet(name, 'alive').waitFor();
    await panel.turnTo('run');
  });
}

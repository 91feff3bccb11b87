import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, describe } from 'vitest';
import { DeskPage } from './desk-page.ts';
import { JudgePage } from './judge-page.ts';
import { PanelPage } from './panel-page.ts';
import { smallContest } from './small.ts';
import { LAPTOP, PHONE, PROJECTOR, TABLET, Venue } from './venue.ts';

/** Everybody of the small contest, each with a device in hand and nobody signed in. */
export class Day {
  readonly venue: Venue;
  /** The first has a phone, the others tablets. */
  readonly judges: readonly [JudgePage, JudgePage, JudgePage];
  readonly panel: PanelPage;
  readonly desk: DeskPage;
  readonly clock: Page;
  readonly screen: Page;

  private constructor(venue: Venue, [a, b, c, panel, desk, clock, screen]: Pages) {
    this.venue = venue;
    this.judges = [new JudgePage(a), new JudgePage(b), new JudgePage(c)];
    this.panel = new PanelPage(panel);
    this.desk = new DeskPage(desk);
    this.clock = clock;
    this.screen = screen;
  }

  static async open(): Promise<Day> {
    const venue = await Venue.open(smallContest());
    const pages = await Promise.all([
      venue.device('/', PHONE),
      venue.device('/', TABLET),
      venue.device('/', TABLET),
      venue.device('/', PHONE),
      venue.device('/', LAPTOP),
      venue.device('/', PHONE),
      venue.device('/screen', PROJECTOR),
    ]);
    return new Day(venue, pages);
  }
}

type Pages = readonly [Page, Page, Page, Page, Page, Page, Page];

/** A day told in tests, one after another: where one fails, those after it have nothing to stand on. */
export function tell<D extends { venue: Venue }>(title: string, day: D, parts: readonly ((day: D) => void)[]): void {
  describe(title, { timeout: 60_000 }, () => {
    let failed = '';
    beforeEach(() => {
      if (failed !== '') throw new Error(`the day broke off at: ${failed}`);
    });
    afterEach(async ({ task }) => {
      if (task.result?.state !== 'fail') day.venue.isFaultless();
      else if (failed === '') {
        failed = task.name;
        await day.venue.pictures('reports/failed');
      }
    });
    afterAll(() => day.venue.close(), 30_000);
    for (const part of parts) part(day);
  });
}

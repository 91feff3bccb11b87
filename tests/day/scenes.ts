import type { Page } from 'playwright-core';
import type { PanelView } from '../../shared/panel.ts';
import type { Person } from '../people/person.ts';
import { JUDGES, paperSheets, smallContest, type SmallRound } from './small.ts';
import { LAPTOP, PROJECTOR, TABLET, Venue } from './venue.ts';

/** The small contest moved on from behind the scenes, so that pages can be looked at in every state of the day. */
export class Scenes {
  readonly venue: Venue;
  /** The head judge's. */
  readonly judge: Page;
  readonly panel: Page;
  readonly timekeeper: Page;
  readonly projector: Page;
  readonly desk: Page;
  readonly #office: Person<PanelView>;

  private constructor(venue: Venue, office: Person<PanelView>, [judge, panel, timekeeper, projector, desk]: Pages) {
    this.venue = venue;
    this.judge = judge;
    this.panel = panel;
    this.timekeeper = timekeeper;
    this.projector = projector;
    this.desk = desk;
    this.#office = office;
  }

  static async open(): Promise<Scenes> {
    const venue = await Venue.open(smallContest());
    const { codes } = venue;
    const pages = await Promise.all([
      venue.joined(codes.judges[JUDGES[0].id] ?? '', TABLET),
      venue.joined(codes.mc, LAPTOP),
      venue.joined(codes.timekeeper, TABLET),
      venue.device('/screen', PROJECTOR),
      venue.joined(codes.organiser, LAPTOP),
    ]);
    // What fades in is looked at when it is there.
    for (const page of pages) await page.emulateMedia({ reducedMotion: 'reduce' });
    return new Scenes(venue, await venue.person<PanelView>('organiser', codes.organiser), pages);
  }

  async does(type: string, fields: object = {}): Promise<void> {
    await this.#office.send(type, fields);
  }

  /** A new code for them: the old one is over, and every device that came in with it. */
  async renew(person: string): Promise<string> {
    const ack = await this.#office.ask('access.renew', { person });
    if (!ack.ok || ack.code === undefined) throw new Error(`no new code for ${person}: ${JSON.stringify(ack)}`);
    return ack.code;
  }

  /** Every sheet of a round that nobody has handed in yet is typed in from paper. */
  async typeIn(round: SmallRound): Promise<void> {
    for (const sheet of paperSheets(round)) await this.#office.ask('sheet.enter', sheet);
  }
}

type Pages = readonly [Page, Page, Page, Page, Page];

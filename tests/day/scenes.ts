import type { Page } from 'playwright-core';
import type { PanelView } from '../../shared/panel.ts';
import type { Person } from '../people/person.ts';
import { GALLERY, GALLERY_MARKS, JUDGES, smallContest, STAGE_MARKS, TEAMS, type SmallRound } from './small.ts';
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
    const sheets = round === GALLERY ? GALLERY_MARKS : STAGE_MARKS;
    const [first, second] = round.criteria;
    for (const [j, judge] of JUDGES.entries())
      for (const [t, team] of TEAMS.entries()) {
        const [a = 0, b = 0] = sheets[j]?.[t] ?? [];
        const marks = { [first.id]: a, [second.id]: b };
        await this.#office.ask('sheet.enter', {
          round: round.id,
          team: team.id,
          judge: judge.id,
          marks,
          reason: 'giấy',
        });
      }
  }
}

type Pages = readonly [Page, Page, Page, Page, Page];

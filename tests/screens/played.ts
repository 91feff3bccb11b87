import type { Page } from 'playwright-core';
import type { PanelView } from '../../shared/panel.ts';
import type { File, FileCriterion, FileRound } from '../builders.ts';
import { LAPTOP, Venue } from '../day/venue.ts';
import type { Person } from '../people/person.ts';

/** Whose page: a person by their code, or a path that needs none. */
export type Who = 'organiser' | 'mc' | 'timekeeper' | `gk${number}` | `/${string}`;

/** A contest that is moved on from behind the scenes, and the pages that are looked at meanwhile. */
export class Played {
  readonly file: File;
  readonly venue: Venue;
  readonly #office: Person<PanelView>;
  readonly #pages = new Map<Who, Page>();

  private constructor(file: File, venue: Venue, office: Person<PanelView>) {
    this.file = file;
    this.venue = venue;
    this.#office = office;
  }

  static async open(file: File): Promise<Played> {
    const venue = await Venue.open(file);
    return new Played(file, venue, await venue.person<PanelView>('organiser', venue.codes.organiser));
  }

  async does(type: string, fields: object = {}): Promise<void> {
    await this.#office.send(type, fields);
  }

  /** Opened once; what moves is there at once. */
  async page(who: Who): Promise<Page> {
    const open = this.#pages.get(who);
    if (open) return open;
    const page = who.startsWith('/')
      ? await this.venue.device(who, LAPTOP)
      : await this.venue.joined(this.#code(who), LAPTOP);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    this.#pages.set(who, page);
    return page;
  }

  /** A page that is looked at no more. */
  async leave(who: Who): Promise<void> {
    await this.#pages.get(who)?.context().close();
    this.#pages.delete(who);
  }

  /** The sheets of a round that nobody has handed in yet, typed in from paper; of the first `teams` in the file. */
  async typeIn(round: FileRound, teams = this.file.teams.length, judges = this.file.judges.length): Promise<void> {
    const sheets = this.file.teams.slice(0, teams).flatMap((team, t) =>
      this.file.judges.slice(0, judges).map((judge, j) => ({
        round: round.id,
        team: team.id,
        judge: judge.id,
        marks: Object.fromEntries(round.criteria.map((criterion, c) => [criterion.id, markOf(criterion, t, j, c)])),
        reason: 'phiếu giấy',
      })),
    );
    await Promise.all(sheets.map((sheet) => this.#office.ask('sheet.enter', sheet)));
  }

  /** A judge's taps, without a page. */
  async mark(
    judge: `gk${number}`,
    round: FileRound,
    teams: readonly number[],
    last = round.criteria.length,
  ): Promise<void> {
    const person = await this.venue.person(judge, this.#code(judge));
    for (const t of teams) {
      const marks: Record<string, number> = {};
      round.criteria.slice(0, last).forEach((criterion, c) => (marks[criterion.id] = markOf(criterion, t, 0, c)));
      await person.send('marks.save', { round: round.id, team: this.file.teams[t]?.id, marks });
    }
    person.leave();
  }

  async close(): Promise<void> {
    this.#office.leave();
    await this.venue.close();
  }

  #code(who: Who): string {
    const { judges, ...offices } = this.venue.codes;
    return new Map(Object.entries({ ...judges, ...offices })).get(who) ?? '';
  }
}

/** What a team is good for; the last two of the file are level in everything. */
function markOf({ min = 0, max, step }: FileCriterion, team: number, judge: number, criterion: number): number {
  const LEVEL = 18;
  const t = Math.min(team, LEVEL) === LEVEL && team < LEVEL + 2 ? LEVEL : team;
  const good = ((t * 7 + 5) % 20) / 20;
  const taste = ((t * 3 + judge * 5 + criterion * 7) % 8) / 8;
  return min + Math.floor(((max - min) * (0.55 + 0.33 * good + 0.12 * taste)) / step) * step;
}

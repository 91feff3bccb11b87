import type { Locator, Page } from 'playwright-core';
import { judge } from '../../shared/messages/judge.ts';
import { formatPoints } from '../../shared/points.ts';
import { reads, sees, shout } from './eyes.ts';
import { touch } from './hands.ts';

const w = judge.vi;

/** A judge's thumb and eyes on `/judge`. */
export class JudgePage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** A team in the list, or in “My marks”. */
  row(team: { name: string }): Locator {
    return this.page.getByRole('main').getByRole('button', { name: shout(team.name) });
  }

  async open(team: { name: string }): Promise<void> {
    await touch(this.row(team));
    await this.isAt(team);
  }

  /** That team's sheet is the one on the page. */
  async isAt(team: { name: string }): Promise<void> {
    await reads(this.page.getByRole('heading', { level: 1 }), new RegExp(`${shout(team.name)}$`));
  }

  async toList(): Promise<void> {
    await touch(this.page.getByRole('banner').getByRole('button', { name: w.toList }));
    await this.page.getByRole('list', { name: w.criteria }).waitFor({ state: 'detached' });
  }

  /** From one's own marks. */
  async toOwnList(): Promise<void> {
    await touch(this.page.getByRole('main').getByRole('button', { name: w.toList }));
    await this.page.getByRole('button', { name: w.myMarks }).waitFor();
  }

  criterion(name: string): Locator {
    return this.page.getByRole('list', { name: w.criteria }).getByRole('listitem').filter({ hasText: name });
  }

  /** The whole number first, then what follows the comma. */
  async tap(criterion: string, mark: number): Promise<void> {
    const row = this.criterion(criterion);
    const head = row.getByRole('button', { name: criterion });
    const pad = row.getByRole('group', { name: w.wholeNumber });
    if ((await head.getAttribute('aria-expanded')) !== 'true') await touch(head);
    await touch(pad.getByRole('button', { name: String(Math.floor(mark)), exact: true }));
    const rest = formatPoints(mark % 1, 2, 0).slice(1);
    if (rest !== '')
      await touch(row.getByRole('group', { name: w.fraction }).getByRole('button', { name: rest, exact: true }));
    await sees(row, formatPoints(mark, 2, 1));
  }

  /** A whole sheet, criterion by criterion. */
  async mark(team: { name: string }, marks: Readonly<Record<string, number>>): Promise<void> {
    await this.open(team);
    for (const [criterion, mark] of Object.entries(marks)) await this.tap(criterion, mark);
  }

  /** What the sheet adds up to so far. */
  async totals(figure: string): Promise<void> {
    await reads(this.#foot.locator('.total'), new RegExp(`${w.total} ${figure} `));
  }

  /** The server has all that was tapped. */
  async isSaved(): Promise<void> {
    await this.page.getByRole('status').filter({ hasText: w.saved, visible: true }).waitFor();
  }

  async handIn(): Promise<void> {
    await touch(this.#foot.getByRole('button', { name: w.handIn }));
    await touch(this.page.getByRole('dialog', { name: w.handInTitle }).getByRole('button', { name: w.handIn }));
    await reads(this.#foot.getByRole('status').filter({ hasText: w.handedIn }), w.handedIn);
  }

  /** “Nộp cả phần”: gives the dialog, which names what goes and what does not. */
  async askHandInAll(count: number, round: string): Promise<Locator> {
    await touch(this.page.getByRole('button', { name: w.handInAll(count) }));
    const dialog = this.page.getByRole('dialog', { name: w.handInAllTitle(round) });
    await sees(dialog, w.willHandIn(count));
    return dialog;
  }

  async handInAll(count: number, round: string): Promise<void> {
    const dialog = await this.askHandInAll(count, round);
    await touch(dialog.getByRole('button', { name: w.handInAllYes(count) }));
    await dialog.waitFor({ state: 'detached' });
  }

  get #foot(): Locator {
    return this.page.getByRole('contentinfo');
  }
}

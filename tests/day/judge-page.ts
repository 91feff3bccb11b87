import type { Locator, Page } from 'playwright-core';
import { judge } from '../../shared/messages/judge.ts';
import { formatPoints } from '../../shared/points.ts';
import { reads, sees, shout } from './eyes.ts';

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
    await this.row(team).click();
    await this.isAt(team);
  }

  /** That team's sheet is the one on the page. */
  async isAt(team: { name: string }): Promise<void> {
    await reads(this.page.getByRole('heading', { level: 1 }), new RegExp(`${shout(team.name)}$`));
  }

  async toList(): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name: w.toList }).click();
    await this.page.getByRole('list', { name: w.criteria }).waitFor({ state: 'detached' });
  }

  criterion(name: string): Locator {
    return this.page.getByRole('list', { name: w.criteria }).getByRole('listitem').filter({ hasText: name });
  }

  /** The whole number first, then what follows the comma. */
  async tap(criterion: string, mark: number): Promise<void> {
    const row = this.criterion(criterion);
    const head = row.getByRole('button', { name: criterion });
    const pad = row.getByRole('group', { name: w.wholeNumber });
    if ((await head.getAttribute('aria-expanded')) !== 'true') await head.click();
    await pad.getByRole('button', { name: String(Math.floor(mark)), exact: true }).click();
    const rest = formatPoints(mark % 1, 2, 0).slice(1);
    if (rest !== '')
      await row.getByRole('group', { name: w.fraction }).getByRole('button', { name: rest, exact: true }).click();
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
    await this.#foot.getByRole('button', { name: w.handIn }).click();
    await this.page.getByRole('dialog', { name: w.handInTitle }).getByRole('button', { name: w.handIn }).click();
    await reads(this.#foot.getByRole('status').filter({ hasText: w.handedIn }), w.handedIn);
  }

  /** “Nộp cả phần”: gives the dialog, which names what goes and what does not. */
  async askHandInAll(count: number, round: string): Promise<Locator> {
    await this.page.getByRole('button', { name: w.handInAll(count) }).click();
    const dialog = this.page.getByRole('dialog', { name: w.handInAllTitle(round) });
    await sees(dialog, w.willHandIn(count));
    return dialog;
  }

  async handInAll(count: number, round: string): Promise<void> {
    const dialog = await this.askHandInAll(count, round);
    await dialog.getByRole('button', { name: w.handInAllYes(count) }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  get #foot(): Locator {
    return this.page.getByRole('contentinfo');
  }
}

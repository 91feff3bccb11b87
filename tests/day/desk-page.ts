import type { Locator, Page } from 'playwright-core';
import { setup } from '../../shared/messages/setup.ts';
import { sees } from './eyes.ts';
import { touch } from './hands.ts';

const w = setup.vi;

/** The secretariat's hands and eyes on `/setup`. */
export class DeskPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async turnTo(section: keyof typeof w.sections): Promise<void> {
    const tabs = this.page.getByRole('navigation', { name: w.sectionsLabel });
    await touch(tabs.getByRole('link', { name: w.sections[section], exact: true }));
    await this.page.getByRole('heading', { level: 2, name: w.sections[section], exact: true }).waitFor();
  }

  /** Figures come only when they are asked for. */
  async drawCurtain(): Promise<void> {
    await touch(this.page.getByRole('button', { name: w.curtain.show }));
    await this.page.getByRole('button', { name: w.curtain.hide }).waitFor();
  }

  /** One judge's paper sheets of a round. */
  async paper(round: string, judge: string): Promise<void> {
    await this.turnTo('paper');
    await this.page.getByLabel(w.round, { exact: true }).selectOption({ label: round });
    await this.page.getByLabel(w.judge, { exact: true }).selectOption({ label: judge });
    await this.page.getByRole('region', { name: `${round}, ${judge}` }).waitFor();
  }

  cell(team: string, criterion: string): Locator {
    return this.page.getByRole('textbox', { name: w.paper.cell(team, criterion) });
  }

  async answerWith(dialog: Locator, reason: string, button: string): Promise<void> {
    await touch(dialog.getByRole('button', { name: reason }));
    await touch(dialog.getByRole('button', { name: button, exact: true }));
    await dialog.waitFor({ state: 'detached' });
  }

  async says(words: string): Promise<void> {
    await sees(this.page.getByRole('status'), words);
  }
}

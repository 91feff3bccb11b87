import type { Locator, Page } from 'playwright-core';
import { common } from '../../shared/messages/common.ts';
import { mc } from '../../shared/messages/mc.ts';
import type { Presence } from '../../shared/panel.ts';
import { shortNames } from '../../client/mc/short.ts';
import { sees, shout } from './eyes.ts';
import { press, touch } from './hands.ts';
import { JUDGES } from './small.ts';

const w = mc.vi;

/** The MC's thumb and eyes on `/mc`, held in one hand. */
export class PanelPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** The large button, once it offers this; it takes no press for a moment after it changed. */
  async next(offer: string, until?: Locator): Promise<void> {
    const large = this.page.getByRole('region', { name: w.next.label });
    await press(large.getByRole('button', { name: new RegExp(`^${escaped(offer)}`) }), until);
  }

  /** Waits until a press is meant for what the panel shows now. */
  async settles(): Promise<void> {
    await isSettled(this.page);
  }

  /** The large button, and the dialog that it opens. */
  async nextAsks(offer: string, title: string): Promise<Locator> {
    const dialog = this.dialog(title);
    await this.next(offer, dialog);
    return dialog;
  }

  dialog(title: string): Locator {
    return this.page.getByRole('dialog', { name: title });
  }

  /** Answers a dialog and waits until it has gone. */
  async answer(dialog: Locator, button: string): Promise<void> {
    await touch(dialog.getByRole('button', { name: button, exact: true }));
    await dialog.waitFor({ state: 'detached' });
  }

  /** Answers with one of the usual reasons. */
  async answerWith(dialog: Locator, reason: string, button: string): Promise<void> {
    await touch(dialog.getByRole('button', { name: reason }));
    await this.answer(dialog, button);
  }

  /** On a phone one of four is in sight. */
  async turnTo(section: keyof typeof w.sections): Promise<void> {
    const tabs = this.page.getByRole('navigation', { name: w.sectionsLabel });
    await touch(tabs.getByRole('button', { name: w.sections[section] }));
  }

  async look(round: string): Promise<void> {
    await touch(this.page.getByRole('navigation', { name: w.rounds }).getByRole('button', { name: round }));
  }

  async says(words: string): Promise<void> {
    await sees(this.page.getByRole('status'), words);
  }

  /** A team's line in the grid. */
  row(team: { name: string }): Locator {
    return this.page.getByRole('row', { name: shout(team.name) });
  }

  /** The head of a judge's column in the grid, once the tablet is so. */
  tablet(judge: string, presence: Presence): Locator {
    const short = shortNames(JUDGES.map((one) => one.name))[JUDGES.findIndex((one) => one.name === judge)];
    return this.page.getByRole('columnheader', {
      name: new RegExp(`^${short ?? judge}\\s*: ${w.presence[presence]}$`),
    });
  }

  /** Chooses a scene, which is previewed, and shows it. */
  async show(scene: keyof typeof w.scenes): Promise<void> {
    await this.turnTo('screen');
    await this.choose(scene);
    await touch(this.preview.getByRole('button', { name: w.screen.project }));
    await this.says(w.said.shown(w.scenes[scene]));
  }

  /** Shows figures, whose preview is covered. */
  async showFigures(scene: 'round' | 'overall'): Promise<void> {
    await this.turnTo('screen');
    await this.choose(scene);
    await touch(this.preview.getByRole('button', { name: w.screen.showConfirm }));
    await this.says(w.said.shown(w.scenes[scene]));
  }

  async choose(scene: keyof typeof w.scenes): Promise<void> {
    const projector = this.page.getByRole('region', { name: w.screen.now });
    await touch(projector.getByRole('button', { name: new RegExp(`^${escaped(w.scenes[scene])}`) }));
  }

  get preview(): Locator {
    return this.page.getByRole('region', { name: w.screen.wouldShow });
  }

  /** The time that the team really took. */
  async setTime(team: string, minutes: number, seconds: number): Promise<void> {
    await this.turnTo('run');
    await touch(this.page.getByRole('button', { name: w.more }));
    await touch(this.dialog(team).getByRole('button', { name: w.teamActs.set }));
    const dialog = this.dialog(w.time.title);
    await dialog.getByLabel(w.time.minutes).fill(String(minutes));
    await dialog.getByLabel(w.time.seconds).fill(String(seconds));
    await this.answerWith(dialog, w.time.reasons[0] ?? '', w.time.confirm);
    await this.says(w.said.timeSet);
  }

  async cancel(dialog: Locator): Promise<void> {
    await this.answer(dialog, common.vi.cancel);
  }
}

/** As a part of a regular expression that stands for itself. */
function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** The large button means what it says: a press so soon after it changed would be for what it said before. */
export async function isSettled(page: Page): Promise<void> {
  await page.getByRole('region', { name: w.next.label }).locator('button.main[aria-disabled="false"]').waitFor();
}

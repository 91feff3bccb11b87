import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { comesTrue, shout } from './eyes.ts';

const MOST_STEPS = 200;

/** Somebody at a page with a keyboard alone. It hears which commands the page sends, and which of them are taken. */
export class Keys {
  readonly page: Page;
  readonly #given: Set<string>;

  private constructor(page: Page, given: Set<string>) {
    this.page = page;
    this.#given = given;
  }

  /** On a page that is loaded anew, so that all that it sends is heard. */
  static async on(page: Page, given: Set<string>): Promise<Keys> {
    page.on('websocket', (socket) => {
      const sent = new Map<string, string>();
      socket.on('framesent', ({ payload }) => {
        const [, id, type] = /^42(\d+)\["command",\{.*?"type":"([a-zA-Z.]+)"/.exec(payload.toString()) ?? [];
        if (id !== undefined && type !== undefined) sent.set(id, type);
      });
      socket.on('framereceived', ({ payload }) => {
        const [, id] = /^43(\d+)\[\{"ok":true/.exec(payload.toString()) ?? [];
        const type = sent.get(id ?? '');
        if (type !== undefined) given.add(type);
      });
    });
    // What is too long for a socket's message goes by itself.
    page.on('response', (response) => {
      const [, type] = /"type":"([a-zA-Z.]+)"/.exec(response.request().postData() ?? '') ?? [];
      if (response.ok() && response.url().includes('/api/command') && type !== undefined) given.add(type);
    });
    await page.addInitScript(() => {
      addEventListener('pointerdown', () => {
        throw new Error('a pointer was used');
      });
    });
    await page.reload();
    return new Keys(page, given);
  }

  /** From where the focus is, by Tab alone, whichever way is nearer. */
  async to(control: Locator): Promise<void> {
    await control.waitFor();
    for (let step = 0; step < MOST_STEPS; step++) {
      const way = await control.evaluate((element) => {
        const at = document.activeElement;
        if (at === element) return 'there';
        const isBefore = at !== null && (element.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING) > 0;
        return isBefore ? 'Shift+Tab' : 'Tab';
      });
      if (way === 'there') return;
      await this.page.keyboard.press(way);
    }
    throw new Error(`no Tab leads to ${String(control)}`);
  }

  async press(control: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
    // What has just changed takes no press for a moment, by a key neither.
    await comesTrue(async () => {
      expect(await control.isEnabled()).toBe(true);
      expect(await control.getAttribute('aria-disabled')).not.toBe('true');
    });
    await this.to(control);
    await this.page.keyboard.press(key);
  }

  /** A button on the page, or in the dialog that is open. */
  async button(name: string | RegExp, where: Page | Locator = this.page): Promise<void> {
    await this.press(where.getByRole('button', { name, exact: typeof name === 'string' }).first());
  }

  async type(field: Locator, text: string): Promise<void> {
    await this.to(field);
    await this.page.keyboard.type(text);
  }

  /** From a list, with the arrows. */
  async choose(list: Locator, option: string): Promise<void> {
    await this.to(list);
    await this.page.keyboard.press('Home');
    const chosen = () =>
      list.evaluate((one) => (one instanceof HTMLSelectElement ? one.selectedOptions[0]?.label : ''));
    for (let step = 0; step < MOST_STEPS && (await chosen())?.trim() !== option; step++)
      await this.page.keyboard.press('ArrowDown');
  }

  /** A team's line in the panel's grid. */
  row(team: { name: string }): Locator {
    return this.page.getByRole('rowheader').getByRole('button', { name: shout(team.name) });
  }

  dialog(title: string | RegExp): Locator {
    return this.page.getByRole('dialog', { name: title });
  }

  /** Answers it, with one of the usual reasons where it asks for one. */
  async answer(title: string | RegExp, confirm: string, reason?: string): Promise<void> {
    const dialog = this.dialog(title);
    if (reason !== undefined) await this.button(reason, dialog);
    await this.button(confirm, dialog);
    await dialog.waitFor({ state: 'detached' });
  }

  async escape(title: string | RegExp): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.dialog(title).waitFor({ state: 'detached' });
  }

  /** The page has sent it, and it was taken. */
  async gave(...types: readonly string[]): Promise<void> {
    await comesTrue(() => {
      expect([...this.#given]).toEqual(expect.arrayContaining([...types]));
      return Promise.resolve();
    });
  }
}

import type { Locator, Page } from 'playwright-core';

/* What a person does with a finger. */

/** How long a thumb rests on a button. */
const REST_MS = 60;

/** Touches it as soon as it takes a touch; by itself the browser's driver would try again every half second only. */
export async function touch(button: Locator): Promise<void> {
  await takesTouch(button);
  await button.click();
}

/**
 * Presses a button that takes no press just after it changed, and waits for what comes of it: something that appears, or,
 * left out, that the button says something else. An excited thumb taps twice each time: the second tap must do nothing.
 */
export async function press(button: Locator, until?: Locator): Promise<void> {
  await takesTouch(button);
  await button.dblclick({ delay: REST_MS });
  await (until ? until.waitFor() : button.waitFor({ state: 'hidden' }));
}

/** Its screen goes off, or on again. Pages of a test are always in sight, so that has to be said for them. */
export async function hide(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((off) => {
    if (off) Object.defineProperty(document, 'hidden', { configurable: true, value: true });
    else Reflect.deleteProperty(document, 'hidden');
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
}

async function takesTouch(button: Locator): Promise<void> {
  await button.evaluate(
    (element) =>
      new Promise<void>((resolve) => {
        const look = () => {
          const settles = getComputedStyle(element).pointerEvents === 'none';
          if (settles || element.ariaDisabled === 'true') requestAnimationFrame(look);
          else resolve();
        };
        look();
      }),
  );
}

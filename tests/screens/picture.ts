import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { complaints } from '../day/axe.ts';
import type { Size } from '../day/venue.ts';
import type { Moment } from './moment.ts';
import { readTexts, type Seen } from './texts.ts';

/** One picture, and what is amiss in it. */
export interface Picture {
  readonly name: string;
  readonly size: Size;
  readonly faults: readonly string[];
  readonly smallest: Seen['smallest'];
  readonly largest: Seen['largest'];
}

/** Read from thirty metres; everything else from an arm's length. */
const CONTRAST = { scene: 10, page: 7 };

export async function take(
  page: Page,
  { kind, name, who }: Moment,
  size: Size,
  folder: string | null,
): Promise<Picture> {
  await page.setViewportSize(size);
  await page.evaluate(standing);
  const looks: Seen[] = [];
  let steps = 1;
  for (let step = 0; step < steps; step++) {
    steps = Math.max(steps, await page.evaluate(scrollTo, step));
    looks.push(await page.evaluate(readTexts, { scene: kind === 'scene', wide: who === 'organiser' }));
    if (folder !== null) {
      await mkdir(folder, { recursive: true });
      const part = step === 0 ? '' : ` ${String(step + 1)}`;
      await page.screenshot({ path: join(folder, `${name} ${String(size.width)}×${String(size.height)}${part}.png`) });
    }
  }
  await page.evaluate(scrollTo, 0);
  const faults = looks.flatMap((look) => look.faults);
  // A dark picture has nothing that axe could look at.
  if (looks.some((look) => look.words > 0)) faults.push(...(await complaints(page, CONTRAST[kind])));
  const sizes = looks.flatMap((look) => look.smallest ?? []).sort((a, b) => a.percent - b.percent);
  return {
    name,
    size,
    faults: [...new Set(faults)],
    smallest: sizes[0] ?? null,
    largest: looks[0]?.largest ?? null,
  };
}

/** The letters are there, and nothing moves any more. */
export async function standing(): Promise<void> {
  await document.fonts.ready;
  const twice = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  await twice();
  await Promise.allSettled(
    document
      .getAnimations()
      .filter((one) => one.effect?.getComputedTiming().endTime !== Infinity)
      .map((one) => one.finished),
  );
  await twice();
}

/** So many heights down, the page or whatever in it scrolls; gives how many there are. */
function scrollTo(step: number): number {
  const scrollers = [...document.querySelectorAll('*')].filter(
    (one) =>
      one.scrollHeight > one.clientHeight + 1 &&
      one.clientHeight > 0 &&
      (one === document.documentElement || /auto|scroll/.test(getComputedStyle(one).overflowY)),
  );
  // What stays on top and at the foot takes of the height.
  const share = 0.7;
  for (const one of scrollers) one.scrollTop = step * one.clientHeight * share;
  const most = scrollers.map(
    (one) => Math.ceil((one.scrollHeight - one.clientHeight) / (one.clientHeight * share)) + 1,
  );
  return Math.max(1, ...most);
}

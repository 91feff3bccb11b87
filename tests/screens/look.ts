import type { Page } from 'playwright-core';
import type { File } from '../builders.ts';
import type { Size } from '../day/venue.ts';
import { HANDS, PICTURES, type Moment } from './moment.ts';
import { take, type Picture } from './picture.ts';
import { Played } from './played.ts';

export interface Looked extends Picture {
  readonly moment: Moment;
}

interface Look {
  /** Where the pictures go; null: they are not kept. */
  readonly folder: string | null;
  /** Of all sizes, or the first alone. */
  readonly sizes: number;
  readonly isWanted: (moment: Moment) => boolean;
  readonly say: (line: string) => void;
}

/** Goes through a day, and looks at every moment of it in every size. */
export async function lookAt(
  file: File,
  day: readonly Moment[],
  { folder, sizes, isWanted, say }: Look,
): Promise<Looked[]> {
  const hall = await Played.open(file);
  const looked: Looked[] = [];
  try {
    const last = day.reduce((found, moment, at) => (isWanted(moment) ? at : found), -1);
    for (const moment of day.slice(0, last + 1)) {
      const page = await hall.page(moment.who);
      const missing = await comes(moment, hall, page);
      if (missing === null && !isWanted(moment)) continue;
      for (const size of sizesOf(moment).slice(0, sizes)) {
        const picture = await take(page, moment, size, folder);
        const faults = missing === null ? picture.faults : [missing];
        looked.push({ ...picture, faults, moment });
        say(`${picture.name} ${String(size.width)}×${String(size.height)}: ${faults.join('; ')}`);
      }
    }
    hall.venue.isFaultless();
  } finally {
    await hall.close();
  }
  return looked;
}

/** Null where it did; else why not. The day goes on: what comes after it may still be looked at. */
export async function comes(moment: Moment, hall: Played, page: Page): Promise<string | null> {
  try {
    await moment.act(hall, page);
    await page.getByText(moment.sees).filter({ visible: true }).first().waitFor();
    await rests(page);
    return null;
  } catch (fault) {
    return `did not come: ${String(fault)}`;
  }
}

function sizesOf({ kind }: Moment): readonly Size[] {
  return kind === 'scene' ? PICTURES : HANDS;
}

/** What was done has come to the page: what it says is the same for longer than the server holds a view back. */
async function rests(page: Page): Promise<void> {
  const LOOKS = 4;
  const APART_MS = 60;
  for (let same = 0, before = ''; same < LOOKS;) {
    const now = await page.evaluate(() => document.body.innerText);
    same = now === before ? same + 1 : 0;
    before = now;
    await new Promise((resolve) => setTimeout(resolve, APART_MS));
  }
}

import { join } from 'node:path';
import type { Size } from '../day/venue.ts';
import { sample } from './contests.ts';
import { dayOf } from './day.ts';
import { comes } from './look.ts';
import { standing } from './picture.ts';
import { Played } from './played.ts';

/* The pictures of the guide and the README, taken on the sample's day. */

const PHONE: Size = { width: 360, height: 740 };
const LAPTOP: Size = { width: 1280, height: 800 };
const PROJECTOR: Size = { width: 1280, height: 720 };

/** By the moment's name: what the picture is called, and how large the screen is. */
const PICTURES: Readonly<Record<string, readonly [string, Size]>> = {
  join: ['join', PHONE],
  'inside of Zalo': ['zalo', PHONE],
  'setup, nobody has come in': ['reach', LAPTOP],
  'setup, the poster': ['poster', { width: 800, height: 1280 }],
  'setup, a card': ['card', PHONE],
  'judge, a sheet': ['judge', PHONE],
  'scene on stage, the last minute': ['screen', PROJECTOR],
  'panel, run': ['mc', PHONE],
  'clock, over time': ['clock', PHONE],
  'setup, results': ['setup', LAPTOP],
  'judge, approving': ['approve', PHONE],
  'panel, the awards': ['awards', PHONE],
  'scene reveal, step 10': ['reveal', PROJECTOR],
};

/** Where a moment does not come, or has not been asked for by its name, that is thrown. */
export async function takeGuide(folder: string): Promise<void> {
  const file = await sample();
  const missing = new Set(Object.keys(PICTURES));
  const hall = await Played.open(file);
  try {
    for (const moment of dayOf(file)) {
      const page = await hall.page(moment.who);
      const fault = await comes(moment, hall, page);
      if (fault !== null) throw new Error(`${moment.name} ${fault}`);
      const [name, size] = PICTURES[moment.name] ?? [];
      if (name === undefined || size === undefined) continue;
      await page.setViewportSize(size);
      await page.evaluate(() => {
        scrollTo(0, 0);
      });
      await page.evaluate(standing);
      await page.screenshot({ path: join(folder, `${name}.jpg`), quality: 80 });
      missing.delete(moment.name);
    }
  } finally {
    await hall.close();
  }
  if (missing.size > 0) throw new Error(`there is no ${[...missing].join(', ')}`);
}

import { z } from 'zod';
import type { AudienceView, OverallRowWire } from '../../shared/scene.ts';
import { launchBrowser } from '../browser.ts';
import { Person } from '../people/person.ts';
import type { Row } from '../report.ts';
import { forty } from './contests.ts';
import { Played } from './played.ts';
import { openShuffler, type Shuffler } from './shuffler.ts';

/*
 * Forty rows in motion, on a laptop that is four times as slow as this one: a new order every 100 ms, before those of
 * the order before have come to their places. What the browser did is read from its own trace.
 */

const SLOWER = 4;
const EVERY_MS = 100;
/** Layouts that a script asked for while it ran, and the longest frame. */
const MOST_FRAME_MS = 25;
const CATEGORIES = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'disabled-by-default-devtools.timeline.frame',
  'disabled-by-default-devtools.timeline.stack',
];
const SIZE = { width: 1280, height: 720 };

const Trace = z.object({
  traceEvents: z.array(
    z.looseObject({
      name: z.string(),
      ph: z.string(),
      ts: z.number(),
      dur: z.number().optional(),
      pid: z.number(),
      tid: z.number(),
      args: z
        .looseObject({ beginData: z.looseObject({ stackTrace: z.array(z.unknown()).optional() }).optional() })
        .optional(),
    }),
  ),
});
type Events = z.infer<typeof Trace>['traceEvents'];

export async function motion(orders: number): Promise<Row[]> {
  const shuffler = await withFortyRows();
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: SIZE });
    await page.goto(`${shuffler.address}/screen`);
    await page.getByRole('listitem').nth(39).waitFor();
    await page.evaluate(() => document.fonts.ready.then(() => null));
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await browser.startTracing(page, { categories: CATEGORIES });
    for (let order = 0; order < orders; order++) {
      shuffler.shuffle();
      await new Promise((done) => setTimeout(done, EVERY_MS));
    }
    const trace: unknown = JSON.parse((await browser.stopTracing()).toString());
    return rowsOf(Trace.parse(trace).traceEvents, orders);
  } finally {
    await browser.close();
    shuffler.close();
  }
}

/** The overall table of forty teams in four parts. */
async function withFortyRows(): Promise<Shuffler> {
  const hall = await Played.open(forty());
  try {
    const eye = new Person<AudienceView>('projector', `http://127.0.0.1:${String(hall.venue.port)}`, {});
    const contest = await eye.sees((_, setup) => setup);
    eye.leave();
    const rows = contest.teams.map(({ id }, place): OverallRowWire => {
      const parts = contest.rounds.map((_, r) => 29.75 - place / 4 - r);
      return [id, parts, parts.reduce((sum, part) => sum + part), place + 1];
    });
    return await openShuffler(contest, rows);
  } finally {
    await hall.close();
  }
}

function rowsOf(events: Events, orders: number): Row[] {
  const forced = events.filter(({ name, args }) => name === 'Layout' && (args?.beginData?.stackTrace?.length ?? 0) > 0);
  const drawn = events
    .filter(({ name }) => name === 'DrawFrame')
    .map(({ ts }) => ts)
    .sort((a, b) => a - b);
  const frames = drawn.slice(1).map((ts, i) => (ts - (drawn[i] ?? ts)) / 1000);
  const longest = Math.max(0, ...frames);
  const after = `${String(orders)} orders, ${String(frames.length)} frames`;
  return [
    {
      name: 'motion, forced layouts',
      value: forced.length,
      unit: 'layouts',
      target: '0',
      met: forced.length === 0,
      note: after,
    },
    {
      name: 'motion, the longest frame',
      value: longest,
      unit: 'ms',
      target: `≤ ${String(MOST_FRAME_MS)}`,
      met: longest <= MOST_FRAME_MS,
      note: `${after}, ${String(frames.filter((ms) => ms > MOST_FRAME_MS).length)} of them longer`,
    },
  ];
}

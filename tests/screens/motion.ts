import type { Page } from 'playwright-core';
import { z } from 'zod';
import type { AudienceView, OverallRowWire } from '../../shared/scene.ts';
import { launchBrowser } from '../browser.ts';
import { Person } from '../people/person.ts';
import type { Row } from '../report.ts';
import { openBareRows, orderBareRows } from './bare-rows.ts';
import { forty } from './contests.ts';
import { Played } from './played.ts';
import { openShuffler, type Shuffler } from './shuffler.ts';

/*
 * Forty rows in motion, on a laptop that is four times as slow as this one: a new order every 100 ms, before those of
 * the order before have come to their places. What the browser did is read from its own trace.
 */

const SLOWER = 4;
const EVERY_MS = 100;
/** Between two pictures on the screen. */
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
  const board = (figures: 'go' | 'stay') =>
    traced(
      orders,
      async (page) => {
        await page.goto(`${shuffler.address}/screen`);
        await page.getByRole('listitem').nth(39).waitFor();
        await page.evaluate(() => document.fonts.ready.then(() => null));
      },
      () => {
        shuffler.shuffle(figures);
      },
    );
  try {
    const bare = longest(await traced(orders, openBareRows, orderBareRows), 'TimeStamp');
    const order = await board('go');
    const figures = await board('stay');
    const forced = [...order, ...figures].filter(
      ({ name, args }) => name === 'Layout' && (args?.beginData?.stackTrace?.length ?? 0) > 0,
    ).length;
    const frames = longest(order, 'WebSocketReceive');
    return [
      { name: 'motion, forced layouts', value: forced, unit: 'layouts', target: '0', met: forced === 0 },
      {
        name: 'motion, the longest frame',
        value: frames.ms,
        unit: 'ms',
        floor: bare.ms,
        target: `≤ ${String(MOST_FRAME_MS)}`,
        met: frames.ms <= MOST_FRAME_MS,
        note: `${frames.note}; forty bare rows: ${bare.ms.toFixed(1)} ms, ${bare.note}`,
      },
      // Not what is asked for, but what an evening may come to: every figure of every row counts up meanwhile.
      told('motion, every figure too, the longest frame', longest(figures, 'WebSocketReceive')),
    ];
  } finally {
    shuffler.close();
  }
}

async function traced(
  orders: number,
  open: (page: Page) => Promise<void>,
  shuffle: (page: Page) => Promise<void> | void,
): Promise<Events> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: SIZE });
    await open(page);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await browser.startTracing(page, { categories: CATEGORIES });
    for (let order = 0; order < orders; order++) {
      await Promise.all([shuffle(page), new Promise((done) => setTimeout(done, EVERY_MS))]);
    }
    const trace: unknown = JSON.parse((await browser.stopTracing()).toString());
    return Trace.parse(trace).traceEvents;
  } finally {
    await browser.close();
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

interface Frames {
  readonly ms: number;
  readonly note: string;
}

/** From when the first order has come onto the screen, until the last one is on its way: something moves all the time. */
function longest(events: Events, order: 'WebSocketReceive' | 'TimeStamp'): Frames {
  const at = (what: string) =>
    events
      .filter((event) => event.name === what)
      .map(({ ts }) => ts)
      .sort((one, other) => one - other);
  const ordered = at(order);
  const from = ['Layout', 'Commit', 'ActivateLayerTree'].reduce(
    (before, step) => at(step).find((ts) => ts > before) ?? before,
    ordered[0] ?? 0,
  );
  const until = ordered[ordered.length - 1] ?? 0;
  const drawn = at('DrawFrame').filter((ts) => ts > from && ts < until);
  const frames = drawn.slice(1).map((ts, i) => (ts - (drawn[i] ?? ts)) / 1000);
  const over = frames.filter((ms) => ms > MOST_FRAME_MS).length;
  const note = `${String(frames.length)} frames, ${String(over)} of them over ${String(MOST_FRAME_MS)} ms`;
  return { ms: Math.max(0, ...frames), note };
}

function told(name: string, { ms, note }: Frames): Row {
  return { name, value: ms, unit: 'ms', target: 'is told', met: true, note };
}

import type { Locator, Page } from 'playwright-core';
import { judge } from '../../shared/messages/judge.ts';
import { findChromium } from '../chromium.mjs';
import { hallAddress, launchBrowser } from '../browser.ts';
import { contest } from '../builders.ts';
import { Wire } from '../day/wire.ts';
import { touch } from '../day/hands.ts';
import { readLog } from '../people/day.ts';
import { join } from '../people/person.ts';
import { fault, notTried, type Fault } from './fault.ts';
import { Site } from './site.ts';

const NAME = 'Chromium’s network cut under a marking judge';
const w = judge.vi;
const PATIENCE_MS = 30_000;
/** How often the page is looked at in each cut. */
const LOOKS = 3;

/** A tablet's Wi-Fi goes and comes while a judge marks: what is tapped arrives, once, and is never said to be received before. */
export async function cut(short: boolean): Promise<Fault[]> {
  if (findChromium() === null) return [notTried(NAME, 'there is no Chromium')];
  const tries = short ? 5 : 100;
  const site = await Site.of(contest({ judges: 1, teams: 1, rounds: [{ mode: 'gallery', criteria: 1 }] }));
  const browser = await launchBrowser();
  const wrong: string[] = [];
  try {
    await site.start();
    const wire = await Wire.to(site.port);
    const { token } = await join(site.address, site.codes.organiser);
    await order(site.address, token, 'round.open', { round: 'r1' });
    const page = await (await browser.newContext({ viewport: { width: 800, height: 1280 } })).newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(`${hallAddress(wire.port)}/#${site.codes.judges['gk1'] ?? ''}`);
    await page.waitForURL(/\/judge$/);
    await touch(page.getByRole('main').getByRole('button', { name: /T1/ }));
    const tapped: number[] = [];
    let looks = 0;
    for (let i = 0; i < tries; i++) {
      // By turns nothing gets through, or only what the tablet says.
      const silent = i % 3 === 2;
      if (silent) wire.loseAnswers();
      else wire.cut();
      // Another one than before, so that each is an event of its own.
      const mark = (i % 10) + 1;
      await tap(page, mark === 10 ? 0 : mark);
      tapped.push(mark === 10 ? 0 : mark);
      for (let look = 0; look < LOOKS; look++) {
        looks += 1;
        if ((await status(page).filter({ hasText: w.saved }).count()) > 0)
          wrong.push('“received” was shown for what was cut off');
      }
      wire.mend();
      await status(page).filter({ hasText: w.saved }).waitFor();
      const last = (await marksOf(site.address, token)).at(-1);
      if (last !== tapped.at(-1)) wrong.push('“received” was shown for what the log lacks');
    }
    await wire.close();
    const there = await marksOf(site.address, token);
    const lost = tapped.filter((mark, i) => there[i] !== mark).length;
    const twice = Math.max(0, there.length - tapped.length);
    const note = `${String(tapped.length)} tapped, ${String(looks)} looks for a false “${w.saved}”`;
    return [fault({ name: NAME, tried: tries, lost, twice, wrong, note })];
  } finally {
    await browser.close();
    await site.close();
  }
}

function status(page: Page): Locator {
  return page.getByRole('status').filter({ visible: true });
}

async function tap(page: Page, mark: number): Promise<void> {
  const row = page.getByRole('list', { name: w.criteria }).getByRole('listitem').first();
  const head = row.getByRole('button').first();
  const pad = row.getByRole('group', { name: w.wholeNumber });
  if ((await head.getAttribute('aria-expanded')) !== 'true') await touch(head);
  await touch(pad.getByRole('button', { name: String(mark), exact: true }));
}

async function order(address: string, token: string, type: string, fields: object): Promise<void> {
  const answer = await fetch(`${address}/api/command`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ ...fields, id: crypto.randomUUID(), type }),
  });
  if (!answer.ok) throw new Error(`${type}: ${await answer.text()}`);
}

/** Every mark that the log has, in order. */
async function marksOf(address: string, token: string): Promise<number[]> {
  const lines = (await readLog(address, token)).trim().split('\n');
  return lines
    .map((line) => JSON.parse(line) as { type: string; data: { marks?: Record<string, number> } })
    .flatMap(({ type, data }) => (type === 'marks.saved' ? Object.values(data.marks ?? {}) : []));
}

import { gzipSync } from 'node:zlib';
import { launchBrowser } from '../browser.ts';
import { galleries, Hall } from './halls.ts';
import type { Row } from '../report.ts';

const KILO = 1000;
const TARGET = 40;
const TEAMS = 20;

/** What the judge's page loads from nothing, with a sheet open on it: code packed by gzip, and letters. */
export async function page(): Promise<Row[]> {
  const hall = await Hall.open(galleries(TEAMS, 5, 3));
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 800, height: 1280 } });
    const loaded: Promise<{ kind: 'code' | 'letters'; bytes: number }[]>[] = [];
    page.on('response', (response) => {
      const path = new URL(response.url()).pathname;
      if (path.startsWith('/api/') || path.startsWith('/socket.io/')) return;
      const kind = path.endsWith('.woff2') ? 'letters' : 'code';
      const size = async () => {
        const body = await response.body();
        return [{ kind, bytes: kind === 'letters' ? body.length : gzipSync(body, { level: 9 }).length } as const];
      };
      loaded.push(size());
    });
    // Signed in beforehand: the page that asks who one is, is another page.
    const { address } = hall.server;
    await page.request.post(`${address}/api/join`, { data: { code: hall.codes.judges['gk1'] } });
    await page.goto(`${address}/judge`);
    // A sheet is open; the last team's name is no other's beginning.
    await page
      .getByRole('main')
      .getByRole('button', { name: `T${String(TEAMS)}` })
      .click();
    await page
      .getByRole('heading', { level: 1 })
      .filter({ hasText: `T${String(TEAMS)}` })
      .waitFor();
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => document.fonts.ready.then(() => null));
    const all = (await Promise.all(loaded)).flat();
    const sum = (kind: string) =>
      all.filter((one) => one.kind === kind).reduce((total, one) => total + one.bytes, 0) / KILO;
    return (['code', 'letters'] as const).map((kind) => ({
      name: `judge's page, everything loaded, gz: ${kind}`,
      value: sum(kind),
      unit: 'kB',
      target: `≤ ${String(TARGET)}`,
      met: sum(kind) <= TARGET,
    }));
  } finally {
    await browser.close();
    await hall.server.stop();
  }
}

import { chromium, type Browser } from 'playwright-core';
import { findChromium } from './chromium.mjs';

/** A name that leads to this machine but that no browser trusts more than any other over plain http, as in a hall. */
export const HALL_NAME = 'hall.test';

/** The server's address as a tablet in the hall would have it: not a secure context. */
export function hallAddress(port: number): string {
  return `http://${HALL_NAME}:${String(port)}`;
}

export const CHROMIUM_FLAGS = [
  `--host-resolver-rules=MAP ${HALL_NAME} 127.0.0.1`,
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--no-first-run',
  // Pages in the background go on as those in front do: several people share one browser here.
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null)
    throw new Error('no Chromium, Chrome or Edge was found: npm test installs one, or set CHROME_PATH');
  return chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
}

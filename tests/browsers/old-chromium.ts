import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { fetched } from '../../server/fetched.mjs';
import { CHROMIUM_FLAGS, hallAddress } from '../browser.ts';
import type { Size } from '../day/venue.ts';
import type { Browser, Device } from './device.ts';
import { needLibraries } from './tools.mjs';

/*
 * Real Chromiums of years ago, from a package of the registry. The driver's own way to find things in a page does not
 * run in them; taps, typing, pictures and what pages complain of do.
 */

/** By their version: that of the package they are in, and its sum. */
const PACKAGES = {
  88: ['5.5.0', 'sha512-nYSDzTsVEVsvIFaUUAUN53ulXBLKSRXFS+eVYZOLZD5SA1If59rqBAiy4raMgorQwXWqjSsjK1SF4As+qzPLqA=='],
  92: ['10.1.0', 'sha512-NZQVf+J4kqG4sVhRm3WNmOfzY0OtTSm+S8rg77pwePa9RCYHzhnzRs8YvNI6L9tALIW6RpmefWiPURt3vURXcw=='],
} as const;

/** @param still whoever set its devices up asked for no motion, and nobody waits for any */
export async function oldChromium(version: keyof typeof PACKAGES, still = false): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: programOf(version), args: CHROMIUM_FLAGS });

  async function device(url: string, size: Size): Promise<Device> {
    const context = await browser.newContext({
      viewport: size,
      hasTouch: true,
      reducedMotion: still ? 'reduce' : null,
    });
    let faults: string[] = [];
    context.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    context.on('weberror', (thrown) => faults.push(thrown.error().stack ?? thrown.error().message));
    context.on('response', (response) => {
      if (response.status() >= 400) faults.push(`${response.url()} ${String(response.status())}`);
    });
    const page = await context.newPage();
    await page.goto(url);
    return {
      run: (inPage, given) => page.evaluate(`(${String(inPage)})(${JSON.stringify(given)})`),
      press: (x, y) => page.touchscreen.tap(x, y),
      type: (text) => page.keyboard.type(text),
      goTo: async (to) => {
        await page.goto(to);
      },
      picture: async (path) => {
        await page.screenshot({ path });
      },
      faults: () => {
        const told = faults;
        faults = [];
        return Promise.resolve(told);
      },
      close: () => context.close(),
    };
  }

  return { name: `Chromium ${browser.version()}`, address: hallAddress, device, close: () => browser.close() };
}

/** The program itself, which is packed tightly in its package; unpacked once. */
function programOf(version: keyof typeof PACKAGES): string {
  const folder = join(fetched('chrome-aws-lambda', ...PACKAGES[version]), 'bin');
  const program = join(folder, 'chromium');
  if (!existsSync(program)) {
    const aside = `${program}-unfinished-${String(process.pid)}`;
    writeFileSync(aside, brotliDecompressSync(readFileSync(`${program}.br`)), { mode: 0o755 });
    renameSync(aside, program);
  }
  needLibraries(program);
  return program;
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Results } from '../../shared/reading.ts';
import { hallAddress, launchBrowser } from '../browser.ts';
import type { File } from '../builders.ts';
import { withCodes, type Codes } from '../people/codes.ts';
import { readLog, readResults } from '../people/day.ts';
import { join as enter, Person } from '../people/person.ts';
import { freePort, runApart, type Apart } from '../process.ts';

const MAIN = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
const PATIENCE_MS = 15_000;

function run(data: string, port: number, ...flags: readonly string[]): Promise<Apart> {
  return runApart([MAIN, '--data', data, '--port', String(port), ...flags], port);
}

export const PHONE = { width: 360, height: 740 };
export const TABLET = { width: 800, height: 1280 };
export const LAPTOP = { width: 1280, height: 800 };
export const PROJECTOR = { width: 1024, height: 768 };
export type Size = typeof PHONE;

/** A hall: the built app in a process of its own, and a browser whose pages each stand for somebody's device. */
export class Venue {
  readonly codes: Codes;
  /** What pages logged as errors and what they asked for in vain. */
  #faults: string[] = [];
  /** Somebody mistyped or pulled a plug: what pages complain of then is no fault of theirs. */
  #forgiving = false;
  /** The server's data folder. */
  #data: string;
  readonly #folder: string;
  readonly #browser: Browser;
  #server: Apart;

  private constructor(codes: Codes, folder: string, data: string, browser: Browser, server: Apart) {
    this.codes = codes;
    this.#folder = folder;
    this.#data = data;
    this.#browser = browser;
    this.#server = server;
  }

  static async open(given: File): Promise<Venue> {
    const { file, codes } = withCodes(given);
    const folder = await mkdtemp(join(tmpdir(), 'hoi-thi-'));
    const contest = join(folder, 'contest.json');
    await writeFile(contest, JSON.stringify(file));
    const data = join(folder, 'data');
    const server = await run(data, await freePort(), '--contest', contest);
    return new Venue(codes, folder, data, await launchBrowser(), server);
  }

  get port(): number {
    return this.#server.port;
  }

  /** Somebody's device with a page open on it: its own cookies, its own storage; its browser calls itself so. */
  async device(path: string, size: Size, port = this.port, userAgent?: string): Promise<Page> {
    const context = await this.#browser.newContext({ viewport: size, ...(userAgent && { userAgent }) });
    context.setDefaultTimeout(PATIENCE_MS);
    this.#watch(context);
    const page = await context.newPage();
    await page.goto(`${hallAddress(port)}${path}`);
    return page;
  }

  /** A device that has joined with a code, as its card's QR has it. */
  async joined(code: string, size: Size, port = this.port, userAgent?: string): Promise<Page> {
    const page = await this.device(`/#${code}`, size, port, userAgent);
    await page.waitForURL(/\/(judge|mc|clock|setup)$/);
    return page;
  }

  /** Somebody at work behind the scenes, without a page. */
  person<V extends { now: number }>(name: string, code: string): Promise<Person<V>> {
    return Person.join<V>(name, this.#server.address, code);
  }

  /** Nothing on any page went wrong since this was last asked. */
  isFaultless(): void {
    const faults = this.#faults;
    this.#faults = [];
    expect(faults, 'errors logged by pages').toEqual([]);
  }

  /** From here on pages have something to complain of, such as a code that is not right. */
  forgiving(): void {
    this.#forgiving = true;
  }

  /** The server dies as it stands: no farewell, nothing written that was not. */
  async kill(): Promise<void> {
    this.forgiving();
    process.kill(this.#server.pid, 'SIGKILL');
    await this.#server.ended;
  }

  /** And is started again, on the same port and the same data. */
  async start(): Promise<void> {
    this.#server = await run(this.#data, this.port);
  }

  /** A copy of the contest as it is now, as the secretariat takes one away: the path of its file. */
  async copy(): Promise<string> {
    const { address } = this.#server;
    const { token } = await enter(address, this.codes.organiser);
    const answer = await fetch(`${address}/api/backup`, { headers: { authorization: `Bearer ${token}` } });
    if (!answer.ok) throw new Error(`the copy: ${String(answer.status)} ${await answer.text()}`);
    const path = join(this.#folder, 'copy.sqlite');
    await writeFile(path, Buffer.from(await answer.arrayBuffer()));
    return path;
  }

  /** The laptop dies, and goes on from a copy; or another laptop does, at an address of its own. */
  async restore(copy: string, laptop: 'this' | 'another'): Promise<void> {
    await this.kill();
    if (laptop === 'another') this.#data = join(this.#folder, 'spare');
    const port = laptop === 'another' ? await freePort() : this.port;
    this.#server = await run(this.#data, port, '--restore', copy);
  }

  /** And from here on nothing any more. */
  forgiven(): void {
    this.#forgiving = false;
    this.#faults = [];
  }

  /** The log and the results as the organiser reads them out. */
  async read(): Promise<{ log: string; results: Results }> {
    const { address } = this.#server;
    const { token } = await enter(address, this.codes.organiser);
    return { log: await readLog(address, token), results: await readResults(address, token) };
  }

  /** What everybody has before their eyes, for whoever looks into a failure. */
  async pictures(folder: string): Promise<void> {
    const pages = this.#browser.contexts().flatMap((context) => context.pages());
    await Promise.all(pages.map((page, i) => page.screenshot({ path: join(folder, `${String(i + 1)}.png`) })));
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#server.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }

  #watch(context: BrowserContext): void {
    const fault = (page: Page | null, text: string) => {
      if (!this.#forgiving) this.#faults.push(`${page ? new URL(page.url()).pathname : ''}: ${text}`);
    };
    context.on('console', (message) => {
      if (message.type() === 'error') fault(message.page(), message.text());
    });
    context.on('weberror', (thrown) => {
      fault(thrown.page(), thrown.error().stack ?? thrown.error().message);
    });
    context.on('requestfailed', (request) => {
      const why = request.failure()?.errorText ?? '';
      // The page was left while this was on its way.
      if (why !== 'net::ERR_ABORTED') fault(null, `${request.url()} ${why}`);
    });
    context.on('response', (response) => {
      if (response.status() >= 400) fault(null, `${response.url()} ${String(response.status())}`);
    });
  }
}

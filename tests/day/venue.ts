import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { contestPath } from '../../db/folder.ts';
import { ContestFile } from '../../db/open.ts';
import { FORKED } from '../../shared/commands/log.ts';
import type { Results } from '../../shared/reading.ts';
import { hallAddress, launchBrowser } from '../browser.ts';
import type { File } from '../builders.ts';
import { withCodes, type Codes } from '../people/codes.ts';
import { readLog, readResults } from '../people/day.ts';
import { join as enter, Person } from '../people/person.ts';
import { freePort, runApart, type Apart } from '../process.ts';

const MAIN = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
const PATIENCE_MS = 15_000;

export const PHONE = { width: 360, height: 740 };
export const TABLET = { width: 800, height: 1280 };
export const LAPTOP = { width: 1280, height: 800 };
export const PROJECTOR = { width: 1024, height: 768 };
export type Size = typeof PHONE;

/** A hall: the built app in a process of its own, and a browser whose pages each stand for somebody's device. */
export class Venue {
  readonly codes: Codes;
  readonly port: number;
  /** What pages logged as errors and what they asked for in vain. */
  #faults: string[] = [];
  /** Somebody mistyped or pulled a plug: what pages complain of then is no fault of theirs. */
  #forgiving = false;
  readonly #contest: string;
  readonly #flags: readonly string[];
  readonly #folder: string;
  readonly #browser: Browser;
  #server: Apart;

  private constructor(
    contest: string,
    codes: Codes,
    folder: string,
    flags: readonly string[],
    browser: Browser,
    server: Apart,
  ) {
    this.#contest = contest;
    this.codes = codes;
    this.port = server.port;
    this.#folder = folder;
    this.#flags = flags;
    this.#browser = browser;
    this.#server = server;
  }

  static async open(given: File): Promise<Venue> {
    const { file, codes } = withCodes(given);
    const folder = await mkdtemp(join(tmpdir(), 'hoi-thi-'));
    const contest = join(folder, 'contest.json');
    await writeFile(contest, JSON.stringify(file));
    const port = await freePort();
    const flags = [MAIN, '--contest', contest, '--data', join(folder, 'data'), '--port', String(port)];
    const server = await runApart(flags, port);
    return new Venue(file.id, codes, folder, flags, await launchBrowser(), server);
  }

  /** Somebody's device with a page open on it: its own cookies, its own storage. */
  async device(path: string, size: Size, port = this.port): Promise<Page> {
    const context = await this.#browser.newContext({ viewport: size });
    context.setDefaultTimeout(PATIENCE_MS);
    this.#watch(context);
    const page = await context.newPage();
    await page.goto(`${hallAddress(port)}${path}`);
    return page;
  }

  /** A device that has joined with a code, as its card's QR has it. */
  async joined(code: string, size: Size, port = this.port): Promise<Page> {
    const page = await this.device(`/#${code}`, size, port);
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
    this.#server = await runApart([...this.#flags], this.port);
  }

  /** The laptop died, and what its last backup held goes on as another log. */
  async restored(): Promise<void> {
    await this.kill();
    const file = new ContestFile(contestPath(join(this.#folder, 'data'), this.#contest));
    const { seq } = file.log.head;
    const first = file.log.read(-1, 1)[0]?.at ?? 0;
    const data = { log: `${first.toString(36)}-b1`, rehearsal: false };
    const row = { seq: seq + 1, at: Date.now(), person: 'organiser', type: FORKED, data, command: null, access: [] };
    file.log.append([row]);
    file.close();
    await this.start();
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

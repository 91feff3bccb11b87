import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contestPath } from '../../db/folder.ts';
import type { File } from '../builders.ts';
import { withCodes, type Codes } from '../people/codes.ts';
import { freePort } from '../process.ts';
import { Server } from './server.ts';

interface Start {
  readonly env?: Record<string, string>;
  readonly program?: string;
  readonly more?: readonly string[];
}

/** A laptop: a contest, a data folder, an address; servers come and go on it. */
export class Site {
  readonly file: File;
  readonly codes: Codes;
  readonly port: number;
  /** Goes when it is over; the data folder is in it. */
  readonly folder = mkdtempSync(join(tmpdir(), 'hoi-thi-'));
  readonly data = join(this.folder, 'data');
  #server: Server | null = null;

  private constructor(file: File, port: number) {
    ({ file: this.file, codes: this.codes } = withCodes(file));
    this.port = port;
    mkdirSync(this.data);
    writeFileSync(join(this.folder, 'contest.json'), JSON.stringify(this.file));
  }

  static async of(file: File): Promise<Site> {
    return new Site(file, await freePort());
  }

  get address(): string {
    return `http://127.0.0.1:${String(this.port)}`;
  }

  /** The contest's file. */
  get path(): string {
    return contestPath(this.data, this.file.id);
  }

  /** Which contest it is: for a first start. */
  get flags(): string[] {
    return ['--contest', join(this.folder, 'contest.json')];
  }

  /** A server that may come up or not. */
  spawn({ more = this.flags, ...how }: Start = {}): Server {
    const flags = ['--data', this.data, '--port', String(this.port), ...more];
    this.#server = Server.spawn({ ...how, flags });
    return this.#server;
  }

  /** One that has to come up. */
  async start(how: Start = {}): Promise<Server> {
    const server = this.spawn(how);
    if (!(await server.ready)) throw new Error(`the server did not start: ${server.said}`);
    return server;
  }

  /** An empty data folder again. */
  empty(): void {
    rmSync(this.data, { recursive: true, force: true });
    mkdirSync(this.data);
  }

  /** `unplug`: what has to be taken off the folder first. */
  async close(unplug: () => unknown = () => undefined): Promise<void> {
    await this.#server?.kill();
    unplug();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

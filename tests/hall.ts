import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { Socket as Net } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { contestPath } from '../db/folder.ts';
import { buildApp, type App } from '../server/app.ts';
import { isStop } from '../server/flags.ts';
import { openContest, type Opened } from '../server/opening.ts';
import { realTime } from '../server/time.ts';
import { ContestFile } from '../shared/contest.ts';
import { start } from '../shared/messages/start.ts';
import type { Ack, ContestSetup, Handshake } from '../shared/wire.ts';
import { contest, type File } from './builders.ts';
import { withCodes, type Codes } from './people/codes.ts';
import type { Joined } from './people/person.ts';

const PATIENCE_MS = 4000;
const PLAIN = { newCodes: null, rehearsal: false };

/** Everything that came to one socket, in order. */
interface Heard {
  readonly contests: ContestSetup[];
  readonly views: unknown[];
  /** When the messages came, by the steady clock, and what they were. */
  readonly times: { readonly at: number; readonly what: 'contest' | 'view' }[];
}

interface Running {
  readonly opened: Opened;
  readonly app: App;
  readonly port: number;
}

/** A real server on a port of its own, in a temporary folder that goes with it. */
export class Hall {
  readonly file: File;
  readonly codes: Codes;
  readonly folder = mkdtempSync(join(tmpdir(), 'hoi-thi-'));
  /** Milliseconds added to the machine's clock. */
  offset = 0;
  /** What the server logged as its own faults; there have to be none. */
  readonly faults: unknown[] = [];
  #running: Running | null = null;
  readonly #tokens = new Map<string, string>();
  readonly #heard = new WeakMap<Socket, Heard>();
  readonly #sockets = new Set<Socket>();

  /** Where it makes backups. */
  readonly #backup: string | null;
  /** The built pages, where somebody looks at them. */
  readonly #client: string;

  private constructor(file: File, backup: string | null, client: string | null) {
    this.#backup = backup;
    this.#client = client ?? join(this.folder, 'no-client');
    ({ file: this.file, codes: this.codes } = withCodes(file));
  }

  static async open(file: File = contest(), backup: string | null = null, client: string | null = null): Promise<Hall> {
    const hall = new Hall(file, backup, client);
    hall.#running = await hall.#run(0);
    return hall;
  }

  get url(): string {
    return `http://127.0.0.1:${String(this.#running?.port)}`;
  }

  /** The contest's file on the disk. */
  get path(): string {
    return contestPath(this.folder, this.file.id);
  }

  async join(code: string): Promise<Joined> {
    const answer = await this.post('/api/join', { code });
    if (answer.status !== 200) throw new Error(`join: ${String(answer.status)} ${await answer.text()}`);
    return (await answer.json()) as Joined;
  }

  /** A good token of that person: an office, or a judge's id. */
  async token(person: string): Promise<string> {
    const known = this.#tokens.get(person);
    if (known !== undefined) return known;
    const { judges, ...offices } = this.codes;
    const { token } = await this.join(new Map(Object.entries({ ...judges, ...offices })).get(person) ?? person);
    this.#tokens.set(person, token);
    return token;
  }

  /** A person's socket; with a handshake, whoever that makes. It rejects where the server does not let it in. */
  async socket(
    who: string | Handshake | Record<string, unknown>,
    headers: Record<string, string> = {},
  ): Promise<Socket> {
    const auth = typeof who === 'string' ? { token: await this.token(who) } : who;
    const socket = socketTo(this.url, auth, headers);
    const heard: Heard = { contests: [], views: [], times: [] };
    this.#heard.set(socket, heard);
    this.#sockets.add(socket);
    socket.on('contest', (setup: ContestSetup) => {
      heard.contests.push(setup);
      heard.times.push({ at: performance.now(), what: 'contest' });
    });
    socket.on('view', (view: unknown) => {
      heard.views.push(view);
      heard.times.push({ at: performance.now(), what: 'view' });
    });
    return connected(socket);
  }

  async command(socket: Socket, type: string, fields: object = {}, id: string = randomUUID()): Promise<Ack> {
    return (await socket.timeout(PATIENCE_MS).emitWithAck('command', { ...fields, id, type })) as Ack;
  }

  /** A command that has to be taken; gives its number. */
  async does(socket: Socket, type: string, fields: object = {}): Promise<number> {
    const ack = await this.command(socket, type, fields);
    if (!ack.ok) throw new Error(`${type}: ${ack.code}, ${ack.message}`);
    return ack.seq;
  }

  heard(socket: Socket): Heard {
    const heard = this.#heard.get(socket);
    if (!heard) throw new Error('not a socket of this hall');
    return heard;
  }

  /** The latest view, as soon as one is as `predicate` says. */
  view<V>(socket: Socket, predicate: (view: V) => boolean = () => true): Promise<V> {
    const heard = this.heard(socket);
    const latest = () => heard.views.at(-1) as V | undefined;
    return new Promise((resolve, reject) => {
      const look = () => {
        const view = latest();
        if (view === undefined || !predicate(view)) return;
        socket.off('view', look);
        clearTimeout(timer);
        resolve(view);
      };
      const timer = setTimeout(() => {
        socket.off('view', look);
        reject(new Error(`no such view came; the last was ${JSON.stringify(latest())}`));
      }, PATIENCE_MS);
      socket.on('view', look);
      look();
    });
  }

  get(path: string, token?: string, headers: Record<string, string> = {}): Promise<Response> {
    const authorization: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
    return fetch(`${this.url}${path}`, { headers: { ...authorization, ...headers } });
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  }

  /** The server goes and comes again, on the same data and the same port, and those who were there have dialled again. */
  async restart(meanwhile: () => void = () => undefined): Promise<void> {
    const port = this.#running?.port ?? 0;
    const back = [...this.#sockets]
      .filter((socket) => socket.connected)
      .map((socket) => new Promise((resolve) => socket.once('connect', () => resolve(null))));
    await this.#stop();
    meanwhile();
    this.#running = await this.#run(port);
    await Promise.all(back);
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.disconnect();
    await this.#stop();
    rmSync(this.folder, { recursive: true, force: true });
    if (this.faults.length > 0) throw new Error('the server met faults', { cause: this.faults });
  }

  async #run(wanted: number): Promise<Running> {
    const opened = await openContest(this.folder, ContestFile.parse(this.file), PLAIN, Date.now());
    if (isStop(opened)) throw new Error(opened.stop(start.en, 'en'));
    const app = await buildApp({
      file: opened.file,
      time: { ...realTime, now: () => Date.now() + this.offset },
      seed: () => randomBytes(16).toString('hex'),
      client: this.#client,
      tls: null,
      log: (error) => this.faults.push(error),
      backup: this.#backup === null ? null : { folder: this.#backup, say: () => undefined },
    });
    await app.app.listen({ host: '127.0.0.1', port: wanted });
    const address = app.app.server.address();
    return { opened, app, port: address !== null && typeof address === 'object' ? address.port : wanted };
  }

  async #stop(): Promise<void> {
    if (!this.#running) return;
    const { app, opened } = this.#running;
    this.#running = null;
    await app.close();
    opened.file.close();
    opened.folder.release();
  }
}

/** A socket to any server, once it is let in. */
export function dial(url: string, auth: object): Promise<Socket> {
  return connected(socketTo(url, auth));
}

function socketTo(url: string, auth: object, headers: Record<string, string> = {}): Socket {
  return io(url, {
    auth,
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 50,
    reconnectionDelayMax: 100,
    extraHeaders: headers,
  });
}

function connected(socket: Socket): Promise<Socket> {
  return new Promise((resolve, reject) => {
    socket.once('connect', () => {
      resolve(socket);
    });
    socket.once('connect_error', (error) => {
      socket.disconnect();
      reject(error);
    });
  });
}

/** From now on its Wi-Fi swallows everything: it hears nothing and answers nothing, and no connection closes. */
export function swallow(socket: Socket): void {
  const { transport } = socket.io.engine;
  const raw: unknown = Reflect.get(Reflect.get(transport, 'ws') as object, '_socket');
  if (!(raw instanceof Net)) throw new Error('not a websocket');
  raw.pause();
}

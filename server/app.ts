import { createServer as createHttp } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { Socket } from 'node:net';
import fastifyCookie from '@fastify/cookie';
import Fastify, { type FastifyInstance } from 'fastify';
import { Server } from 'socket.io';
import type { ContestFile } from '../db/open.ts';
import { Access } from './access.ts';
import { Alarms } from './alarms.ts';
import { AttemptBook } from './attempts.ts';
import { sendRefusal } from './answer.ts';
import { askings } from './asking.ts';
import { Backups, type BackupNeeds } from './backups.ts';
import { Reach } from './reach.ts';
import { catchErrors, guard, MOST_BYTES, MOST_BYTES_ORGANISER, noSuchPage } from './doors.ts';
import { handover } from './handover.ts';
import { Loop } from './handle.ts';
import { Joining } from './joining.ts';
import { HEARTBEAT, Live } from './live.ts';
import { buildOf, pages } from './pages.ts';
import { readings } from './reading.ts';
import type { FromClient, ToClient } from './sending.ts';
import { Taker } from './take.ts';
import type { Time } from './time.ts';

interface Parts {
  readonly file: ContestFile;
  readonly time: Time;
  /** 32 hexadecimal digits, new each time. */
  readonly seed: () => string;
  /** The folder of the built client. */
  readonly client: string;
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | null;
  readonly log: (error: unknown) => void;
  /** Where backups are made while it goes on, and who is told how that went; null makes none. */
  readonly backup: Pick<BackupNeeds, 'folder' | 'say'> | null;
}

/** The whole server but its port. */
export interface App {
  readonly app: FastifyInstance;
  readonly loop: Loop;
  readonly taker: Taker;
  readonly backups: Backups | null;
  readonly alarms: Alarms;
  readonly access: Access;
  readonly reach: Reach;
  /** Takes nothing more, acknowledges what it has taken, and lets everybody go. */
  close(): Promise<void>;
}

export async function buildApp({ file, time, seed, client, tls, log, backup }: Parts): Promise<App> {
  const app = Fastify({
    serverFactory: (handler) => (tls ? createHttps(tls, handler) : createHttp(handler)),
    bodyLimit: MOST_BYTES_ORGANISER,
    // An address that cannot even be decoded.
    frameworkErrors: (_, request, reply) => {
      void sendRefusal(request, reply, noSuchPage);
    },
  });
  const reach = new Reach(() => {
    live.broadcast.markPanel();
  });
  const connections = new Set<Socket>();
  app.server.on('connection', (socket: Socket) => {
    connections.add(socket);
    reach.came(socket.remoteAddress);
    socket.once('close', () => connections.delete(socket));
  });
  const io = new Server<FromClient, ToClient>(app.server, {
    ...HEARTBEAT,
    serveClient: false,
    maxHttpBufferSize: MOST_BYTES,
  });
  const alarms = new Alarms(() => {
    live.broadcast.markPanel();
  });
  const loop = new Loop({
    store: file,
    time,
    seed,
    alarms,
    log,
    after: (rows) => {
      if (rows.some(({ type }) => type === 'round.closed')) backups?.now();
      live.committed(rows);
    },
  });
  const access = new Access(file, loop);
  const committed = () => loop.committed;
  const backups =
    backup &&
    new Backups({
      ...backup,
      source: file.path,
      id: loop.committed.contest.id,
      clock: time.now,
      mark: () => file.changes,
      changed: (alarm) => {
        if (alarm) alarms.raise(alarm);
        else alarms.clear('backup');
        live.broadcast.markPanel();
      },
    });
  const attempts = new AttemptBook({ file, time, write: (run) => loop.write(run) });
  const taker = new Taker(loop, file, log, attempts.note);
  const parseCookie = (header: string) => app.parseCookie(header);
  const waiting = () => loop.waiting;
  const live = new Live({
    io,
    access,
    taker,
    committed,
    waiting,
    alarms: () => alarms.all,
    copies: () => backups?.copies ?? null,
    reach: () => reach.wire,
    head: () => loop.head.hash,
    time,
    parseCookie,
    build: buildOf(client),
    log,
  });

  catchErrors(app, log);
  await guard(app, tls !== null);
  await app.register(fastifyCookie);
  const left = (person: string) => {
    live.left(person);
  };
  const joining = new Joining({ access, note: attempts.note, clock: time.now });
  askings(app, { access, joining, taker, note: attempts.note, secure: tls !== null, left });
  const hold = live.holds.bind(live);
  handover(app, { access, joining, taker, hold, committed, clock: time.now });
  readings(app, {
    access,
    file,
    attempts,
    committed,
    clock: time.now,
    head: () => loop.head.hash,
    held: (judge) => live.attendance.held(judge),
  });
  await pages(app, client);

  const close = async () => {
    attempts.flush();
    loop.close();
    const gone = backups?.close();
    live.broadcast.close();
    app.server.close();
    for (const socket of io.sockets.sockets.values()) socket.conn.close();
    await empty(connections);
    await io.close();
    await app.close();
    await gone;
  };
  return { app, loop, taker, backups, alarms, access, reach, close };
}

/** How long those who are slow to take their last acknowledgement are waited for. */
const PATIENCE_MS = 2000;

/**
 * Each connection ends when its own end has said farewell, so that it has read what was written to it: cut off while it
 * still sends, it would lose that. One that has left the Wi-Fi would take half a minute, and is cut off.
 */
async function empty(connections: ReadonlySet<Socket>): Promise<void> {
  const farewells = [...connections].map((socket) => new Promise((resolve) => socket.once('close', resolve)));
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, PATIENCE_MS)));
  await Promise.race([Promise.all(farewells), patience]);
  clearTimeout(timer);
  for (const socket of connections) socket.destroy();
}

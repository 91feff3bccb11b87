import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Server } from 'socket.io';
import type { AudienceView, OverallRowWire } from '../../shared/scene.ts';
import type { ContestSetup } from '../../shared/wire.ts';
import { chance } from '../people/chance.ts';

const BUILT = fileURLToPath(new URL('../../client/dist', import.meta.url));
const KINDS: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/** A laptop that has one overall table, and sends the built pages another order of it as often as it is told to. */
export interface Shuffler {
  readonly address: string;
  /** The figures go with their teams, or stay where they are. */
  shuffle(figures: 'go' | 'stay'): void;
  close(): void;
}

export async function openShuffler(contest: ContestSetup, rows: readonly OverallRowWire[]): Promise<Shuffler> {
  const http = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = extname(pathname) === '' ? '/index.html' : pathname;
    readFile(join(BUILT, path)).then(
      (content) => response.writeHead(200, { 'content-type': KINDS[extname(path)] ?? '' }).end(content),
      () => response.writeHead(404).end(),
    );
  });
  const io = new Server(http);
  const lot = chance('a new order');
  let seq = 0;
  const view = (order: readonly OverallRowWire[]): AudienceView => ({
    seq: seq++,
    now: Date.now(),
    scene: { what: 'overall', rows: [...order], frozen: false },
  });
  io.on('connection', (socket) => {
    socket.emit('contest', contest);
    socket.emit('view', view(rows));
  });
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  const address = http.address();
  return {
    address: `http://127.0.0.1:${String(address !== null && typeof address === 'object' ? address.port : 0)}`,
    shuffle: (figures) => {
      const drawn = rows.map((row) => ({ row, at: lot.next() })).sort((a, b) => a.at - b.at);
      // Where the figures stay with the places, whoever comes to one has what stood there, and all of them change.
      const order = drawn.map(({ row: [team, parts, score] }, place): OverallRowWire => {
        const [, itsParts = parts, itsScore = score] = figures === 'stay' ? (rows[place] ?? []) : [];
        return [team, itsParts, itsScore, place + 1];
      });
      io.emit('view', view(order));
    },
    close: () => {
      void io.close();
    },
  };
}

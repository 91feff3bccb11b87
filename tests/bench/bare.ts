import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createServer } from 'node:http';
import { Server } from 'socket.io';

/*
 * The floor: a bare Socket.IO acknowledgement around a bare insert that waits for the disk (`synchronous = FULL`), one
 * a message, in a process of its own. Started with its folder and its port.
 */

const [folder = '.', port = '0'] = process.argv.slice(2);
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));

const db = new Database(join(folder, 'bare.sqlite'));
db.pragma('journal_mode = wal');
db.pragma('synchronous = full');
db.exec('create table rows (seq integer primary key, data text not null) strict');
const insert = db.prepare('insert into rows (data) values (?)');

const http = createServer((_, answer) => answer.end('ok'));
const io = new Server(http, { serveClient: false });
io.on('connection', (socket) => {
  socket.on('command', (message: unknown, ack: (answer: object) => void) => {
    const { lastInsertRowid } = insert.run(JSON.stringify(message));
    ack({ ok: true, seq: Number(lastInsertRowid) });
  });
});
http.listen(Number(port), '127.0.0.1');

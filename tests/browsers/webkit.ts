import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import type { Size } from '../day/venue.ts';
import { freePort } from '../process.ts';
import { readComplaints } from './complaints.ts';
import { comes, type Browser, type Device } from './device.ts';
import { needWebkit } from './tools.mjs';

/*
 * WebKitGTK, the nearest to an iPhone that runs here, by the W3C's protocol. Its own program has no window of an exact
 * size, but a page that it opens has; and it needs a display, which nobody has to see.
 */

export async function webkit(): Promise<Browser> {
  needWebkit();
  const display = await openDisplay();
  const look = await open(display.name);
  await look.close();
  return {
    name: look.name,
    // It takes no names of ours: this is the machine's, which it trusts no more than another.
    address: (port) => `http://${hostname()}:${String(port)}`,
    device: async (url, size) => deviceIn(await open(display.name), url, size),
    close: () => display.close(),
  };
}

async function openDisplay(): Promise<{ name: string; close(): Promise<void> }> {
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '2000x1400x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [number] = (await once(screen.stdio[3] as Readable, 'data')) as [Buffer];
  return {
    name: `:${number.toString().trim()}`,
    async close() {
      screen.kill();
      await once(screen, 'exit');
    },
  };
}

interface Session {
  readonly name: string;
  readonly ask: (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<unknown>;
  close(): Promise<void>;
}

const Answer = z.object({ value: z.unknown() });
const Opened = z.object({ sessionId: z.string(), capabilities: z.object({ browserVersion: z.string() }) });
const Handle = z.string();
const Handles = z.array(Handle);

/** A driver of its own, since each serves one browser, which has kept nothing. */
async function open(display: string): Promise<Session> {
  const port = await freePort();
  const env = { ...process.env, DISPLAY: display, LIBGL_ALWAYS_SOFTWARE: '1' };
  const driver = spawn('WebKitWebDriver', [`--port=${String(port)}`], { env, stdio: 'ignore' });
  const ask: Session['ask'] = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${String(port)}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    const { value } = Answer.parse(await answer.json());
    if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(value)}`);
    return value;
  };
  await comes(() => ask('GET', '/status'));
  // A page may open another by itself.
  const args = ['--automation', '--javascript-can-open-windows-automatically=true'];
  const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': { args } } };
  const opened = Opened.parse(await ask('POST', '/session', { capabilities }));
  const path = `/session/${opened.sessionId}`;
  return {
    name: `WebKitGTK ${opened.capabilities.browserVersion}`,
    ask: (method, rest, body) => ask(method, `${path}${rest}`, body),
    async close() {
      await ask('DELETE', path);
      driver.kill();
      await once(driver, 'exit');
    },
  };
}

async function deviceIn(session: Session, url: string, size: Size): Promise<Device> {
  const { ask } = session;
  const first = Handle.parse(await ask('GET', '/window'));
  const bare = `noopener,toolbar=no,menubar=no,width=${String(size.width)},height=${String(size.height)}`;
  await ask('POST', '/execute/sync', { script: 'open(arguments[0], "_blank", arguments[1])', args: [url, bare] });
  const handle = await comes(async () => {
    const other = Handles.parse(await ask('GET', '/window/handles')).find((one) => one !== first);
    if (other === undefined) throw new Error('the page was not opened');
    return other;
  });
  await ask('POST', '/window', { handle });

  const run: Device['run'] = async <A, T>(inPage: (given: A) => T | Promise<T>, given: A) =>
    (await ask('POST', '/execute/sync', {
      script: `return (${String(inPage)})(arguments[0])`,
      args: [given],
    })) as T;
  const act = (type: 'pointer' | 'key', actions: readonly object[]) =>
    ask('POST', '/actions', {
      actions: [{ type, id: type, ...(type === 'pointer' && { parameters: { pointerType: 'touch' } }), actions }],
    });
  return {
    run,
    async press(x, y) {
      const at = { type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y) };
      await act('pointer', [at, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }]);
    },
    async type(text) {
      await act(
        'key',
        Array.from(text).flatMap((value) => ['keyDown', 'keyUp'].map((type) => ({ type, value }))),
      );
    },
    async goTo(to) {
      await ask('POST', '/url', { url: to });
    },
    async picture(path) {
      await writeFile(path, Buffer.from(z.string().parse(await ask('GET', '/screenshot')), 'base64'));
    },
    faults: () => run(readComplaints, null),
    close: () => session.close(),
  };
}

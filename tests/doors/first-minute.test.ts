import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import qrcode from 'qrcode';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { qrCode } from '../../server/hall.ts';
import { wrapped } from '../../server/window.ts';
import { contest } from '../builders.ts';
import { withCodes } from '../people/codes.ts';
import { join as enter, Person } from '../people/person.ts';
import { freePort } from '../process.ts';
import { killAll, prepareServer, started, stopped } from './started.ts';

beforeAll(prepareServer);

let folder: string;
/** What the laptop has beside the app: nothing but what a test puts there. */
let programs: string;
const others: Server[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hoi-thi-'));
  programs = join(folder, 'programs');
  mkdirSync(programs);
});
afterEach(async () => {
  await killAll();
  for (const other of others.splice(0)) other.close();
  rmSync(folder, { recursive: true, force: true });
});

const { file, codes } = withCodes(contest({ rounds: [{ mode: 'gallery' }] }));

function start(...args: string[]) {
  const path = join(folder, 'contest.json');
  writeFileSync(path, JSON.stringify(file));
  const all = ['--data', join(folder, 'data'), '--host', '127.0.0.1', '--contest', path, ...args];
  return started(all, { PATH: programs });
}

function program(name: string, script: string): void {
  writeFileSync(join(programs, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(programs, name), 0o755);
}

/** What a program of ours wrote, once it is there. */
function written(name: string): Promise<string> {
  const path = join(folder, name);
  return new Promise((resolve) => {
    const look = () => {
      const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
      if (!text.endsWith('\n')) return;
      watcher.close();
      resolve(text.trim());
    };
    const watcher = watch(folder, look);
    look();
  });
}

async function taken(): Promise<number> {
  const other = createServer();
  others.push(other);
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  return (other.address() as AddressInfo).port;
}

describe('the organiser’s page opens by itself', () => {
  test('signed in, once, by a code that is good for nobody after', async () => {
    program('xdg-open', `echo "$1" > "${join(folder, 'opened')}"`);
    const address = await start('--port', '0', '--open').address;
    const [page = '', ticket = ''] = (await written('opened')).split('#');
    expect(page).toBe(`${address}/`);
    expect((await enter(address, ticket)).role).toBe('organiser');
    await expect(enter(address, ticket)).rejects.toThrow('401');
    expect((await enter(address, codes.organiser)).role).toBe('organiser');
  });

  test('where there is no browser the window says what to open', async () => {
    const hall = start('--port', '0', '--open');
    const address = await hall.address;
    expect(hall.said()).toContain(`Trên máy này hãy mở ${address}`);
  });
});

describe('the window', () => {
  test('breaks what it says between words, where it is narrow', () => {
    const words = 'Để cửa sổ này mở suốt hội thi.\n\nMọi điểm đã nhận đều nằm trên đĩa.';
    expect(wrapped(words, 20)).toBe('Để cửa sổ này mở\nsuốt hội thi.\n\nMọi điểm đã nhận\nđều nằm trên đĩa.');
    expect(wrapped(words)).toBe(words);
    expect(wrapped('  qkb4xytn  Giám khảo 1 (gk1)', 80)).toBe('  qkb4xytn  Giám khảo 1 (gk1)');
  });

  test('shows the QR code with what shines on a dark console, without a colour and with its border', async () => {
    const lines = (await qrCode('http://192.168.1.10', false)).split('\n');
    const halves = { ' ': [1, 1], '▄': [1, 0], '▀': [0, 1], '█': [0, 0] };
    const dark = lines.flatMap((line) =>
      [0, 1].map((half) => Array.from(line, (letter) => halves[letter as keyof typeof halves][half])),
    );
    const { data, size } = qrcode.create('http://192.168.1.10', { errorCorrectionLevel: 'L' }).modules;
    const inside = dark.slice(4, 4 + size).map((row) => row.slice(4, 4 + size));
    expect(inside.flat()).toEqual([...data]);
    expect(dark.flat().filter(Boolean)).toHaveLength(data.filter(Boolean).length);
    expect(new Set(lines.map(({ length }) => length))).toEqual(new Set([size + 8]));
  });
});

describe('of several ports', () => {
  test('the first that is free; where none is, the last is named', async () => {
    const [held, alsoHeld, open] = [await taken(), await taken(), await freePort()];
    const refused = await start('--port', `${String(held)},${String(alsoHeld)}`).ended;
    expect(refused).toMatchObject({
      code: 2,
      line: expect.stringContaining(`Cổng ${String(alsoHeld)} đang được`) as string,
    });
    const address = await start('--port', `${String(held)},${String(open)}`).address;
    expect(address).toBe(`http://127.0.0.1:${String(open)}`);
  });

  test('one that is none is refused with the list', async () => {
    for (const ports of ['80,', ',', '80,90000', '80 3000']) {
      const { code, line } = await start('--port', ports).ended;
      expect({ code, line }).toMatchObject({ code: 2, line: expect.stringContaining(`Cổng “${ports}”`) as string });
    }
  });
});

describe('the laptop is kept awake', () => {
  /** As the system's own: until it is stopped, or nobody is there any more. */
  const awake = (began: string, ended: string) =>
    `echo "$1" > "${began}"\ntrap 'echo over > "${ended}"' EXIT\ntrap 'exit 0' TERM\nread -r line`;

  test('while a part is open, and no longer', async () => {
    const [began, ended] = [join(folder, 'awake'), join(folder, 'asleep')];
    program('systemd-inhibit', awake(began, ended));
    const address = await start('--port', '0').address;
    const mc = await Person.join('mc', address, codes.mc);
    expect(existsSync(began)).toBe(false);
    await mc.send('round.open', { round: 'r1' });
    expect(await written('awake')).toContain('sleep');
    expect(existsSync(ended)).toBe(false);
    await mc.send('round.close', { round: 'r1', force: true, reason: 'thử' });
    expect(await written('asleep')).toBe('over');
    mc.leave();
  });

  test('not beyond the server’s own end, however that is', async () => {
    program('systemd-inhibit', awake(join(folder, 'awake'), join(folder, 'asleep')));
    const hall = start('--port', '0');
    const mc = await Person.join('mc', await hall.address, codes.mc);
    await mc.send('round.open', { round: 'r1' });
    await written('awake');
    mc.leave();
    await stopped(hall, 'SIGKILL');
    expect(await written('asleep')).toBe('over');
  });

  test('where that cannot be, the window says so once', async () => {
    const hall = start('--port', '0');
    const mc = await Person.join('mc', await hall.address, codes.mc);
    await mc.send('round.open', { round: 'r1' });
    await expect.poll(hall.said, { timeout: 60_000 }).toContain('chưa ngăn được máy này tự ngủ');
    mc.leave();
  });
});

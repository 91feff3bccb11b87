// Holds a small contest with a folder that was packed and unpacked, started as a laptop with nothing installed starts it,
// and kills it in between. It runs where the network is cut, and so it is a program of its own.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import type { JudgeView } from '../../shared/wire.ts';
import type { PanelView } from '../../shared/panel.ts';
import type { Results } from '../../shared/reading.ts';
import { contest } from '../builders.ts';
import { withCodes } from '../people/codes.ts';
import { join as enter, Person } from '../people/person.ts';

const [folder = '', ...flags] = process.argv.slice(2);

/** What was seen, for the test that started this. */
export interface Held {
  /** What the laptop could have reached but itself. */
  readonly networks: number;
  readonly address: string;
  /** The page, and the letters and code that it asks for. */
  readonly page: { readonly status: number; readonly assets: number[] };
  readonly acknowledged: number;
  readonly afterKill: number;
  readonly scores: (number | null)[];
  readonly backups: number;
  readonly exit: number | null;
}

const { file, codes } = withCodes(contest({ id: 'nho', judges: 2, teams: 2, rounds: [{ mode: 'gallery' }] }));
const path = join(folder, 'hoi-thi-nho.json');
writeFileSync(path, JSON.stringify(file));

/** Nothing is in its PATH, and nobody says where its data goes. */
async function start(args: readonly string[]) {
  const child = spawn(join(folder, 'start.sh'), args, { env: { PATH: '' }, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let said = '';
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString();
      if (said.includes('Ctrl-C')) resolve(/https?:\/\/\S+/.exec(said)?.[0] ?? '');
    });
    void ended.then((code) => {
      reject(new Error(`it ended with ${String(code)}: ${said}`));
    });
  });
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  return { address, end };
}

const judgeAt = (address: string, id: string) => Person.join<JudgeView>(id, address, codes.judges[id] ?? '');
const sheet = (team: string, mark: number) => ({ round: 'r1', team, marks: { c1: mark } });

async function results(address: string): Promise<Results['rounds'][number]['teams']> {
  const { token } = await enter(address, codes.organiser);
  const answer = await fetch(`${address}/api/results`, { headers: { authorization: `Bearer ${token}` } });
  return ((await answer.json()) as Results).rounds[0]?.teams ?? [];
}

async function pageAt(address: string): Promise<Held['page']> {
  const page = await fetch(`${address}/judge`);
  const assets = [...(await page.text()).matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, asset = '']) => asset);
  const answers = await Promise.all(assets.map((asset) => fetch(`${address}${asset}`)));
  return { status: page.status, assets: answers.map(({ status }) => status) };
}

spawnSync('ip', ['link', 'set', 'lo', 'up']);
const networks = Object.values(networkInterfaces())
  .flatMap((one) => one ?? [])
  .filter(({ internal }) => !internal).length;

const stick = join(folder, 'usb');
mkdirSync(stick);
const backups = () => readdirSync(stick).filter((name) => name.endsWith('.sqlite'));

const first = await start(['--contest', path, `--backup=${stick}`, ...flags]);
const page = await pageAt(first.address);
const mc = await Person.join<PanelView>('mc', first.address, codes.mc);
await mc.send('round.open', { round: 'r1' });
const gk1 = await judgeAt(first.address, 'gk1');
await gk1.send('sheet.submit', sheet('t1', 8));
await gk1.send('sheet.submit', sheet('t2', 9.25));
await first.end('SIGKILL');
for (const one of [mc, gk1]) one.leave();

// Where the copies go is said once.
const before = new Set(backups());
const second = await start(flags);
const afterKill = (await results(second.address)).flatMap(({ judges }) => judges).length;
const gk2 = await judgeAt(second.address, 'gk2');
await gk2.send('sheet.submit', sheet('t1', 7));
await gk2.send('sheet.submit', sheet('t2', 9.75));
const again = await Person.join<PanelView>('mc', second.address, codes.mc);
await again.send('round.close', { round: 'r1' });
const scores = (await results(second.address)).map(({ score }) => score);
await again.sees(({ copies }) => copies?.last ?? null);
for (const one of [again, gk2]) one.leave();
const exit = await second.end('SIGTERM');
const copies = backups().filter((name) => !before.has(name)).length;

const held: Held = {
  networks,
  address: second.address,
  page,
  acknowledged: 2,
  afterKill,
  scores,
  backups: copies,
  exit,
};
console.log(JSON.stringify(held));

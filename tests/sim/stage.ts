import { Contest } from '../../shared/contest.ts';
import { FORKED } from '../../shared/commands/log.ts';
import { OPENING } from '../../shared/fold.ts';
import type { Ack } from '../../shared/wire.ts';
import type { PanelView } from '../../shared/panel.ts';
import { contest } from '../builders.ts';
import { chance, type Chance } from '../people/chance.ts';
import { Clock } from './clock.ts';
import { Device } from './device.ts';
import { append, Disk } from './disk.ts';
import { JudgePage } from './judge.ts';
import { Laptop } from './laptop.ts';
import { Broken, freshFold, Ledger } from './ledger.ts';
import { Link, request, type Line, type LinkState } from './net.ts';
import { Page } from './page.ts';
import type { Plants } from './plants.ts';
import { type Trace } from './trace.ts';

const FILE = Contest.parse(
  contest({
    judges: [{ id: 'gk1', name: 'Giám khảo 1', head: true }, 'gk2', 'gk3'],
    teams: 3,
    rounds: [
      { mode: 'gallery', criteria: 2 },
      { mode: 'stage', criteria: 2, timeLimitSeconds: 60 },
    ],
  }),
);
/** One tablet, or more. */
const TABLETS = ['gk1', 'gk2', 'gk2', 'gk3'];
const OFFICES = ['organiser', 'mc', 'timekeeper'];

/** A whole hall: its laptops, its Wi-Fi, its tablets and who is at them, from one seed. */
export class Stage {
  readonly clock = new Clock();
  readonly chance: Chance;
  readonly trace: Trace;
  readonly ledger = new Ledger();
  readonly plants: Plants;
  readonly tablets: Device[] = [];
  readonly desks: Page<PanelView>[] = [];
  readonly projector: Page<unknown>;
  readonly devices: Device[] = [];
  readonly lines = new Set<Line>();
  disk: Disk;
  laptop: Laptop | null = null;
  address = 0;
  backups: (() => Disk)[] = [];
  /** How far the laptop's clock is set wrong. */
  offset = 0;
  broken: Broken | null = null;
  #ids = 0;
  #pages = 0;
  readonly #net: Chance;

  constructor(seed: string, plants: Plants, trace: Trace) {
    this.plants = plants;
    this.trace = trace;
    this.chance = chance(seed);
    this.#net = this.chance.of('net');
    this.disk = this.#look(new Disk());
    const access = [...TABLETS, ...OFFICES].map((person) => ({ person, hash: Buffer.from(`code-${person}`) }));
    append(this.disk, [{ seq: 0, at: 0, person: 'organiser', type: OPENING, data: FILE, command: null, access }]);
    this.start();
    for (const person of TABLETS) this.tablets.push(this.#device(person));
    for (const person of OFFICES) this.desks.push(this.#page(this.#device(person)));
    this.projector = this.#page(this.#device(''));
    for (const tablet of this.tablets) this.open(tablet);
    for (const page of [...this.desks, this.projector]) page.dial();
    this.clock.play(500);
    for (const round of ['r1', 'r2']) this.desks[1]?.press('round.open', { round });
    this.clock.play(500);
  }

  readonly newId = (): string => `${(++this.#ids).toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`;
  readonly newSeed = (): string => (++this.#ids).toString(16).padStart(32, '0');
  readonly newToken = (): string => `token${String(++this.#ids)}`;
  readonly newSocket = (): string => `socket${String(++this.#ids)}`;
  readonly newPage = (): string => `page${String(++this.#pages)}`;

  note(what: string, detail: string): void {
    this.trace.add(this.clock.steady, what, detail);
  }

  at(address: number): Laptop | null {
    return address === this.address ? this.laptop : null;
  }

  start(): void {
    if (this.laptop) return;
    try {
      this.laptop = new Laptop(this, this.disk, this.offset, this.plants);
    } catch (error) {
      if (error instanceof Broken) throw error;
      return this.note('no start', String(error));
    }
    if (JSON.stringify(this.laptop.loop.committed) !== JSON.stringify(freshFold(this.disk)))
      throw new Broken('views', 'after a start the server has another state than its log');
    this.ledger.checkDisk(this.disk);
  }

  /** `power`: the system goes too, and what was not synced with it. */
  kill(power: boolean): void {
    this.laptop?.die(power);
    this.laptop = null;
    if (power) this.disk.cutPower(this.#net);
  }

  /** On another laptop, from a backup. */
  restore(backup: () => Disk, address: number): void {
    this.kill(true);
    const old = this.disk;
    this.disk = this.#look(backup());
    this.ledger.lost(old, this.disk.rows.length - 1);
    const { seq, at } = this.disk.rows.at(-1) ?? { seq: -1, at: 0 };
    const state = freshFold(this.disk);
    const data = { log: `${state.lineage.log}-${String(++this.#ids)}`, rehearsal: false };
    append(this.disk, [{ seq: seq + 1, at, person: 'organiser', type: FORKED, data, command: null, access: [] }]);
    this.address = address;
    this.start();
  }

  open(device: Device): JudgePage {
    const page = new JudgePage(this, device);
    if (device.token === null) this.signIn(device);
    else page.dial();
    return page;
  }

  signIn(device: Device): void {
    const ask = () => this.at(device.address)?.join(this.disk.codes.get(device.person) ?? '') ?? null;
    request(device.link, ask, (joined) => {
      this.note('sign in', `${device.name} ${joined === null ? 'not' : 'done'}`);
      if (joined) device.token = joined.token;
      if (joined) for (const page of this.pagesOf(device)) page.dial();
    });
  }

  pagesOf(device: Device): Page<unknown>[] {
    return [...device.pages, ...[...this.desks, this.projector].filter((page) => page.device === device)];
  }

  get judges(): JudgePage[] {
    return this.tablets.flatMap((tablet) => tablet.pages);
  }

  setLink(device: Device, state: LinkState): void {
    device.link.set(state);
    for (const line of this.lines)
      if (line.isOver) this.lines.delete(line);
      else line.check();
  }

  sent(command: object): void {
    this.note('send', JSON.stringify(command));
  }

  answered(disk: Disk, message: unknown, ack: Ack): void {
    this.note('ack', `${(message as { id: string }).id} ${ack.ok ? String(ack.seq) : `${ack.code} ${ack.message}`}`);
    this.#watch(() => {
      this.ledger.answered(disk, message, ack);
    });
  }

  heard(page: { readonly name: string }, id: string, seq: number): void {
    this.note('heard', `${page.name} ${id} ${String(seq)}`);
    this.ledger.heard(id, page.name, this.clock.steady);
  }

  boxChanged(page: JudgePage): void {
    this.ledger.boxChanged(page, page.tablet.box);
  }

  /** The product must not catch it. */
  #watch(run: () => void): void {
    try {
      run();
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      this.broken ??= error;
    }
  }

  #look(disk: Disk): Disk {
    this.plants.disk?.(disk);
    disk.safe = (row) => {
      this.note('row', `${String(row.seq)} ${row.person} ${row.type} ${row.data}`);
      this.#watch(() => {
        this.ledger.safe(row);
      });
    };
    return disk;
  }

  #device(person: string): Device {
    const name = `${person === '' ? 'projector' : person}.${String(this.devices.length)}`;
    const device = new Device(this.clock, new Link(this.clock, this.#net), name, person);
    this.devices.push(device);
    return device;
  }

  #page<V>(device: Device): Page<V> {
    const page = new Page<V>(this, device);
    device.token = device.person === '' ? null : (this.laptop?.join(`code-${device.person}`)?.token ?? null);
    return page;
  }
}

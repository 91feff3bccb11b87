import type { Ack, ContestSetup, PageMessage } from '../../shared/wire.ts';
import { Machine } from './clock.ts';
import type { Device } from './device.ts';
import { Line, type LineEnd } from './net.ts';
import type { Stage } from './stage.ts';

/** How long a press at the table waits for its answer, over however many connections. */
const PATIENCE_MS = 8000;

/** A page that is open, and redials by itself: as client/state/live.svelte.ts does. */
export class Page<V> {
  readonly name: string;
  readonly device: Device;
  readonly machine: Machine;
  status: 'connecting' | 'live' | 'lost' | 'refused' | 'away' = 'connecting';
  view: V | null = null;
  setup: ContestSetup | null = null;
  shown: Omit<PageMessage, 'hidden'> = {};
  hidden = false;
  /** Presses that wait for an answer. */
  waiting = 0;
  protected readonly stage: Stage;
  #line: Line | null = null;
  #tries = 0;

  constructor(stage: Stage, device: Device) {
    this.stage = stage;
    this.device = device;
    this.machine = new Machine(stage.clock);
    this.machine.offset = device.offset;
    this.name = stage.newPage();
  }

  get isOpen(): boolean {
    return this.machine.isOn;
  }

  /** Only while the page is. */
  ifOpen<A extends unknown[]>(run: (...given: A) => void): (...given: A) => void {
    return (...given) => {
      if (this.machine.isOn) run(...given);
    };
  }

  dial(): void {
    if (this.status === 'away') this.status = 'connecting';
    this.#line?.close();
    const { device, stage } = this;
    const token = device.token ?? undefined;
    const auth = { ...(token === undefined ? {} : { token }), page: this.name };
    const end: LineEnd = {
      connect: this.ifOpen(() => {
        this.#tries = 0;
        this.status = 'live';
        this.say();
        this.online();
      }),
      disconnect: this.ifOpen(() => {
        this.status = 'lost';
        this.offline();
        this.#again();
      }),
      refused: this.ifOpen((error) => {
        stage.note('refused', `${this.name} ${error.message}`);
        if (error.message === 'not-allowed') this.status = 'refused';
        else this.#again();
      }),
      hear: this.ifOpen((event, said) => {
        if (event === 'contest') this.hearSetup(said as ContestSetup);
        if (event === 'view') this.hearView(said as V);
      }),
    };
    const dialled = () => stage.at(device.address);
    this.#line = new Line(device.link, dialled, auth, stage.newSocket(), stage.plants.page?.(end, this) ?? end);
    stage.lines.add(this.#line);
  }

  /** What it has to say is said elsewhere. */
  leave(): void {
    this.#line?.close();
    this.#line = null;
    this.status = 'away';
  }

  close(): void {
    this.machine.isOn = false;
    this.#line?.close();
  }

  /** What it shows, so that its view can hold it. */
  say(): void {
    if (this.status === 'live') this.#line?.say('page', { ...this.shown, hidden: this.hidden });
  }

  /** One try. */
  deliver(command: object, patience: number, answer: (ack: Ack | null) => void): void {
    if (this.#line) this.#line.say('command', command, this.ifOpen(answer), patience);
    else answer(null);
  }

  press(type: string, fields: object, answered: (ack: Ack | null) => void = () => undefined): void {
    const command = { ...fields, id: this.stage.newId(), type };
    const until = this.stage.clock.steady + PATIENCE_MS;
    this.waiting += 1;
    const attempt = () => {
      const left = until - this.stage.clock.steady;
      if (left <= 0) {
        this.waiting -= 1;
        answered(null);
        return;
      }
      this.deliver(command, left, (ack) => {
        if (!ack) return void this.machine.time.later(100, attempt);
        this.waiting -= 1;
        if (ack.ok) this.stage.heard(this, command.id, ack.seq);
        answered(ack);
      });
    };
    attempt();
  }

  protected online(): void {
    return;
  }

  protected offline(): void {
    return;
  }

  protected hearSetup(setup: ContestSetup): void {
    this.setup = setup;
  }

  protected hearView(view: V): void {
    this.view = view;
  }

  #again(): void {
    if (this.status !== 'refused') this.status = 'lost';
    this.#tries += 1;
    const wait = Math.min(2000, 300 * 2 ** this.#tries) * this.device.link.chance.between(0.5, 1);
    this.machine.time.later(wait, () => {
      if (this.status === 'lost') this.dial();
    });
  }
}

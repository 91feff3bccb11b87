import { join } from 'node:path';
import type { PanelView } from '../../shared/panel.ts';
import type { Size } from '../day/venue.ts';
import { smallContest } from '../day/small.ts';
import { Wire } from '../day/wire.ts';
import { Hall } from '../hall.ts';
import { Person } from '../people/person.ts';
import { standing } from '../screens/picture.ts';
import type { Browser } from './device.ts';
import { Hand } from './hand.ts';

/** A small contest of its own that one browser looks at, moved on from behind the scenes. */
export class Visit {
  readonly hall: Hall;
  readonly browser: Browser;
  readonly #office: Person<PanelView>;
  /** Whose tablet may be cut off, and everybody else's. */
  readonly tablets: Wire;
  readonly #others: Wire;
  readonly #pictures: string | null;
  readonly #hands: Hand[] = [];

  private constructor(
    hall: Hall,
    browser: Browser,
    office: Person<PanelView>,
    [tablets, others]: readonly [Wire, Wire],
    pictures: string | null,
  ) {
    this.hall = hall;
    this.browser = browser;
    this.#office = office;
    this.tablets = tablets;
    this.#others = others;
    this.#pictures = pictures;
  }

  static async open(browser: Browser, client: string, pictures: string | null): Promise<Visit> {
    const hall = await Hall.open(smallContest(), null, client);
    const port = Number(new URL(hall.url).port);
    const wires = [await Wire.to(port, '0.0.0.0'), await Wire.to(port, '0.0.0.0')] as const;
    const office = await Person.join<PanelView>('organiser', hall.url, hall.codes.organiser);
    return new Visit(hall, browser, office, wires, pictures);
  }

  address(path: string, wire = this.#others): string {
    return this.browser.address(wire.port) + path;
  }

  async page(path: string, size: Size, wire = this.#others): Promise<Hand> {
    const hand = new Hand(await this.browser.device(this.address(path, wire), size));
    this.#hands.push(hand);
    return hand;
  }

  async does(type: string, fields: object = {}): Promise<void> {
    await this.#office.send(type, fields);
  }

  /** As `does`, where it may be refused. */
  async asks(type: string, fields: object): Promise<void> {
    await this.#office.ask(type, fields);
  }

  /** What the pages complained of since this was last asked; that a connection was cut is none of their faults. */
  async complaints(): Promise<string[]> {
    const said = await Promise.all(this.#hands.map(({ device }) => device.faults()));
    return said.flat().filter((complaint) => !complaint.startsWith('WebSocket connection to'));
  }

  /** Keeps a picture, once nothing moves; gives how the texts in it stand. */
  async looks(hand: Hand, name: string, scene = false): Promise<string[]> {
    await hand.device.run(standing, null);
    if (this.#pictures !== null) await hand.device.picture(join(this.#pictures, `${this.browser.name} ${name}.png`));
    return (await hand.looks({ scene })).faults.map((fault) => `${name}: ${fault}`);
  }

  async close(): Promise<void> {
    this.#office.leave();
    for (const { device } of this.#hands) await device.close();
    await this.tablets.close();
    await this.#others.close();
    await this.hall.close();
  }
}

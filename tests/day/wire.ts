import { createServer, connect, type Server, type Socket } from 'node:net';

/** The Wi-Fi between a tablet and the server. `setOffline` of a browser freezes sockets instead of losing them. */
export class Wire {
  readonly port: number;
  readonly #server: Server;
  readonly #pairs = new Set<readonly [Socket, Socket]>();
  /** How often somebody dialled. */
  dialled = 0;
  /** What is lost on the way: nothing, what the server says, or all. */
  #lost: 'nothing' | 'answers' | 'everything' = 'nothing';

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.port = port;
  }

  static async to(port: number, host = '127.0.0.1'): Promise<Wire> {
    const server = createServer((tablet) => {
      wire.#join(tablet, connect(port, '127.0.0.1'));
    });
    await new Promise<void>((resolve) => server.listen(0, host, resolve));
    const address = server.address();
    const wire = new Wire(server, typeof address === 'object' && address ? address.port : 0);
    return wire;
  }

  /** Out of reach: nothing gets through, and neither end is told. */
  cut(): void {
    this.#lost = 'everything';
  }

  /** What the tablet says arrives; what the server says to it does not. */
  loseAnswers(): void {
    this.#lost = 'answers';
  }

  /** In reach again. What was underway is gone. */
  mend(): void {
    this.#lost = 'nothing';
    this.#drop();
  }

  close(): Promise<void> {
    this.#drop();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  #join(tablet: Socket, server: Socket): void {
    const pair = [tablet, server] as const;
    this.dialled += 1;
    this.#pairs.add(pair);
    tablet.on('data', (data) => {
      if (this.#lost !== 'everything') server.write(data);
    });
    server.on('data', (data) => {
      if (this.#lost === 'nothing') tablet.write(data);
    });
    for (const [end, other] of [pair, [server, tablet] as const]) {
      end.on('error', () => other.destroy());
      end.on('close', () => {
        // Out of reach, the other end is not told: it is still one to be dropped.
        if (other.destroyed) this.#pairs.delete(pair);
        if (this.#lost === 'nothing') other.destroy();
      });
    }
  }

  #drop(): void {
    for (const [tablet, server] of this.#pairs) {
      tablet.destroy();
      server.destroy();
    }
    this.#pairs.clear();
  }
}

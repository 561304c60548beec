import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** How a line is at the moment. Everything left out is as good as on one machine. */
export interface Weather {
  /** Nobody gets through: connections are refused, and those that are open are cut. */
  readonly down?: boolean;
  /** Bytes a second, in each direction, of all connections together. */
  readonly bytesPerSecond?: number;
  /** Milliseconds that a byte takes one way. */
  readonly latency?: number;
  /** The share, from 0 to 1, of segments (1,460 bytes) that are lost and sent again by TCP: what comes after them waits. */
  readonly lost?: number;
  /** What comes back on a connection is dropped, and the connection cut a moment later: the request arrives, its answer does not. */
  readonly deaf?: boolean;
}

const segment = 1460;
/** How much a line holds before it makes the sender wait. */
const held = 32 * 1024;
/** TCP waits a round trip and a little before it sends a lost segment again. */
const resending = 200;
const deafFor = 300;

interface Way {
  readonly up: boolean;
  /** When the last byte on this connection arrives, in milliseconds: bytes stay in order. */
  arrived: number;
  waiting: number;
}

/** A line between stations and a main office, on the loopback address: it counts what goes over it, and can be made bad. */
export class Line {
  readonly #server: Server;
  readonly #targets: readonly number[];
  readonly #chance: () => number;
  readonly #open = new Set<readonly [Socket, Socket]>();
  /** When the line is free again in each direction. */
  readonly #free = { up: 0, down: 0 };
  #weather: Weather = {};
  /** Bytes that arrived: at the main office, and back at the stations. */
  readonly bytes = { up: 0, down: 0 };
  readonly counts = { connections: 0, refused: 0, cut: 0, lost: 0, deaf: 0 };

  private constructor(server: Server, targets: readonly number[], chance: () => number) {
    this.#server = server;
    this.#targets = targets;
    this.#chance = chance;
    server.on('connection', (near) => this.#carry(near));
  }

  /** Opens a line to a port of this machine, or to several, which connections go to in turn. In: chance, a number from 0 to 1. */
  static async open(to: number | readonly number[], chance: () => number): Promise<Line> {
    const server = createServer({ pauseOnConnect: true });
    const line = new Line(server, [to].flat(), chance);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', resolve);
    });
    return line;
  }

  get address(): string {
    return `https://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  set weather(weather: Weather) {
    this.#weather = weather;
    if (weather.down) this.cut();
  }

  /** Cuts every connection that is open. */
  cut(): void {
    for (const pair of this.#open) {
      this.counts.cut += 1;
      for (const socket of pair) socket.resetAndDestroy();
    }
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #carry(near: Socket): void {
    if (this.#weather.down) {
      this.counts.refused += 1;
      near.resetAndDestroy();
      return;
    }
    const far = connect(this.#targets[this.counts.connections % this.#targets.length]!, '127.0.0.1');
    this.counts.connections += 1;
    const pair = [near, far] as const;
    this.#open.add(pair);
    for (const socket of pair) {
      socket.setNoDelay(true);
      socket.on('error', () => {});
      socket.once('close', () => {
        this.#open.delete(pair);
        for (const one of pair) one.destroy();
      });
    }
    this.#pump(near, far, { up: true, arrived: 0, waiting: 0 });
    this.#pump(far, near, { up: false, arrived: 0, waiting: 0 });
  }

  #pump(from: Socket, to: Socket, way: Way): void {
    from.on('data', (bytes: Buffer) => {
      if (!way.up && this.#weather.deaf) return this.#deafen(from);
      const { bytesPerSecond, latency = 0, lost = 0 } = this.#weather;
      if (bytesPerSecond === undefined && latency === 0 && lost === 0 && way.waiting === 0) {
        this.bytes[way.up ? 'up' : 'down'] += bytes.length;
        if (!to.write(bytes)) {
          from.pause();
          to.once('drain', () => from.resume());
        }
        return;
      }
      for (let at = 0; at < bytes.length; at += segment) this.#send(bytes.subarray(at, at + segment), from, to, way);
    });
    from.on('end', () => setTimeout(() => to.end(), Math.max(0, way.arrived - performance.now())));
    from.resume();
  }

  #deafen(socket: Socket): void {
    this.counts.deaf += 1;
    setTimeout(() => socket.resetAndDestroy(), deafFor);
  }

  #send(bytes: Buffer, from: Socket, to: Socket, way: Way): void {
    const { bytesPerSecond = Number.POSITIVE_INFINITY, latency = 0, lost = 0 } = this.#weather;
    const direction = way.up ? 'up' : 'down';
    const sent = Math.max(performance.now(), this.#free[direction]) + (bytes.length / bytesPerSecond) * 1000;
    this.#free[direction] = sent;
    const isLost = this.#chance() < lost;
    if (isLost) this.counts.lost += 1;
    way.arrived = Math.max(way.arrived, sent + latency + (isLost ? 2 * latency + resending : 0));
    way.waiting += bytes.length;
    if (way.waiting > held) from.pause();
    setTimeout(() => {
      way.waiting -= bytes.length;
      if (way.waiting <= held) from.resume();
      if (!to.writable) return;
      this.bytes[direction] += bytes.length;
      to.write(bytes);
    }, way.arrived - performance.now());
  }
}

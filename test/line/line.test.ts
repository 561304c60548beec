import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { Line } from './line.ts';

const opened: (Line | Server)[] = [];

afterEach(async () => {
  for (const one of opened.splice(0).toReversed()) await (one instanceof Line ? one.close() : new Promise((resolve) => one.close(resolve)));
});

/** A server that says who it is and then what it hears. Out: its port. */
async function serverNamed(name: string): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.write(`${name} `);
    socket.pipe(socket);
  });
  opened.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function lineTo(...ports: readonly number[]): Promise<Line> {
  const line = await Line.open(ports, () => 0.5);
  opened.push(line);
  return line;
}

function call({ address }: Line): Socket {
  return connect(Number(new URL(address).port), '127.0.0.1');
}

async function heard(socket: Socket): Promise<string> {
  const [bytes] = (await once(socket, 'data')) as [Buffer];
  return bytes.toString();
}

test('a line to several servers connects to one after the other', async () => {
  const line = await lineTo(await serverNamed('one'), await serverNamed('two'), await serverNamed('three'));
  const said: string[] = [];
  for (let calls = 0; calls < 4; calls += 1) {
    const socket = call(line);
    said.push(await heard(socket));
    socket.destroy();
  }
  expect(said).toEqual(['one ', 'two ', 'three ', 'one ']);
});

test('a slow line takes its time, and counts what arrived', async () => {
  const line = await lineTo(await serverNamed('far'));
  line.weather = { latency: 60 };
  const began = performance.now();
  const socket = call(line);
  expect(await heard(socket)).toBe('far ');
  expect(performance.now() - began).toBeGreaterThan(55);
  socket.write('hello');
  expect(await heard(socket)).toBe('hello');
  expect(performance.now() - began).toBeGreaterThan(170);
  expect(line.bytes).toEqual({ up: 5, down: 9 });
  socket.destroy();
});

test('a line that is cut ends what is open, and counts it; one that is down lets nobody through', async () => {
  const line = await lineTo(await serverNamed('there'));
  const socket = call(line);
  await heard(socket);
  line.cut();
  const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
  expect(error.code).toBe('ECONNRESET');
  line.weather = { down: true };
  await once(call(line), 'error');
  expect(line.counts).toMatchObject({ connections: 1, cut: 1, refused: 1 });
});

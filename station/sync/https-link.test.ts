import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownCertificate } from '../../central/serve/certificate.ts';
import { unpack } from '../../central/serve/packing.ts';
import { paths } from '../../shared/sync/protocol.ts';
import { temporaryFolder } from '../testing/folder.ts';
import { httpsLink } from './https-link.ts';

const folder = temporaryFolder();
const { certificate: cert, key } = await ownCertificate(folder.path, Date.now);
const server = createServer({ cert, key }, async (request, response) => {
  const read = await unpack(new Uint8Array(await buffer(request)), request.headers['content-encoding'], 1e6).catch((error: Error) => `unreadable: ${error.message}`);
  response.end(JSON.stringify({ coding: request.headers['content-encoding'] ?? null, read }));
});
let link: ReturnType<typeof httpsLink>;

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  link = httpsLink(`https://127.0.0.1:${(server.address() as AddressInfo).port}`, cert);
});

afterAll(() => {
  link.close();
  server.close();
  folder[Symbol.dispose]();
});

test.each([
  ['a short one', 'Records', null],
  ['a short one with letters outside ASCII', 'Récords, Muñoz’s desk', null],
  ['a long one', 'Récords'.repeat(1000), 'zstd'],
  ['the longest that is not packed', 'é'.repeat(1000), null],
  ['the shortest that is', 'é'.repeat(1001), 'zstd'],
])('the main office reads a request as it was written: %s', async (_, body, coding) => {
  const answer = await link.post(paths.enrol, { headers: {}, body });
  expect(JSON.parse(answer.body)).toEqual({ coding, read: body });
});

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { temporaryFolder } from '../../../../station/testing/folder.ts';
import { Line } from '../../../line/line.ts';
import { rounded } from '../../benchmark.ts';
import { OrderedProcess, peakOf } from '../processes.ts';
import { documentsOf } from './documents.ts';
import { installPeers, versionsOf } from './install.ts';
import type { PeerDone, PeerOrder } from './peer.ts';
import { peers, type PeerAbout } from './peers.ts';

/** Which peers are measured, whether they are installed first, and with how many entries: where none is said, as many as they manage in `patience`. */
export interface PeersAsked {
  readonly names: readonly string[];
  readonly install: boolean;
  readonly entries?: number;
}

interface Way {
  readonly seconds: number;
  readonly entriesPerSecond: number;
  readonly megabytesOnTheWire: number;
  readonly bytesAnEntry: number;
}

/** What was measured of a peer. It has no snapshots: a first load is its pull from nothing. */
export interface PeerMeasured {
  readonly name: string;
  readonly title: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly durable: boolean;
  readonly settings: string;
  readonly entries: number;
  readonly push: Way;
  readonly pull: Way;
  readonly memoryMbAtMost: { readonly server: number | 'unknown'; readonly writer: number; readonly second: number };
}

/** A peer that could not be measured, and why. */
export interface PeerMissing {
  readonly name: string;
  readonly title: string;
  readonly notMeasured: string;
}

/** Seconds for writing, sending and fetching together: a peer that would take longer for all entries gets fewer. */
const patience = 180;
const rehearsed = 2000;
/** A peer that hangs is ended. */
const longest = 15 * 60_000;
const work = join(import.meta.dirname, 'process.ts');

/** What a word or a list of names on the command line asks for. Fails (throws) for a name that no peer has. */
export function askedOf(word: string | boolean | undefined, entries?: number): PeersAsked {
  const names = typeof word === 'string' ? word.split(',') : word === false ? [] : peers.map(({ name }) => name);
  const unknown = names.find((name) => !peers.some((peer) => peer.name === name));
  if (unknown !== undefined) throw new Error(`there is no peer named ${unknown}: choose of ${peers.map(({ name }) => name).join(', ')}`);
  return { names, install: word === true || typeof word === 'string', ...(entries === undefined ? {} : { entries }) };
}

/**
 * Other programs doing the same work on the entries of a book: one station's through a server to a second, on the loopback
 * address, each a process of its own. In: the file of the book; how many entries Daybook was measured with.
 */
export async function measurePeers(book: string, entries: number, asked: PeersAsked, say: (what: string) => void): Promise<readonly (PeerMeasured | PeerMissing)[]> {
  const chosen = peers.filter(({ name }) => asked.names.includes(name));
  let whyNot = 'it is not installed: --peers installs it';
  if (asked.install && chosen.some((peer) => versionsOf(peer) === undefined)) {
    say(`installing the peers into ${join(import.meta.dirname, 'node_modules')}`);
    try {
      installPeers();
    } catch (error) {
      whyNot = `it could not be installed: ${messageOf(error)}`;
    }
  }
  const measured: (PeerMeasured | PeerMissing)[] = [];
  for (const peer of chosen) {
    const { name, title } = peer;
    const versions = versionsOf(peer);
    if (versions === undefined) {
      measured.push({ name, title, notMeasured: whyNot });
      continue;
    }
    say(`${title}: measuring`);
    try {
      measured.push(await measurePeer(peer, versions, book, asked.entries === undefined ? await manageable(peer, book, entries) : Math.min(entries, asked.entries)));
    } catch (error) {
      measured.push({ name, title, notMeasured: `it did not run: ${messageOf(error)}` });
    }
  }
  return measured;
}

/** How many entries a peer gets, by how long it takes for a few. */
async function manageable(peer: PeerAbout, book: string, entries: number): Promise<number> {
  if (entries <= rehearsed) return entries;
  const { make, push, pull } = await carriedThrough(peer, book, rehearsed);
  const inTime = (rehearsed * patience * 1000) / (make.ms + push.ms + pull.ms);
  return Math.min(entries, Math.max(rehearsed, Math.floor(inTime / 1000) * 1000));
}

async function measurePeer(peer: PeerAbout, versions: Readonly<Record<string, string>>, book: string, entries: number): Promise<PeerMeasured> {
  const { name, title, durable, settings } = peer;
  const { push, pull, server } = await carriedThrough(peer, book, entries);
  const way = ({ ms, bytes }: Carried): Way => ({ seconds: rounded(ms / 1000), entriesPerSecond: Math.round(entries / (ms / 1000)), megabytesOnTheWire: rounded(bytes / 1e6), bytesAnEntry: Math.round(bytes / entries) });
  return { name, title, versions, durable, settings, entries, push: way(push), pull: way(pull), memoryMbAtMost: { server, writer: push.residentMbAtMost, second: pull.residentMbAtMost } };
}

type Carried = PeerDone & { readonly bytes: number };

async function carriedThrough({ module, durable }: PeerAbout, book: string, entries: number): Promise<{ readonly make: PeerDone; readonly push: Carried; readonly pull: Carried; readonly server: number | 'unknown' }> {
  using folder = temporaryFolder();
  const start = (role: 'serve' | 'open', name: string) => {
    const own = join(folder.path, name);
    mkdirSync(own);
    return new OrderedProcess<PeerOrder, PeerDone>(work, [role, module, own, durable ? 'durable' : 'not'], false);
  };
  using server = start('serve', 'server');
  const { port } = await server.heard<{ readonly port: number }>('serve', longest);
  await using line = await lineTo(port);
  using writer = start('open', 'writer');
  await writer.heard('open', longest);
  using second = start('open', 'second');
  await second.heard('open', longest);
  const make = await writer.carryOut({ do: 'make', book, entries }, longest);
  const over = async (station: OrderedProcess<PeerOrder, PeerDone>, way: 'push' | 'pull'): Promise<Carried> => {
    const before = line.bytes();
    const done = await station.carryOut({ do: way, address: line.address }, longest);
    if (done.entries !== entries) throw new Error(`after the ${way} it holds ${done.entries} of ${entries} entries`);
    return { ...done, bytes: line.bytes() - before };
  };
  const push = await over(writer, 'push');
  const pull = await over(second, 'pull');
  await mustBeEqual(second, book, entries);
  return { make, push, pull, server: peakOf(server.pid) ?? 'unknown' };
}

/** Looks at one entry of each thousand: the second station has it as it was written. Fails (throws) otherwise. */
async function mustBeEqual(station: OrderedProcess<PeerOrder, PeerDone>, book: string, entries: number): Promise<void> {
  const looked = Array.from(documentsOf(book, entries), (page) => page.at(-1)!);
  const { documents } = await station.carryOut({ do: 'read', ids: looked.map(({ id }) => id) }, longest);
  const apart = looked.find((document, at) => !isDeepStrictEqual(document, documents?.[at]));
  if (apart) throw new Error(`the entry ${apart.id} did not arrive as it was written`);
}

async function lineTo(port: number): Promise<AsyncDisposable & { readonly address: string; bytes(): number }> {
  const line = await Line.open(port, () => 1);
  return {
    address: line.address.replace('https:', 'http:'),
    bytes: () => line.bytes.up + line.bytes.down,
    [Symbol.asyncDispose]: () => line.close(),
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

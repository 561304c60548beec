import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { runCentral, startOffice, type OfficeProcess } from '../../central/testing/process.ts';
import { chanceFrom } from '../../station/demonstration/roster.ts';
import { databaseFile } from '../../station/store/open.ts';
import { temporaryFolder } from '../../station/testing/folder.ts';
import { Line, type Weather } from '../line/line.ts';
import { rounded, type BenchOptions } from './benchmark.ts';
import { measureFloor } from './sync/floor.ts';
import type { Done, Exchange } from './sync/orders.ts';
import { askedOf, measurePeers } from './sync/peers/measure.ts';
import { peakOf, StationProcess, watchPostgres } from './sync/processes.ts';
import { ownSettings, tableOf, timesAsFast } from './sync/table.ts';

/** A line to a prison in the mountains: 100 kbit/s, 600 ms there and back, one segment in twenty lost, cut every ten seconds. */
const shape: Weather = { bytesPerSecond: 12_500, latency: 300, lost: 0.05 };
const cutEvery = 10_000;
const idleSeconds = 10;
const facility = 'Benchmark Facility';

/**
 * Sync as in production: entries of one station through a main office (PostgreSQL, HTTPS) to others, each a process of
 * its own, on the loopback address, durable at every step, with signatures, folding and projections. Beside it, in the same
 * run, the floor, and other programs doing the same work. A table of it goes where errors go.
 */
export async function measure({ quick, shaped, entries = shaped ? 2000 : quick ? 5000 : 100_000, peers, peerEntries }: BenchOptions): Promise<object> {
  const asked = askedOf(peers, peerEntries);
  using folder = temporaryFolder();
  // PostgreSQL runs under an account of its own where this runs as root.
  chmodSync(folder.path, 0o755);
  const on = { node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length };
  if (shaped) return { on, ...(await withOffice(folder.path, (at) => measureShaped(at, entries))) };
  const own = await withOffice(folder.path, (at) => measureDirect(at, entries));
  const measured = await measurePeers(databaseFile(join(folder.path, 'writer')), own.entries, asked, say);
  process.stderr.write(`\n${tableOf(own, measured)}`);
  return { on, ...own, peers: measured.map((peer) => ('push' in peer ? { ...peer, daybookIsTimesAsFast: timesAsFast(own, peer) } : peer)) };
}

/** Says what is being done, and how many seconds after the start: a long run is seen to go on. */
function say(what: string): void {
  process.stderr.write(`${String(Math.round(performance.now() / 1000)).padStart(5)} s  ${what}\n`);
}

/** Has something measured beside a main office, and adds the memory of that. */
async function withOffice<Measured extends { readonly memoryMbAtMost: Memory }>(folder: string, work: (at: Place) => Promise<Measured>): Promise<Measured> {
  writeFileSync(join(folder, 'password'), 'a password for measuring\n');
  const data = join(folder, 'office');
  const office = await startOffice(['--data', data, '--admin', 'office', '--admin-name', 'The Office', '--admin-password-file', join(folder, 'password')]);
  const postgres = watchPostgres(join(data, 'postgres'));
  const line = await Line.open(Number(new URL(office.address).port), chanceOf());
  try {
    const measured = await work({ data, office, line, folder });
    return { ...measured, memoryMbAtMost: { ...measured.memoryMbAtMost, mainOffice: peakOf(office.pid) ?? 'unknown', postgres: postgres() } };
  } finally {
    postgres();
    await line.close();
    await office.stop();
  }
}

type Memory = Readonly<Record<string, number | string>>;

interface Place {
  readonly data: string;
  readonly office: OfficeProcess;
  readonly line: Line;
  readonly folder: string;
}

async function measureDirect(at: Place, entries: number) {
  using writer = stationIn(at, 'writer');
  using second = stationIn(at, 'second');
  using third = stationIn(at, 'third');
  using recorder = stationIn(at, 'recorder');
  say(`making ${entries} entries`);
  const made = await writer.carryOut({ do: 'make', entries });
  await enrol(at, writer, '--brings-own');
  // Those that pull by pages are enrolled before there is anything to load.
  for (const station of [second, recorder]) {
    await enrol(at, station, '--facility', facility);
    await station.carryOut({ do: 'exchange', recording: false });
  }
  say('Daybook: push, pull, first load, recording during a pull');
  const sent = await over(at, () => writer.carryOut({ do: 'exchange', recording: false }));
  const behind = performance.now();
  await folded(at.office);
  const foldedBehind = (performance.now() - behind) / 1000;
  const pulled = await over(at, () => second.carryOut({ do: 'exchange', recording: false }));
  await enrol(at, third, '--facility', facility);
  const loaded = await over(at, () => third.carryOut({ do: 'exchange', recording: false }));
  const idle = await writer.carryOut({ do: 'record', seconds: idleSeconds });
  const during = await recorder.carryOut({ do: 'exchange', recording: true });
  say('the floor');
  const floor = await measureFloor(writer.dataDir, made.entries);
  const ofFloor = (seconds: number, bare: number) => rounded(seconds / bare);
  const push = rateOf(sent, 'push', made.entries);
  const pull = rateOf(pulled, 'pull', made.entries);
  const first = rateOf(loaded, 'firstLoad', made.entries);
  return {
    entries: made.entries,
    settings: ownSettings,
    push: { ...push, timesFloor: ofFloor(push.seconds, floor.postgresSeconds), secondsUntilFoldedAfter: rounded(foldedBehind) },
    pull: { ...pull, timesFloor: ofFloor(pull.seconds, floor.sqliteSeconds) },
    firstLoad: { ...first, timesFloor: ofFloor(first.seconds, floor.sqliteSeconds) },
    floor: { entries: floor.entries, megabytes: rounded(floor.bytes / 1e6), sqlite: { seconds: rounded(floor.sqliteSeconds), entriesPerSecond: Math.round(floor.entries / floor.sqliteSeconds) }, postgres: { seconds: rounded(floor.postgresSeconds), entriesPerSecond: Math.round(floor.entries / floor.postgresSeconds) } },
    recording: { idle: idle.latency, duringThePull: during.exchange?.latency, pullSeconds: rounded((during.exchange?.ms ?? 0) / 1000) },
    memoryMbAtMost: { writer: sent.done.residentMbAtMost, second: pulled.done.residentMbAtMost, third: loaded.done.residentMbAtMost } as Memory,
  };
}

async function measureShaped(at: Place, entries: number) {
  using writer = stationIn(at, 'writer');
  using second = stationIn(at, 'second');
  const made = await writer.carryOut({ do: 'make', entries });
  await enrol(at, writer, '--brings-own');
  await enrol(at, second, '--facility', facility);
  at.line.weather = shape;
  const cutting = setInterval(() => at.line.cut(), cutEvery);
  const passed = passing(at.line);
  const sent = await over(at, () => writer.carryOut({ do: 'exchange', recording: false }));
  await folded(at.office);
  const loaded = await over(at, () => second.carryOut({ do: 'exchange', recording: false }));
  clearInterval(cutting);
  passed.stop();
  const said = ({ exchange, bytes, cuts }: Carried) => ({
    seconds: rounded(exchange.ms / 1000),
    entriesPerSecond: rounded(made.entries / (exchange.ms / 1000)),
    kilobytes: { up: rounded(bytes.up / 1000), down: rounded(bytes.down / 1000) },
    cutsSurvived: cuts,
    requestsMadeAgain: exchange.again.length,
    exchangesBegunAgain: exchange.failures.length,
    kilobytesOfRequestsThatFailed: rounded(exchange.again.reduce((sum, { from, until }) => sum + passed.by(until) - passed.by(from), 0) / 1000),
    lineBusyShare: rounded(Math.max(bytes.up, bytes.down) / 12_500 / (exchange.ms / 1000)),
  });
  return {
    entries: made.entries,
    shape: { kbitPerSecond: 100, roundTripMs: 600, lostShare: 0.05, cutEverySeconds: cutEvery / 1000 },
    send: said(sent),
    fetch: said(loaded),
    arrived: loaded.done.entries >= made.entries,
    line: at.line.counts,
    memoryMbAtMost: { writer: sent.done.residentMbAtMost, second: loaded.done.residentMbAtMost } as Memory,
  };
}

interface Carried {
  readonly done: Done;
  readonly exchange: Exchange;
  readonly bytes: { readonly up: number; readonly down: number };
  /** Connections that were cut meanwhile. */
  readonly cuts: number;
}

/** Has an exchange done, and counts what went over the line. */
async function over({ line }: Place, work: () => Promise<Done>): Promise<Carried> {
  const before = { ...line.bytes, ...line.counts };
  const done = await work();
  if (!done.exchange) throw new Error('nothing was exchanged');
  return { done, exchange: done.exchange, bytes: { up: line.bytes.up - before.up, down: line.bytes.down - before.down }, cuts: line.counts.cut - before.cut };
}

/** Notes from now on how many bytes have arrived over a line, in both directions, twenty times a second. */
function passing(line: Line): { by(moment: number): number; stop(): void } {
  const noted: { readonly at: number; readonly bytes: number }[] = [];
  const timer = setInterval(() => noted.push({ at: performance.timeOrigin + performance.now(), bytes: line.bytes.up + line.bytes.down }), 50);
  return { by: (moment) => noted.findLast(({ at }) => at <= moment)?.bytes ?? 0, stop: () => clearInterval(timer) };
}

function rateOf({ exchange, bytes }: Carried, phase: keyof Exchange['phases'], entries: number) {
  const { ms, requests } = exchange.phases[phase];
  const main = phase === 'push' ? bytes.up : bytes.down;
  return {
    seconds: rounded(ms / 1000),
    entriesPerSecond: Math.round(entries / (ms / 1000)),
    requests,
    megabytesOnTheWire: rounded((bytes.up + bytes.down) / 1e6),
    bytesAnEntry: Math.round(main / entries),
    secondsComparing: rounded(exchange.phases.compare.ms / 1000),
    secondsInAll: rounded(exchange.ms / 1000),
    cpuSecondsOfTheStation: rounded(exchange.cpuSeconds),
  };
}

function stationIn({ folder }: Place, name: string): StationProcess {
  const dataDir = join(folder, name);
  mkdirSync(dataDir);
  return new StationProcess(dataDir);
}

async function enrol({ data, line }: Place, station: StationProcess, ...words: readonly string[]): Promise<void> {
  const { code, said, errors } = await runCentral(['enrol-code', '--data', data, ...words]);
  if (code !== 0) throw new Error(errors);
  await station.carryOut({ do: 'enrol', code: said.split('\n')[0]!, name: words.join(' '), address: line.address });
}

/** Waits until the main office has folded everything that was pushed. */
async function folded({ address }: OfficeProcess): Promise<void> {
  while ((await metric(address, 'daybook_unfolded_subjects')) > 0) await pause(100);
}

function metric(address: string, name: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(new URL('/metrics', address), { rejectUnauthorized: false }, (response) => {
      let text = '';
      response.on('data', (part: Buffer) => (text += part.toString()));
      response.on('end', () => resolve(Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN)));
    })
      .on('error', reject)
      .end();
  });
}

function chanceOf(): () => number {
  const chance = chanceFrom(1);
  return () => chance.next();
}

import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openCentral, type OpenedOffice } from '../../central/command/opened.ts';
import { issueCode } from '../../central/office/enrol.ts';
import { startOffice, type OfficeProcess } from '../../central/testing/process.ts';
import { temporaryFolder } from '../../station/testing/folder.ts';
import { doubledAt, patience, readOffice, unequalTo } from '../crash/sync/at-office.ts';
import { Line } from '../line/line.ts';
import { rounded, type BenchOptions } from './benchmark.ts';
import { added, timesOf, together } from './fleet/figures.ts';
import type { Standing } from './fleet/orders.ts';
import { cpuSecondsOf, cpuSecondsOfPostgres, StationsProcess, verified } from './fleet/processes.ts';
import { peakOf, watchPostgres } from './sync/processes.ts';

/** Stations of a facility, people of a facility at the beginning, and stations that share a process, so that memory holds. */
const [stationsOfFacility, peopleOfFacility, stationsOfProcess] = [5, 24, 10];
const facilityName = (number: number) => `Facility ${number + 1}`;

/**
 * Many stations against several processes of one main office: the program as it is on both sides, each station with its own
 * folder, key and connection, which goes to one server after the other; officers record all the while, lines are gone now and then.
 * In the end all meet, and every book is held against the main office: what does not hold makes the exit code 1.
 */
export async function measure({ quick, stations = quick ? 12 : 100, servers = 3, minutes = quick ? 0.5 : 10, acts = 6 }: BenchOptions): Promise<object> {
  using folder = temporaryFolder();
  // PostgreSQL runs under an account of its own where this runs as root.
  chmodSync(folder.path, 0o755);
  writeFileSync(join(folder.path, 'password'), 'a password for measuring\n');
  const data = join(folder.path, 'office');
  const logs = Array.from({ length: servers }, (_, number) => join(folder.path, `server-${number}.log`));
  const serve = (log: string) => startOffice(['--data', data, '--admin', 'office', '--admin-name', 'The Office', '--admin-password-file', join(folder.path, 'password'), '--log', log]);
  const offices = [await serve(logs[0]!)];
  using stack = new DisposableStack();
  let office: OpenedOffice | undefined;
  let line: Line | undefined;
  const memory = watchPostgres(join(data, 'postgres'));
  try {
    offices.push(...(await Promise.all(logs.slice(1).map(serve))));
    line = await Line.open(offices.map(({ address }) => Number(new URL(address).port)), Math.random);
    office = await openCentral({ dataDir: data, connections: 2 });
    const processes = Array.from({ length: Math.ceil(stations / stationsOfProcess) }, () => stack.use(new StationsProcess()));
    const fleet: Fleet = { folder: folder.path, data, offices, office, line, processes, berths: berthsIn(folder.path, stations) };
    const begun = performance.now();
    await begin(fleet);
    const secondsToBegin = (performance.now() - begun) / 1000;
    say(`${stations} stations of ${Math.ceil(stations / stationsOfFacility)} facilities are enrolled, ${secondsToBegin.toFixed(0)} s`);
    const worked = await work(fleet, minutes, acts);
    const met = await meet(fleet);
    say(`all have met, ${met.seconds} s`);
    const stationsMb = processes.map(({ pid }) => peakOf(pid) ?? 0);
    const found = await check(fleet);
    const { rows } = await office.db.$client.query<{ deadlocks: string; rollbacks: string }>('SELECT deadlocks, xact_rollback AS rollbacks FROM pg_stat_database WHERE datname = current_database()');
    const violations = [...met.violations, ...found.violations];
    if (violations.length > 0) process.exitCode = 1;
    return {
      on: { node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length },
      stations,
      facilities: Math.ceil(stations / stationsOfFacility),
      servers,
      secondsToBegin: rounded(secondsToBegin),
      ...worked,
      meeting: met.said,
      ...found.said,
      atServers: { failures: added(logs.map(failuresIn)), deadlocks: Number(rows[0]!.deadlocks), rollbacks: Number(rows[0]!.rollbacks) },
      memoryMbAtMost: { eachProcessOfStations: timesLike(stationsMb), allStations: stationsMb.reduce((sum, one) => sum + one, 0), eachServer: offices.map(({ pid }) => peakOf(pid) ?? 0), postgres: memory() },
      violations: violations.length,
      ...(violations.length > 0 ? { whichViolations: violations.slice(0, 50) } : {}),
    };
  } finally {
    memory();
    stack.dispose();
    await line?.close();
    await office?.close();
    for (const one of offices) await one.stop();
  }
}

interface Fleet {
  readonly folder: string;
  readonly data: string;
  readonly offices: readonly OfficeProcess[];
  readonly office: OpenedOffice;
  readonly line: Line;
  readonly processes: readonly StationsProcess[];
  readonly berths: readonly (readonly [number, string])[];
}

function berthsIn(folder: string, stations: number): Fleet['berths'] {
  return Array.from({ length: stations }, (_, number) => {
    const dataDir = join(folder, `station-${number}`);
    mkdirSync(dataDir);
    return [number, dataDir] as const;
  });
}

const facilityOf = (number: number) => Math.floor(number / stationsOfFacility);
const founds = (number: number) => number % stationsOfFacility === 0;

/** Opens every station; the first of each facility begins it and brings it, the others join it. The stations of a facility are in different processes. */
async function begin({ berths, processes, office, line }: Fleet): Promise<void> {
  const own = (process: number) => berths.filter(([number]) => number % processes.length === process);
  const opened = await Promise.all(
    processes.map((one, process) => one.carryOut('open', own(process).map(([number, dataDir]) => ({ number, dataDir, ...(founds(number) ? { founds: { name: facilityName(facilityOf(number)), number: facilityOf(number), people: peopleOfFacility } } : {}) })))),
  );
  const facilities = new Map(opened.flat().flatMap(({ number, facility }) => (founds(number) ? [[facilityOf(number), facility!] as const] : [])));
  const by = (await office.administrators.named('office'))!.id;
  for (const founders of [true, false]) {
    await Promise.all(
      processes.map(async (one, process) => {
        const words = [];
        for (const [number] of own(process)) {
          if (founds(number) !== founders) continue;
          const { code } = await issueCode(office.context, founders ? null : facilities.get(facilityOf(number))!, by);
          words.push({ number, code, name: `Station ${number + 1}`, address: line.address });
        }
        await one.carryOut('enrol', words);
      }),
    );
  }
  // Each knows of those that came after it.
  await Promise.all(processes.map((one) => one.carryOut('exchange', null)));
}

/** Has everybody record and exchange for some minutes, and says what came of it. */
async function work({ processes, office, offices, data, line }: Fleet, minutes: number, actsAMinute: number) {
  const accepted = () => office.context.store.transaction((transaction) => transaction.countEntries());
  const cpu = () => ({ stations: sum(processes.map(({ pid }) => cpuSecondsOf(pid))), servers: sum(offices.map(({ pid }) => cpuSecondsOf(pid))), postgres: cpuSecondsOfPostgres(join(data, 'postgres')), balancer: process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6 });
  const [before, cpuBefore, bytesBefore] = [await accepted(), cpu(), { ...line.bytes }];
  const began = performance.now();
  await Promise.all(processes.map((one) => one.carryOut('work', { seed: 1, actsAMinute })));
  await pause(minutes * 60_000);
  const worked = together(await Promise.all(processes.map((one) => one.carryOut('rest', null))));
  const seconds = (performance.now() - began) / 1000;
  const cpuAfter = cpu();
  const taken = (await accepted()) - before;
  const each = (count: number) => rounded(count / seconds);
  return {
    seconds: rounded(seconds),
    actsAMinuteTried: actsAMinute,
    entriesPerSecond: { recorded: each(worked.recorded), accepted: each(taken), pulled: each(worked.pulled) },
    entries: { recorded: worked.recorded, accepted: taken, pulled: worked.pulled, actsRefused: worked.refused, kinds: worked.kinds },
    recordingMs: timesOf(worked.recording),
    exchangesPerSecond: each(worked.exchanges.length),
    exchangeMs: timesOf(worked.exchanges),
    exchangesFailed: sum(Object.values(worked.failures)),
    failures: worked.failures,
    spellsOffline: worked.spellsOffline,
    requestMs: Object.fromEntries(Object.entries(worked.requests).map(([path, times]) => [path, timesOf(times)])),
    kilobytesOnTheWire: { up: rounded((line.bytes.up - bytesBefore.up) / 1000), down: rounded((line.bytes.down - bytesBefore.down) / 1000) },
    cpuSeconds: Object.fromEntries(Object.entries(cpuAfter).map(([part, used]) => [part, rounded(used - cpuBefore[part as keyof typeof cpuBefore])])),
  };
}

/** Has every station exchange until each has met the office after all others had nothing left to send: three rounds, since one that is asked for may join another that began a round before. */
async function meet({ processes }: Fleet) {
  const began = performance.now();
  const failures: string[] = [];
  let rounds = 0;
  for (let quiet = 0; quiet < 3; ) {
    const done = (await Promise.all(processes.map((one) => one.carryOut('exchange', null)))).flat();
    rounds += 1;
    const failed = done.flatMap(({ failure }) => failure ?? []);
    const waiting = sum(done.map((one) => one.waiting));
    failures.push(...failed);
    quiet = failed.length > 0 || waiting > 0 ? 0 : quiet + 1;
    if (quiet === 0 && performance.now() - began > 5 * patience) break;
    if (failed.length > 0) await pause(500);
  }
  const seconds = rounded((performance.now() - began) / 1000);
  const worked = together(await Promise.all(processes.map((one) => one.carryOut('rest', null))));
  const said = { seconds, rounds, exchangeMs: timesOf(worked.exchanges), failures: worked.failures };
  return { seconds, said, violations: performance.now() - began > 5 * patience ? [`after ${5 * patience / 1000} s not all had met: ${failures.at(-1) ?? 'entries wait'}`] : [] };
}

/** Holds every book against what its officers were told, against the main office and against the others of its facility. */
async function check({ processes, berths, office }: Fleet) {
  const standing = (await Promise.all(processes.map((one) => one.carryOut('stand', null)))).flat().toSorted((a, b) => a.number - b.number);
  await Promise.all(processes.map((one) => one.carryOut('end', null)));
  const atOffice = await readOffice(office.context);
  const counted = await office.context.store.transaction((transaction) => transaction.countByScope());
  const ids = new Set(atOffice.kept.map(({ id }) => id));
  const violations = [...atOffice.faults];
  const mustBeNone = (count: number, what: string) => {
    if (count > 0) violations.push(`${what}: ${count}`);
  };
  mustBeNone(doubledAt(atOffice), 'entries at the main office more than once');
  for (const one of standing) {
    const name = `station ${one.number + 1}`;
    mustBeNone(one.lost, `acknowledged entries that the book of ${name} lacks`);
    mustBeNone(one.acknowledged.filter((id) => !ids.has(id)).length, `acknowledged entries of ${name} that the main office lacks`);
    mustBeNone(unequalTo(atOffice, { ...one, held: new Set(one.held) }), `entries of ${name} that are not those of its feeds`);
    mustBeNone(one.waiting, `entries of ${name} that wait`);
    mustBeNone(one.defects, `records of ${name} that differ from the main office’s`);
    if (one.failure !== null) violations.push(`${name} says: ${one.failure}`);
  }
  const beyond = beyondFeeds(standing, atOffice.feeds);
  const sample = berths.filter(([number]) => number % 10 === 3 || number === 0);
  for (let at = 0; at < sample.length; at += 2) {
    const said = await Promise.all(sample.slice(at, at + 2).map(async ([number, dataDir]) => [number, await verified(dataDir)] as const));
    for (const [number, fault] of said) if (fault !== undefined) violations.push(`station ${number + 1}: ${fault}`);
  }
  const open = (of: (scope: (typeof counted)[number]) => number) => sum(counted.map(of));
  return {
    violations,
    said: {
      atOffice: { entries: atOffice.kept.length, subjects: open(({ subjects }) => subjects), inQuestion: open(({ inQuestion }) => inQuestion), standingAside: open(({ standingAside }) => standingAside), unread: open(({ unread }) => unread) },
      books: { acknowledged: sum(standing.map(({ acknowledged }) => acknowledged.length)), entriesOfTheSmallest: Math.min(...standing.map(({ held }) => held.length)), entriesOfTheLargest: Math.max(...standing.map(({ held }) => held.length)), beyondTheirFeeds: beyond, verified: sample.length },
    },
  };
}

/** How many entries stations wrote that are in no feed of theirs: about people who had gone elsewhere. Only in these do the books of a facility differ. */
function beyondFeeds(standing: readonly Standing[], feeds: ReadonlyMap<string, readonly string[]>): number {
  return sum(standing.map(({ facility, own }) => {
    const fed = new Set([...(feeds.get('all') ?? []), ...(feeds.get(`facility:${facility}`) ?? [])]);
    return own.filter((hash) => !fed.has(hash)).length;
  }));
}

/** What went wrong at a server, by its log: requests not answered with 200, and errors. */
function failuresIn(log: string): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const line of readFileSync(log, 'utf8').split('\n')) {
    if (line === '') continue;
    const { msg, path, status, error } = JSON.parse(line) as { readonly msg: string; readonly path?: string; readonly status?: number; readonly error?: { readonly message?: string; readonly code?: string } | string };
    const name = msg === 'answered' ? (status === 200 ? undefined : `${path} ${status}`) : error === undefined ? undefined : `${msg}: ${typeof error === 'string' ? error : (error.message ?? error.code ?? '')}`;
    if (name !== undefined) counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

function timesLike(figures: readonly number[]): { readonly smallest: number; readonly largest: number } {
  return { smallest: Math.min(...figures), largest: Math.max(...figures) };
}

function sum(figures: readonly number[]): number {
  return figures.reduce((total, one) => total + one, 0);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

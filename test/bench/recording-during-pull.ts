import { execFileSync, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { problemCodes } from '../../shared/problems.ts';
import { assignCell, assignLevel, certify, commit, receive, report } from '../../station/testing/acts.ts';
import { temporaryFolder } from '../../station/testing/folder.ts';
import { newStation, testStation } from '../../station/testing/station.ts';

/**
 * How long recording takes while entries arrive: `node test/bench/recording-during-pull.ts [entries]` (10,000, unless said otherwise).
 * One station writes a facility's entries and sends them to a main office in a process of its own (PostgreSQL, HTTPS); a
 * second records a report every 50 ms, first idle, then while it takes all of them in. Said of each: how long a recording
 * took, and how long it took from the moment it was due, the wait for the event loop included.
 */
const [entries = 10_000] = process.argv.slice(2).map(Number);
/** Entries of each person: five when he comes, and reports. */
const [whenHeComes, each] = [5, 16];
const people = Math.ceil(entries / (whenHeComes + each));
const groupsAtOnce = 200;
const idleSeconds = 30;
const central = join(import.meta.dirname, '../../central/command/central.ts');
using folder = temporaryFolder();
// PostgreSQL runs under an account of its own where this runs as root.
chmodSync(folder.path, 0o755);
writeFileSync(join(folder.path, 'password'), 'a password for tests\n');
const data = join(folder.path, 'central');
const office = spawn(process.execPath, [central, 'serve', '--data', data, '--host', '127.0.0.1', '--port', '0', '--admin', 'office', '--admin-name', 'The Office', '--admin-password-file', join(folder.path, 'password'), '--log', join(folder.path, 'log')], { stdio: ['ignore', 'pipe', 'inherit'] });
const [address] = (await new Promise<string>((resolve) => createInterface(office.stdout).once('line', resolve))).split(/(?<=\d)\/$/);
const code = (...words: readonly string[]) => execFileSync(process.execPath, [central, 'enrol-code', '--data', data, ...words], { encoding: 'utf8' }).split('\n')[0]!;

using writer = await testStation();
for (let index = 0; index < people; index += groupsAtOnce) {
  const some = Array.from({ length: Math.min(groupsAtOnce, people - index) }, (_, within) => comes(index + within));
  for (const [role, groups] of [['records-clerk', some.map(({ received }) => received)], ['captain', some.map(({ inTheUnit }) => inTheUnit)]] as const) {
    const refused = writer.station.recordGroups(groups, writer.actors[role]).find(({ is }) => is !== 'recorded');
    if (refused) throw new Error(JSON.stringify(refused));
  }
}
await writer.station.sync.enrol({ code: code('--brings-own'), name: 'Writer', address: address! });
const sending = performance.now();
const sent = await writer.station.sync.now();
process.stdout.write(`${sent?.sent} entries sent and compared within ${((performance.now() - sending) / 1000).toFixed(1)} s\n`);

using recorder = await testStation();
const alone = recorder.person();
const idle = await record(recorder.station, recorder.actors.captain, () => alone.id, () => new Promise((resolve) => setTimeout(resolve, idleSeconds * 1000)));

using reader = await newStation();
await reader.station.sync.enrol({ code: code('--facility', 'Test Correctional Facility'), name: 'Reader', address: address! });
const before = performance.now();
let anybody: string | undefined;
// A window is open, as it is where somebody records.
const window = new AbortController();
void reader.station.changes.watch(window.signal).next().catch(() => undefined);
const busy = await record(reader.station, writer.actors.captain, () => (anybody ??= reader.station.people.list(undefined, 'din')[0]?.id), () => reader.station.sync.now());
const seconds = (performance.now() - before) / 1000;
process.stdout.write(`${reader.station.book.count()} entries of ${people} people taken in and compared within ${seconds.toFixed(1)} s while a report was recorded every 50 ms\n`);
for (const [name, { latencies, waits }] of [['idle', idle], ['during the pull', busy]] as const) {
  process.stdout.write(`${name}: ${latencies.length} recordings; recording p50 ${at(latencies, 0.5)} p99 ${at(latencies, 0.99)} ms; from when it was due p50 ${at(waits, 0.5)} p99 ${at(waits, 0.99)} longest ${at(waits, 1)} ms\n`);
}
window.abort();
office.kill('SIGTERM');
await new Promise((resolve) => office.once('exit', resolve));

/** What is recorded of a person: when he comes, and what happens in the unit. */
function comes(index: number) {
  const [id, committed] = [writer.id(), writer.id()];
  const letter = String.fromCodePoint(65 + Math.floor(index / 10_000));
  return {
    received: [receive(id, { din: `19-${letter}-${String(index % 10_000).padStart(4, '0')}`, nysid: `${String(index + 1).padStart(8, '0')}Q`, name: `SURNAME${index}, Given` }), commit(id, {}, { id: committed }), certify(id, committed)],
    inTheUnit: [assignLevel(id, 'I'), assignCell(id, `B${Math.floor(index / 1000)}`, `B-${index % 1000}`), ...Array.from({ length: each }, (_, place) => report(id, { place: `Place ${place}` }))],
  };
}

async function record(station: typeof writer.station, actor: Parameters<typeof writer.station.record>[1], person: () => string | undefined, until: () => Promise<unknown>) {
  const latencies: number[] = [];
  const waits: number[] = [];
  let due = performance.now() + 50;
  let count = 0;
  let timer: NodeJS.Timeout;
  const next = () => {
    due = performance.now() + 50;
    timer = setTimeout(turn, 50);
  };
  const turn = () => {
    const id = person();
    const began = performance.now();
    if (id !== undefined) {
      const recorded = station.record([report(id, { place: `Recorded ${(count += 1) % 7}` })], actor, problemCodes);
      if (recorded.is !== 'recorded') throw new Error(JSON.stringify(recorded.problems));
      latencies.push(performance.now() - began);
      waits.push(performance.now() - due);
    }
    next();
  };
  next();
  await until();
  clearTimeout(timer!);
  return { latencies, waits };
}

function at(values: readonly number[], share: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
}

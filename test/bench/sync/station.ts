import { eq } from 'drizzle-orm';
import type { Act } from '../../../shared/contract/contract.ts';
import type { Actor } from '../../../shared/entry/kind.ts';
import { problemCodes } from '../../../shared/problems.ts';
import type { Link } from '../../../shared/sync/link.ts';
import { paths } from '../../../shared/sync/protocol.ts';
import { newId, openAccount } from '../../../station/set-up.ts';
import { openStation } from '../../../station/station.ts';
import { accounts, people } from '../../../station/store/schema.ts';
import { certificateOf, httpsLink } from '../../../station/sync/https-link.ts';
import { assignCell, certify, commit, receive, report } from '../../../station/testing/acts.ts';
import { sharesOf } from '../benchmark.ts';
import { benchStation } from '../store/populate.ts';
import type { Done, Exchange, Latency, Order, Phase } from './orders.ts';
import { peakOf } from './processes.ts';

/** A station's process: it does what it is ordered, one after the other, with the program as it is, and says how long it took. */
const [dataDir = ''] = process.argv.slice(2);
let way: Link | undefined;
const marks: { readonly path: string; readonly at: number; readonly until: number; readonly failed: boolean }[] = [];
/** Passes requests on and notes when they were made: the link is the program's own. */
const noting: Link = {
  async post(path, request, sent) {
    const at = performance.now();
    let failed = true;
    try {
      const answer = await way!.post(path, request, sent);
      failed = false;
      return answer;
    } finally {
      marks.push({ path, at, until: performance.now(), failed });
    }
  },
};
const station = await openStation({ dataDir, sync: { link: noting } });
const groupsAtOnce = 200;
const recordingAtMost = 5 * 60_000;
const somePeople = 500;
/** Entries of each person: four when he comes, and reports. */
const [whenHeComes, reports] = [4, 6];

process.on('disconnect', () => process.exit(0));
process.on('message', (order: Order) => {
  void carryOut(order).then(
    (done) => process.send!({ ...done, entries: station.book.count(), residentMbAtMost: peakOf(process.pid) ?? Math.round(process.resourceUsage().maxRSS / 1024) } satisfies Done),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      process.exit(1);
    },
  );
});

async function carryOut(order: Order): Promise<{ readonly exchange?: Exchange; readonly latency?: Latency }> {
  switch (order.do) {
    case 'make':
      return make(order.entries);
    case 'enrol':
      way = httpsLink(order.address, await certificateOf(order.address));
      await station.sync.enrol(order);
      return {};
    case 'exchange':
      return exchange(order.recording);
    case 'record': {
      const recorder = recording();
      await new Promise((resolve) => setTimeout(resolve, order.seconds * 1000));
      return { latency: recorder.stop() };
    }
  }
}

/** Puts people on record, then reports on them, in turn: a page of entries is about as many people. */
async function make(entries: number): Promise<object> {
  const coordinator = await benchStation(station);
  const administrator: Actor = { account: station.surroundings.accountNamed('administrator')!, role: 'administrator' };
  const captain: Actor = { account: await openAccount(station, { username: 'captain', name: 'The Captain', role: 'captain', password: 'a password for measuring' }, administrator), role: 'captain' };
  const comers = Math.ceil(entries / (whenHeComes + reports));
  const ids = Array.from({ length: comers }, () => newId(station));
  record(ids, (id, number) => comes(id, number), coordinator);
  for (let round = 0; round < reports; round += 1) record(ids, (id) => [report(id, { place: `Place ${round}` })], captain);
  return {};
}

/** Has acts on each person recorded, made as they are recorded: those of a million entries do not fit into memory. */
function record(ids: readonly string[], actsOn: (id: string, number: number) => readonly Act[], actor: Actor): void {
  for (let at = 0; at < ids.length; at += groupsAtOnce) {
    const groups = ids.slice(at, at + groupsAtOnce).map((id, index) => actsOn(id, at + index));
    const refused = station.recordGroups(groups, actor).find((one) => one.is !== 'recorded');
    if (refused) throw new Error(`a made-up act was refused: ${JSON.stringify(refused)}`);
  }
}

function comes(id: string, number: number): readonly Act[] {
  const committed = newId(station);
  const year = 10 + (number % 16);
  const rest = Math.floor(number / 16);
  const letter = String.fromCodePoint(65 + Math.floor(rest / 10_000));
  const received = `20${year}-06-04`;
  const din = `${year}-${letter}-${String(rest % 10_000).padStart(4, '0')}`;
  return [
    receive(id, { din, nysid: `${String(10_000_000 + number).slice(-8)}K`, name: `SURNAME${number}, Given`, received }),
    commit(id, { received, sentenced: received }, { id: committed }),
    certify(id, committed, { days: number % 300 }),
    assignCell(id, `B${Math.floor(number / 1000)}`, `B-${number % 1000}`),
  ];
}

async function exchange(alsoRecord: boolean): Promise<{ readonly exchange: Exchange }> {
  marks.length = 0;
  const failures: string[] = [];
  const recorder = alsoRecord ? recording() : undefined;
  const cpu = process.cpuUsage();
  const begun = performance.now();
  const held = station.book.count();
  const before = station.sync.status().waiting.count;
  for (;;) {
    try {
      await station.sync.now();
      break;
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error));
      if (failures.length > 2000) throw error;
    }
  }
  const ended = performance.now();
  const { user, system } = process.cpuUsage(cpu);
  const latency = recorder?.stop();
  const taken = station.book.count() - held - (latency?.recordings ?? 0);
  return { exchange: { ms: ended - begun, cpuSeconds: (user + system) / 1e6, sent: before, taken, failures, again: marks.filter(({ failed }) => failed).map(({ at, until }) => ({ from: performance.timeOrigin + at, until: performance.timeOrigin + until })), phases: phasesOf(ended), ...(latency ? { latency } : {}) } };
}

/** A phase lasts from its first request to the first one after its last, or to the end. What a snapshot leaves to the feed belongs to the first load. */
function phasesOf(ended: number): Exchange['phases'] {
  const phase = (...of: readonly string[]): Phase => {
    const own = marks.filter(({ path }) => of.includes(path));
    const last = own.at(-1);
    if (!last) return { ms: 0, requests: 0 };
    // Records left for the end of a first load belong to it: they are made before anything is compared.
    const after = marks.find(({ at, path }) => at > last.at && (path === paths.digests || !of.includes(paths.chunk)))?.at ?? ended;
    return { ms: after - own[0]!.at, requests: own.length };
  };
  return { push: phase(paths.push), firstLoad: phase(paths.snapshot, paths.chunk, paths.pull), pull: phase(paths.pull), compare: phase(paths.digests) };
}

/** Records a report every 50 ms for five minutes at most, on one after the other of those who are on record by then (nobody has a thousand reports), while a window is open as it is where somebody works. */
function recording(): { stop(): Latency } {
  const window = new AbortController();
  void station.changes.watch(window.signal).next().catch(() => undefined);
  const [took, waited]: [number[], number[]] = [[], []];
  const until = performance.now() + recordingAtMost;
  let timer: NodeJS.Timeout;
  let captain: Actor | undefined;
  let known: readonly { readonly id: string }[] = [];
  const next = () => {
    const due = performance.now() + 50;
    timer = setTimeout(() => {
      if (due < until) turn(due);
      next();
    }, 50);
  };
  const turn = (due: number) => {
    if (known.length < somePeople) known = station.db.select({ id: people.id }).from(people).limit(somePeople).all();
    const somebody = known[took.length % known.length]?.id;
    captain ??= station.db.select({ id: accounts.id }).from(accounts).where(eq(accounts.role, 'captain')).all().map(({ id }): Actor => ({ account: id, role: 'captain' }))[0];
    if (!somebody || !captain) return;
    const began = performance.now();
    const recorded = station.record([report(somebody, { place: `Recorded ${took.length % 7}` })], captain, problemCodes);
    if (recorded.is !== 'recorded') throw new Error(JSON.stringify(recorded));
    const ended = performance.now();
    took.push(ended - began);
    waited.push(ended - due);
  };
  next();
  return {
    stop() {
      clearTimeout(timer);
      window.abort();
      return { recordings: took.length, ms: spread(took), fromDue: spread(waited) };
    },
  };
}

function spread(values: readonly number[]): Latency['ms'] {
  const shares = sharesOf(values);
  const at = (share: number) => Number(shares(share).toFixed(2));
  return { p50: at(0.5), p99: at(0.99), longest: at(1) };
}

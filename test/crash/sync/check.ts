import { setTimeout as pause } from 'node:timers/promises';
import { openCentral } from '../../../central/command/opened.ts';
import type { OfficeContext } from '../../../central/office/context.ts';
import { openStation } from '../../../station/station.ts';
import { entries } from '../../../station/store/schema.ts';
import { verify } from '../../../station/verify.ts';
import type { World } from './world.ts';

/** What was found when all had met. */
export interface FoundInWorld {
  readonly entries: number;
  readonly acknowledged: number;
  readonly lost: number;
  readonly doubled: number;
  readonly unequal: number;
  readonly waiting: number;
  readonly faults: readonly string[];
}

interface AtOffice {
  /** Every entry: its station and sequence by its hash, and its id. */
  readonly kept: readonly { readonly id: string; readonly hash: string; readonly place: string }[];
  /** The hashes in each feed, in order. */
  readonly feeds: ReadonlyMap<string, readonly string[]>;
  readonly faults: readonly string[];
}

const patience = 60_000;

/**
 * Waits until every outbox is empty, ends the stations' processes, and holds their books against what was
 * acknowledged, against the main office and against one another. Fails (throws) when they do not come to rest in time.
 */
export async function checkWorld({ office, desks }: World): Promise<FoundInWorld> {
  const faults: string[] = [];
  for (const desk of desks) desk.rest();
  const waiting = await settle(desks);
  await Promise.all(desks.map((desk) => desk.end()));
  const atOffice = await readOffice(office.dataDir);
  faults.push(...atOffice.faults);
  const hashes = new Set(atOffice.kept.map(({ hash }) => hash));
  const ids = new Set(atOffice.kept.map(({ id }) => id));
  let doubled = atOffice.kept.length - new Set(atOffice.kept.map(({ place }) => place)).size + atOffice.kept.length - ids.size;
  for (const feed of atOffice.feeds.values()) doubled += feed.length - new Set(feed).size;

  let [lost, acknowledged, unequal] = [0, 0, 0];
  for (const desk of desks) {
    const station = await openStation({ dataDir: desk.dataDir });
    try {
      const own = station.book.stationId()!;
      const rows = station.db.select({ id: entries.id, hash: entries.hash, station: entries.station }).from(entries).all();
      const held = new Set(rows.map(({ hash }) => hash));
      const heldIds = new Set(rows.map(({ id }) => id));
      acknowledged += desk.acknowledged.size;
      lost += [...desk.acknowledged].filter((id) => !ids.has(id) || !heldIds.has(id)).length;
      const due = new Set([...(atOffice.feeds.get('all') ?? []), ...(atOffice.feeds.get(`facility:${station.surroundings.ownFacility()}`) ?? []), ...rows.filter((row) => row.station === own).map(({ hash }) => hash)]);
      unequal += [...due].filter((hash) => !held.has(hash)).length + [...held].filter((hash) => !due.has(hash) || !hashes.has(hash)).length;
      const { defects, is } = station.sync.status();
      if (defects.length > 0) faults.push(`${desk.name}: ${defects.length} records differ from the main office's`);
      if (is !== 'up to date') faults.push(`${desk.name} is ${is}`);
      faults.push(...(await verify(station.db, station.procedures)).faults.map(({ check, at, says }) => `${desk.name}: ${check} ${at}: ${says}`));
    } finally {
      station.close();
    }
  }
  for (const desk of desks) faults.push(...desk.failures.splice(0));
  return { entries: atOffice.kept.length, acknowledged, lost, doubled, unequal, waiting, faults };
}

/** Exchanges until each station has met the office after every other had nothing left to send. Out: how many entries wait, which should be none. */
async function settle(desks: World['desks']): Promise<number> {
  const until = Date.now() + patience;
  for (let quiet = 0; ; ) {
    const done = await Promise.all(desks.map((desk) => desk.exchange()));
    const failed = done.find(({ failure }) => failure !== null);
    const waiting = done.reduce((sum, one) => sum + one.waiting, 0);
    quiet = failed || waiting > 0 ? 0 : quiet + 1;
    if (quiet === 3) return waiting;
    if (Date.now() > until) {
      if (failed) throw new Error(`after ${patience / 1000} seconds on a good line a station still says: ${failed.failure}`);
      return waiting;
    }
    if (failed) await pause(500);
  }
}

async function readOffice(dataDir: string): Promise<AtOffice> {
  const office = await openCentral({ dataDir, connections: 2 });
  try {
    const { store } = office.context;
    const unfolded = () => store.transaction((transaction) => transaction.countUnfolded());
    for (let waited = 0; (await unfolded()) > 0 && waited < patience; waited += 200) await pause(200);
    const faults: string[] = [];
    const { stations, quarantine, differences, left } = await store.transaction(async (transaction) => ({
      stations: await transaction.stations(),
      quarantine: (await transaction.quarantine()).length,
      differences: (await transaction.differences()).length,
      left: await transaction.countUnfolded(),
    }));
    if (quarantine > 0) faults.push(`${quarantine} entries are in quarantine`);
    if (differences > 0) faults.push(`${differences} records differ`);
    if (left > 0) faults.push(`${left} records were not folded`);
    const kept: { id: string; hash: string; place: string }[] = [];
    for (const { id: station, seq } of stations) {
      const own: { id: string; hash: string; place: string }[] = [];
      while (own.length < seq) {
        const page = await store.transaction((transaction) => transaction.entriesOfStation(station, own.length, 1000));
        if (page.length === 0) break;
        own.push(...page.map((one) => ({ id: one.id, hash: one.hash, place: `${station} ${one.seq}` })));
      }
      if (own.length !== seq) faults.push(`of ${seq} entries of ${station} the main office has ${own.length}`);
      kept.push(...own);
    }
    const facilities = [...new Set(stations.map(({ facility }) => `facility:${facility}`)), 'all', 'office'];
    const feeds = new Map<string, readonly string[]>();
    for (const scope of facilities) feeds.set(scope, await feedOf(store, scope));
    if (feeds.get('office')!.length !== kept.length) faults.push(`the feed of everything has ${feeds.get('office')!.length} of ${kept.length} entries`);
    return { kept, feeds, faults };
  } finally {
    await office.close();
  }
}

async function feedOf(store: OfficeContext['store'], scope: string): Promise<readonly string[]> {
  const hashes: string[] = [];
  for (;;) {
    const page = await store.transaction((transaction) => transaction.readFeed(scope, hashes.length, 1000));
    if (page.entries.length === 0) return hashes;
    hashes.push(...page.entries.map(({ hash }) => hash));
  }
}

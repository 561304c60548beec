import { setTimeout as pause } from 'node:timers/promises';
import type { OfficeContext } from '../../../central/office/context.ts';

/** What a main office holds. */
export interface AtOffice {
  /** Every entry: its station and sequence, its hash, and its id. */
  readonly kept: readonly { readonly id: string; readonly hash: string; readonly place: string }[];
  /** The hashes in each feed, in order. */
  readonly feeds: ReadonlyMap<string, readonly string[]>;
  /** What does not hold. */
  readonly faults: readonly string[];
}

/** How long all may take to come to rest, in milliseconds. */
export const patience = 60_000;

/** Reads everything that a main office holds, when it has folded what arrived. */
export async function readOffice({ store }: OfficeContext): Promise<AtOffice> {
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
  const scopes = [...new Set(stations.map(({ facility }) => `facility:${facility}`)), 'all', 'office'];
  const feeds = new Map<string, readonly string[]>();
  for (const scope of scopes) feeds.set(scope, await feedOf(store, scope));
  if (feeds.get('office')!.length !== kept.length) faults.push(`the feed of everything has ${feeds.get('office')!.length} of ${kept.length} entries`);
  return { kept, feeds, faults };
}

/** How many entries the main office holds, or has in a feed, more than once. */
export function doubledAt({ kept, feeds }: AtOffice): number {
  const more = (all: readonly string[]) => all.length - new Set(all).size;
  return more(kept.map(({ place }) => place)) + more(kept.map(({ id }) => id)) + [...feeds.values()].reduce((sum, feed) => sum + more(feed), 0);
}

/** How many entries a station's book lacks or has too many: it should hold the feeds of all and of its facility and what it wrote itself, and of that nothing that the office has not. In: the hashes. */
export function unequalTo({ kept, feeds }: AtOffice, { facility, held, own }: { readonly facility: string; readonly held: ReadonlySet<string>; readonly own: readonly string[] }): number {
  const hashes = new Set(kept.map(({ hash }) => hash));
  const due = new Set([...(feeds.get('all') ?? []), ...(feeds.get(`facility:${facility}`) ?? []), ...own]);
  return [...due].filter((hash) => !held.has(hash)).length + [...held].filter((hash) => !due.has(hash) || !hashes.has(hash)).length;
}

async function feedOf(store: OfficeContext['store'], scope: string): Promise<readonly string[]> {
  const hashes: string[] = [];
  for (;;) {
    const page = await store.transaction((transaction) => transaction.readFeed(scope, hashes.length, 1000));
    if (page.entries.length === 0) return hashes;
    hashes.push(...page.entries.map(({ hash }) => hash));
  }
}

import type { FeedItem, FeedPage, KeptEntry, OfficeStore, OfficeTransaction } from '../../central/office/store.ts';
import { sha256 } from '../../crypto/keys.ts';
import { known } from '../../shared/capabilities.ts';
import { registry } from '../../shared/entry/fold.ts';
import { feedChecksum, feedStart } from '../../shared/sync/protocol.ts';
import { withOther } from './office.ts';
import type { Timeline } from './timeline.ts';
import type { Planted } from './world.ts';

/** Defects such as others have shipped, put into a world through its ports: the simulation has to find each. */
export const plants: Readonly<Record<'one page is dropped' | 'positions come from a sequence' | 'the last writer wins', () => Planted>> = {
  /** The main office takes a page in and puts one scope's share of it into no feed. */
  'one page is dropped': () => ({ store: (store) => new DroppingStore(store) }),
  /** A feed's position is given before the commit, so that a later commit may have a lower one. */
  'positions come from a sequence': () => ({ store: (store, timeline) => new SequenceStore(store, timeline) }),
  /** Nothing is decided by anyone, so nothing is ever in question: of two acts the later simply holds. */
  'the last writer wins': () => ({
    program: registry(known.capabilities.map((capability) => ({ ...capability, kinds: capability.kinds.map((kind) => ({ ...kind, facets: (body: never) => ({ ...kind.facets(body), decides: [], relies: [] }) })) }))),
  }),
};

class DroppingStore implements OfficeStore {
  readonly #store: OfficeStore;
  #pages = 0;

  constructor(store: OfficeStore) {
    this.#store = store;
  }

  transaction<T>(work: (transaction: OfficeTransaction) => Promise<T>): Promise<T> {
    return this.#store.transaction((transaction) =>
      work(
        withOther(transaction, {
          addToFeed: async (scope, items, fresh) => {
            if (scope.startsWith('facility:') && items.length > 0) this.#pages += 1;
            if (this.#pages !== 5 || !scope.startsWith('facility:') || items.length === 0) await transaction.addToFeed(scope, items, fresh);
          },
        }),
      ),
    );
  }

  countRequest(...words: Parameters<OfficeStore['countRequest']>): ReturnType<OfficeStore['countRequest']> {
    return this.#store.countRequest(...words);
  }
}

interface Placed {
  readonly position: number;
  readonly item: FeedItem;
  committed: boolean;
}

/** As a store that takes positions from a database sequence: readers see what is committed, in the order of positions. */
class SequenceStore implements OfficeStore {
  readonly #store: OfficeStore;
  readonly #timeline: Timeline;
  readonly #feeds = new Map<string, Placed[]>();
  #sequence = 0;
  #commits = 0;

  constructor(store: OfficeStore, timeline: Timeline) {
    this.#store = store;
    this.#timeline = timeline;
  }

  async transaction<T>(work: (transaction: OfficeTransaction) => Promise<T>): Promise<T> {
    const placed: Placed[] = [];
    const result = await this.#store.transaction((transaction) =>
      work(
        withOther(transaction, {
          addToFeed: async (scope, items, fresh) => {
            const feed = this.#feeds.get(scope) ?? [];
            this.#feeds.set(scope, feed);
            for (const item of items) {
              if (feed.some((one) => one.item.hash === item.hash)) continue;
              const one = { position: (this.#sequence += 1), item, committed: false };
              feed.push(one);
              placed.push(one);
            }
            // What is counted and asked of feeds elsewhere stays as it is.
            await transaction.addToFeed(scope, items, fresh);
          },
          readFeed: (scope, after, limit) => this.#read(transaction, scope, after, limit),
        }),
      ),
    );
    // Every other commit takes a while.
    if (placed.length > 0 && (this.#commits += 1) % 2 === 0) await this.#timeline.sleep(3000);
    for (const one of placed) one.committed = true;
    return result;
  }

  countRequest(...words: Parameters<OfficeStore['countRequest']>): ReturnType<OfficeStore['countRequest']> {
    return this.#store.countRequest(...words);
  }

  async #read(transaction: OfficeTransaction, scope: string, after: number, limit: number): Promise<FeedPage> {
    const visible = (this.#feeds.get(scope) ?? []).filter(({ committed }) => committed).toSorted((a, b) => a.position - b.position);
    const checksums: string[] = [];
    for (const { item } of visible) checksums.push(feedChecksum(checksums.at(-1) ?? feedStart, [item.hash], sha256));
    const entries: KeptEntry[] = [];
    for (const { item } of visible.slice(after, after + limit)) entries.push(...(await transaction.entriesOfStation(item.station, item.seq - 1, 1)));
    return { entries, checksums: checksums.slice(after, after + limit), before: after === 0 ? feedStart : (checksums[after - 1] ?? ''), feedPosition: visible.length };
  }
}

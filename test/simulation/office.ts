import type { KeyObject } from 'node:crypto';
import { answer } from '../../central/office/office.ts';
import type { OfficeContext } from '../../central/office/context.ts';
import { foldSome } from '../../central/office/folding.ts';
import { openOffice } from '../../central/office/open.ts';
import type { OfficeStore, OfficeTransaction, StationRow } from '../../central/office/store.ts';
import { keysNumbered } from '../../central/testing/station.ts';
import type { Registry } from '../../shared/entry/fold.ts';
import type { Answer, Request } from '../../shared/sync/link.ts';
import type { Chance } from '../../station/demonstration/roster.ts';
import { isSignedBy, publicKeyOf } from '../../crypto/keys.ts';
import { seededBytes } from '../../station/testing/surroundings.ts';
import { Crash } from './disk.ts';
import { MemoryStore } from './memory-store.ts';
import type { Tally } from './tally.ts';
import type { Timeline } from './timeline.ts';

/** What the main office of a world is made of. */
export interface OfficeParts {
  readonly seed: number;
  readonly timeline: Timeline;
  readonly chance: Chance;
  readonly tally: Tally;
  readonly processes: number;
  readonly page: number;
  readonly registry: Registry;
  /** Puts another store in the place of the one that keeps: a planted defect. */
  readonly plant?: (store: OfficeStore, timeline: Timeline) => OfficeStore;
  /** Told of an error in the office that is no fault of ours. */
  failed(error: unknown): void;
}

const keysRead = new Map<string, KeyObject>();

/** A public key, read once for all worlds of this thread: there are few of them. */
function keyRead(publicKey: string): KeyObject {
  const key = keysRead.get(publicKey) ?? publicKeyOf(publicKey);
  keysRead.set(publicKey, key);
  return key;
}

/** The main office: some processes on one store, which die together, as with the machine they are on. */
export class SimulatedOffice {
  readonly #parts: OfficeParts;
  readonly #kept: MemoryStore;
  readonly #planted: OfficeStore;
  #registry: Registry;
  #processes: readonly OfficeContext[] = [];
  /** Which life of the office this is; what an earlier one was at is over. */
  #life = 0;
  #up = false;
  #looking = 0;
  #armed: { commits: number; readonly behind: boolean; readonly for: number } | undefined;
  readonly #counted: { readonly station: string; readonly before: number; readonly at: number }[] = [];

  /** How far its wall clock is from the time of the world. */
  off = 0;

  constructor(parts: OfficeParts) {
    this.#parts = parts;
    this.#registry = parts.registry;
    this.#kept = new MemoryStore({ beforeCommit: () => this.#commit(false) });
    this.#planted = parts.plant?.(this.#kept, parts.timeline) ?? this.#kept;
  }

  get up(): boolean {
    return this.#up;
  }

  /** The store itself, as it was last committed, for checks: nothing that is done with it is a moment to die at. */
  get store(): Pick<MemoryStore, 'now'> & OfficeStore {
    const kept = this.#kept;
    return {
      get now() {
        return kept.now;
      },
      transaction: async (work) => {
        this.#looking += 1;
        try {
          return await kept.transaction(work);
        } finally {
          this.#looking -= 1;
        }
      },
      countRequest: (station, counter, heardAt) => kept.countRequest(station, counter, heardAt),
    };
  }

  /** Any of its processes: what an administrator at the office works with. Undefined while it is down. */
  get context(): OfficeContext | undefined {
    return this.#up ? this.#parts.chance.pick(this.#processes) : undefined;
  }

  async open(): Promise<void> {
    const { timeline, seed, processes, page, tally, failed } = this.#parts;
    this.#life += 1;
    const life = this.#life;
    const isMine = () => this.#life === life;
    const opened: OfficeContext[] = [];
    for (let number = 0; number < processes; number += 1) {
      opened.push(
        await openOffice(
          {
            store: new StoreOfOneLife(this.#planted, this.#parts, isMine, (counted) => this.#counted.push({ ...counted, at: timeline.now }), () => this.#commit(true)),
            key: keysNumbered(7),
            registry: this.#registry,
            now: () => timeline.now + this.off,
            random: seededBytes(Math.imul(seed + 1, 7919) + life * 64 + number),
            isSigned: (publicKey, text, signature) => isSignedBy(keyRead(publicKey), text, signature),
            program: 'simulated',
            chunkEntries: page,
            failed: (error) => {
              if (isMine() && !(error instanceof Crash)) failed(error);
            },
          },
          'Main office',
        ),
      );
    }
    if (!isMine()) return;
    this.#processes = opened;
    this.#up = true;
    if (life > 1) tally.count('fault: office restarted');
    void this.#foldInBackground(life);
  }

  /** Answers a request; undefined where it died meanwhile, or is down. */
  async answer(path: string, request: Request): Promise<Answer | undefined> {
    const { context } = this;
    if (!context) return undefined;
    const life = this.#life;
    const answered = await answer(context, path, request).catch(() => undefined);
    return this.#life === life ? answered : undefined;
  }

  /** Dies at the so-manieth commit from now. */
  crashAt(commits: number, behind: boolean, away: number): void {
    this.#armed = { commits, behind, for: away };
  }

  disarm(): void {
    this.#armed = undefined;
  }

  /** Stops all processes and begins them again with another program. */
  async upgrade(registry: Registry): Promise<void> {
    this.#registry = registry;
    if (!this.#up) return;
    this.#up = false;
    this.#life += 1;
    await this.open();
  }

  #commit(behind: boolean): void {
    const armed = this.#armed;
    if (!armed || armed.behind !== behind || !this.#up || this.#looking > 0) return;
    armed.commits -= 1;
    if (armed.commits >= 0) return;
    this.#armed = undefined;
    this.#die(armed.for);
    throw new Crash();
  }

  #die(away: number): void {
    const { timeline, tally, chance } = this.#parts;
    tally.count(`fault: office crash`);
    this.#up = false;
    this.#life += 1;
    // Counters are taken in transactions that a crash may forget: those of the last moments.
    const forgotten = chance.happens(0.5) ? this.#counted.filter(({ at }) => at > timeline.now - 200).toReversed() : [];
    this.#counted.length = 0;
    timeline.after(away, () => {
      void (async () => {
        for (const { station, before } of forgotten) await this.store.transaction((transaction) => transaction.changeStation(station, { counter: before }));
        await this.open();
      })();
    });
  }

  async #foldInBackground(life: number): Promise<void> {
    const { timeline, chance } = this.#parts;
    while (this.#life === life) {
      await timeline.sleep(chance.whole(1000, 12_000));
      const { context } = this;
      if (this.#life !== life || !context) return;
      await foldSome(context, chance.whole(1, 20)).catch(() => 0);
    }
  }
}

type Counted = (counted: { readonly station: string; readonly before: number }) => void;

/** The store as one life of one process sees it: it gives way before each transaction, dies at a commit when told to, and is of no use to a process that is dead. */
class StoreOfOneLife implements OfficeStore {
  readonly #kept: OfficeStore;
  readonly #parts: Pick<OfficeParts, 'timeline' | 'page'>;
  readonly #isMine: () => boolean;
  readonly #counted: Counted;
  readonly #behind: () => void;

  constructor(kept: OfficeStore, parts: Pick<OfficeParts, 'timeline' | 'page'>, isMine: () => boolean, counted: Counted, behind: () => void) {
    this.#kept = kept;
    this.#parts = parts;
    this.#isMine = isMine;
    this.#counted = counted;
    this.#behind = behind;
  }

  async transaction<T>(work: (transaction: OfficeTransaction) => Promise<T>): Promise<T> {
    await this.#giveWay();
    const result = await this.#kept.transaction((transaction) => work(smallPages(transaction, this.#parts.page)));
    this.#behind();
    return result;
  }

  async countRequest(station: string, counter: number, heardAt: number): Promise<StationRow | undefined | 'heard already'> {
    await this.#giveWay();
    const before = (await this.#kept.transaction((transaction) => transaction.station(station)))?.counter ?? 0;
    const heard = await this.#kept.countRequest(station, counter, heardAt);
    if (typeof heard === 'object') this.#counted({ station, before });
    this.#behind();
    return heard;
  }

  async #giveWay(): Promise<void> {
    await this.#parts.timeline.pause();
    if (!this.#isMine()) throw new Crash();
  }
}

/** A transaction that reads feeds and chains in small stretches. */
function smallPages(transaction: OfficeTransaction, most: number): OfficeTransaction {
  return withOther(transaction, {
    readFeed: (scope, after, limit) => transaction.readFeed(scope, after, Math.min(limit, most)),
  });
}

/** An object with some of its methods replaced. */
export function withOther(transaction: OfficeTransaction, others: Partial<OfficeTransaction>): OfficeTransaction {
  return new Proxy(transaction, {
    get: (target, name) => {
      const found = (others as Record<PropertyKey, unknown>)[name] ?? (target as unknown as Record<PropertyKey, unknown>)[name];
      return typeof found === 'function' && !(name in others) ? (found as (...words: unknown[]) => unknown).bind(target) : found;
    },
  });
}

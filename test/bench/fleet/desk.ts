import { count, ne } from 'drizzle-orm';
import { problemCodes } from '../../../shared/problems.ts';
import type { Link } from '../../../shared/sync/link.ts';
import { paths } from '../../../shared/sync/protocol.ts';
import { chanceFrom, type Chance } from '../../../station/demonstration/roster.ts';
import { newId } from '../../../station/set-up.ts';
import { openStation, type Station } from '../../../station/station.ts';
import { entries } from '../../../station/store/schema.ts';
import { certificateOf, httpsLink } from '../../../station/sync/https-link.ts';
import type { attemptNames } from '../../../station/testing/attempts.ts';
import { Officers, type Tried } from '../../crash/sync/officers.ts';
import { beginFacility } from '../../crash/sync/facility.ts';
import type { Berth, Standing, Worked } from './orders.ts';

/** What officers try, and how often of a hundred times; what is left over is settling, transferring and looking on. */
const tries: Partial<Record<(typeof attemptNames)[number], number>> = { level: 14, cell: 10, report: 20, 'a step of a case': 16, judge: 6, order: 3, segregate: 3, 'keep separate': 2, correct: 7, void: 3, commit: 2, certify: 3, receive: 2, 'certify the dates': 1, 'designate a gallery': 1 };
const [settling, transferring] = [4, 1];

/** Everybody of a facility is about the same person for so long, in milliseconds: what two do then, they do without sight of each other. */
const matterLasts = 15_000;
/** The share of acts that are about that person; of acts after which the line is gone for a while; and for how long, in milliseconds. */
const [onTheMatter, goesOffline] = [0.3, 0.02];
const offlineFor: readonly [number, number] = [10_000, 40_000];

/** One station of the fleet: the program as it is, with its own folder, key and connection, and the officers at it. */
export class Desk {
  readonly number: number;
  readonly station: Station;
  readonly #ways: Ways;
  #chance: Chance = chanceFrom(0);
  #officers: Officers | undefined;
  #resting = true;
  #back: NodeJS.Timeout | undefined;
  #acknowledged: string[] = [];
  #worked = nothing();
  #foreign = 0;
  #exchangeBegan: number | undefined;

  private constructor(number: number, station: Station, ways: Ways) {
    this.number = number;
    this.station = station;
    this.#ways = ways;
    const { store } = station.sync;
    const tried = store.tried.bind(store);
    // An exchange begins with its hello and has ended when what it came to is written down.
    store.tried = (at, failure) => {
      tried(at, failure);
      if (this.#exchangeBegan !== undefined) this.#worked.exchanges.push(performance.now() - this.#exchangeBegan);
      this.#exchangeBegan = undefined;
      if (failure) bump(this.#worked.failures, `${failure.is}: ${failure.says}`);
    };
    ways.asks = (path) => {
      if (path === paths.hello) this.#exchangeBegan ??= performance.now();
    };
    ways.answered = (path, ms) => (this.#worked.requests[path] ??= []).push(ms);
  }

  static async open({ number, dataDir, founds }: Berth): Promise<Desk> {
    const ways: Ways = { own: undefined, asks: () => {}, answered: () => {} };
    const station = await openStation({ dataDir, sync: { link: noting(ways) } });
    if (founds) await beginFacility(station, founds);
    return new Desk(number, station, ways);
  }

  async enrol(words: { readonly code: string; readonly name: string; readonly address: string }): Promise<void> {
    this.#ways.own = httpsLink(words.address, await certificateOf(words.address));
    await this.station.sync.enrol(words);
    await this.station.sync.now();
  }

  /** Exchanges in the background and records from now on. In: acts a minute, on average. */
  work(seed: number, actsAMinute: number): void {
    this.#chance = chanceFrom(Math.imul(seed, 0x9e3779b1) ^ this.number);
    this.#officers = new Officers(this.station, this.#chance);
    this.#worked = nothing();
    this.#foreign = this.#countForeign();
    this.#resting = false;
    // Stations are not all switched on at one moment.
    setTimeout(() => this.station.sync.start(), this.#chance.whole(0, 10_000));
    const turn = () => {
      if (this.#resting) return;
      this.#record();
      setTimeout(turn, (60_000 / actsAMinute) * (0.25 + 1.5 * this.#chance.next()));
    };
    setTimeout(turn, (60_000 / actsAMinute) * this.#chance.next());
  }

  /** Records no more; the line is back. Out: what was done until now. */
  rest(): Worked {
    this.#resting = true;
    clearTimeout(this.#back);
    this.station.sync.pause(false);
    const worked = { ...this.#worked, pulled: this.#countForeign() - this.#foreign };
    this.#worked = nothing();
    return worked;
  }

  async exchange(): Promise<{ readonly failure: string | null; readonly waiting: number }> {
    const failure = await this.station.sync.now().then(() => null, (error: unknown) => (error instanceof Error ? error.message : String(error)));
    return { failure, waiting: this.station.sync.status().waiting.count };
  }

  stand(): Standing {
    const { station, number } = this;
    const own = station.book.stationId()!;
    const rows = station.db.select({ id: entries.id, hash: entries.hash, station: entries.station }).from(entries).all();
    const ids = new Set(rows.map(({ id }) => id));
    const { defects, waiting } = station.sync.status();
    return {
      number,
      facility: station.surroundings.ownFacility()!,
      acknowledged: this.#acknowledged,
      lost: this.#acknowledged.filter((id) => !ids.has(id)).length,
      held: rows.map(({ hash }) => hash),
      own: rows.filter((row) => row.station === own).map(({ hash }) => hash),
      failure: station.sync.store.row()?.failure?.says ?? null,
      defects: defects.length,
      waiting: waiting.count,
    };
  }

  async close(): Promise<void> {
    await this.station.sync.close();
    this.#ways.own?.close();
    this.station.close();
  }

  #record(): void {
    const { station } = this;
    const tried = this.#next();
    if (tried) {
      const acts = tried.acts.map((act) => ({ ...act, id: act.id ?? newId(station) }));
      const began = performance.now();
      const recorded = station.record(acts, tried.actor, problemCodes);
      this.#worked.recording.push(performance.now() - began);
      if (recorded.is === 'recorded') {
        this.#worked.recorded += acts.length;
        for (const { kind } of acts) bump(this.#worked.kinds, kind);
        this.#acknowledged.push(...recorded.entries);
      } else {
        this.#worked.refused += 1;
      }
    }
    if (this.#chance.happens(goesOffline)) this.#goOffline();
  }

  #next(): Tried | undefined {
    const [officers, chance] = [this.#officers!, this.#chance];
    const people = officers.people();
    const person = chance.happens(onTheMatter) ? people[Math.floor(Date.now() / matterLasts) % people.length]! : chance.pick(people);
    const drawn = chance.next() * 100;
    if (drawn < settling) return officers.settlement(person);
    if (drawn < settling + transferring) return officers.transfer(person);
    const what = chance.weighted(Object.keys(tries) as (keyof typeof tries)[], (name) => tries[name]!);
    return officers.attempt(what, what === 'receive' ? newId(this.station) : person);
  }

  #goOffline(): void {
    this.#worked.spellsOffline += 1;
    this.station.sync.pause(true);
    clearTimeout(this.#back);
    this.#back = setTimeout(() => this.station.sync.pause(false), this.#chance.whole(...offlineFor));
  }

  #countForeign(): number {
    const { db, book } = this.station;
    return db.select({ n: count() }).from(entries).where(ne(entries.station, book.stationId()!)).get()!.n;
  }
}

interface Ways {
  own: ReturnType<typeof httpsLink> | undefined;
  asks(path: string): void;
  answered(path: string, ms: number): void;
}

/** Passes requests on and notes how long each took: the link is the program's own. */
function noting(ways: Ways): Link {
  return {
    async post(path, request) {
      const asked = performance.now();
      ways.asks(path);
      try {
        return await ways.own!.post(path, request);
      } finally {
        ways.answered(path, performance.now() - asked);
      }
    },
  };
}

interface Working {
  recorded: number;
  refused: number;
  pulled: number;
  spellsOffline: number;
  readonly kinds: Record<string, number>;
  readonly recording: number[];
  readonly exchanges: number[];
  readonly failures: Record<string, number>;
  readonly requests: Record<string, number[]>;
}

function nothing(): Working {
  return { recorded: 0, refused: 0, pulled: 0, spellsOffline: 0, kinds: {}, recording: [], exchanges: [], failures: {}, requests: {} };
}

function bump(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}

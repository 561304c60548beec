import type { Role } from '../../accounts/roles.ts';
import { known } from '../../capabilities.ts';
import { clockZero, tick } from '../clock.ts';
import { fold, type SubjectRecord } from '../fold.ts';
import type { Entry, Sight } from '../header.ts';
import { facetsSetAside } from '../question.ts';
import { chainStart } from '../seal.ts';
import type { Subject } from '../subject.ts';

/** The words of an act that a station in a test writes into its book. */
export interface Words {
  readonly kind: string;
  readonly body: unknown;
  readonly effective?: string;
  readonly reason?: string;
  readonly strikes?: string;
  readonly author?: string;
  readonly role?: Role;
}

/** The person whom the entries of a test are about. */
export const person: Subject = { type: 'person', id: 'person-1' };

/** The wall clock of a test begins here: 2 March 2026, noon in UTC. */
export const testBegins = Temporal.Instant.from('2026-03-02T12:00:00Z').epochMilliseconds;

/**
 * A station of which only the book is real: it writes entries with the sight that it has, as the
 * recorder does, but decides nothing and seals nothing. Entries of other stations come in by `receive`.
 */
export class StationInTest {
  readonly id: string;
  readonly subject: Subject;
  /** Every entry in its book: its own and those received, as they arrived. */
  readonly seen: Entry[] = [];
  /** What lay in its book when it wrote each of its own entries, by entry id. */
  readonly sightOf = new Map<string, ReadonlySet<string>>();
  readonly #number: number;
  #wall: number;
  #seq = 0;

  constructor(number: number, at: { readonly subject?: Subject; readonly wall?: number } = {}) {
    this.#number = number;
    this.id = `station-${number}`;
    this.subject = at.subject ?? person;
    this.#wall = at.wall ?? testBegins;
  }

  /** The record as this station has it. */
  get record(): SubjectRecord {
    return fold(this.subject, this.seen, known);
  }

  /** Its own entries, in order of sequence. */
  get own(): readonly Entry[] {
    return this.seen.filter((entry) => entry.header.station === this.id);
  }

  /** Lets time pass on this station's wall clock; it may also be set back. */
  wait(milliseconds: number): this {
    this.#wall += milliseconds;
    return this;
  }

  /** Takes entries into the book; those it has already are not taken twice. */
  receive(entries: readonly Entry[]): this {
    const held = new Set(this.seen.map((entry) => entry.header.id));
    this.seen.push(...entries.filter((entry) => !held.has(entry.header.id)));
    return this;
  }

  /** Writes an entry and returns it. Facets are those of the kind and, for a rewriting, those of what it strikes. */
  write(words: Words): Entry {
    const found = known.kind(words.kind);
    const facets = found?.kind.facets(found.kind.schema.parse(words.body)) ?? {};
    const { record } = this;
    const sight = (facet: string): Sight => record.facets.get(facet) ?? { facet, last: null, count: 0 };
    const struck = this.seen.find((entry) => entry.header.id === words.strikes)?.header;
    const decides = new Set([...(facets.decides ?? []), ...(struck ? [...struck.decides.map((one) => one.facet), `entry:${struck.id}`] : []), ...(found ? facetsSetAside(found.kind, words.body, this.seen) : [])]);
    const adds = new Set([...(facets.adds ?? []), ...(struck?.adds ?? [])]);
    this.#seq += 1;
    this.#wall += 1000;
    const at = Temporal.Instant.fromEpochMilliseconds(this.#wall).toString({ fractionalSecondDigits: 3 });
    const entry: Entry = {
      header: {
        v: 1,
        id: idOf(this.#number, this.#seq),
        station: this.id,
        seq: this.#seq,
        clock: tick(this.seen.reduce((last, one) => (one.header.clock > last ? one.header.clock : last), clockZero), this.#wall),
        at,
        effective: words.effective ?? at.slice(0, 10),
        author: words.author ?? 'account-1',
        role: words.role ?? 'coordinator',
        subject: this.subject,
        kind: words.kind,
        version: found?.kind.version ?? 1,
        decides: [...decides].map(sight),
        relies: (facets.relies ?? []).map(sight),
        adds: [...adds],
        ...(words.strikes === undefined ? {} : { strikes: words.strikes }),
        content: chainStart,
        previous: chainStart,
      },
      body: words.body,
      ...(words.reason === undefined ? {} : { reason: words.reason }),
    };
    this.sightOf.set(entry.header.id, new Set(this.seen.map((one) => one.header.id)));
    this.seen.push(entry);
    return entry;
  }
}

/** The id of a station's entry: a UUID of version 7 that names both. */
export function idOf(station: number, seq: number): string {
  return `${String(station).padStart(8, '0')}-0000-7000-8000-${String(seq).padStart(12, '0')}`;
}

/** The entries of several stations, each once. */
export function unionOf(stations: readonly StationInTest[]): readonly Entry[] {
  return [...new Map(stations.flatMap((station) => station.seen).map((entry) => [entry.header.id, entry])).values()];
}

import { createPrivateKey, sign, type KeyObject } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Role } from '../../shared/accounts/roles.ts';
import { known } from '../../shared/capabilities.ts';
import { clockZero, tick } from '../../shared/entry/clock.ts';
import { fold, type SubjectRecord } from '../../shared/entry/fold.ts';
import type { Content, Entry, Header, Sight } from '../../shared/entry/header.ts';
import { chainStart, seal, type SealedEntry } from '../../shared/entry/seal.ts';
import type { Subject } from '../../shared/entry/subject.ts';
import { codeText, readCode } from '../../shared/sync/code.ts';
import { kindsDigest, kindsKnown } from '../../shared/sync/digest.ts';
import type { Answer, Request } from '../../shared/sync/link.ts';
import { headerNames, paths, protocolVersion, readLines, requestText, wireEntrySchema, writeLines, type EnrolAnswer, type EnrolRequest, type HelloAnswer, type HelloRequest, type PullHead, type Refusal, type WireEntry } from '../../shared/sync/protocol.ts';
import { codeKey, sha256 } from '../../crypto/keys.ts';
import { keysOf, type OfficeKey } from '../keys.ts';

/** What a station in a test writes. */
export interface TestAct {
  readonly kind: string;
  readonly subject: Subject;
  readonly body: unknown;
  readonly effective?: string;
  readonly reason?: string;
  readonly strikes?: string;
  readonly role?: Role;
}

/** Keys that are the same in every run: an Ed25519 and an X25519 key from a number. */
export function keysNumbered(number: number): OfficeKey & { readonly signing: KeyObject; readonly agreeing: KeyObject } {
  const raw = (sort: number) => Buffer.alloc(32, number * 2 + sort);
  const pkcs8 = (oid: number, key: Buffer) => createPrivateKey({ key: Buffer.concat([Buffer.from([0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, oid, 0x04, 0x22, 0x04, 0x20]), key]), format: 'der', type: 'pkcs8' });
  const signing = pkcs8(0x70, raw(0));
  const agreeing = pkcs8(0x6e, raw(1));
  return { ...keysOf(signing, agreeing), signing, agreeing };
}

/** A way to the office in a test: its answer to a signed request. */
export type Ask = (path: string, request: Request) => Promise<Answer>;

/**
 * A station of which book and requests are real and nothing else is: it seals and signs its entries, keeps
 * them in order, and speaks the protocol a request at a time.
 */
export class StationAtOffice {
  readonly id: string;
  readonly key: ReturnType<typeof keysNumbered>;
  /** Its own chain, in the bytes that were signed. */
  readonly chain: (SealedEntry & { readonly read: Header })[] = [];
  /** Everything it knows: its own entries and those pulled. */
  readonly seen: Entry[] = [];
  wall = Temporal.Instant.from('2026-03-02T12:00:00Z').epochMilliseconds;
  counter = 0;
  readonly #ask: Ask;
  #made = 0;

  constructor(number: number, ask: Ask) {
    this.id = `station-${number}`;
    this.key = keysNumbered(number);
    this.#ask = ask;
  }

  /** Writes an entry, with the sight that it has, and returns it sealed. */
  write(act: TestAct): SealedEntry & { readonly read: Header } {
    const found = known.kind(act.kind);
    const facets = found?.kind.facets(found.kind.schema.parse(act.body)) ?? {};
    const record = this.record(act.subject);
    const sight = (facet: string): Sight => record.facets.get(facet) ?? { facet, last: null, count: 0 };
    const struck = this.seen.find(({ header }) => header.id === act.strikes)?.header;
    this.wall += 1000;
    const end = this.chain.at(-1);
    const draft: Header = {
      v: 1,
      id: uuidv7({ msecs: this.wall, random: this.#random() }),
      station: this.id,
      seq: (end?.read.seq ?? 0) + 1,
      clock: tick(this.seen.reduce((last, { header }) => (header.clock > last ? header.clock : last), end?.read.clock ?? clockZero), this.wall),
      at: new Date(this.wall).toISOString(),
      effective: act.effective ?? '2026-03-02',
      author: `account-${this.id}`,
      role: act.role ?? 'captain',
      subject: act.subject,
      kind: act.kind,
      version: found?.kind.version ?? 1,
      decides: [...new Set([...(facets.decides ?? []), ...(struck ? [...struck.decides.map(({ facet }) => facet), `entry:${struck.id}`] : [])])].map(sight),
      relies: (facets.relies ?? []).map(sight),
      adds: [...(facets.adds ?? [])],
      ...(act.strikes === undefined ? {} : { strikes: act.strikes }),
      content: chainStart,
      previous: end?.hash ?? chainStart,
    };
    const content: Content = { body: act.body, ...(act.reason === undefined ? {} : { reason: act.reason }) };
    const sealed = seal(draft, content, this.#random(), this.key);
    this.chain.push(sealed);
    this.seen.push({ header: sealed.read, body: act.body, ...(act.reason === undefined ? {} : { reason: act.reason }) });
    return sealed;
  }

  /** Writes an entry without looking at the record: for many. */
  bulk(subject: Subject, number: number): void {
    this.wall += 1000;
    const end = this.chain.at(-1)!;
    const header: Header = { ...end.read, id: uuidv7({ msecs: this.wall, random: this.#random() }), seq: end.read.seq + 1, clock: tick(end.read.clock, this.wall), kind: 'note.of-a-test', subject, decides: [], relies: [], adds: [], previous: end.hash };
    this.chain.push(seal(header, { body: { number } }, this.#random(), this.key));
  }

  /** The entry with other words in its header, sealed again by this station's key. */
  resealed(entry: SealedEntry & { readonly read: Header }, change: Partial<Header>): SealedEntry & { readonly read: Header } {
    return seal({ ...entry.read, ...change }, JSON.parse(entry.content) as Content, entry.salt, this.key);
  }

  /** The same station from a copy of its disk. */
  copied(): StationAtOffice {
    const copy = new StationAtOffice(Number(this.id.slice('station-'.length)), this.#ask);
    copy.chain.push(...this.chain);
    copy.seen.push(...this.seen);
    copy.wall = this.wall + 1;
    copy.counter = this.counter;
    copy.#made = 1_000_000;
    return copy;
  }

  /** The record of a subject as this station has it. */
  record(subject: Subject): SubjectRecord {
    return fold(subject, this.seen.filter(({ header }) => header.subject.type === subject.type && header.subject.id === subject.id), known);
  }

  /** A signed request. `counter` and `signature` may be set wrong. */
  request(path: string, body: string, wrong: { readonly counter?: number; readonly signature?: string; readonly protocol?: number } = {}): Request {
    this.counter += 1;
    const { counter = this.counter, protocol = protocolVersion } = wrong;
    const signature = wrong.signature ?? sign(null, Buffer.from(requestText(this.id, path, sha256(body), counter, protocol)), this.key.signing).toString('base64');
    return { body, headers: { [headerNames.station]: this.id, [headerNames.counter]: String(counter), [headerNames.signature]: signature, [headerNames.protocol]: String(protocol) } };
  }

  /** Asks and returns what came: the text, or the refusal. */
  async ask(path: string, body: string): Promise<{ readonly text: string } | Refusal> {
    const { status, body: text } = await this.#ask(path, this.request(path, body));
    return status === 200 ? { text } : (JSON.parse(text) as Refusal);
  }

  async enrol(code: string, more: Partial<EnrolRequest> = {}): Promise<EnrolAnswer | Refusal> {
    const { publicKey, agreement: { publicKey: agreementKey } } = this.key;
    const coded = codeKey(readCode(code)?.secret ?? code);
    const shown = { publicKey: coded.publicKey, signature: coded.sign(codeText({ station: this.id, publicKey, agreementKey })) };
    return this.#json(await this.ask(paths.enrol, JSON.stringify({ protocol: protocolVersion, code: shown, station: this.id, name: `Desk ${this.id}`, program: 'test', publicKey, agreementKey, ...more })));
  }

  hello(more: Partial<HelloRequest> = {}): Promise<HelloAnswer | Refusal> {
    const request: HelloRequest = {
      protocol: { min: 1, max: protocolVersion },
      program: 'test',
      kinds: kindsKnown(known),
      clock: { wall: new Date(this.wall).toISOString(), monotonic: 1, hybrid: clockZero },
      end: this.chain.length,
      waiting: { count: 0, oldest: null },
      ...more,
    };
    return this.ask(paths.hello, JSON.stringify(request)).then((said) => this.#json(said));
  }

  /** Sends its entries from a sequence number on, or those given in their place. */
  async push(from = 1, count = this.chain.length - from + 1, lines: readonly unknown[] = this.chain.slice(from - 1, from - 1 + count).map(wireOf)): Promise<{ readonly through: number } | Refusal> {
    return this.#json(await this.ask(paths.push, pageOf(from, lines)));
  }

  /** One page of a feed. */
  async pull(scope: string, cursor: string | null = null, limit = 1000): Promise<{ readonly head: PullHead; readonly lines: readonly (WireEntry | { readonly own: string })[] } | Refusal> {
    const said = await this.ask(paths.pull, JSON.stringify({ scope, cursor, limit }));
    if (!('text' in said)) return said;
    const [head, ...lines] = readLines(said.text);
    return { head: head as PullHead, lines: lines as readonly WireEntry[] };
  }

  /** Takes every page of a feed into what it knows. Fails (throws) when one is refused. */
  async pullAll(scope: string): Promise<readonly Header[]> {
    const headers: Header[] = [];
    let cursor: string | null = null;
    for (let remaining = 1; remaining > 0; ) {
      const page = await this.pull(scope, cursor);
      if ('refused' in page) throw new Error(page.says);
      for (const line of page.lines) if ('header' in line) headers.push(this.take(line));
      cursor = page.head.next;
      remaining = page.head.remaining;
    }
    return headers;
  }

  /** Takes one entry as it travelled into what it knows. */
  take(line: unknown): Header {
    const wire = wireEntrySchema.parse(line);
    const header = JSON.parse(wire.header) as Header;
    const { body, reason } = wire.content === null ? { body: null } : (JSON.parse(wire.content) as Content);
    if (!this.seen.some((one) => one.header.id === header.id)) this.seen.push({ header, body, ...(reason === undefined ? {} : { reason }) });
    return header;
  }

  get kinds(): string {
    return kindsDigest(known, sha256);
  }

  #json<Read>(said: { readonly text: string } | Refusal): Read | Refusal {
    return 'text' in said ? (JSON.parse(said.text) as Read) : said;
  }

  #random(): Buffer {
    this.#made += 1;
    return Buffer.from(sha256(this.id, String(this.#made)), 'hex').subarray(0, 16);
  }
}

/** An entry as it travels. */
export function wireOf({ header, salt, content, signature }: Pick<SealedEntry, 'header' | 'salt' | 'content' | 'signature'>): WireEntry {
  return { header, salt: Buffer.from(salt).toString('base64'), content, signature: Buffer.from(signature).toString('base64') };
}

/** The text of a page that is pushed. */
export function pageOf(from: number, lines: readonly unknown[]): string {
  return writeLines([{ from, count: lines.length }, ...lines]);
}

import { fold, type Registry } from '../../shared/entry/fold.ts';
import { subjectKey, type Subject } from '../../shared/entry/subject.ts';
import { entriesDigest, kindsDigest, kindsKnown, recordDigest } from '../../shared/sync/digest.ts';
import { LinkDown, type Link } from '../../shared/sync/link.ts';
import {
  chunkRequestSchema,
  digestsAnswerSchema,
  entriesHeadSchema,
  heldAnswerSchema,
  helloAnswerSchema,
  limits,
  oldestProtocol,
  pageFault,
  paths,
  protocolVersion,
  pullHeadSchema,
  pushAnswerSchema,
  snapshotAnswerSchema,
  type DigestsRequest,
  type EntriesRequest,
  type HeldRequest,
  type HelloAnswer,
  type HelloRequest,
  type PageLine,
  type PushAnswer,
  type PullHead,
  type PullRequest,
  type Scope,
  type SnapshotAnswer,
  type WireEntry,
} from '../../shared/sync/protocol.ts';
import type { SyncFailure } from '../../shared/sync/status.ts';
import { sha256 } from '../../crypto/keys.ts';
import type { StationKey } from '../keys.ts';
import type { Book } from '../store/book.ts';
import type { Db } from '../store/open.ts';
import { Caller, linesOf, Refused } from './caller.ts';
import type { StationFiles } from './files.ts';
import { exchangeFiles, type FilesExchanged } from './files-exchange.ts';
import { FaultyPage, readPage } from './arrived-page.ts';
import { failureOf, NotExchanged } from './failure.ts';
import { Gathered, type Stretch } from './gathered.ts';
import { NotTaken, type Intake, type Stood, type Taken } from './intake.ts';
import type { LettingGoOfPeople } from './let-go.ts';
import { nextPage, waiting } from './outbox.ts';
import type { PageSize } from './page-size.ts';
import { atStart, Overtaken, pulledFrom, type Cursor, type SyncStore } from './store.ts';

/** What one exchange is made of. */
export interface ExchangeParts {
  readonly db: Db;
  readonly book: Book;
  readonly store: SyncStore;
  readonly intake: Intake;
  readonly registry: Registry;
  readonly letGo: LettingGoOfPeople;
  readonly key: Pick<StationKey, 'sign'>;
  readonly link: Link;
  readonly program: string;
  readonly now: () => number;
  readonly monotonic: () => number;
  readonly giveWay: () => Promise<void>;
  /** How much the line carries at a time, as far as is known from before. */
  readonly size: PageSize;
  /** The files that the book names. */
  readonly files: StationFiles;
  /** Told that a file came. */
  fetched(): void;
  /** False where nobody waits at this station: what arrives is then taken in in larger pieces, and the records made from it at the end, or when somebody comes. */
  readonly atWork: () => boolean;
  /** Told of what goes on, at every answer and slice: a watchdog may stop an exchange that says nothing. */
  progress(doing: string, done: number, of: number): void;
}

/** What an exchange did. */
export interface Exchanged {
  readonly sent: number;
  readonly taken: number;
  readonly differ: readonly Subject[];
  readonly files: FilesExchanged;
  readonly hello: HelloAnswer;
}

/** A page that does not hold together is dropped and asked for again so many times in one exchange. */
const refetches = 3;

/** A request whose line is cut in the middle is made again, smaller, so many times before the exchange gives up: the link came back at once. */
const cutsInARow = 8;

/**
 * One exchange with the main office: hello, push until nothing waits, pull until nothing is left, digests of
 * what was touched, and behind all that attached files, as many as their turn lasts. May be cut off anywhere and begun again: it resumes where the office and the cursors say.
 * In: the parts, and the signal that ends it between two requests. Fails with `NotExchanged`; writes down in the store what it came to.
 */
export async function exchange(parts: ExchangeParts, signal?: AbortSignal): Promise<Exchanged> {
  const at = () => new Date(parts.now()).toISOString();
  try {
    const exchanged = await new Exchange(parts, signal).run();
    parts.store.tried(at(), null);
    return exchanged;
  } catch (error) {
    const failure = failureOf(error);
    // One that was ended has been spoken of already, and another may have come to something since.
    if (!signal?.aborted) noteTried(parts, at(), failure);
    throw new NotExchanged(failure);
  }
}

/** Writes down why it came to nothing. A book that was closed meanwhile takes no note, which must not hide the reason itself. */
function noteTried({ store }: ExchangeParts, at: string, failure: SyncFailure): void {
  try {
    store.tried(at, failure);
  } catch (error) {
    if (!(error instanceof Error && /not open/.test(error.message))) throw error;
  }
}

class Exchange {
  readonly #parts: ExchangeParts;
  readonly #signal: AbortSignal | undefined;
  readonly #caller: Caller;
  readonly #station: string;
  readonly #touched = new Map<string, Taken>();
  #sent = 0;
  #taken = 0;

  constructor(parts: ExchangeParts, signal: AbortSignal | undefined) {
    const row = parts.store.row();
    if (!row?.answer) throw new NotExchanged({ is: 'stopped', says: 'This station is not enrolled at a main office.', remedy: 'Enrol it with a code from the main office.' });
    const { publicKey } = row.answer.office;
    this.#parts = parts;
    this.#signal = signal;
    this.#station = row.station;
    this.#caller = new Caller({ link: untilEnded(parts.link, signal), key: parts.key, station: row.station, counter: (above) => parts.store.nextCounter(above), officeKey: () => publicKey });
  }

  async run(): Promise<Exchanged> {
    const { store, files, now } = this.#parts;
    const hello = await this.#hello();
    if (hello.epoch !== store.row()?.epoch) {
      store.beginAgain();
      files.forgetOffice();
    }
    store.update({ epoch: hello.epoch, offset: hello.offset });
    await this.#agreeOnChain(hello);
    const pushedFrom = this.#touchOwn(hello.expected);
    await this.#push(hello.expected);
    try {
      for (const scope of hello.scopes) await this.#pull(scope);
    } catch (error) {
      // What came until then is shown all the same.
      await this.#catchUp().catch(() => undefined);
      throw error;
    }
    await this.#catchUp();
    await this.#unlessUnknown(() => this.#bringBack());
    const differ = await this.#compare(pushedFrom);
    // The entries are exchanged, whatever becomes of the files.
    store.tried(new Date(now()).toISOString(), null);
    const exchanged = await this.#files();
    await this.#unlessUnknown(() => this.#letGo());
    return { sent: this.#sent, taken: this.#taken, differ, files: exchanged, hello };
  }

  async #files(): Promise<FilesExchanged> {
    const { files, monotonic, book, store, fetched } = this.#parts;
    return await exchangeFiles({
      files,
      caller: this.#caller,
      monotonic,
      entriesWait: () => book.chainEnd(this.#station).seq > (store.row()?.acknowledged ?? 0),
      alive: (doing, done, of) => this.#alive(doing, done, of),
      throughCuts: (ask, full) => this.#throughCuts(ask, full, files.size),
      fetched,
    });
  }

  /** Asks for what an older main office does not know of: what it is not asked for stays as it is. */
  async #unlessUnknown(ask: () => Promise<void>): Promise<void> {
    try {
      await ask();
    } catch (error) {
      if (!(error instanceof Refused) || error.refusal.refused !== 'malformed') throw error;
    }
  }

  /** Asks once more for what was let go of people who are held here again. */
  async #bringBack(): Promise<void> {
    const { letGo, intake, size } = this.#parts;
    for (const { subject } of letGo.wanted(1)) {
      for (let filled = 1; filled > 0; ) {
        if (letGo.wantedOf(subject, 1).length === 0) break;
        let asked = 0;
        const texts = await this.#throughCuts(() => {
          const entries = [...letGo.wantedOf(subject, size.entries)];
          asked = entries.length;
          return this.#caller.lines(paths.entries, JSON.stringify({ subject, entries } satisfies EntriesRequest), entriesHeadSchema);
        }, () => false);
        const { lines } = await readPage(texts.lines, this.#parts.giveWay);
        const taken = await intake.fill(lines.filter((line) => 'header' in line));
        ({ filled } = taken);
        this.#touch(taken.whole);
        this.#alive('Taking in the book of a person who is back', filled, asked);
      }
    }
  }

  /** Lets go of some of the people who went to another facility long enough ago, where the main office says that it holds all that is here of them. */
  async #letGo(): Promise<void> {
    const { letGo, files, giveWay } = this.#parts;
    const all = letGo.due();
    for (const due of all) {
      const request: HeldRequest = { subject: { type: 'person', id: due.person }, entries: [...due.entries], files: [...due.files] };
      const { lacks } = await this.#throughCuts(() => this.#caller.json(paths.held, JSON.stringify(request), heldAnswerSchema), () => false);
      if (lacks.entries === 0 && lacks.files === 0) letGo.letGo(due);
      this.#alive('Letting go of people held elsewhere', 0, 1);
      await giveWay();
    }
    if (all.length > 0) await files.look();
  }

  async #hello(): Promise<HelloAnswer> {
    const answer = await this.#caller.json(paths.hello, JSON.stringify(helloOf(this.#parts, this.#station)), helloAnswerSchema);
    this.#alive('Greeting the main office', 1, 1);
    return answer;
  }

  /**
   * Brings both to one chain of this station. Where the office holds more of it, a part was lost here (a disk restored
   * from a copy): it is taken back whole before anything else. Where the two went apart, the office is shown, which
   * refuses it as a fork and keeps both.
   */
  async #agreeOnChain({ expected, held }: HelloAnswer): Promise<void> {
    const { book, store } = this.#parts;
    const { seq: end } = book.chainEnd(this.#station);
    const last = expected - 1;
    if (last > end ? !(await this.#takenBack(last)) : last > 0 && book.link(this.#station, last)?.hash !== held) {
      await this.#show(Math.min(store.row()?.acknowledged ?? 0, last) + 1);
      await this.#show(1);
      throw new Refused({ refused: 'fork', says: 'The chains went apart.', seq: last });
    }
    if (store.row()?.acknowledged !== last) store.update({ acknowledged: last });
  }

  /** Takes back what the office holds of this station's chain, through a sequence number. False where it does not continue what is here. */
  async #takenBack(through: number): Promise<boolean> {
    const lost: WireEntry[] = [];
    for (let cursor: string | null = null; ; ) {
      const { head, lines } = await this.#page('own', cursor);
      lost.push(...lines.filter((line) => 'header' in line));
      this.#alive('Taking back what was lost here', lost.length, lost.length + head.remaining);
      if (head.remaining === 0) break;
      cursor = head.next;
    }
    try {
      await this.#parts.intake.takeOwn(lost, () => this.#parts.store.update({ acknowledged: through }));
      return true;
    } catch (error) {
      if (error instanceof NotTaken) return false;
      throw error;
    }
  }

  /** The subjects of what is about to be sent: their records are compared as well. */
  #touchOwn(from: number): readonly Subject[] {
    const subjects = new Map(this.#parts.book.after(this.#station, from - 1, limits.subjects).map(({ subjectType, subjectId }) => [`${subjectType}:${subjectId}`, { type: subjectType as Subject['type'], id: subjectId }]));
    return [...subjects.values()];
  }

  /**
   * Sends pages one after the other from a sequence number on, whatever the office says that it holds: it is to see where the chains part. It
   * refuses the page then, and those that follow it, and keeps them; so the last page is sent before that is told.
   */
  async #show(from: number): Promise<void> {
    const { book, size } = this.#parts;
    const { seq: end } = book.chainEnd(this.#station);
    let fork: Refused | undefined;
    for (let after = from - 1; after < end; ) {
      const send = async (): Promise<{ readonly through: number; readonly refused?: Refused }> => {
        const page = nextPage(book, this.#station, after, size)!;
        const refused = await this.#caller.json(paths.push, page.text, pushAnswerSchema).then(() => undefined, asRefused);
        return { through: page.through, ...(refused && { refused }) };
      };
      const { through, refused } = await this.#throughCuts(send, (told) => told.through < end);
      if (refused && refused.refusal.refused !== 'fork') throw fork ?? refused;
      fork ??= refused;
      after = through;
      this.#alive('Showing the main office where the chains part', after, end);
    }
    if (fork) throw fork;
  }

  async #push(expected: number): Promise<void> {
    const { book, db, store } = this.#parts;
    let after = expected - 1;
    const of = waiting(db, this.#station, after).count;
    const { seq: end } = book.chainEnd(this.#station);
    let gaps = 0;
    let ahead: Sent | undefined;
    for (;;) {
      let sent = ahead;
      try {
        const answer = await this.#throughCuts(async () => {
          const page = sent ?? this.#send(after);
          sent = undefined;
          let waits = true;
          void page?.gone.then(() => (ahead = waits && gaps === 0 ? this.#sendAhead(page) : undefined));
          try {
            return page && (await page.answer);
          } finally {
            waits = false;
          }
        }, (told) => told !== undefined && told.through < end);
        if (!answer) return;
        const { through } = answer;
        this.#sent += through - after;
        after = through;
      } catch (error) {
        if (error instanceof Refused && error.refusal.refused === 'fork') await this.#show(after + 1);
        if (!(error instanceof Refused) || error.refusal.refused !== 'gap' || error.refusal.expected === undefined || gaps > refetches) throw error;
        // Of two pages on the way the second came first, and was refused before the first was taken: from here on one waits for the other.
        gaps += 1;
        ahead = undefined;
        after = Math.max(after, error.refusal.expected - 1);
      }
      store.update({ acknowledged: after });
      this.#alive('Sending', Math.min(this.#sent, of), of);
    }
  }

  #send(after: number): Sent | undefined {
    const page = nextPage(this.#parts.book, this.#station, after, this.#parts.size);
    if (!page) return undefined;
    const { promise: gone, resolve } = Promise.withResolvers<void>();
    const answer = this.#caller.json(paths.push, page.text, pushAnswerSchema, resolve);
    // One that is not waited for any more fails for nobody.
    answer.catch(() => null);
    return { page, gone, answer };
  }

  /** On a line that carries whole pages the next is on its way while the office takes this one in. */
  #sendAhead(before: Sent): Sent | undefined {
    return this.#parts.size.entries >= limits.entries ? this.#send(before.page.through) : undefined;
  }

  async #pull(scope: Scope): Promise<void> {
    const { store, monotonic } = this.#parts;
    if (scope !== 'all') await this.#load(scope);
    const gathered = new Gathered(monotonic);
    let end = store.cursor(scope);
    const begun = end.position;
    let ahead: Promise<Page> | undefined;
    for (let retaken = 0; ; ) {
      try {
        const { head, lines, hashes } = await (ahead ?? this.#page(scope, end.cursor));
        ahead = undefined;
        const fault = pageFault(head, hashes, end, sha256);
        if (fault !== undefined) throw new FaultyPage(fault);
        const to: Cursor = { ...atStart, cursor: head.next, position: head.checkpoint.position, checksum: head.checkpoint.checksum, remaining: head.remaining };
        gathered.add({ lines, from: end, to });
        end = to;
        // The next page comes while this one is taken in.
        if (head.remaining > 0) ahead = this.#page(scope, head.next);
        ahead?.catch(() => null);
        if (head.remaining === 0 || this.#isEnough(gathered)) await this.#take(scope, gathered.give(), begun);
        if (head.remaining === 0) return;
      } catch (error) {
        await ahead?.catch(() => null);
        ahead = undefined;
        const what = await this.#takeRest(scope, gathered, begun, error);
        retaken += 1;
        if (retaken > refetches) throw what;
        await this.#mend(what, scope);
        end = store.cursor(scope);
      }
    }
  }

  /** What helps before a page is asked for again: nothing for a page that came damaged; the feed of all for a station not known yet. Throws what nothing helps. */
  async #mend(error: unknown, scope: Scope): Promise<void> {
    if (error instanceof FaultyPage || error instanceof Overtaken) return;
    if (error instanceof NotTaken && error.unknownStation && scope !== 'all') return this.#pull('all');
    if (error instanceof Refused && error.refusal.refused === 'epoch') return this.#parts.store.beginAgain(scope);
    throw error;
  }

  /**
   * The first load of a feed: its snapshot, chunk by chunk, taken up again where it was cut off. A feed that has none is pulled, and
   * one of which most is this station's own: of that a pull brings the hashes alone.
   */
  async #load(scope: Scope): Promise<void> {
    const { book, store } = this.#parts;
    let cursor = store.cursor(scope);
    if (cursor.cursor !== null) return;
    let { snapshot } = cursor;
    if (!snapshot) {
      try {
        snapshot = await this.#caller.json(paths.snapshot, JSON.stringify({ scope }), snapshotAnswerSchema);
      } catch (error) {
        if (error instanceof Refused && error.refusal.refused !== 'revoked') return;
        throw error;
      }
      if (2 * book.chainEnd(this.#station).seq > snapshot.checkpoint.count) return;
    }
    const gathered = new Gathered(this.#parts.monotonic);
    let retaken = 0;
    let ahead: Promise<Stretch> | undefined;
    while (cursor.chunk < snapshot.chunks.length) {
      try {
        const stretch: Stretch = await (ahead ?? this.#chunk(scope, snapshot, cursor));
        ahead = undefined;
        gathered.add(stretch);
        const last = cursor.chunk + 1 === snapshot.chunks.length;
        cursor = last ? { ...stretch.to, chunk: snapshot.chunks.length } : stretch.to;
        // The next piece comes while this one is taken in.
        if (!last) ahead = this.#chunk(scope, snapshot, cursor);
        ahead?.catch(() => null);
        if (last || this.#isEnough(gathered)) await this.#take(scope, gathered.give(), 0);
      } catch (failed) {
        await ahead?.catch(() => null);
        ahead = undefined;
        const error = await this.#takeRest(scope, gathered, 0, failed);
        cursor = store.cursor(scope);
        // A line that does not carry a piece carries pages, which can be small.
        if (error instanceof LinkDown && error.cut && !this.#signal?.aborted) return this.#goOnByPages(scope, cursor);
        retaken += 1;
        // The list of the pieces may be an old one: the next exchange asks for it again.
        if (error instanceof Refused || error instanceof NotExchanged || retaken > refetches) store.beginAgain(scope);
        if (error instanceof Refused) return;
        if (retaken > refetches) throw error;
        await this.#mend(error, scope);
        cursor = store.cursor(scope);
        // Pages carried by hand have taken the feed further meanwhile: the rest is pulled.
        if (cursor.cursor !== null) return;
        snapshot = cursor.snapshot ?? snapshot;
      }
    }
  }

  /** Leaves the first load at the end of the last piece taken in; the feed is pulled from there. */
  #goOnByPages(scope: Scope, from: Cursor): void {
    this.#parts.size.cut();
    const { position, checksum, remaining } = from;
    if (from.chunk > 0) this.#parts.store.move(scope, from, { ...atStart, cursor: pulledFrom(from), position, checksum, remaining });
  }

  async #chunk(scope: Scope, snapshot: SnapshotAnswer, cursor: Cursor): Promise<Stretch> {
    const chunk = snapshot.chunks[cursor.chunk]!;
    const text = await this.#caller.text(paths.chunk, JSON.stringify({ snapshot: snapshot.snapshot, scope, chunk: cursor.chunk } satisfies ReturnType<typeof chunkRequestSchema.parse>));
    if (sha256(text) !== chunk.sha256) throw new FaultyPage('a piece of the snapshot is not the one that was announced');
    const { lines, hashes } = await this.#read(linesOf(text));
    const position = cursor.position + hashes.length;
    const checksum = hashes.reduce((before, hash) => sha256(before + hash), cursor.checksum);
    const last = cursor.chunk + 1 === snapshot.chunks.length;
    if (last && (position !== snapshot.checkpoint.position || checksum !== snapshot.checkpoint.checksum)) {
      throw new NotExchanged({ is: 'office', says: 'The first load from the main office does not hold together.', remedy: 'It is begun again by itself.' });
    }
    const to: Cursor = last
      ? { ...atStart, cursor: snapshot.cursor, position, checksum }
      : { ...atStart, position, checksum, remaining: snapshot.checkpoint.position - position, snapshot, chunk: cursor.chunk + 1 };
    this.#alive('Loading', position, snapshot.checkpoint.position);
    return { lines, from: cursor, to };
  }

  /** Takes in what was gathered, also when what came after it failed. Out: what is to be told of: what failed first, or this. */
  async #takeRest(scope: Scope, gathered: Gathered, begun: number, failed: unknown): Promise<unknown> {
    const rest = gathered.give();
    if (!rest || this.#signal?.aborted) return failed;
    return await this.#take(scope, rest, begun).then(() => failed, (error: unknown) => error);
  }

  /** In: a stretch of a feed; the position at which this exchange began with it, for telling how far it is. */
  async #take(scope: Scope, stretch: Stretch | undefined, begun: number): Promise<void> {
    if (!stretch) return;
    const { intake, store, atWork } = this.#parts;
    const { lines, from, to } = stretch;
    let through = from.position - begun;
    const of = to.position + to.remaining - begun;
    const taken = await intake.take(
      lines.filter((line) => 'header' in line),
      () => store.move(scope, from, to),
      (count) => this.#alive('Taking in', (through += count), of),
      { later: !atWork() },
    );
    this.#taken += lines.length;
    this.#touch(taken);
  }

  /** Makes the records that were left for later, where nobody came meanwhile for whom they were made. */
  async #catchUp(): Promise<void> {
    const { intake } = this.#parts;
    const of = intake.left();
    let made = 0;
    this.#touch(await intake.catchUp((people) => this.#alive('Working out records', Math.min((made += people), of), of)));
  }

  #touch(taken: readonly Taken[]): void {
    for (const one of taken) this.#touched.set(subjectKey(one.subject), one);
  }

  /** What was gathered is taken in: in one stretch with more of it only where each record is made at once. */
  #isEnough(gathered: Gathered): boolean {
    return gathered.enough || !this.#parts.atWork();
  }

  async #page(scope: Scope, cursor: string | null): Promise<Page> {
    const { head, lines } = await this.#throughCuts(() => this.#caller.lines(paths.pull, JSON.stringify({ scope, cursor, limit: this.#parts.size.entries } satisfies PullRequest), pullHeadSchema), ({ head: told }) => told.remaining > 0);
    this.#alive('Asking', 0, head.remaining);
    return { head, ...(await this.#read(lines)) };
  }

  /** Reads a page, and begins to check what is in it. */
  async #read(texts: readonly string[]): Promise<{ readonly lines: readonly PageLine[]; readonly hashes: readonly string[] }> {
    const page = await readPage(texts, this.#parts.giveWay);
    const [entries, hashes]: [WireEntry[], string[]] = [[], []];
    for (const [index, line] of page.lines.entries()) {
      if (!('header' in line)) continue;
      entries.push(line);
      hashes.push(page.hashes[index]!);
    }
    await this.#parts.intake.begin(entries, hashes);
    return page;
  }

  /** Makes a request, and where the line is cut in the middle makes it again with a page half as large: what is sent or asked for twice changes nothing. In: what asks; whether the page was as large as it might be. */
  async #throughCuts<Told>(ask: () => Promise<Told>, full: (told: Told) => boolean, size: PageSize = this.#parts.size): Promise<Told> {
    const { monotonic } = this.#parts;
    for (let cuts = 1; ; cuts += 1) {
      const asked = monotonic();
      try {
        const told = await ask();
        size.arrived(monotonic() - asked, full(told));
        return told;
      } catch (error) {
        if (!(error instanceof LinkDown) || !error.cut || cuts > cutsInARow || this.#signal?.aborted) throw error;
        size.cut();
        this.#alive('Asking again where the line was cut', 0, 1);
      }
    }
  }

  /** Compares the records of what was touched, here and at the office. Out: those that differ, which is a defect of one of the two programs. */
  async #compare(sent: readonly Subject[]): Promise<readonly Subject[]> {
    const { store, now, giveWay, registry } = this.#parts;
    const touched = [...[...this.#touched.values()].map(({ subject }) => subject), ...sent];
    const subjects = [...new Map(touched.map((subject) => [subjectKey(subject), subject])).values()].filter((subject) => !this.#parts.letGo.has(subject));
    const differ: Subject[] = [];
    for (let from = 0; from < subjects.length; from += limits.subjects) {
      const stood: Stood[] = [];
      for (const subject of subjects.slice(from, from + limits.subjects)) {
        stood.push(this.#stands(subject));
        await giveWay();
      }
      const request: DigestsRequest = { kinds: kindsDigest(registry, sha256), subjects: stood };
      const answer = await this.#throughCuts(() => this.#caller.json(paths.digests, JSON.stringify(request), digestsAnswerSchema), () => false);
      const others = new Set(answer.others.map(subjectKey));
      const compared = answer.comparable ? stood.map(({ subject }) => subject).filter((subject) => !others.has(subjectKey(subject))) : [];
      store.compared(compared, answer.differ, new Date(now()).toISOString());
      differ.push(...answer.differ);
      this.#alive('Comparing records', from + stood.length, subjects.length);
    }
    return differ;
  }

  #stands(subject: Subject): Stood {
    const { book, registry } = this.#parts;
    const entries = entriesDigest(book.hashesOf(subject), sha256);
    const taken = this.#touched.get(subjectKey(subject));
    return taken && 'record' in taken && taken.entries === entries ? taken : { subject, entries, record: recordDigest(fold(subject, book.entriesOf(subject), registry), sha256) };
  }

  #alive(doing: string, done: number, of: number): void {
    this.#parts.progress(doing, done, of);
    if (this.#signal?.aborted) throw new LinkDown('The exchange was ended.');
  }
}

function asRefused(error: unknown): Refused {
  if (error instanceof Refused) return error;
  throw error;
}

/** What a station says of itself, over a link or in a file. */
export function helloOf({ book, db, registry, program, now, monotonic, store }: Pick<ExchangeParts, 'book' | 'db' | 'registry' | 'program' | 'now' | 'monotonic' | 'store'>, station: string): HelloRequest {
  return {
    protocol: { min: oldestProtocol, max: protocolVersion },
    program,
    kinds: kindsKnown(registry),
    clock: { wall: new Date(now()).toISOString(), monotonic: monotonic(), hybrid: book.latestClock() },
    end: book.chainEnd(station).seq,
    waiting: waiting(db, station, store.row()?.acknowledged ?? 0),
  };
}

/** A link whose answers count for nothing once the exchange was ended: another may be under way, and know better. */
function untilEnded(link: Link, signal: AbortSignal | undefined): Link {
  return {
    async post(path, request, sent) {
      const answer = await link.post(path, request, sent);
      if (signal?.aborted) throw new LinkDown('The exchange was ended.');
      return answer;
    },
  };
}

/** A page that is on its way to the office. */
interface Sent {
  readonly page: { readonly through: number };
  /** When it has left whole, where the link can tell. */
  readonly gone: Promise<void>;
  readonly answer: Promise<PushAnswer>;
}

/** A page of a feed as it came, and the hash of each entry in it. */
interface Page {
  readonly head: PullHead;
  readonly lines: readonly PageLine[];
  readonly hashes: readonly string[];
}

import { join } from 'node:path';
import { networkInterfaces } from 'node:os';
import type { Registry } from '../../shared/entry/fold.ts';
import type { EnrolAnswer } from '../../shared/sync/protocol.ts';
import type { Link } from '../../shared/sync/link.ts';
import type { SyncFailure, SyncStatus } from '../../shared/sync/status.ts';
import type { Changes } from '../changes.ts';
import type { AgreementKey } from '../../crypto/keys.ts';
import { agreementKey, type StationKey } from '../keys.ts';
import type { Book } from '../store/book.ts';
import type { Db } from '../store/open.ts';
import type { Projector } from '../store/projections/project.ts';
import { exportByHand, importByHand, type ByHandParts, type Carried } from './by-hand.ts';
import { enrol } from './enrol.ts';
import { StationFiles, type FilesOnDisk } from './files.ts';
import { exchange, type Exchanged } from './exchange.ts';
import { NotExchanged } from './failure.ts';
import { handCrypto } from '../../crypto/hand-crypto.ts';
import { certificateOf, httpsLink } from './https-link.ts';
import { Intake, type IntakeParts } from './intake.ts';
import { LettingGoOfPeople, type LetGoParts } from './let-go.ts';
import { PageSize } from './page-size.ts';
import { Schedule, type Timers } from './schedule.ts';
import { statusOf } from './status.ts';
import { SyncStore } from './store.ts';

/** What sync is made of. Link, timers and giving way are the program's own unless a test or the simulation brings others. */
export interface SyncParts {
  readonly dataDir: string;
  readonly db: Db;
  readonly book: Book;
  readonly key: StationKey;
  /** The files attached to reports. */
  readonly attachments: FilesOnDisk;
  readonly projector: Projector;
  readonly registry: Registry;
  readonly changes: Pick<Changes, 'tell'>;
  readonly procedures: LetGoParts['procedures'];
  readonly today: () => Temporal.PlainDate;
  readonly program: string;
  readonly now: () => number;
  readonly random: (bytes: number) => Uint8Array;
  readonly link?: Link;
  readonly timers?: Timers;
  readonly monotonic?: () => number;
  readonly giveWay?: () => Promise<void>;
  readonly isSigned?: IntakeParts['isSigned'];
  /** True when somebody may be waiting at this station: always, unless it is said. */
  readonly atWork?: () => boolean;
}

/** The file of the station's agreement key, beside the station's key. */
const agreementFile = 'station.agreement.key';

/** How often the network's interfaces are looked at, to try at once when one comes back. */
const networkLook = 5000;

/** The station's side of sync: enrolment, exchange in the background, files by hand, status. Nothing of it is needed to record. */
export class Sync {
  readonly #parts: SyncParts;
  readonly #intake: Intake;
  readonly letGo: LettingGoOfPeople;
  readonly #monotonic: () => number;
  readonly #giveWay: () => Promise<void>;
  readonly store: SyncStore;
  readonly files: StationFiles;
  #filesLeft = false;
  readonly #size = new PageSize();
  #schedule: Schedule | undefined;
  #progress: SyncStatus['progress'] = null;
  #link: { readonly address: string; readonly link: Link & { close(): void } } | undefined;
  #looking: NodeJS.Timeout | undefined;

  constructor(parts: SyncParts) {
    const { db, book, projector, registry, changes, monotonic = () => performance.now(), giveWay = () => new Promise((resolve) => setImmediate(resolve)) } = parts;
    this.#parts = parts;
    this.#monotonic = monotonic;
    this.#giveWay = giveWay;
    this.store = new SyncStore(db);
    const { procedures, now, today } = parts;
    this.letGo = new LettingGoOfPeople({ db, book, projector, registry, procedures, now, today });
    this.files = new StationFiles(db, parts.attachments);
    this.#intake = new Intake({
      db,
      book,
      projector,
      registry,
      letGo: this.letGo,
      monotonic,
      giveWay,
      pinned: (station) => {
        const row = this.store.row();
        if (station === row?.answer?.office.station) return row.answer.office.publicKey;
        return station === row?.station ? row.publicKey : undefined;
      },
      office: () => this.store.row()?.answer?.office.station,
      tell: (subjects) => changes.tell(subjects),
      ...(parts.isSigned ? { isSigned: parts.isSigned } : {}),
      ...(parts.atWork ? { atWork: parts.atWork } : {}),
    });
  }

  /** Begins to exchange in the background, where the station is enrolled. */
  start(): void {
    const row = this.store.row();
    if (!row?.answer || this.#schedule) return;
    this.#schedule = new Schedule({
      run: async (signal) => {
        const outcome = await this.#exchange(signal);
        return 'failure' in outcome ? outcome.failure : null;
      },
      timers: this.#parts.timers ?? { now: this.#parts.now, after: afterMilliseconds },
      random: () => this.#parts.random(1)[0]! / 255,
      paused: row.paused,
      ended: (failure) => this.store.tried(new Date(this.#parts.now()).toISOString(), failure),
      changed: () => this.#parts.changes.tell([]),
      left: () => this.#filesLeft,
    });
    this.#schedule.start();
    this.#lookAtNetwork();
  }

  status(): SyncStatus {
    return statusOf(this.#parts.db, this.store, this.files, { running: this.#schedule?.running ?? this.#progress !== null, nextTry: this.#schedule?.nextTry ?? null, progress: this.#progress, letGo: this.letGo.counts(this.#parts.today().toString()) });
  }

  /** One exchange now, and as many more as attached files take. Out: what they did. Fails with `NotExchanged`. Where the background exchanges, it is joined. */
  async now(): Promise<Exchanged | null> {
    if (this.#schedule) {
      const failure = await this.#schedule.now();
      if (failure) throw new NotExchanged(failure);
      return null;
    }
    for (let before: Exchanged | undefined; ; ) {
      const outcome = await this.#exchange(undefined);
      if ('failure' in outcome) throw new NotExchanged(outcome.failure);
      before = before ? together(before, outcome) : outcome;
      if (!outcome.files.left) return before;
    }
  }

  pause(paused: boolean): void {
    this.store.update({ paused });
    this.#schedule?.pause(paused);
  }

  /** The network came back: tried at once. */
  linkReturned(): void {
    this.#schedule?.linkReturned();
  }

  /** Something was recorded: it is sent soon. */
  recorded(): void {
    this.#schedule?.recorded();
  }

  /** Enrols with a code; see `enrol`. An exchange follows by itself where the background runs. */
  async enrol(words: { readonly code: string; readonly name: string; readonly address: string }): Promise<EnrolAnswer> {
    const { db, book, key, program, now, random, link } = this.#parts;
    const certificate = link ? null : await certificateOf(words.address);
    const answer = await enrol(
      { db, book, store: this.store, key, agreement: this.#agreement(), program, now, random },
      link ?? this.#linkTo(words.address, certificate),
      { ...words, certificate },
    );
    this.#parts.changes.tell([]);
    if (this.#schedule) this.linkReturned();
    return answer;
  }

  /** Writes a file for the main office. */
  exportByHand(): Promise<Carried & { readonly text: string }> {
    return exportByHand(this.#byHand());
  }

  /** Takes in a file of the main office. */
  importByHand(text: string): Promise<Carried> {
    return importByHand(this.#byHand(), text);
  }

  /** Ends what runs in the background. */
  async close(): Promise<void> {
    clearInterval(this.#looking);
    await this.#schedule?.close();
    this.#link?.link.close();
  }

  async #exchange(signal: AbortSignal | undefined): Promise<Exchanged | { readonly failure: SyncFailure }> {
    const { db, book, registry, key, program, now, changes, link, atWork = () => true } = this.#parts;
    const row = this.store.row();
    this.#progress = { doing: 'Calling the main office', done: 0, of: 1 };
    let told = this.#monotonic();
    try {
      const exchanged = await exchange(
        {
          db,
          book,
          store: this.store,
          intake: this.#intake,
          registry,
          letGo: this.letGo,
          key,
          link: link ?? this.#linkTo(row?.address ?? '', row?.certificate ?? null),
          program,
          now,
          monotonic: this.#monotonic,
          giveWay: this.#giveWay,
          size: this.#size,
          files: this.files,
          fetched: () => changes.tell([]),
          atWork,
          progress: (doing, done, of) => {
            this.#progress = { doing, done, of };
            this.#schedule?.alive();
            if (this.#monotonic() - told < 1000) return;
            told = this.#monotonic();
            changes.tell([]);
          },
        },
        signal,
      );
      this.#filesLeft = exchanged.files.left;
      return exchanged;
    } catch (error) {
      if (error instanceof NotExchanged) return { failure: error.failure };
      throw error;
    } finally {
      this.#progress = null;
    }
  }

  #linkTo(address: string, certificate: string | null): Link {
    const held = this.#link;
    const key = `${address}\n${certificate ?? ''}`;
    if (held?.address === key) return held.link;
    held?.link.close();
    const link = httpsLink(address, certificate);
    this.#link = { address: key, link };
    return link;
  }

  #agreement(): AgreementKey {
    return agreementKey(join(this.#parts.dataDir, agreementFile));
  }

  #byHand(): ByHandParts {
    const { db, book, key, registry, program, now, random } = this.#parts;
    return { db, book, store: this.store, intake: this.#intake, registry, letGo: this.letGo, key, program, now, monotonic: this.#monotonic, giveWay: this.#giveWay, files: this.files, agreement: this.#agreement(), crypto: handCrypto(random) };
  }

  #lookAtNetwork(): void {
    const look = () => JSON.stringify(Object.values(networkInterfaces()).flatMap((all) => (all ?? []).filter((one) => !one.internal).map(({ address }) => address)));
    let seen = look();
    this.#looking = setInterval(() => {
      const present = look();
      if (present === seen) return;
      seen = present;
      this.linkReturned();
    }, networkLook).unref();
  }
}

/** What two exchanges did, one behind the other. */
function together(first: Exchanged, second: Exchanged): Exchanged {
  const files = { ...second.files, sent: first.files.sent + second.files.sent, fetched: first.files.fetched + second.files.fetched, bytes: first.files.bytes + second.files.bytes };
  return { ...second, sent: first.sent + second.sent, taken: first.taken + second.taken, differ: [...first.differ, ...second.differ.filter(({ type, id }) => !first.differ.some((one) => one.type === type && one.id === id))], files };
}

function afterMilliseconds(milliseconds: number, call: () => void): () => void {
  const timer = setTimeout(call, milliseconds).unref();
  return () => clearTimeout(timer);
}

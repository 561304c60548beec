import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { known } from '../shared/capabilities.ts';
import type { Act, ActProblem } from '../shared/contract/contract.ts';
import type { Registry } from '../shared/entry/fold.ts';
import { dayInNewYork } from '../shared/entry/day.ts';
import type { Actor } from '../shared/entry/kind.ts';
import type { Subject } from '../shared/entry/subject.ts';
import type { Surroundings } from '../shared/entry/surroundings.ts';
import { defaultProcedures, type Procedures } from '../shared/procedures/procedures.ts';
import { Attachments } from './attachments.ts';
import { CatchUp } from './catch-up.ts';
import { Changes } from './changes.ts';
import { folders } from './folders.ts';
import { stationKey, type StationKey } from './keys.ts';
import { Projector } from './store/projections/project.ts';
import { StationProcedures } from './procedures.ts';
import { bringUpToDate, NotMadeAgain } from './rebuild.ts';
import { Recorder, type Recorded, type SignedActs } from './record.ts';
import { Book } from './store/book.ts';
import { openDatabase, type Db } from './store/open.ts';
import { PeopleSearch } from './store/queries/people.ts';
import { surroundingsOf } from './store/surroundings.ts';
import { Sync, type SyncParts } from './sync/sync.ts';

/** What a station is opened with; the clock and randomness come in, so that tests can set them. */
export interface StationOptions {
  readonly dataDir: string;
  readonly now?: () => number;
  readonly random?: (bytes: number) => Uint8Array;
  /** Told how far it is where the tables of an older program are made again. */
  readonly tell?: (done: number, of: number) => void;
  /** Leaves the tables as they are: to look at a book from which they cannot be made again. */
  readonly asItIs?: boolean;
  /** The way to the main office, timers and the like, where they are not the program's own. */
  readonly sync?: Partial<Pick<SyncParts, 'link' | 'timers' | 'monotonic' | 'giveWay' | 'isSigned'>>;
  /** The files attached to reports, where they are not simply on the disk. */
  readonly attachments?: Attachments;
  /** The kinds that the program knows, where they are not all: an older program, in a test or the simulation. */
  readonly registry?: Registry;
}

/** A workstation's book, open: what the window, the command line and the sync client work with. */
export interface Station {
  readonly dataDir: string;
  readonly db: Db;
  readonly book: Book;
  readonly key: StationKey;
  readonly projector: Projector;
  readonly changes: Changes;
  readonly attachments: Attachments;
  readonly surroundings: Surroundings;
  /** What is in force now: the program's own versions and those adopted by entries. */
  readonly procedures: Procedures;
  /** The making again of what an adopted version changes, and of what arrived while nobody was at work. */
  readonly catchUp: CatchUp;
  readonly people: PeopleSearch;
  readonly sync: Sync;
  readonly version: string;
  now(): number;
  today(): Temporal.PlainDate;
  random(bytes: number): Uint8Array;
  /** Records acts, all or none, those that a second person signs in his own name after the rest, and tells the windows what changed. */
  record(acts: readonly Act[], actor: Actor, acknowledged?: readonly string[], countersigned?: SignedActs): Recorded;
  /** Records groups of acts in one transaction, each all or none: see `Recorder.recordGroups`. */
  recordGroups(groups: readonly (readonly Act[])[], actor: Actor): readonly Recorded[];
  /** What would be said of acts if they were recorded now. */
  rehearse(acts: readonly Act[], actor: Actor): readonly ActProblem[];
  close(): void;
}

/** Who recorded something through no window is still at it so long, in milliseconds: the command line, an import. */
const stillAtWork = 60_000;

/**
 * Opens the station of a data folder: the database, brought up to date, and the key.
 * Fails with `NewerDatabase` when a newer program made the book, with `NotABook` when there is something
 * else in its place, with `NotItsKey` when the key is not the one the book was begun with, and with
 * `NotMadeAgain` when what screens show is of an older program and an entry it is made from cannot be read.
 */
export async function openStation({ dataDir, now = Date.now, random = randomBytes, tell, asItIs = false, sync: syncParts = {}, attachments = new Attachments(dataDir), registry = known }: StationOptions): Promise<Station> {
  const db = await openDatabase(dataDir, now);
  const book = new Book(db);
  const key = orClose(db, () => {
    const own = keyOf(book, join(dataDir, 'station.key'));
    if (!asItIs) bringUpToDate(db, defaultProcedures, tell, registry);
    return own;
  });
  const procedures = new StationProcedures(db);
  const projector = new Projector(db, procedures);
  const changes = new Changes(db, () => catchUp.start());
  const today = () => dayInNewYork(Temporal.Instant.fromEpochMilliseconds(now()));
  const surroundings = surroundingsOf(db, attachments);
  const catchUp = new CatchUp({ db, book, projector, registry }, () => changes.tell([]));
  if (!asItIs) orClose(db, () => finishOrSay(catchUp, tell));
  const recorder = new Recorder({ catchUp, db, book, projector, registry, surroundings, procedures, key, now, today, random });
  const version = programVersion();
  // What arrives may be a version of a procedure: what rests on it is made again behind it, at the end of the exchange where nobody is at work.
  const taken = (subjects: readonly Subject[]) => {
    procedures.forget();
    changes.tell(subjects);
    if (atWork()) catchUp.start();
  };
  let recordedAt = Number.NEGATIVE_INFINITY;
  const atWork = () => changes.watched || Math.abs(now() - recordedAt) < stillAtWork;
  const sync = new Sync({ atWork, dataDir, db, book, key, projector, registry, changes: { tell: taken }, attachments, procedures: () => procedures.fresh(), program: version, now, today, random, ...syncParts });
  return {
    dataDir,
    db,
    book,
    key,
    projector,
    changes,
    attachments,
    surroundings,
    get procedures() {
      return procedures.fresh();
    },
    catchUp,
    people: new PeopleSearch(db),
    sync,
    version,
    now,
    today,
    random,
    record(acts, actor, acknowledged = [], countersigned) {
      recordedAt = now();
      const recorded = recorder.record(acts, actor, acknowledged, countersigned);
      if (recorded.is === 'recorded') {
        changes.tell(recorded.subjects);
        sync.recorded();
      }
      catchUp.start();
      return recorded;
    },
    recordGroups(groups, actor) {
      recordedAt = now();
      const recorded = recorder.recordGroups(groups, actor);
      changes.tell(recorded.flatMap((one) => (one.is === 'recorded' ? one.subjects : [])));
      sync.recorded();
      catchUp.start();
      return recorded;
    },
    rehearse: (acts, actor) => recorder.rehearse(acts, actor),
    close() {
      void sync.close();
      changes.close();
      catchUp.close();
      db.$client.close();
    },
  };
}

/** A book without the key that its entries are signed with. */
export class NotItsKey extends Error {
  constructor(file: string, what: string) {
    super(`${file} ${what}. New entries could not be checked against this book. Put back the station.key that was kept with it.`);
    this.name = 'NotItsKey';
  }
}

/** The key of a book: a new one only as long as the book has not been begun. */
function keyOf(book: Book, file: string): StationKey {
  const begunWith = book.publicKey();
  if (begunWith !== undefined && !existsSync(file)) throw new NotItsKey(file, 'is missing');
  const key = stationKey(file);
  if (begunWith !== undefined && key.publicKey !== begunWith) throw new NotItsKey(file, 'is the key of another station');
  return key;
}

/** Makes again what an adoption left to be made again when the station was closed. Fails with `NotMadeAgain`. */
function finishOrSay(catchUp: CatchUp, tell: StationOptions['tell']): void {
  try {
    catchUp.finish(tell);
  } catch (error) {
    throw new NotMadeAgain(error);
  }
}

/** Does what opening asks for; where that fails the database is closed again. */
function orClose<Made>(db: Db, make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    db.$client.close();
    throw error;
  }
}

function programVersion(): string {
  const manifest = JSON.parse(readFileSync(join(folders.root, 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}

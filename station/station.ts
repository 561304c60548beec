import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { known } from '../shared/capabilities.ts';
import type { Act } from '../shared/contract/contract.ts';
import type { Actor } from '../shared/entry/kind.ts';
import { defaultProcedures } from '../shared/procedures/procedures.ts';
import { Changes } from './changes.ts';
import { folders } from './folders.ts';
import { stationKey, type StationKey } from './keys.ts';
import { Projector } from './projections/project.ts';
import { Recorder, type Recorded } from './record.ts';
import { Book } from './store/book.ts';
import { openDatabase, type Db } from './store/open.ts';
import { surroundingsOf } from './surroundings.ts';

/** What a station is opened with; the clock and randomness come in, so that tests can set them. */
export interface StationOptions {
  readonly dataDir: string;
  readonly now?: () => number;
  readonly random?: (bytes: number) => Uint8Array;
}

/** A workstation's book, open: what the window, the command line and the sync client work with. */
export interface Station {
  readonly dataDir: string;
  readonly db: Db;
  readonly book: Book;
  readonly key: StationKey;
  readonly projector: Projector;
  readonly changes: Changes;
  readonly version: string;
  now(): number;
  today(): Temporal.PlainDate;
  random(bytes: number): Uint8Array;
  /** Records acts, all or none, and tells the windows what changed. */
  record(acts: readonly Act[], actor: Actor, acknowledged?: readonly string[]): Recorded;
  close(): void;
}

/** New York has one time zone: the day on which an act is done is the day there. */
const timeZone = 'America/New_York';

/**
 * Opens the station of a data folder: the database, brought up to date, and the key.
 * Fails with `NewerDatabase` when a newer program made the book.
 */
export async function openStation({ dataDir, now = Date.now, random = randomBytes }: StationOptions): Promise<Station> {
  const db = await openDatabase(dataDir, now);
  const key = stationKey(join(dataDir, 'station.key'));
  const book = new Book(db);
  const projector = new Projector(db, defaultProcedures);
  const changes = new Changes(db);
  const today = () => Temporal.Instant.fromEpochMilliseconds(now()).toZonedDateTimeISO(timeZone).toPlainDate();
  const recorder = new Recorder({ db, book, projector, registry: known, surroundings: surroundingsOf(db), procedures: defaultProcedures, key, now, today, random });
  return {
    dataDir,
    db,
    book,
    key,
    projector,
    changes,
    version: programVersion(),
    now,
    today,
    random,
    record(acts, actor, acknowledged = []) {
      const recorded = recorder.record(acts, actor, acknowledged);
      if (recorded.is === 'recorded') changes.tell(recorded.subjects);
      return recorded;
    },
    close() {
      changes.close();
      db.$client.close();
    },
  };
}

function programVersion(): string {
  const manifest = JSON.parse(readFileSync(join(folders.root, 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}

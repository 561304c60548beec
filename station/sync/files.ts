import { and, eq, inArray, isNull, max, notInArray, sql, type SQL } from 'drizzle-orm';
import type { FileAtOffice } from '../../shared/sync/protocol.ts';
import type { FilesWaiting } from '../../shared/sync/status.ts';
import type { Attachments } from '../attachments.ts';
import type { Db } from '../store/open.ts';
import { drafts, enrolment, files, namedFiles } from '../store/schema.ts';
import { PageSize } from './page-size.ts';

/** What of the disk the exchange of files works with. */
export type FilesOnDisk = Pick<Attachments, 'sizeOf' | 'state' | 'part' | 'arrived' | 'arrive' | 'finish' | 'remove'>;

/** A file that entries name, and how it stands. */
export interface FileStanding {
  readonly sha256: string;
  /** As the entries that name it say. */
  readonly bytes: number;
  /** Null until it was looked up. */
  readonly here: boolean | null;
  /** True when the main office is known to have it. */
  readonly atOffice: boolean;
  /** True when an entry of this station names it. */
  readonly own: boolean;
}

/** A file that arrived wrong so many times is not asked for again before the program is started anew. */
const mostDamaged = 3;

/** The files that the book names: which are here, which the main office has, which wait to be sent or fetched. */
export class StationFiles {
  readonly #db: Db;
  readonly disk: FilesOnDisk;
  /** How much the line carries at a time: files do not pack as entries do. */
  readonly size = new PageSize();
  readonly #asked = new Map<string, number>();
  readonly #damaged = new Map<string, number>();
  #questions = 0;
  #lookedAtAll = false;

  constructor(db: Db, disk: FilesOnDisk) {
    this.#db = db;
    this.disk = disk;
  }

  /**
   * Looks up on the disk what is not known; the first time, all of it, since the folder may have been restored or lost.
   * Lets those go that no entry names any more, nor a form that is being written: what named them was sealed, or let go.
   */
  async look(): Promise<void> {
    const unnamed = this.#db.select({ sha256: files.sha256 }).from(files).where(notInArray(files.sha256, this.#db.select({ sha256: namedFiles.sha256 }).from(namedFiles))).all();
    for (const { sha256 } of unnamed) {
      if (this.#db.select({ key: drafts.key }).from(drafts).where(sql`instr(${drafts.words}, ${sha256}) > 0`).limit(1).get()) continue;
      await this.disk.remove(sha256);
      this.#db.delete(files).where(eq(files.sha256, sha256)).run();
    }
    const unknown = this.#db.select({ sha256: files.sha256, here: files.here }).from(files).where(this.#lookedAtAll ? isNull(files.here) : undefined).all();
    const changed: { readonly sha256: string; readonly here: boolean }[] = [];
    for (const { sha256, here } of unknown) {
      const found = (await this.disk.sizeOf(sha256)) !== null;
      if (found !== here) changed.push({ sha256, here: found });
    }
    if (changed.length > 0) this.#db.transaction(() => changed.forEach(({ sha256, here }) => this.note(sha256, { here })));
    this.#lookedAtAll = true;
  }

  /** Every file that entries name, the smallest first. */
  standing(): readonly FileStanding[] {
    return this.#select(undefined);
  }

  /** How some files stand; those that no entry names are left out. */
  standingOf(sha256s: readonly string[]): readonly FileStanding[] {
    return this.#select(sha256s);
  }

  /** Which of some files are not here and will come: the main office has them, or another station that wrote of them has. */
  awaitedOf(sha256s: readonly string[]): readonly string[] {
    return this.standingOf(sha256s).filter((one) => this.isAwaited(one)).map(({ sha256 }) => sha256);
  }

  /** True of a file that is not here and will come, where this station exchanges with a main office. */
  isAwaited({ here, atOffice, own }: FileStanding): boolean {
    return this.#station() !== undefined && !isHere({ here, own }) && (atOffice || !own);
  }

  /** How many wait to be sent or fetched. */
  waiting(): FilesWaiting {
    const each = this.#db
      .select({ here: sql<number>`coalesce(${files.here}, max(${namedFiles.station} = ${this.#ownId()}))`.as('is_here'), there: sql<number>`${files.atOffice}`.as('is_there') })
      .from(files)
      .innerJoin(namedFiles, eq(namedFiles.sha256, files.sha256))
      .groupBy(files.sha256)
      .as('each_file');
    const count = (condition: SQL) => sql<number>`count(*) FILTER (WHERE ${condition})`;
    return this.#db
      .select({ toSend: count(sql`${each.here} AND NOT ${each.there}`), toFetch: count(sql`NOT ${each.here} AND ${each.there}`), elsewhere: count(sql`NOT ${each.here} AND NOT ${each.there}`) })
      .from(each)
      .get()!;
  }

  /** True while the main office was never asked about some of what is not here. */
  neverAsked(): boolean {
    return this.standing().some((one) => !one.atOffice && !isHere(one) && !this.#asked.has(one.sha256));
  }

  /**
   * What to ask the main office about, so many at most: those to be sent, the smallest first, and those neither here nor known to be there,
   * the longest not asked about first.
   */
  toAsk(most: number): readonly FileStanding[] {
    const open = this.standing().filter(({ atOffice }) => !atOffice);
    const out = open.filter(isHere);
    const away = open.filter((one) => !isHere(one)).toSorted((a, b) => (this.#asked.get(a.sha256) ?? 0) - (this.#asked.get(b.sha256) ?? 0));
    const asked = [...out.slice(0, Math.max(most - away.length, Math.ceil(most / 2))), ...away].slice(0, most);
    this.#questions += 1;
    for (const { sha256 } of asked) this.#asked.set(sha256, this.#questions);
    return asked;
  }

  /** What to fetch, the smallest first. */
  toFetch(): readonly FileStanding[] {
    return this.standing().filter((one) => !isHere(one) && one.atOffice && (this.#damaged.get(one.sha256) ?? 0) < mostDamaged);
  }

  /** Notes what the main office said of files. */
  said(answers: readonly FileAtOffice[]): void {
    for (const { sha256, is } of answers) if (is === 'held') this.note(sha256, { atOffice: true });
  }

  note(sha256: string, change: Partial<Pick<typeof files.$inferInsert, 'here' | 'atOffice'>>): void {
    this.#db.update(files).set(change).where(eq(files.sha256, sha256)).run();
  }

  /** A file came from the main office that is not what was attached. */
  damaged(sha256: string): void {
    this.#damaged.set(sha256, (this.#damaged.get(sha256) ?? 0) + 1);
  }

  /** The main office's database was put back from a copy: what it has is to be asked again. */
  forgetOffice(): void {
    this.#db.update(files).set({ atOffice: false }).where(eq(files.atOffice, true)).run();
  }

  #station(): string | undefined {
    const row = this.#db.select({ station: enrolment.station, answer: enrolment.answer }).from(enrolment).get();
    return row?.answer ? row.station : undefined;
  }

  #select(sha256s: readonly string[] | undefined): readonly FileStanding[] {
    const bytes = max(namedFiles.bytes);
    const rows = this.#db
      .select({ sha256: files.sha256, bytes, here: files.here, atOffice: files.atOffice, own: sql<number>`max(${namedFiles.station} = ${this.#ownId()})` })
      .from(files)
      .innerJoin(namedFiles, eq(namedFiles.sha256, files.sha256))
      .where(and(sha256s && inArray(files.sha256, [...sha256s])))
      .groupBy(files.sha256)
      .orderBy(bytes, files.sha256)
      .all();
    return rows.map((row) => ({ ...row, bytes: row.bytes ?? 0, own: row.own === 1 }));
  }

  #ownId(): string {
    return this.#station() ?? '';
  }
}

/** Until it was looked up, what this station attached counts as here, and the rest does not. */
function isHere({ here, own }: Pick<FileStanding, 'here' | 'own'>): boolean {
  return here ?? own;
}

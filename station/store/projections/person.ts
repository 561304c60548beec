import { eq, sql } from 'drizzle-orm';
import { reportsOf } from '../../../shared/discipline/report.ts';
import type { SubjectRecord } from '../../../shared/entry/fold.ts';
import type { Entry } from '../../../shared/entry/header.ts';
import { cellNow } from '../../../shared/housing/cell.ts';
import type { Procedures } from '../../../shared/procedures/procedures.ts';
import { holdingOf } from '../../../shared/records/custody.ts';
import { identityOf } from '../../../shared/records/identity.ts';
import { levelNow } from '../../../shared/shu/slice.ts';
import type { Computation } from '../../../shared/time/computation.ts';
import { compute } from '../../../shared/time/compute.ts';
import { sentenceOf, type SentenceSlice } from '../../../shared/time/sentence.ts';
import { dateStanding, standingOf, type Standing } from '../../../shared/time/standing.ts';
import type { Db } from '../open.ts';
import { people, reports } from '../schema.ts';
import { placeholdersOf, takenOver } from './rows.ts';

/** What the rules conclude of a person, kept with the record. */
export interface Concluded {
  readonly computation: Computation;
  readonly standing: Standing;
}

/** People as lists and searches show them, their reports, and the dates with their derivations. */
export class PersonProjection {
  readonly #procedures: Procedures;
  readonly #before;
  readonly #write;
  readonly #remove;
  readonly #searchable;
  readonly #forget;
  readonly #forgetReports;
  readonly #report;

  constructor(db: Db, procedures: Procedures) {
    this.#procedures = procedures;
    const { no: _no, ...row } = placeholdersOf(people);
    this.#write = db
      .insert(people)
      .values(row)
      .onConflictDoUpdate({ target: people.id, set: takenOver(people, ['no', 'id']) })
      .returning({ no: people.no })
      .prepare();
    this.#remove = db.delete(people).where(eq(people.no, sql.placeholder('no'))).prepare();
    this.#forgetReports = db.delete(reports).where(eq(reports.person, sql.placeholder('person'))).prepare();
    this.#report = db.insert(reports).values(placeholdersOf(reports)).prepare();
    this.#before = db.select({ no: people.no, name: people.name }).from(people).where(eq(people.id, sql.placeholder('id'))).prepare();
    this.#searchable = db.$client.prepare('INSERT INTO people_names (rowid, name) VALUES (?, ?)');
    this.#forget = db.$client.prepare('DELETE FROM people_names WHERE rowid = ?');
  }

  /** In: the record, the entries it is made of, the day of the last of them, and whether another facility holds him: then he is in no cell and on no list of work. Out: the computation and how it stands, kept with the record and shown from there, never computed again to be shown. */
  project(record: SubjectRecord, entries: readonly Entry[], asOf: Temporal.PlainDate, away: boolean): Concluded {
    const { id } = record.subject;
    const sentence = sentenceOf(record);
    const computation = compute(sentence, this.#procedures, asOf);
    const standing = standingOf(sentence, computation, this.#procedures, asOf);
    const before = this.#before.get({ id });
    const identity = identityOf(record);
    if (!identity) {
      if (before) {
        this.#forget.run(before.no);
        this.#remove.run({ no: before.no });
      }
    } else {
      const stay = away ? undefined : cellNow(record);
      const level = away ? undefined : levelNow(record);
      const holding = holdingOf(record, entries);
      const { no } = this.#write.get({
        id,
        din: identity.din,
        nysid: identity.nysid,
        name: identity.name,
        dateOfBirth: identity.dateOfBirth,
        received: identity.received,
        madeUp: identity.madeUp,
        unit: stay?.unit ?? null,
        cell: stay?.cell ?? null,
        level: level?.level ?? null,
        levelSince: level?.since ?? null,
        ...shownInLists(sentence, computation),
        verify: computation.outcome === 'computed' && Object.values(computation.dates).some((date) => date.verify.length > 0),
        certified: away ? '' : standing.state,
        certifiedNote: away ? '' : noteOf(standing),
        holder: holding?.holder.id ?? null,
        holderName: holding?.holder.name ?? null,
        heldSince: holding?.since ?? null,
        lastReport: reportsOf(record).reduce<string | null>((last, report) => (last === null || report.date > last ? report.date : last), null),
      });
      if (before?.name !== identity.name) {
        if (before) this.#forget.run(no);
        this.#searchable.run(no, identity.name);
      }
    }
    this.#projectReports(record, id);
    return { computation, standing };
  }

  #projectReports(record: SubjectRecord, person: string): void {
    this.#forgetReports.run({ person });
    for (const { root, date, time, place, tier, rules, author, writtenAt } of reportsOf(record)) {
      this.#report.run({ id: root, person, date, time, place, tier, rules, author, writtenAt });
    }
  }
}

/** The dates as lists show them: by hand, certified, or the engine's own, in this order; and which were entered by hand. */
function shownInLists({ certificates, manualDates }: SentenceSlice, computation: Computation): Pick<(typeof people)['$inferSelect'], 'pe' | 'cr' | 'me' | 'manual'> {
  const standing = (['PE', 'CR', 'ME'] as const).map((name) => dateStanding(name, certificates.at(-1), manualDates, computation));
  const [pe = '', cr = '', me = ''] = standing.map(({ shown }) => shown);
  return { pe, cr, me, manual: standing.flatMap(({ name, by }) => (by === 'manual' ? name : [])).join(' ') };
}

/** Why, or what, in a line for lists. */
function noteOf({ because, awaiting }: Standing): string {
  const [first, ...more] = because.length > 0 ? because : awaiting;
  return first === undefined ? '' : `${first}${more.length > 0 ? `, and ${more.length} more` : ''}`;
}

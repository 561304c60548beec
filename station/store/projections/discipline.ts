import { eq, sql } from 'drizzle-orm';
import { disciplineOf, tierOf, walkOf, type Case } from '../../../shared/discipline/case.ts';
import type { Clock } from '../../../shared/discipline/clock.ts';
import { clocksOf } from '../../../shared/discipline/clocks.ts';
import { officerOf } from '../../../shared/discipline/disposition.ts';
import { runsUntil } from '../../../shared/discipline/due.ts';
import { expungedEntries } from '../../../shared/discipline/expunged-entries.ts';
import { impossibilitiesOf } from '../../../shared/discipline/impossible.ts';
import { missingBeforeHearing } from '../../../shared/discipline/missing.ts';
import { workToPutRight } from '../../../shared/discipline/work.ts';
import type { SubjectRecord } from '../../../shared/entry/fold.ts';
import type { Entry } from '../../../shared/entry/header.ts';
import type { Procedures } from '../../../shared/procedures/procedures.ts';
import type { Db } from '../open.ts';
import { amiss, cases, clocks, expunged } from '../schema.ts';
import { placeholdersOf } from './rows.ts';

/** A moment after all that can be entered: what is unmet then is unmet, whatever the hour. */
const afterAll = Temporal.PlainDateTime.from('9999-12-31T23:59');

/** Where each case of a person stands, its open clocks, what is amiss, and which entries are hidden by an expungement. */
export class DisciplineProjection {
  readonly #procedures: Procedures;
  readonly #forget;
  readonly #case;
  readonly #clock;
  readonly #amiss;
  readonly #expunged;

  constructor(db: Db, procedures: Procedures) {
    this.#procedures = procedures;
    this.#forget = [cases, clocks, amiss, expunged].map((table) => db.delete(table).where(eq(table.person, sql.placeholder('person'))).prepare());
    this.#case = db.insert(cases).values(placeholdersOf(cases)).prepare();
    this.#clock = db.insert(clocks).values(placeholdersOf(clocks)).prepare();
    this.#amiss = db.insert(amiss).values(placeholdersOf(amiss)).prepare();
    this.#expunged = db.insert(expunged).values(placeholdersOf(expunged)).prepare();
  }

  /** In: the record, the entries it is made of, the day of the last of them, and whether another facility holds him: then what is to be done is done there. Replaces the person's rows. */
  project(record: SubjectRecord, entries: readonly Entry[], asOf: Temporal.PlainDate, away: boolean): void {
    const { id: person } = record.subject;
    for (const forget of this.#forget) forget.run({ person });
    const slice = disciplineOf(record);
    if (slice.cases.length === 0 && slice.stubs.length === 0) return;
    for (const one of expungedEntries(slice, entries)) this.#expunged.run({ ...one, person });
    if (away) return;
    for (const held of slice.cases) this.#projectCase(person, held, asOf);
    const lines = [
      ...impossibilitiesOf(record, this.#procedures, afterAll).map((one) => ({ what: 'impossible', effect: null, since: null, ...one })),
      ...workToPutRight(record).map((one) => ({ what: 'put right', ...one })),
    ];
    lines.forEach((one, number) => this.#amiss.run({ ...one, person, number }));
  }

  #projectCase(person: string, held: Case, asOf: Temporal.PlainDate): void {
    const officer = officerOf(held);
    this.#case.run({
      id: held.root,
      person,
      tier: tierOf(held),
      state: walkOf(held).state,
      officer: officer?.account ?? null,
      officerName: officer?.name ?? null,
      hearingAt: hearingAt(held),
      missing: missingBeforeHearing(held, this.#procedures, asOf),
    });
    for (const one of clocksOf(held, this.#procedures, afterAll)) {
      if (one.met !== null || one.state === 'ended') continue;
      this.#clock.run({ report: held.root, person, clock: one.id, round: one.round, last: one.last, runsUntil: runsUntil(one.last), presses: presses(one), extended: one.extensions.some(({ counts }) => counts) });
    }
  }
}

/** True for a clock by which the office must act. */
function presses({ whose, direction }: Clock): boolean {
  return whose === 'office' && direction === 'by';
}

/** When the session of a hearing is, was, or is to be gone on with; null where nobody has set a day, and while a rehearing waits to be opened. */
function hearingAt(held: Case): string | null {
  const { state, taken } = walkOf(held);
  if (state === 'rehearing ordered' || state === 'notice served' || state === 'tier set') return null;
  const session = taken.findLast(({ act }) => act.kind === 'hearing.opened' || act.kind === 'hearing.adjourned')?.act;
  if (session?.kind === 'hearing.opened') return session.body.at;
  if (session?.kind === 'hearing.adjourned') return session.body.until ?? null;
  return null;
}

import { desc, eq, getTableColumns, getTableName, sql } from 'drizzle-orm';
import { known } from '../shared/capabilities.ts';
import { fold, type Registry } from '../shared/entry/fold.ts';
import type { Procedures } from '../shared/procedures/procedures.ts';
import { levelRuleSet } from '../shared/shu/rules.ts';
import { kindsKnown } from '../shared/sync/digest.ts';
import { ruleSet } from '../shared/time/compute.ts';
import { sha256 } from '../crypto/keys.ts';
import { StationProcedures } from './procedures.ts';
import { Projector } from './store/projections/project.ts';
import { Book } from './store/book.ts';
import type { Db } from './store/open.ts';
import { accounts, amiss, cases, cells, clocks, designations, entries, expunged, facilities, namedFiles, outcomes, people, procedureVersions, projected, records, reports, separations, standings, stations, stays, toProject, units } from './store/schema.ts';

/** Every table that is made from the entries; `people_names` follows `people`. */
export const projections = { procedureVersions, outcomes, records, people, reports, cases, clocks, amiss, expunged, namedFiles, accounts, stations, facilities, units, cells, designations, separations, stays, standings };

/** To be raised when the projections say otherwise what their columns and the rules do not show. */
const projectedAs = 3;

/** The rules that projections rest on: those of the dates, and those of the levels. */
const ruleSets = { time: ruleSet, levels: levelRuleSet };

/** Names the form of the projections: by their columns, the kinds of entry that are read, the rule sets, and the numbers that the program brings; those adopted come from the entries. */
export function formOf(procedures: Procedures, registry: Registry = known, rules: Readonly<Record<keyof typeof ruleSets, string>> = ruleSets): string {
  const columns = Object.values(projections).map((table) => [getTableName(table), Object.keys(getTableColumns(table))]);
  return sha256(JSON.stringify([projectedAs, columns, kindsKnown(registry), rules, procedures]));
}

/** A book whose projections are of an older program, and could not be made again. */
export class NotMadeAgain extends Error {
  constructor(error: unknown) {
    super(`What the screens show of this book is of an older program, and could not be made again from its entries: ${error instanceof Error ? error.message : String(error)}. Nothing was changed. "daybook verify" says where the book is damaged.`);
    this.name = 'NotMadeAgain';
  }
}

/**
 * Makes the projections again where another program made those that are there: other columns, other kinds, other rules.
 * In: told of each subject done, and of how many. Out: true when they were made again. Fails with
 * `NotMadeAgain` where an entry cannot be read.
 */
export function bringUpToDate(db: Db, procedures: Procedures, tell?: (done: number, of: number) => void, registry: Registry = known): boolean {
  if (db.select().from(projected).get()?.form === formOf(procedures, registry)) return false;
  try {
    rebuild(db, procedures, tell, registry);
  } catch (error) {
    throw new NotMadeAgain(error);
  }
  return true;
}

/**
 * Throws every projection away and makes it again from the entries, in one transaction.
 * In: the procedures that the program brings; told of each subject done, and of how many. Out: how many subjects there are.
 * Procedures come first: the rest is worked out with those that entries have adopted.
 */
export function rebuild(db: Db, procedures: Procedures, tell: (done: number, of: number) => void = () => {}, registry: Registry = known): number {
  const book = new Book(db);
  const inForce = new StationProcedures(db, procedures);
  const projector = new Projector(db, inForce);
  return db.$client
    .transaction(() => {
      for (const table of Object.values(projections)) db.delete(table).run();
      // An index that contradicts its own names can be emptied only once it has been made again from them.
      db.run(sql`INSERT INTO people_names (people_names) VALUES ('rebuild')`);
      db.run(sql`DELETE FROM people_names`);
      inForce.forget();
      const subjects = db.selectDistinct({ type: entries.subjectType, id: entries.subjectId }).from(entries).orderBy(desc(eq(entries.subjectType, 'procedure'))).all();
      subjects.forEach(({ type, id }, index) => {
        const subject = { type: type as 'person', id };
        const own = book.entriesOf(subject);
        projector.project(fold(subject, own, registry), own);
        tell(index + 1, subjects.length);
      });
      db.delete(toProject).run();
      db.insert(projected).values({ one: 1, form: formOf(procedures, registry) }).onConflictDoUpdate({ target: projected.one, set: { form: formOf(procedures, registry) } }).run();
      return subjects.length;
    })
    .immediate();
}

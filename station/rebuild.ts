import { sql } from 'drizzle-orm';
import { known } from '../shared/capabilities.ts';
import { fold } from '../shared/entry/fold.ts';
import type { Procedures } from '../shared/procedures/procedures.ts';
import { Projector } from './store/projections/project.ts';
import { Book } from './store/book.ts';
import type { Db } from './store/open.ts';
import { accounts, cells, entries, facilities, outcomes, people, records, reports, stations, units } from './store/schema.ts';

/** Every table that is made from the entries; `people_names` follows `people`. */
export const projections = { outcomes, records, people, reports, accounts, stations, facilities, units, cells };

/**
 * Throws every projection away and makes it again from the entries, in one transaction.
 * In: told of each subject done, and of how many. Out: how many subjects there are.
 */
export function rebuild(db: Db, procedures: Procedures, tell: (done: number, of: number) => void = () => {}): number {
  const book = new Book(db);
  const projector = new Projector(db, procedures);
  return db.$client
    .transaction(() => {
      for (const table of Object.values(projections)) db.delete(table).run();
      // An index that contradicts its own names can be emptied only once it has been made again from them.
      db.run(sql`INSERT INTO people_names (people_names) VALUES ('rebuild')`);
      db.run(sql`DELETE FROM people_names`);
      const subjects = db.selectDistinct({ type: entries.subjectType, id: entries.subjectId }).from(entries).all();
      subjects.forEach(({ type, id }, index) => {
        const subject = { type: type as 'person', id };
        const own = book.entriesOf(subject);
        projector.project(fold(subject, own, known), own);
        tell(index + 1, subjects.length);
      });
      return subjects.length;
    })
    .immediate();
}

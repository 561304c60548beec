import { asc, inArray } from 'drizzle-orm';
import { known } from '../shared/capabilities.ts';
import type { ChangePreview, PersonMoved } from '../shared/contract/procedure-shapes.ts';
import type { Progress } from '../shared/contract/shapes.ts';
import { fold } from '../shared/entry/fold.ts';
import { withAdopted, type AdoptionBody } from '../shared/procedures/adoption.ts';
import { defaultProcedures, type ProcedureName, type ProcedureVersion } from '../shared/procedures/procedures.ts';
import { daysMoved, isCounted, sayUncounted } from '../shared/procedures/what-would-change.ts';
import type { Station } from './station.ts';
import { people, procedureVersions } from './store/schema.ts';

/** So many are looked at before the window is heard. */
const atOnce = 50;
/** So many are named; the count is of all. */
const mostNamed = 200;

/**
 * What a version would do to whom, person by person; nothing is written.
 * In: the version; the root of the adopted one that it would take the place of, where it corrects one.
 */
export async function* previewOfVersion(station: Station, version: AdoptionBody, inPlaceOf: string | undefined): AsyncGenerator<Progress | ChangePreview> {
  const { db, book } = station;
  const { procedure } = version;
  if (!isCounted(procedure)) {
    yield { is: 'done', looked: 0, changed: 0, people: [], words: sayUncounted(procedure) };
    return;
  }
  const before = { ...station.procedures };
  const adopted = db.select().from(procedureVersions).orderBy(asc(procedureVersions.procedure), asc(procedureVersions.subject), asc(procedureVersions.number)).all();
  const others = Object.groupBy<ProcedureName, ProcedureVersion<unknown>>(
    adopted.filter(({ root }) => root !== inPlaceOf),
    (one) => (one as unknown as { readonly procedure: ProcedureName }).procedure,
  );
  const after = withAdopted(defaultProcedures, { ...others, [procedure]: [...(others[procedure] ?? []), version] });
  // What is adopted for a day to come shows on that day.
  const today = [station.today(), Temporal.PlainDate.from(version.effective)].toSorted(Temporal.PlainDate.compare)[1]!;
  const all = db.select({ id: people.id }).from(people).orderBy(asc(people.name)).all();
  const moved: PersonMoved[] = [];
  let changed = 0;
  for (let done = 0; done < all.length; done += atOnce) {
    yield { is: 'progress', doing: 'Working out for everybody what would change', done, of: all.length };
    const some = all.slice(done, done + atOnce).map(({ id }) => id);
    const names = new Map(db.select({ id: people.id, din: people.din, name: people.name }).from(people).where(inArray(people.id, some)).all().map((one) => [one.id, one]));
    for (const id of some) {
      const subject = { type: 'person' as const, id };
      const days = daysMoved(procedure, fold(subject, book.entriesOf(subject), known), before, after, today);
      if (days.length === 0) continue;
      changed += 1;
      const found = names.get(id);
      if (found && moved.length < mostNamed) moved.push({ ...found, moved: days });
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  yield { is: 'done', looked: all.length, changed, people: moved, words: sayUncounted(procedure) };
}

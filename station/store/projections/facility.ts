import { eq } from 'drizzle-orm';
import type { SubjectRecord } from '../../../shared/entry/fold.ts';
import type { Facility } from '../../../shared/facility/facility.ts';
import { designationsOf } from '../../../shared/housing/designation.ts';
import type { Db } from '../open.ts';
import { cells, designations, enrolment, facilities, units } from '../schema.ts';

/** The facility, its units as built, every cell with its beds, and the levels that galleries were designated to since. */
export function projectFacility(db: Db, record: SubjectRecord): null {
  const { id } = record.subject;
  const facility = record.slices['facility'] as Facility | null;
  for (const unit of db.select().from(units).where(eq(units.facility, id)).all()) {
    db.delete(cells).where(eq(cells.unit, unit.code)).run();
    db.delete(designations).where(eq(designations.unit, unit.code)).run();
  }
  db.delete(units).where(eq(units.facility, id)).run();
  db.delete(facilities).where(eq(facilities.id, id)).run();
  if (!facility) return null;
  db.insert(facilities).values({ id, name: facility.name, code: facility.code, demonstration: facility.demonstration }).run();
  // A workstation of the main office sees every facility; units and cells are named within their own, and are shown there.
  const enrolled = db.select({ answer: enrolment.answer }).from(enrolment).get()?.answer;
  if (enrolled && enrolled.facility.id !== id) return null;
  for (const unit of Object.values(facility.units)) {
    db.insert(units).values({ code: unit.code, facility: id, layout: unit }).run();
    for (const gallery of unit.galleries) {
      for (const cell of gallery.cells) {
        db.insert(cells).values({ unit: unit.code, cell, gallery: gallery.code, use: unit.use, levels: gallery.levels ?? [], beds: gallery.beds ?? 1 }).run();
      }
    }
  }
  designationsOf(record).forEach((one, number) => {
    if (one.unit in facility.units) db.insert(designations).values({ ...one, number, reason: one.reason ?? null }).run();
  });
  return null;
}

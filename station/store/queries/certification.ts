import { and, asc, count, eq } from 'drizzle-orm';
import type { CertificationList, CertificationPreview, DeskList } from '../../../shared/contract/shapes.ts';
import type { Content, Sight } from '../../../shared/entry/header.ts';
import { inForceOn, type Procedures } from '../../../shared/procedures/procedures.ts';
import { computationCertified, type CertificateBody } from '../../../shared/time/certificate.ts';
import type { Computation } from '../../../shared/time/computation.ts';
import { compute } from '../../../shared/time/compute.ts';
import { basisOf } from '../../../shared/time/inputs.ts';
import type { SentenceSlice } from '../../../shared/time/sentence.ts';
import { certificationLists, type CertificationListName } from '../../../shared/time/standing.ts';
import type { Db } from '../open.ts';
import { entries, people, records } from '../schema.ts';
import { peopleFound } from './people.ts';

const perPage = 100;
/** How many of a list stand on the desk itself. */
const shownOnDesk = 20;

/** What would be certified of a person today; undefined when nobody of that id is on record. */
export function certificationPreview(db: Db, person: string, procedures: Procedures, today: Temporal.PlainDate): CertificationPreview | undefined {
  const row = db.select({ slices: records.slices, facets: records.facets }).from(records).where(and(eq(records.type, 'person'), eq(records.id, person))).get();
  if (!row) return undefined;
  const sentence = (row.slices as { readonly time: SentenceSlice }).time;
  const computation = compute(sentence, procedures, today);
  const { reasons, manualReasons } = inForceOn(procedures.certification, today).numbers;
  return { basis: basisOf(sentence, computation.rules, procedures, today), computation, reasons, manualReasons, seen: row.facets as readonly Sight[] };
}

/** A computation as it was certified, with every step, from the body of its entry; undefined where there is no such certificate. */
export function certifiedComputation(db: Db, person: string, certificate: string): Computation | undefined {
  const row = db
    .select({ content: entries.content })
    .from(entries)
    .where(and(eq(entries.id, certificate), eq(entries.subjectType, 'person'), eq(entries.subjectId, person), eq(entries.kind, computationCertified.name)))
    .get();
  return row && ((JSON.parse(row.content) as Content).body as CertificateBody).computation;
}

/** A page of a list of the records desk, the nearest conditional release first. In: the list; the page, from 1. */
export function certificationList(db: Db, name: CertificationListName, page: number): CertificationList {
  const { state } = certificationLists[name];
  return { count: countOf(db, state), perPage, people: peopleIn(db, state, perPage, (page - 1) * perPage) };
}

/** The same for the desk: the first of the list, and where the rest of it is. */
export function certificationDeskList(db: Db, name: CertificationListName): DeskList {
  const { state, ...words } = certificationLists[name];
  return { ...words, count: countOf(db, state), people: peopleIn(db, state, shownOnDesk, 0), all: `/certification/${name}` };
}

type State = (typeof certificationLists)[CertificationListName]['state'];

function countOf(db: Db, state: State): number {
  return db.select({ n: count() }).from(people).where(eq(people.certified, state)).get()?.n ?? 0;
}

function peopleIn(db: Db, state: State, limit: number, offset: number): DeskList['people'] {
  const rows = db.select().from(people).where(eq(people.certified, state)).orderBy(asc(people.cr), asc(people.name)).limit(limit).offset(offset).all();
  return rows.map((row) => ({ ...peopleFound(row), note: row.certifiedNote || `CR ${row.cr || 'not computed'}` }));
}

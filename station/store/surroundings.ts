import { and, count, desc, eq, isNull, lte, or, sql, type SQL } from 'drizzle-orm';
import type { Role } from '../../shared/accounts/roles.ts';
import type { Surroundings } from '../../shared/entry/surroundings.ts';
import type { Cellmate } from '../../shared/housing/pairing.ts';
import type { Attachments } from '../attachments.ts';
import type { Db } from './open.ts';
import { bedsFree } from './queries/housing.ts';
import { isMainOffice, isOfMainOffice } from './queries/whose.ts';
import { accounts, cells, designations, enrolment, facilities, letGo, people, reports, separations, standings, units } from './schema.ts';

/** Answers what decisions ask about other subjects, from the projections as they stand in the transaction, and about files, from the disk. */
export function surroundingsOf(db: Db, attachments: Pick<Attachments, 'keeps'>): Surroundings {
  const holder = db.select({ id: people.id }).from(people).where(eq(people.din, sql.placeholder('din'))).prepare();
  const goneWithDin = db.select({ id: letGo.person }).from(letGo).where(eq(letGo.din, sql.placeholder('din'))).prepare();
  const goneWithNysid = db.select({ id: letGo.person, name: letGo.name }).from(letGo).where(eq(letGo.nysid, sql.placeholder('nysid'))).prepare();
  const nysidHolders = db.select({ id: people.id, name: people.name }).from(people).where(eq(people.nysid, sql.placeholder('nysid'))).prepare();
  const enrolledFor = db.select({ answer: enrolment.answer }).from(enrolment).prepare();
  const atMainOffice = () => isMainOffice(enrolledFor.get()?.answer);
  // The main office has the accounts of every facility in its book, and keeps its own.
  const kept = () => (atMainOffice() ? isOfMainOffice(db) : undefined);
  const named = db.select({ name: people.name }).from(people).where(eq(people.id, sql.placeholder('id'))).prepare();
  const matesWhere = (condition: SQL | undefined) =>
    db
      .select({ id: people.id, name: people.name, level: people.level, restraint: standings.restraint, deprivation: standings.deprivation, risk: standings.risk })
      .from(people)
      .leftJoin(standings, eq(standings.person, people.id))
      .where(condition)
      .prepare();
  const inCell = matesWhere(and(eq(people.unit, sql.placeholder('unit')), eq(people.cell, sql.placeholder('cell'))));
  const oneMate = matesWhere(eq(people.id, sql.placeholder('id')));
  const apart = db
    .select({ person: separations.person, other: separations.other, since: separations.since })
    .from(separations)
    .where(and(isNull(separations.ended), or(eq(separations.person, sql.placeholder('id')), eq(separations.other, sql.placeholder('id')))))
    .prepare();
  const mateOf = (row: NonNullable<ReturnType<typeof oneMate.get>>): Cellmate => ({
    id: row.id,
    name: row.name,
    level: row.level,
    keptFrom: apart.all({ id: row.id }).map(({ person, other }) => (person === row.id ? other : person)),
    restraintOrder: row.restraint ?? false,
    deprivationOrder: row.deprivation ?? false,
    atRisk: (row.risk ?? '') !== '',
  });
  const cellNamed = db
    .select({ use: cells.use, levels: cells.levels, beds: cells.beds, gallery: cells.gallery })
    .from(cells)
    .where(and(eq(cells.unit, sql.placeholder('unit')), eq(cells.cell, sql.placeholder('cell'))))
    .prepare();
  const designation = db
    .select({ levels: designations.levels })
    .from(designations)
    .where(and(eq(designations.unit, sql.placeholder('unit')), eq(designations.gallery, sql.placeholder('gallery')), lte(designations.since, sql.placeholder('day'))))
    .orderBy(desc(designations.number))
    .limit(1)
    .prepare();
  const unitCoded = db.select({ code: units.code }).from(units).where(eq(units.code, sql.placeholder('code'))).prepare();
  const accountOf = db.select({ name: accounts.name, role: accounts.role }).from(accounts).where(eq(accounts.id, sql.placeholder('id'))).prepare();
  const charged = db.select({ id: reports.id }).from(reports).where(sql`EXISTS (SELECT 1 FROM json_each(${reports.rules}) WHERE value = ${sql.placeholder('number')})`).limit(1).prepare();
  const gone = db.select({ name: letGo.name, holder: letGo.holderName }).from(letGo).where(eq(letGo.person, sql.placeholder('person'))).prepare();
  const described = db.select({ id: facilities.id }).from(facilities).orderBy(facilities.id).limit(1).prepare();
  return {
    ownFacility: () => enrolledFor.get()?.answer?.facility.id ?? described.get()?.id,
    holderOfDin: (din) => (holder.get({ din }) ?? goneWithDin.get({ din }))?.id,
    holdersOfNysid: (nysid) => [...nysidHolders.all({ nysid }), ...goneWithNysid.all({ nysid })],
    openAdministrators: () => db.select({ id: accounts.id }).from(accounts).where(and(eq(accounts.role, 'administrator'), eq(accounts.closed, false), kept())).all().map(({ id }) => id),
    atMainOffice,
    keepsAccount(id) {
      const known = db.select({ id: accounts.id }).from(accounts).where(eq(accounts.id, id)).get();
      return known === undefined || db.select({ id: accounts.id }).from(accounts).where(and(eq(accounts.id, id), kept())).get() !== undefined;
    },
    letGo: (person) => gone.get({ person }),
    personNamed: (id) => named.get({ id })?.name,
    occupants: (unit, cell) => inCell.all({ unit, cell }).map(mateOf),
    cellmate(id) {
      const row = oneMate.get({ id });
      return row && mateOf(row);
    },
    separationsFrom: (id) => apart.all({ id }).flatMap(({ person, other, since }) => (person === id ? [{ other, since }] : [])),
    cell(unit, cell, day) {
      const known = cellNamed.get({ unit, cell });
      if (!known) return undefined;
      const { gallery, ...described } = known;
      return { ...described, levels: designation.get({ unit, gallery, day })?.levels ?? described.levels };
    },
    bedsFree: (level, day) => bedsFree(db, level, day),
    unitDescribed: (code) => unitCoded.get({ code }) !== undefined,
    accountNamed: (name) => db.select({ id: accounts.id }).from(accounts).where(and(eq(accounts.username, name), kept())).get()?.id,
    account(id) {
      const found = accountOf.get({ id });
      return found && { name: found.name, role: found.role as Role };
    },
    accountCount: () => db.select({ n: count() }).from(accounts).where(kept()).get()?.n ?? 0,
    ruleCharged: (number) => charged.get({ number }) !== undefined,
    attachmentKept: (file) => attachments.keeps(file),
  };
}

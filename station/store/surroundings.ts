import { and, count, eq, sql } from 'drizzle-orm';
import type { Surroundings } from '../../shared/entry/surroundings.ts';
import type { Attachments } from '../attachments.ts';
import type { Db } from './open.ts';
import { accounts, cells, enrolment, facilities, people, units } from './schema.ts';

/** Answers what decisions ask about other subjects, from the projections as they stand in the transaction, and about files, from the disk. */
export function surroundingsOf(db: Db, attachments: Pick<Attachments, 'keeps'>): Surroundings {
  const holder = db.select({ id: people.id }).from(people).where(eq(people.din, sql.placeholder('din'))).prepare();
  const nysidHolders = db.select({ id: people.id, name: people.name }).from(people).where(eq(people.nysid, sql.placeholder('nysid'))).prepare();
  const administrators = db.select({ id: accounts.id }).from(accounts).where(and(eq(accounts.role, 'administrator'), eq(accounts.closed, false))).prepare();
  const inCell = db
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(and(eq(people.unit, sql.placeholder('unit')), eq(people.cell, sql.placeholder('cell'))))
    .prepare();
  const cellNamed = db
    .select({ use: cells.use, levels: cells.levels })
    .from(cells)
    .where(and(eq(cells.unit, sql.placeholder('unit')), eq(cells.cell, sql.placeholder('cell'))))
    .prepare();
  const unitCoded = db.select({ code: units.code }).from(units).where(eq(units.code, sql.placeholder('code'))).prepare();
  const username = db.select({ id: accounts.id }).from(accounts).where(eq(accounts.username, sql.placeholder('username'))).prepare();
  const all = db.select({ n: count() }).from(accounts).prepare();
  const enrolledFor = db.select({ answer: enrolment.answer }).from(enrolment).prepare();
  const described = db.select({ id: facilities.id }).from(facilities).orderBy(facilities.id).limit(1).prepare();
  return {
    ownFacility: () => enrolledFor.get()?.answer?.facility.id ?? described.get()?.id,
    holderOfDin: (din) => holder.get({ din })?.id,
    holdersOfNysid: (nysid) => nysidHolders.all({ nysid }),
    openAdministrators: () => administrators.all().map(({ id }) => id),
    occupants: (unit, cell) => inCell.all({ unit, cell }),
    cell: (unit, cell) => cellNamed.get({ unit, cell }),
    unitDescribed: (code) => unitCoded.get({ code }) !== undefined,
    accountNamed: (name) => username.get({ username: name })?.id,
    accountCount: () => all.get()?.n ?? 0,
    attachmentKept: (file) => attachments.keeps(file),
  };
}

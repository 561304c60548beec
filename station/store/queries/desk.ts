import { and, asc, count, desc, eq, gte, isNotNull, sql, type SQL } from 'drizzle-orm';
import { recordsRoles, shuRoles, type Role } from '../../../shared/accounts/roles.ts';
import type { Desk, DeskList } from '../../../shared/contract/shapes.ts';
import type { Moment } from '../../../shared/discipline/moment.ts';
import type { Registry } from '../../../shared/entry/fold.ts';
import type { Procedures } from '../../../shared/procedures/procedures.ts';
import type { CertificationListName } from '../../../shared/time/standing.ts';
import type { Db } from '../open.ts';
import { people, records, reports } from '../schema.ts';
import { certificationDeskList } from './certification.ts';
import { recentEntries } from './daybook.ts';
import { disciplineLists } from './discipline-desk.ts';
import { peopleFound } from './people.ts';
import { everyFacility } from './whose.ts';
import { workOf } from './work-lists.ts';

/** How many of a list a desk shows; the count is of all. */
const shownOfList = 200;
const recentShown = 12;
/** How far ahead the records office looks for releases, and how far back the hearing desk looks. */
const releaseDays = 120;
const reportDays = 14;

interface DeskAsks {
  readonly db: Db;
  readonly now: Moment;
  readonly today: Temporal.PlainDate;
  readonly procedures: Procedures;
}

/**
 * What awaits the person who has signed in, by his role.
 * In: the role and account; the day. Out: counts of the facility, the lists of his office with the
 * first of each, and the last entries of the book.
 */
export function deskOf(asks: DeskAsks, role: Role, account: string, registry: Registry): Desk {
  const { db } = asks;
  const housed = (unit: SQL | undefined) => db.select({ n: count() }).from(people).where(unit).get()?.n ?? 0;
  return {
    counts: [
      { name: 'People on record', value: housed(undefined) },
      { name: 'In a PIMS level', value: housed(isNotNull(people.level)) },
      { name: 'Reports on record', value: db.select({ n: count() }).from(reports).get()?.n ?? 0 },
    ],
    lists: role === 'administrator' ? [] : [...disciplineLists(asks, role, account), ...listsFor(asks, role, account)],
    recent: recentEntries(db, recentShown, registry),
  };
}

/** The desk at the main office: how much is on record at how many facilities, and the last entries. What waits there is in the inbox. */
export function mainOfficeDesk(db: Db, registry: Registry): Desk {
  return {
    counts: [
      { name: 'Facilities', value: everyFacility(db).length },
      { name: 'People on record', value: db.select({ n: count() }).from(people).get()?.n ?? 0 },
    ],
    lists: [],
    recent: recentEntries(db, recentShown, registry),
  };
}

function listsFor(asks: DeskAsks, role: Role, account: string): readonly DeskList[] {
  if (recordsRoles.includes(role)) {
    const listed = (name: CertificationListName) => certificationDeskList(asks.db, name);
    return [listed('recalculation-needed'), listed('awaiting-check'), releasesAhead(asks), listed('never-certified'), withoutDates(asks), datesToVerify(asks)];
  }
  if (role === 'officer') return [reportsLately(asks, account)];
  return role === 'drc-member' || shuRoles.includes(role) ? [...ofUnit(asks, role), reportsLately(asks, undefined)] : [reportsLately(asks, undefined)];
}

/** What waits for the office in the special housing unit; where nothing does, one list that says so. */
function ofUnit(asks: DeskAsks, role: Role): readonly DeskList[] {
  const lists = workOf(asks, role);
  if (lists.length > 0) return lists;
  return [{ title: 'Work of the unit', explains: 'What waits for your office in the special housing unit.', empty: 'Nothing in the unit waits for you.', count: 0, people: [], all: '/shu/work' }];
}

function listOf(db: Db, words: Pick<DeskList, 'title' | 'explains' | 'empty'>, where: SQL | undefined, order: SQL, note: (person: (typeof people)['$inferSelect']) => string): DeskList {
  const rows = db.select().from(people).where(where).orderBy(order, asc(people.name)).limit(shownOfList).all();
  return {
    ...words,
    count: db.select({ n: count() }).from(people).where(where).get()?.n ?? 0,
    people: rows.map((row) => ({ ...peopleFound(row), note: note(row) })),
  };
}

function releasesAhead({ db, today }: DeskAsks): DeskList {
  const now = today.toString();
  const until = today.add({ days: releaseDays }).toString();
  const next = sql`CASE WHEN ${people.cr} LIKE '____-%' AND ${people.cr} <= ${until} THEN ${people.cr} ELSE ${people.me} END`;
  return listOf(
    db,
    {
      title: 'Release dates ahead',
      explains: `Conditional releases and maximum expirations within ${releaseDays} days; first those that have passed, of people who have not been released.`,
      empty: `Nobody reaches conditional release or maximum expiration within ${releaseDays} days, and none has passed.`,
    },
    sql`${next} LIKE '____-%' AND ${next} <= ${until} AND NOT (${next} < ${now} AND ${isOut})`,
    next,
    (person) => {
      const byCr = /^\d/.test(person.cr) && person.cr <= until;
      const [name, day] = byCr ? ['CR', person.cr] : ['ME', person.me];
      const said = `${name} ${day}${day < now ? ' has passed' : ''}`;
      return person.manual.split(' ').includes(name) ? `${said}, manual` : said;
    },
  );
}

/** True of a person whose last event of the sort is that he went out. */
const isOut = sql`coalesce((
  SELECT event.value ->> 'event' FROM ${records}, json_each(${records.slices}, '$.time.events') AS event
  WHERE ${records.type} = 'person' AND ${records.id} = ${people.id} AND event.value ->> 'event' IN ('released', 'discharged', 'died', 'returned as violator')
  ORDER BY event.value ->> 'day' DESC LIMIT 1
), 'returned as violator') <> 'returned as violator'`;

function withoutDates({ db }: DeskAsks): DeskList {
  return listOf(
    db,
    { title: 'No dates', explains: 'A commitment or jail time is missing, or the engine does not compute this combination yet.', empty: 'Everyone on record has dates.' },
    eq(people.me, ''),
    desc(people.received),
    (person) => `received ${person.received}`,
  );
}

function datesToVerify({ db }: DeskAsks): DeskList {
  return listOf(
    db,
    { title: 'Computed, to be verified', explains: 'The dates rest on a point of law or counting that the sources leave in doubt.', empty: 'No date rests on a doubtful rule.' },
    eq(people.verify, true),
    desc(people.received),
    (person) => `received ${person.received}`,
  );
}

function reportsLately({ db, today }: DeskAsks, author: string | undefined): DeskList {
  const from = today.subtract({ days: reportDays }).toString();
  const where = and(gte(reports.date, from), author === undefined ? undefined : eq(reports.author, author));
  const rows = db
    .select({ person: people, date: reports.date, time: reports.time, tier: reports.tier, rules: reports.rules })
    .from(reports)
    .innerJoin(people, eq(people.id, reports.person))
    .where(where)
    .orderBy(desc(reports.date), desc(reports.time))
    .limit(shownOfList)
    .all();
  return {
    title: author === undefined ? `Reports of the last ${reportDays} days` : `Your reports of the last ${reportDays} days`,
    explains: 'Misbehavior reports, newest first.',
    empty: author === undefined ? `No report in the last ${reportDays} days.` : 'You have written no report lately. Find the person, then choose "Write a report".',
    count: db.select({ n: count() }).from(reports).where(where).get()?.n ?? 0,
    people: rows.map((row) => ({ ...peopleFound(row.person), note: `Tier ${'I'.repeat(row.tier)} ${row.rules.join(', ')}, ${row.date} ${row.time}` })),
  };
}

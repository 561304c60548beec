import { and, count, eq, gt, inArray, isNotNull, ne, sql } from 'drizzle-orm';
import type { Role } from '../../../shared/accounts/roles.ts';
import type { DaybookLine } from '../../../shared/contract/shapes.ts';
import type { Clash, Inbox, Matter } from '../../../shared/contract/sync-shapes.ts';
import type { Outcome, Registry } from '../../../shared/entry/fold.ts';
import { isOpen, mattersOf, maySettle, settlersOf } from '../../../shared/entry/question.ts';
import type { Subject } from '../../../shared/entry/subject.ts';
import type { Db } from '../open.ts';
import { accounts, cells as cellsBuilt, entries, outcomes, people } from '../schema.ts';
import { daybookOf } from './daybook.ts';

/** What is in question, stands aside or clashes, oldest first. In: the role that asks, at a facility. */
export function inboxOf(db: Db, registry: Registry, role: Role): Inbox {
  const open = db
    .selectDistinct({ type: entries.subjectType, id: entries.subjectId })
    .from(outcomes)
    .innerJoin(entries, eq(entries.id, outcomes.entry))
    .where(inArray(sql`json_extract(${outcomes.outcome}, '$.is')`, ['in question', 'standing aside']))
    .all() as readonly Subject[];
  const matters = open.flatMap((subject) => mattersAbout(db, registry, subject, role));
  return { matters: matters.toSorted((a, b) => (a.since < b.since ? -1 : 1)), clashes: clashes(db) };
}

/** The matters that are open about a subject. In: the role that asks, at a facility. */
export function mattersAbout(db: Db, registry: Registry, subject: Subject, role: Role): readonly Matter[] {
  const lines = daybookOf(db, subject, registry);
  const byId = new Map(lines.map((line) => [line.id, line]));
  // What a screen may not show of an entry does not change what became of it.
  const became = new Map(db.select({ entry: outcomes.entry, outcome: outcomes.outcome }).from(outcomes).where(eq(outcomes.subjectId, subject.id)).all().map(({ entry, outcome }) => [entry, outcome as Outcome]));
  const all = new Map(lines.map(({ id }): [string, Outcome] => [id, became.get(id) ?? { is: 'applied' }]));
  return mattersOf({ outcomes: all }).map((ids): Matter => {
    const own = ids.map((id) => byId.get(id)!);
    const kinds = kindsOf(db, ids, registry);
    const waiting = own.filter(({ id }) => isOpen(all.get(id))).map((line: DaybookLine) => line.at);
    return { subject, subjectName: own[0]!.subjectName, entries: own, since: waiting.toSorted()[0]!, settlers: settlersOf(kinds), mine: maySettle(kinds, role) };
  });
}

function kindsOf(db: Db, ids: readonly string[], registry: Registry) {
  const names = db.select({ kind: entries.kind }).from(entries).where(inArray(entries.id, [...ids])).all();
  return names.flatMap(({ kind }) => registry.kind(kind)?.kind ?? []);
}

/** More people in a cell than it has beds (one, where it is not described), of whom more than one was put there without acknowledging the others; one number or user name held by two. */
function clashes(db: Db): readonly Clash[] {
  const person = (rows: readonly { readonly id: string; readonly name: string }[]) => rows.map(({ id, name }) => ({ subject: { type: 'person', id } as const, name }));
  const shared = (column: typeof people.din | typeof people.nysid, is: Clash['is']) =>
    db
      .select({ over: column, ids: sql<string>`json_group_array(json_object('id', ${people.id}, 'name', ${people.name}))` })
      .from(people)
      .where(ne(column, ''))
      .groupBy(column)
      .having(gt(count(), 1))
      .all()
      .map(({ over, ids }): Clash => ({ is, over, subjects: person(JSON.parse(ids) as { id: string; name: string }[]) }));
  const cells = db
    .select({ over: sql<string>`${people.unit} || ' ' || ${people.cell}`, ids: sql<string>`json_group_array(json_object('id', ${people.id}, 'name', ${people.name}))` })
    .from(people)
    .leftJoin(cellsBuilt, and(eq(cellsBuilt.unit, people.unit), eq(cellsBuilt.cell, people.cell)))
    .where(and(isNotNull(people.unit), isNotNull(people.cell)))
    .groupBy(people.unit, people.cell)
    .having(sql`count(*) > coalesce(${cellsBuilt.beds}, 1)`)
    .all()
    .map(({ over, ids }) => ({ over, all: JSON.parse(ids) as { id: string; name: string }[] }))
    .filter(({ all }) => all.filter(({ id }) => !knewOfAnother(db, id)).length > 1)
    .map(({ over, all }): Clash => ({ is: 'one cell', over, subjects: person(all) }));
  const names = db
    .select({ over: accounts.username, ids: sql<string>`json_group_array(json_object('id', ${accounts.id}, 'name', ${accounts.name}))` })
    .from(accounts)
    .where(eq(accounts.closed, false))
    .groupBy(accounts.username)
    .having(gt(count(), 1))
    .all()
    .map(({ over, ids }): Clash => ({ is: 'one user name', over, subjects: (JSON.parse(ids) as { id: string; name: string }[]).map(({ id, name }) => ({ subject: { type: 'account', id } as const, name })) }));
  return [...cells, ...shared(people.din, 'one DIN'), ...shared(people.nysid, 'one NYSID'), ...names];
}

/** True when the author of the last entry on a person's cell was told that another was there, and acknowledged it. */
function knewOfAnother(db: Db, id: string): boolean {
  const last = db
    .select({ acknowledged: sql<string | null>`CASE WHEN json_valid(${entries.content}) THEN json_extract(${entries.content}, '$.acknowledged') END` })
    .from(entries)
    .where(and(eq(entries.subjectType, 'person'), eq(entries.subjectId, id), inArray(entries.kind, ['cell.assigned', 'cell.corrected'])))
    .orderBy(sql`${entries.clock} DESC`)
    .limit(1)
    .get();
  return last?.acknowledged?.includes('HOU-001') ?? false;
}

import type Database from 'better-sqlite3';

/** Where a database ended before something was recorded. */
export interface Marks {
  readonly entries: number;
}

type Row = readonly unknown[];

/** All the rows that recording wrote for one person: the new entries, and the projections as they are now. */
export interface PersonRows {
  readonly entries: readonly Row[];
  readonly person: Row;
  readonly name: Row;
  readonly record: Row;
  readonly reports: readonly Row[];
}

/** The rows that were added or changed since the marks, person by person in the order of the entries. */
export function newRows(client: Database.Database, marks: Marks): readonly PersonRows[] {
  const people = client.prepare('SELECT subject_id FROM entries WHERE rowid > ? GROUP BY subject_id ORDER BY min(rowid)').pluck().all(marks.entries) as string[];
  const raw = (sql: string) => client.prepare(sql).raw();
  const entries = raw('SELECT * FROM entries WHERE subject_id = ? AND rowid > ? ORDER BY rowid');
  const person = raw('SELECT * FROM people WHERE id = ?');
  const name = raw('SELECT n.rowid, n.name FROM people_names n JOIN people p ON p.no = n.rowid WHERE p.id = ?');
  const record = raw(`SELECT * FROM records WHERE type = 'person' AND id = ?`);
  const reports = raw('SELECT * FROM reports WHERE person = ?');
  return people.map((id) => ({
    entries: entries.all(id, marks.entries) as Row[],
    person: person.get(id) as Row,
    name: name.get(id) as Row,
    record: record.get(id) as Row,
    reports: reports.all(id) as Row[],
  }));
}

/** Writes the rows with prepared statements and nothing else, so many people in one transaction. */
export function insertBare(client: Database.Database, rows: readonly PersonRows[], peopleAtOnce: number): void {
  const into = (table: string) => {
    const columns = client.prepare(`SELECT count(*) FROM pragma_table_info('${table}')`).pluck().get() as number;
    return `INTO "${table}" VALUES (${Array.from({ length: columns }, () => '?').join()})`;
  };
  const known = client.prepare('SELECT 1 FROM people WHERE no = ?').pluck();
  const entry = client.prepare(`INSERT ${into('entries')}`);
  const newPerson = client.prepare(`INSERT ${into('people')}`);
  const changePerson = client.prepare('UPDATE people SET last_report = ?, unit = ?, cell = ? WHERE no = ?');
  const name = client.prepare('INSERT INTO people_names (rowid, name) VALUES (?, ?)');
  const newRecord = client.prepare(`INSERT ${into('records')}`);
  const changeRecord = client.prepare('UPDATE records SET slices = ?, facets = ?, concluded = ? WHERE type = ? AND id = ?');
  const report = client.prepare(`INSERT ${into('reports')}`);
  const write = client.transaction((people: readonly PersonRows[]) => {
    for (const one of people) {
      for (const row of one.entries) entry.run(...row);
      const [type, id, slices, facets, concluded] = one.record;
      if (known.get(one.person[0]) === undefined) {
        newPerson.run(...one.person);
        name.run(...one.name);
        newRecord.run(...one.record);
      } else {
        changePerson.run(one.person[16], one.person[8], one.person[9], one.person[0]);
        changeRecord.run(slices, facets, concluded, type, id);
      }
      for (const row of one.reports) report.run(...row);
    }
  });
  for (let at = 0; at < rows.length; at += peopleAtOnce) write.immediate(rows.slice(at, at + peopleAtOnce));
}

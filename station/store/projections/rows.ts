import { getTableColumns, sql, type SQL } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';

/** The values of a row that a prepared insert is given when it runs, each by the name of its column. */
export function placeholdersOf<Table extends SQLiteTable>(table: Table): Table['$inferInsert'] {
  return Object.fromEntries(Object.keys(getTableColumns(table)).map((name) => [name, sql.placeholder(name)])) as Table['$inferInsert'];
}

/** For an insert that meets a row of the same key: the columns to take from the new row, all but some. */
export function takenOver<Table extends SQLiteTable>(table: Table, kept: readonly (keyof Table['$inferInsert'])[]): Record<string, SQL> {
  const names = Object.keys(getTableColumns(table)).filter((name) => !kept.includes(name));
  return Object.fromEntries(names.map((name) => [name, sql`excluded.${sql.identifier(toSnakeCase(name))}`]));
}

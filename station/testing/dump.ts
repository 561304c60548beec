import type { Db } from '../store/open.ts';

/** Every row of every table of a database, by table, the full-text index included: two dumps are equal when nothing was written between. */
export function dump({ $client: client }: Db): Readonly<Record<string, readonly unknown[]>> {
  const tables = client.prepare(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND name NOT IN ('sqlite_schema', 'people_words') ORDER BY name`).pluck().all() as string[];
  return Object.fromEntries(tables.map((name) => [name, client.prepare(`SELECT * FROM "${name}"`).all()]));
}

import Database from 'better-sqlite3';

/** How many messages go in one request: some 400 entries, about a megabyte. */
export const messagesAPage = 10_000;

/** A database that has written to the disk what it has committed. */
export function durableDatabase(file: string): Database.Database {
  const store = new Database(file);
  store.pragma('journal_mode = WAL');
  store.pragma('synchronous = FULL');
  return store;
}

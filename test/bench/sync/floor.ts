import Database from 'better-sqlite3';
import { createWriteStream } from 'node:fs';
import { chmodSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../../../central/postgres/embedded.ts';
import { temporaryFolder } from '../../../station/testing/folder.ts';
import { databaseFile } from '../../../station/store/open.ts';
import { limits } from '../../../shared/sync/protocol.ts';

/** Seconds that the same bytes take where nothing is done with them. */
export interface Floor {
  readonly entries: number;
  readonly bytes: number;
  readonly sqliteSeconds: number;
  readonly postgresSeconds: number;
}

interface Row {
  readonly header: string;
  readonly salt: Buffer;
  readonly content: string;
  readonly signature: Buffer;
}

/**
 * The floor: the entries of a book, as they travel, inserted by a prepared statement into a bare SQLite table, a page in a
 * transaction, and by COPY from a file into a bare PostgreSQL table, both as durable as in production.
 */
export async function measureFloor(dataDir: string): Promise<Floor> {
  using folder = temporaryFolder();
  chmodSync(folder.path, 0o755);
  const book = new Database(databaseFile(dataDir), { readonly: true });
  const select = book.prepare('SELECT header, salt, content, signature FROM entries ORDER BY station, seq');
  const rows = select.all() as readonly Row[];
  book.close();
  const bytes = rows.reduce((sum, { header, salt, content, signature }) => sum + Buffer.byteLength(header) + salt.length + Buffer.byteLength(content) + signature.length, 0);
  return { entries: rows.length, bytes, sqliteSeconds: insertBare(join(folder.path, 'bare.sqlite'), rows), postgresSeconds: await copyBare(folder.path, rows) };
}

function insertBare(file: string, rows: readonly Row[]): number {
  const bare = new Database(file);
  bare.pragma('journal_mode = WAL');
  bare.pragma('synchronous = FULL');
  bare.exec('CREATE TABLE entries (header TEXT NOT NULL, salt BLOB NOT NULL, content TEXT NOT NULL, signature BLOB NOT NULL)');
  const insert = bare.prepare('INSERT INTO entries VALUES (?, ?, ?, ?)');
  const page = bare.transaction((from: number) => {
    for (const { header, salt, content, signature } of rows.slice(from, from + limits.entries)) insert.run(header, salt, content, signature);
  });
  const begun = performance.now();
  for (let from = 0; from < rows.length; from += limits.entries) page(from);
  const seconds = (performance.now() - begun) / 1000;
  bare.close();
  return seconds;
}

async function copyBare(folder: string, rows: readonly Row[]): Promise<number> {
  const file = join(folder, 'rows');
  const out = createWriteStream(file, { mode: 0o644 });
  const text = (value: string) => value.replaceAll(/[\\\t\n\r]/g, (one) => `\\${{ '\\': '\\', '\t': 't', '\n': 'n', '\r': 'r' }[one]!}`);
  for (const { header, salt, content, signature } of rows) {
    const line = `${text(header)}\t\\\\x${salt.toString('hex')}\t${text(content)}\t\\\\x${signature.toString('hex')}\n`;
    if (!out.write(line)) await new Promise((resolve) => out.once('drain', resolve));
  }
  out.end();
  await finished(out);
  const server = await startPostgres(join(folder, 'data'));
  const client = new pg.Client({ connectionString: server.url });
  try {
    await client.connect();
    await client.query('CREATE TABLE entries (header text NOT NULL, salt bytea NOT NULL, content text NOT NULL, signature bytea NOT NULL)');
    const begun = performance.now();
    await client.query(`COPY entries FROM ${client.escapeLiteral(file)}`);
    return (performance.now() - begun) / 1000;
  } finally {
    await client.end();
    await server.stop();
  }
}

import Database from 'better-sqlite3';
import { chmodSync, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { startPostgres } from '../../../central/postgres/embedded.ts';
import { temporaryFolder } from '../../../station/testing/folder.ts';
import { databaseFile } from '../../../station/store/open.ts';
import { limits } from '../../../shared/sync/protocol.ts';
import { timed } from '../benchmark.ts';

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
 * transaction, and by COPY from a file into a bare PostgreSQL table, both as durable as in production. In: the folder of the
 * book, and how many of its first entries. Reading them is not counted.
 */
export async function measureFloor(dataDir: string, entries: number): Promise<Floor> {
  using folder = temporaryFolder();
  chmodSync(folder.path, 0o755);
  const pages = () => pagesOf(databaseFile(dataDir), entries);
  const { bytes, seconds } = insertBare(join(folder.path, 'bare.sqlite'), pages());
  return { entries, bytes, sqliteSeconds: seconds, postgresSeconds: await copyBare(folder.path, pages()) };
}

/** The first entries of a book, a page at a time: a million of them do not fit into memory. */
function* pagesOf(file: string, entries: number): Generator<readonly Row[]> {
  const book = new Database(file, { readonly: true });
  try {
    let page: Row[] = [];
    for (const row of book.prepare('SELECT header, salt, content, signature FROM entries ORDER BY station, seq LIMIT ?').iterate(entries)) {
      page.push(row as Row);
      if (page.length < limits.entries) continue;
      yield page;
      page = [];
    }
    if (page.length > 0) yield page;
  } finally {
    book.close();
  }
}

function insertBare(file: string, pages: Iterable<readonly Row[]>): { readonly bytes: number; readonly seconds: number } {
  const bare = new Database(file);
  bare.pragma('journal_mode = WAL');
  bare.pragma('synchronous = FULL');
  bare.exec('CREATE TABLE entries (header TEXT NOT NULL, salt BLOB NOT NULL, content TEXT NOT NULL, signature BLOB NOT NULL)');
  const insert = bare.prepare('INSERT INTO entries VALUES (?, ?, ?, ?)');
  const write = bare.transaction((rows: readonly Row[]) => {
    for (const { header, salt, content, signature } of rows) insert.run(header, salt, content, signature);
  });
  let [bytes, milliseconds] = [0, 0];
  for (const rows of pages) {
    bytes += rows.reduce((sum, { header, salt, content, signature }) => sum + Buffer.byteLength(header) + salt.length + Buffer.byteLength(content) + signature.length, 0);
    milliseconds += timed(() => write(rows));
  }
  bare.close();
  return { bytes, seconds: milliseconds / 1000 };
}

async function copyBare(folder: string, pages: Iterable<readonly Row[]>): Promise<number> {
  const file = join(folder, 'rows');
  const text = (value: string) => value.replaceAll(/[\\\t\n\r]/g, (one) => `\\${{ '\\': '\\', '\t': 't', '\n': 'n', '\r': 'r' }[one]!}`);
  const lineOf = ({ header, salt, content, signature }: Row) => `${text(header)}\t\\\\x${salt.toString('hex')}\t${text(content)}\t\\\\x${signature.toString('hex')}\n`;
  const textOf = function* () {
    for (const rows of pages) yield rows.map(lineOf).join('');
  };
  await pipeline(textOf, createWriteStream(file, { mode: 0o644 }));
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

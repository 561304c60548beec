import Database from 'better-sqlite3';

/** An entry as a peer keeps it: what its header and its content hold, without chain, salt or signature. */
export interface Document {
  readonly id: string;
  readonly header: Readonly<Record<string, unknown>>;
  readonly content: Readonly<Record<string, unknown>>;
}

/** The entries of a station's book as documents, in its order, a thousand at a time; at most so many in all. In: the file of the book. */
export function* documentsOf(file: string, entries: number): Generator<readonly Document[]> {
  const book = new Database(file, { readonly: true });
  try {
    let page: Document[] = [];
    for (const row of book.prepare('SELECT id, header, content FROM entries ORDER BY station, seq LIMIT ?').iterate(entries)) {
      const { id, header, content } = row as { readonly id: string; readonly header: string; readonly content: string };
      page.push({ id, header: JSON.parse(header), content: JSON.parse(content) });
      if (page.length < 1000) continue;
      yield page;
      page = [];
    }
    if (page.length > 0) yield page;
  } finally {
    book.close();
  }
}

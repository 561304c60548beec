import { and, count, eq, gt, min, sql } from 'drizzle-orm';
import { limits, writeLines, type PushHead, type WireEntry } from '../../shared/sync/protocol.ts';
import type { Book, StoredEntry } from '../store/book.ts';
import type { Db } from '../store/open.ts';
import { entries } from '../store/schema.ts';

/** A page of this station's own entries: the text of a push, and the last sequence number in it. */
export interface OutgoingPage {
  readonly text: string;
  readonly through: number;
  readonly count: number;
}

/**
 * The next page to be pushed: the station's entries after a sequence number, to the limits of a page, or smaller ones.
 * Undefined when there is none. The book is the outbox: what the office has not acknowledged is what lies above.
 */
export function nextPage(book: Book, station: string, after: number, most: { readonly entries: number; readonly bytes: number } = limits): OutgoingPage | undefined {
  const lines: WireEntry[] = [];
  let bytes = 0;
  for (const stored of book.after(station, after, most.entries)) {
    const line = toWire(stored);
    bytes += Buffer.byteLength(line.header) + Buffer.byteLength(line.content ?? '') + 400;
    if (lines.length > 0 && bytes > most.bytes) break;
    lines.push(line);
  }
  if (lines.length === 0) return undefined;
  const head: PushHead = { from: after + 1, count: lines.length };
  return { text: writeLines([head, ...lines]), through: after + lines.length, count: lines.length };
}

/** An entry as it travels, from the bytes stored. */
export function toWire({ header, salt, content, signature }: StoredEntry): WireEntry {
  return { header, salt: salt.toString('base64'), content: content === '' ? null : content, signature: Buffer.from(signature).toString('base64') };
}

/** How many of the station's entries the office has not acknowledged, and when the oldest of them was made. */
export function waiting(db: Db, station: string, acknowledged: number): { readonly count: number; readonly oldest: string | null } {
  const above = and(eq(entries.station, station), gt(entries.seq, acknowledged));
  const { n, first } = db.select({ n: count(), first: min(entries.seq) }).from(entries).where(above).get()!;
  if (first === null) return { count: 0, oldest: null };
  const oldest = db.select({ at: sql<string>`json_extract(${entries.header}, '$.at')` }).from(entries).where(and(eq(entries.station, station), eq(entries.seq, first))).get();
  return { count: n, oldest: oldest?.at ?? null };
}

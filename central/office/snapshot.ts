import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { chunkRequestSchema, feedStart, limits, snapshotRequestSchema, writeLines, type Scope, type SnapshotAnswer } from '../../shared/sync/protocol.ts';
import { sha256 } from '../../crypto/keys.ts';
import type { OfficeContext } from './context.ts';
import { scopesFor } from './hello.ts';
import { writeWire } from './kept.ts';
import { writeCursor } from './pull.ts';
import { refuse } from './refused.ts';
import type { ChunkRow, FeedEnd, StationRow } from './store.ts';

/** Entries of a packed stretch, unless they are long. */
const usualEntries = 4000;
const chunkBytes = 3 * limits.bytes;
/** How long one request packs before it asks to be asked again, in milliseconds. */
const longest = 8000;

/**
 * The first load of a scope: the feed from its beginning, in packed stretches that are made once and
 * served to every new station; the feed is taken up where they end. A stretch that is not full is left to the feed.
 */
export async function snapshot(context: OfficeContext, station: StationRow, body: unknown): Promise<SnapshotAnswer> {
  const scope = scopeOfRequest(context, station, snapshotRequestSchema.safeParse(body).data?.scope);
  const until = context.now() + longest;
  while (await packNext(context, scope)) if (context.now() > until) refuse('busy', 'The first load is being prepared. Ask again in a moment.');
  return await context.store.transaction(async (transaction) => {
    const epoch = (await transaction.office())?.epoch ?? context.identity.epoch;
    const rows = unbroken(await transaction.chunks(scope));
    const position = rows.at(-1)?.last ?? 0;
    const ends: FeedEnd[] = [];
    for (const { last } of rows) ends.push({ position: last, checksum: (await transaction.readFeed(scope, last, 1)).before });
    const checksum = ends.at(-1)?.checksum ?? feedStart;
    return {
      snapshot: `${epoch.slice(0, 40)}-${position}`,
      scope,
      epoch,
      cursor: writeCursor(scope, epoch, { position, checksum }),
      checkpoint: { position, count: position, checksum },
      chunks: rows.map(({ first, last, hash, length }, index) => ({ sha256: hash, bytes: length, entries: last - first + 1, cursor: writeCursor(scope, epoch, ends[index]!) })),
    };
  });
}

/** The text of one stretch of a snapshot. */
export async function chunk(context: OfficeContext, station: StationRow, body: unknown): Promise<string> {
  const request = chunkRequestSchema.safeParse(body);
  if (!request.success) refuse('malformed', 'The request for a part of the first load does not read.');
  const scope = scopeOfRequest(context, station, request.data.scope);
  return await context.store.transaction(async (transaction) => {
    const row = unbroken(await transaction.chunks(scope))[request.data.chunk];
    const found = row && (await transaction.chunk(scope, row.first));
    if (!found) refuse('epoch', 'This part of the first load is not there any more: ask for the list of its parts again.');
    return zstdDecompressSync(found.packed).toString();
  });
}

/** Packs the next stretch of a feed, if there is a full one. Out: true when it did, or another process has. */
export async function packNext({ store, chunkEntries = usualEntries }: OfficeContext, scope: string): Promise<boolean> {
  return await store.transaction(async (transaction) => {
    await transaction.beginPacking();
    const position = unbroken(await transaction.chunks(scope)).at(-1)?.last ?? 0;
    const page = await transaction.readFeed(scope, position, chunkEntries);
    const lines: string[] = [];
    let bytes = 0;
    for (const entry of page.entries) {
      const line = writeLines([writeWire(entry)]);
      bytes += Buffer.byteLength(line);
      if (lines.length > 0 && bytes > chunkBytes) break;
      lines.push(line);
    }
    if (lines.length < chunkEntries && bytes <= chunkBytes) return false;
    const text = lines.join('');
    const row: ChunkRow = { scope, first: position + 1, last: position + lines.length, hash: sha256(text), length: Buffer.byteLength(text) };
    await transaction.addChunk(row, zstdCompressSync(text));
    return true;
  });
}

/**
 * The stretches one behind the other from the beginning up to the first that is missing: one that held a sealed entry was thrown away, to be
 * packed again. Without that content it may take in more entries, and end within the one that was packed behind it: that one is passed over.
 */
function unbroken(rows: readonly ChunkRow[]): readonly ChunkRow[] {
  const byFirst = new Map(rows.map((row) => [row.first, row]));
  const behind: ChunkRow[] = [];
  for (let row = byFirst.get(1); row; row = byFirst.get(row.last + 1)) behind.push(row);
  return behind;
}

function scopeOfRequest(context: OfficeContext, station: StationRow, scope: Scope | undefined): Scope {
  if (scope === undefined) refuse('malformed', 'The request for a first load does not read.');
  if (!scopesFor(station, context).includes(scope)) refuse('scope', 'This station does not belong to that scope.');
  return scope;
}

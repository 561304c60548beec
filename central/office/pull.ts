import { z } from 'zod';
import { jsonOf } from '../../shared/json.ts';
import { feedChecksum, feedStart, limits, oldestProtocol, protocolVersion, pullRequestSchema, writeLines, type PageLine, type PullHead, type Scope } from '../../shared/sync/protocol.ts';
import { sha256 } from '../../crypto/keys.ts';
import type { OfficeContext } from './context.ts';
import { scopesFor } from './hello.ts';
import { sizeOf, writeWire } from './kept.ts';
import { refuse } from './refused.ts';
import type { FeedEnd, KeptEntry, OfficeTransaction, StationRow } from './store.ts';

const cursorSchema = z.strictObject({ v: z.int(), e: z.string(), s: z.string(), p: z.int().nonnegative(), c: z.string() });

/** Where a feed is taken up: opaque to the station, of one epoch, one protocol and one scope. */
export function writeCursor(scope: Scope, epoch: string, { position, checksum }: FeedEnd): string {
  return Buffer.from(JSON.stringify({ v: protocolVersion, e: epoch, s: scope, p: position, c: checksum })).toString('base64url');
}

/**
 * A page of a feed: what the station asked for, or as much of it as a page may hold. Of the station's own
 * entries only the hashes go back, except in the scope `own`, which is for one that has lost some.
 * Out: the text of the page. Fails with `Refused`.
 */
export async function pull(context: OfficeContext, station: StationRow, body: unknown): Promise<string> {
  const request = pullRequestSchema.safeParse(body);
  if (!request.success) refuse('malformed', 'The request for entries does not read.');
  const { scope, cursor, limit } = request.data;
  if (scope !== 'own' && !scopesFor(station, context).includes(scope)) refuse('scope', 'This station does not belong to that scope.');
  return await context.store.transaction(async (transaction) => {
    const epoch = (await transaction.office())?.epoch ?? context.identity.epoch;
    const from = readCursor(cursor, scope, epoch);
    const most = Math.min(limit, limits.entries);
    const page = scope === 'own' ? await readOwn(transaction, station, from, most) : await readScope(transaction, scope, from, most);
    const lines: PageLine[] = [];
    let bytes = 0;
    for (const entry of page.entries) {
      const line: PageLine = scope !== 'own' && entry.station === station.id ? { own: entry.hash } : writeWire(entry);
      bytes += sizeOf(line);
      if (lines.length > 0 && bytes > limits.bytes) break;
      lines.push(line);
    }
    const position = from.position + lines.length;
    const checksum = lines.length === 0 ? page.before : page.checksums[lines.length - 1]!;
    const head: PullHead = {
      scope,
      next: writeCursor(scope, epoch, { position, checksum }),
      checkpoint: { position, count: lines.length, checksum },
      remaining: Math.max(0, page.feedPosition - position),
    };
    return writeLines([head, ...lines]);
  });
}

interface Stretch {
  readonly entries: readonly KeptEntry[];
  readonly checksums: readonly string[];
  readonly before: string;
  readonly feedPosition: number;
}

async function readScope(transaction: OfficeTransaction, scope: string, { position }: FeedEnd, limit: number): Promise<Stretch> {
  const page = await transaction.readFeed(scope, position, limit);
  if (page.feedPosition < position) refuse('epoch', 'The main office does not know this place in the feed: begin it again.');
  return page;
}

/** A station's own chain as a feed. It has no checksums of its own; they follow from that in the cursor, which we wrote. */
async function readOwn(transaction: OfficeTransaction, station: StationRow, from: FeedEnd, limit: number): Promise<Stretch> {
  const entries = await transaction.entriesOfStation(station.id, from.position, limit);
  const checksums: string[] = [];
  for (const { hash } of entries) checksums.push(feedChecksum(checksums.at(-1) ?? from.checksum, [hash], sha256));
  return { entries, checksums, before: from.checksum, feedPosition: (await transaction.station(station.id))?.seq ?? station.seq };
}

function readCursor(cursor: string | null, scope: Scope, epoch: string): FeedEnd {
  if (cursor === null) return { position: 0, checksum: feedStart };
  const read = cursorSchema.safeParse(jsonOf(Buffer.from(cursor, 'base64url').toString()));
  if (!read.success || read.data.s !== scope) refuse('malformed', 'The place in the feed does not read.');
  if (read.data.e !== epoch) refuse('epoch', 'The main office’s feeds were begun anew: begin this one again.');
  if (read.data.v < oldestProtocol || read.data.v > protocolVersion) refuse('epoch', 'The place in the feed is of another protocol: begin it again.');
  return { position: read.data.p, checksum: read.data.c };
}

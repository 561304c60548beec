import { entriesRequestSchema, limits, writeLines, type WireEntry } from '../../shared/sync/protocol.ts';
import type { OfficeContext } from './context.ts';
import { scopesFor } from './hello.ts';
import { sizeOf, writeWire } from './kept.ts';
import { refuse } from './refused.ts';
import type { StationRow } from './store.ts';

/**
 * Entries of a subject once more, with their content, for a station that had let it go: those that a feed of it has, and its own.
 * Out: the text of the page, which holds as many as a page may.
 */
export async function entriesAgain(context: OfficeContext, station: StationRow, body: unknown): Promise<string> {
  const request = entriesRequestSchema.safeParse(body);
  if (!request.success) refuse('malformed', 'The request for entries does not read.');
  const { subject, entries } = request.data;
  return await context.store.transaction(async (transaction) => {
    const own = new Map((await transaction.entriesOf([subject])).map((entry) => [entry.hash, entry]));
    const mine: readonly string[] = scopesFor(station, context);
    const lines: WireEntry[] = [];
    let bytes = 0;
    for (const entry of entries.flatMap((hash) => own.get(hash) ?? [])) {
      if (entry.station !== station.id && !(await transaction.scopesWith(entry)).some((scope) => mine.includes(scope))) refuse('scope', 'This station does not belong to a facility that has this record.');
      const line = writeWire(entry);
      bytes += sizeOf(line);
      if (lines.length > 0 && bytes > limits.bytes) break;
      lines.push(line);
    }
    return writeLines([{ count: lines.length }, ...lines]);
  });
}

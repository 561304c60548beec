import { heldRequestSchema, type HeldAnswer } from '../../shared/sync/protocol.ts';
import type { OfficeContext } from './context.ts';
import { refuse } from './refused.ts';
import type { StationRow } from './store.ts';

/**
 * What the office does not hold of a person's entries and files that a station wants to let go. An entry is held with its content; one
 * without it only where the office itself was ordered to seal it.
 */
export async function held({ store }: OfficeContext, _station: StationRow, body: unknown): Promise<HeldAnswer> {
  const request = heldRequestSchema.safeParse(body);
  if (!request.success) refuse('malformed', 'The question what is held does not read.');
  const { subject, entries, files } = request.data;
  return await store.transaction(async (transaction) => {
    const own = await transaction.entriesOf([subject]);
    const emptied = own.filter(({ content }) => content === null).map(({ id }) => id);
    const sealed = new Set((await transaction.sealingsOf(emptied)).map(({ named }) => named));
    const whole = new Set(own.filter(({ id, content }) => content !== null || sealed.has(id)).map(({ hash }) => hash));
    const kept = new Set((await transaction.filesHeld(files)).map(({ sha256 }) => sha256));
    return { lacks: { entries: entries.filter((hash) => !whole.has(hash)).length, files: files.filter((file) => !kept.has(file)).length } };
  });
}

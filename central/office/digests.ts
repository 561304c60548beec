import { subjectKey, type Subject } from '../../shared/entry/subject.ts';
import { kindsDigest } from '../../shared/sync/digest.ts';
import { digestsRequestSchema, type DigestsAnswer } from '../../shared/sync/protocol.ts';
import { sha256 } from '../../crypto/keys.ts';
import type { OfficeContext } from './context.ts';
import { recordsOf } from './folding.ts';
import { refuse } from './refused.ts';
import type { DifferenceRow, StationRow } from './store.ts';

/**
 * Holds a station's records against the office's own. A record that differs over the same entries is a defect, and noted
 * until it agrees; but first it is folded again, since the one kept may be of an older program.
 */
export async function digests(context: OfficeContext, station: StationRow, body: unknown): Promise<DigestsAnswer> {
  const { store, registry, now } = context;
  const request = digestsRequestSchema.safeParse(body);
  if (!request.success) refuse('malformed', 'The comparison of records does not read.');
  const { kinds, subjects } = request.data;
  if (kinds !== kindsDigest(registry, sha256)) return { comparable: false, differ: [], others: [] };
  return await store.transaction(async (transaction) => {
    const asked = subjects.map(({ subject }) => subject);
    const due = await transaction.unfoldedOf(asked);
    const behind = new Set(due.map(subjectKey));
    const kept = await transaction.records(asked.filter((subject) => !behind.has(subjectKey(subject))));
    const said = new Map(subjects.map((one) => [subjectKey(one.subject), one]));
    const other = kept.filter((row) => row.entriesDigest === said.get(subjectKey(row.subject))?.entries && row.recordDigest !== said.get(subjectKey(row.subject))?.record);
    const again = await recordsOf(transaction, other.map(({ subject }) => subject), registry);
    await transaction.folded(again, []);
    const ours = new Map([...kept, ...again, ...(await recordsOf(transaction, due, registry))].map((row) => [subjectKey(row.subject), row]));
    const differ: DifferenceRow[] = [];
    const others: Subject[] = [];
    const agree: Subject[] = [];
    for (const { subject, entries, record } of subjects) {
      const own = ours.get(subjectKey(subject));
      if (own?.entriesDigest !== entries) others.push(subject);
      else if (own.recordDigest !== record) differ.push({ station: station.id, subject, theirs: record, ours: own.recordDigest, at: now() });
      else agree.push(subject);
    }
    await transaction.forgetDifferences(station.id, agree);
    await transaction.noteDifferences(differ);
    return { comparable: true, differ: differ.map(({ subject }) => subject), others };
  });
}

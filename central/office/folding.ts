import { fold, type SubjectRecord } from '../../shared/entry/fold.ts';
import { subjectKey, type Subject } from '../../shared/entry/subject.ts';
import { entriesDigest, recordDigest } from '../../shared/sync/digest.ts';
import { sha256 } from '../../crypto/keys.ts';
import { everything } from './accept.ts';
import type { OfficeContext } from './context.ts';
import { readKept } from './kept.ts';
import type { KeptEntry, OfficeTransaction, RecordRow } from './store.ts';

/**
 * Folds some of the subjects that entries were added to and keeps their records. Each subject is folded
 * by one process at a time; what is added to it meanwhile has it folded again.
 * Out: how many were folded; 0 when nothing is due, or others are at it.
 */
export async function foldSome({ store, registry }: OfficeContext, limit = 100): Promise<number> {
  return await store.transaction(async (transaction) => {
    const due = await transaction.takeUnfolded(limit);
    if (due.length > 0) await transaction.folded(await recordsOf(transaction, due.map(({ subject }) => subject), registry), due);
    return due.length;
  });
}

/** Folds everything that is due. */
export async function foldAll(context: OfficeContext): Promise<void> {
  while ((await foldSome(context)) > 0);
}

/** The records of some subjects, folded from the entries as they are now. */
export async function recordsOf(transaction: OfficeTransaction, subjects: readonly Subject[], registry: OfficeContext['registry']): Promise<readonly RecordRow[]> {
  const entries = Map.groupBy(await transaction.entriesOf(subjects), ({ subject }) => subjectKey(subject));
  const places = new Map((await transaction.placesOf(subjects)).map((place) => [subjectKey(place.subject), place.scope]));
  return subjects.map((subject) => {
    const own = entries.get(subjectKey(subject)) ?? [];
    return rowOf(fold(subject, own.map(readKept), registry), own, places.get(subjectKey(subject)) ?? everything);
  });
}

function rowOf(record: SubjectRecord, entries: readonly KeptEntry[], scope: string): RecordRow {
  const outcomes = [...record.outcomes].filter(([, outcome]) => outcome.is !== 'applied');
  const countOf = (is: string) => outcomes.filter(([, outcome]) => outcome.is === is).length;
  return {
    scope,
    subject: record.subject,
    slices: record.slices,
    outcomes: Object.fromEntries(outcomes),
    entries: entries.length,
    inQuestion: countOf('in question'),
    standingAside: countOf('standing aside'),
    unread: countOf('unread'),
    entriesDigest: entriesDigest(entries.map(({ hash }) => hash), sha256),
    recordDigest: recordDigest(record, sha256),
  };
}

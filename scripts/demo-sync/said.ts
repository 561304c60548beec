import { createHash } from 'node:crypto';
import { roleNames, type Role } from '../../shared/accounts/roles.ts';
import { known } from '../../shared/capabilities.ts';
import { fold } from '../../shared/entry/fold.ts';
import type { Subject } from '../../shared/entry/subject.ts';
import { entriesDigest, recordDigest } from '../../shared/sync/digest.ts';
import type { Station } from '../../station/station.ts';
import { inboxOf } from '../../station/store/queries/inbox.ts';
import { entries } from '../../station/store/schema.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The inbox of a station as an office there sees it, a line for each thing. */
export function inboxLines(station: Station, role: Role): readonly string[] {
  const { matters, clashes } = inboxOf(station.db, known, role);
  const lines = [
    ...matters.flatMap(({ subjectName, entries: own, settlers, mine }) => [
      `${subjectName}: ${own.length === 1 ? 'one entry waits' : `${own.length} entries are in question together`}; ${mine ? 'yours to settle' : `for ${settlers.map((one) => roleNames[one]).join(', ') || 'the main office'}`}`,
      ...own.map(({ says, authorName, at }) => `  ${says}, by ${authorName}, ${momentIn(at)}`),
    ]),
    ...clashes.map(({ is, over, subjects }) => `${is}, ${over}: ${subjects.map(({ name }) => name).join(' and ')}`),
  ];
  return lines.length === 0 ? ['nothing'] : lines;
}

/** A moment as the clock on the wall shows it. In: the instant (ISO, UTC). */
function momentIn(at: string): string {
  return Temporal.Instant.from(at).toZonedDateTimeISO('America/New_York').toPlainDateTime().toString({ smallestUnit: 'second' }).replace('T', ' ');
}

/** Holds the books of two stations against each other: the same entries, and the same folded records. */
export function sameBooks(one: Station, other: Station): { readonly same: boolean; readonly entries: number; readonly digest: string } {
  const [a, b] = [digestOf(one), digestOf(other)];
  return { same: a === b, entries: one.book.count(), digest: a.slice(0, 16) };
}

function digestOf({ db, book }: Station): string {
  const subjects = db.selectDistinct({ type: entries.subjectType, id: entries.subjectId }).from(entries).orderBy(entries.subjectType, entries.subjectId).all() as readonly Subject[];
  return sha256(subjects.map((subject) => entriesDigest(book.hashesOf(subject), sha256) + recordDigest(fold(subject, book.entriesOf(subject), known), sha256)).join());
}

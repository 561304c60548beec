import { and, eq, like } from 'drizzle-orm';
import type { Attachment } from '../shared/discipline/attachment.ts';
import { caseIn, type DisciplineSlice } from '../shared/discipline/case.ts';
import { filesNamedInText } from '../shared/sync/files.ts';
import type { Attachments } from './attachments.ts';
import type { Db } from './store/open.ts';
import { entries, records } from './store/schema.ts';
import type { StationFiles } from './sync/files.ts';
import type { Fault } from './verify.ts';

/** The files of a case as its report now names them; none where the case does not stand (dismissed, reversed, struck out). */
export function attachmentsOfCase(db: Db, person: string, report: string): readonly Attachment[] {
  const row = db.select({ slices: records.slices }).from(records).where(and(eq(records.type, 'person'), eq(records.id, person))).get();
  const slice = (row?.slices as { readonly discipline: DisciplineSlice } | undefined)?.discipline;
  return (slice && caseIn(slice, report)?.report.attachments) ?? [];
}

/** A file that an entry names and that is not here. */
interface FileAway {
  readonly at: string;
  readonly name: string;
  readonly sha256: string;
}

/** What a look through the files named in the book finds. */
export interface AttachmentsVerified {
  /** How many contents entries name, each once, whether their cases stand or not. */
  readonly named: number;
  /** Not here, and the exchange will bring them: the main office has them, or another station that named them has. */
  readonly awaited: readonly (FileAway & { readonly where: 'at the main office' | 'not sent yet' })[];
  /** Not here, and nobody is known to have them: said, and no fault of the book. */
  readonly missing: readonly FileAway[];
  /** Here, and not what was attached. */
  readonly faults: readonly Fault[];
}

/** Checks that every file that an entry names is here and hashes right. Changes nothing. */
export async function verifyAttachments(db: Db, attachments: Attachments, files: Pick<StationFiles, 'standingOf' | 'isAwaited'>): Promise<AttachmentsVerified> {
  const rows = db.select({ station: entries.station, seq: entries.seq, content: entries.content }).from(entries).where(like(entries.content, '%"attachments"%')).all();
  const named = new Map<string, { readonly at: string; readonly name: string }>();
  for (const { station, seq, content } of rows) for (const { sha256, name } of filesNamedInText(content)) if (!named.has(sha256)) named.set(sha256, { at: `${station} ${seq}`, name });
  const awaited: AttachmentsVerified['awaited'][number][] = [];
  const missing: FileAway[] = [];
  const faults: Fault[] = [];
  for (const [sha256, { at, name }] of named) {
    const state = await attachments.state(sha256);
    if (state === 'changed') faults.push({ check: 'attachment', at, says: `${name} is not what was attached: its content is not that of ${sha256}` });
    if (state !== 'missing') continue;
    const [standing] = files.standingOf([sha256]);
    if (standing && files.isAwaited({ ...standing, here: false })) awaited.push({ at, name, sha256, where: standing.atOffice ? 'at the main office' : 'not sent yet' });
    else missing.push({ at, name, sha256 });
  }
  return { named: named.size, awaited, missing, faults };
}

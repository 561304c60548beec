import { and, eq, inArray } from 'drizzle-orm';
import type { Attachment } from '../shared/discipline/attachment.ts';
import { caseIn, type DisciplineSlice } from '../shared/discipline/case.ts';
import { reportCorrected, reportWritten, type ReportBody } from '../shared/discipline/report.ts';
import type { Content } from '../shared/entry/header.ts';
import type { Attachments } from './attachments.ts';
import type { Db } from './store/open.ts';
import { entries, records } from './store/schema.ts';
import type { Fault } from './verify.ts';

/** The file of a case as its report now names it; undefined where the case does not stand (dismissed, reversed, struck out) or does not name it. */
export function attachmentOfCase(db: Db, person: string, report: string, sha256: string): Attachment | undefined {
  const row = db.select({ slices: records.slices }).from(records).where(and(eq(records.type, 'person'), eq(records.id, person))).get();
  const slice = (row?.slices as { readonly discipline: DisciplineSlice } | undefined)?.discipline;
  return slice && caseIn(slice, report)?.report.attachments?.find((one) => one.sha256 === sha256);
}

/** What a look through the files named in the book finds. */
export interface AttachmentsVerified {
  /** How many contents entries name, each once, whether their cases stand or not. */
  readonly named: number;
  /** Not here: said, and no fault, for an exchange with another station may bring them. */
  readonly missing: readonly { readonly at: string; readonly name: string; readonly sha256: string }[];
  /** Here, and not what was attached. */
  readonly faults: readonly Fault[];
}

/** Checks that every file that an entry names is here and hashes right. Changes nothing. */
export async function verifyAttachments(db: Db, attachments: Attachments): Promise<AttachmentsVerified> {
  const rows = db
    .select({ station: entries.station, seq: entries.seq, content: entries.content })
    .from(entries)
    .where(inArray(entries.kind, [reportWritten.name, reportCorrected.name]))
    .all();
  const named = new Map<string, { readonly at: string; readonly name: string }>();
  for (const { station, seq, content } of rows) for (const { sha256, name } of attachmentsIn(content)) if (!named.has(sha256)) named.set(sha256, { at: `${station} ${seq}`, name });
  const missing: { at: string; name: string; sha256: string }[] = [];
  const faults: Fault[] = [];
  for (const [sha256, { at, name }] of named) {
    const read = await attachments.read(sha256);
    if (read.is === 'missing') missing.push({ at, name, sha256 });
    else if (read.is === 'changed') faults.push({ check: 'attachment', at, says: `${name} is not what was attached: its content is not that of ${sha256}` });
  }
  return { named: named.size, missing, faults };
}

/** The files that the text of a body names; none where it does not read, which the check of the entries says. */
function attachmentsIn(content: string): readonly Attachment[] {
  try {
    const { attachments = [] } = (JSON.parse(content) as Content).body as ReportBody;
    return attachments.filter(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256));
  } catch {
    return [];
  }
}

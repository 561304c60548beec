import { z } from 'zod';
import { recordsRoles } from '../accounts/roles.ts';
import { correctable } from '../entry/correctable.ts';
import type { SubjectRecord } from '../entry/fold.ts';
import type { Capability, Kind } from '../entry/kind.ts';
import { problem, type Problem } from '../problems.ts';

const facility = z.strictObject({ id: z.string().min(1).max(64), name: z.string().trim().min(1).max(80) });

const transferredBody = z.strictObject({
  from: facility,
  to: facility,
  /** Who wrote the person's record, by account: the receiving facility does not have the sending one's accounts. */
  authors: z.array(z.strictObject({ account: z.string().min(1).max(64), name: z.string().min(1).max(80), role: z.string().max(40) })).max(2000),
});
export type Transfer = z.infer<typeof transferredBody>;

/** One transfer that stands, from its day. */
export interface CustodyChange extends Transfer {
  readonly root: string;
  readonly entry: string;
  readonly since: string;
}

/** A person goes to another facility, and his book with him. Written where he leaves. */
const transferred: Kind<Transfer, readonly CustodyChange[]> = {
  name: 'person.transferred',
  version: 1,
  subject: 'person',
  schema: transferredBody,
  roles: recordsRoles,
  facets: () => ({ decides: ['custody'] }),
  decide({ body, slice, effective, today }) {
    const problems: Problem[] = [];
    const holder = slice.at(-1)?.to;
    if (body.from.id === body.to.id) problems.push(problem('TRF-001', { field: 'to', value: body.to.name }));
    if (holder && holder.id !== body.from.id) problems.push(problem('TRF-002', { field: 'from', value: body.from.name, detail: holder.name }));
    if (Temporal.PlainDate.compare(effective, today) > 0) problems.push(problem('FLD-004', { field: 'effective', value: effective.toString() }));
    return problems;
  },
  // In the order in which they were entered: who holds him is who was told so last.
  apply: (changes, { body, root, entry, effective }) => [...changes, { ...body, root, entry, since: effective }],
  says: (body) => `Transferred from ${body.from.name} to ${body.to.name}`,
};

export const [personTransferred, transferCorrected, transferVoided] = correctable(transferred, { corrected: 'person.transfer-corrected', voided: 'person.transfer-voided', fact: 'the transfer' });

export const custody: Capability<readonly CustodyChange[]> = {
  name: 'custody',
  subject: 'person',
  initial: [],
  kinds: [personTransferred, transferCorrected, transferVoided],
};

/** A person's transfers that stand, in the order entered. */
export function transfersOf(record: SubjectRecord): readonly CustodyChange[] {
  return (record.slices['custody'] as readonly CustodyChange[] | undefined) ?? [];
}

/**
 * The facility that holds a person, by the last transfer that stands; undefined where there is none: then
 * it is the facility that first entered him.
 */
export function holderOf(record: SubjectRecord): CustodyChange['to'] | undefined {
  return transfersOf(record).at(-1)?.to;
}

/** The problem with an act about a person who is held elsewhere by now: nothing but a correction of what was entered is made here. */
export function heldElsewhere(kind: Kind, record: SubjectRecord, here: string | undefined): readonly Problem[] {
  if (kind.subject !== 'person' || here === undefined || kind.corrects !== undefined || kind.voids !== undefined) return [];
  const last = transfersOf(record).at(-1);
  return last && last.to.id !== here ? [problem('TRF-003', { value: last.to.name, detail: last.since })] : [];
}

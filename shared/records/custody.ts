import { z } from 'zod';
import { recordsRoles } from '../accounts/roles.ts';
import { canonicalOrder } from '../entry/clock.ts';
import { correctable } from '../entry/correctable.ts';
import type { SubjectRecord } from '../entry/fold.ts';
import type { Entry } from '../entry/header.ts';
import type { Capability, Kind } from '../entry/kind.ts';
import { isOpen, settlementBody, type Settlement } from '../entry/question.ts';
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

/** Where a person is who was ever transferred, as a book has it. */
export interface Holding {
  readonly holder: CustodyChange['to'];
  /** The day from which, where a transfer that stands says so: not where every one was struck out, and he is where he was. */
  readonly since: string | null;
  /**
   * The facilities that may write on his record: the holder, and while transfers are in question every one that he is said to have
   * come to. Which of them was entered last says where he is meanwhile, not who is right.
   */
  readonly writing: readonly string[];
}

/**
 * Where a person is. In: his record and the entries it was folded from. Out: undefined where no transfer was ever entered: he is where he
 * was received. Where none stands he is where the first of them says that he was.
 */
export function holdingOf(record: SubjectRecord, entries: readonly Entry[]): Holding | undefined {
  const holding = holdingByTransfers(record);
  if (holding) return holding;
  const first = entries.filter(({ header }) => header.kind === personTransferred.name).toSorted((a, b) => canonicalOrder(a.header, b.header))[0];
  const read = first && transferredBody.safeParse(first.body);
  return read?.success ? { holder: read.data.from, since: null, writing: [read.data.from.id] } : undefined;
}

/** Where the transfers that stand say that a person is; undefined where none stands. */
export function holdingByTransfers(record: SubjectRecord): Holding | undefined {
  const transfers = transfersOf(record);
  const last = transfers.at(-1);
  if (!last) return undefined;
  const inQuestion = transfers.filter(({ entry }) => isOpen(record.outcomes.get(entry)));
  return { holder: last.to, since: last.since, writing: [...new Set([last, ...(inQuestion.includes(last) ? inQuestion : [])].map(({ to }) => to.id))] };
}

/**
 * The problem with an act about a person who is held elsewhere by now. In: the kind and body, his record with the entries it was folded
 * from, the facility of the station (undefined where none is described yet). What is entered all the same: a correction of what
 * was entered here; a settlement of transfers that name this facility, for nobody else may know that he is not where they say.
 */
export function heldElsewhere(kind: Kind, body: unknown, record: SubjectRecord, entries: readonly Entry[], facility: string | undefined): readonly Problem[] {
  if (kind.subject !== 'person' || facility === undefined || kind.corrects !== undefined || kind.voids !== undefined) return [];
  const holding = holdingOf(record, entries);
  if (!holding || holding.writing.includes(facility)) return [];
  if (kind.settles && isPartyTo((body as Settlement).settles, entries, facility)) return [];
  return [problem('TRF-003', { value: holding.holder.name, detail: holding.since ?? 'he was received' })];
}

/** True when among the entries of a matter, or of those that a settlement among them settles, is a transfer from or to a facility. */
export function isPartyTo(matter: readonly string[], entries: readonly Entry[], facility: string): boolean {
  return partiesTo(matter, entries).includes(facility);
}

/** The facilities that the transfers of a matter name, or those that a settlement in it settles: each once. */
export function partiesTo(matter: readonly string[], entries: readonly Entry[]): readonly string[] {
  const byId = new Map(entries.map((entry) => [entry.header.id, entry]));
  const named = new Set(matter);
  for (const id of named) {
    const settled = settlementBody.safeParse(byId.get(id)?.body);
    if (settled.success) for (const other of settled.data.settles) named.add(other);
  }
  const transfers = [...named].flatMap((id) => transferredBody.safeParse(byId.get(id)?.body).data ?? []);
  return [...new Set(transfers.flatMap(({ from, to }) => [from.id, to.id]))];
}

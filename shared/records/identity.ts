import { z } from 'zod';
import { correctable } from '../entry/correctable.ts';
import { daySchema } from '../entry/day.ts';
import type { Capability, Kind } from '../entry/kind.ts';
import type { SubjectRecord } from '../entry/fold.ts';
import { problem, type Problem } from '../problems.ts';
import { recordsRoles } from '../accounts/roles.ts';

/** A DIN in the form kept on record, `YY-L-NNNN`; null when the text is none. Domain page, section 8. */
export function readDin(text: string): string | null {
  const found = /^(\d{2})-?([A-Za-z])-?(\d{4})$/.exec(text.trim());
  return found ? `${found[1]}-${found[2]!.toUpperCase()}-${found[3]}` : null;
}

/** A NYSID, eight digits and a letter; older papers drop the leading zero. Null when the text is none. */
export function readNysid(text: string): string | null {
  const found = /^(\d{7,8})-?([A-Za-z])$/.exec(text.trim());
  return found ? `${found[1]!.padStart(8, '0')}${found[2]!.toUpperCase()}` : null;
}

const din = z.string().refine((text) => readDin(text) !== null, { error: 'REC-001' }).transform((text) => readDin(text) ?? text);
const nysid = z.string().refine((text) => readNysid(text) !== null, { error: 'REC-002' }).transform((text) => readNysid(text) ?? text);

export const identityBody = z.strictObject({
  din,
  nysid,
  /** `SURNAME, Given M`. */
  name: z.string().trim().min(3, 'a surname, a comma and a given name').max(80),
  dateOfBirth: daySchema,
  received: daySchema,
  /** True when the person does not exist: a demonstration record. */
  madeUp: z.boolean(),
});
export type IdentityBody = z.infer<typeof identityBody>;

export interface Identity extends IdentityBody {
  readonly root: string;
  readonly entry: string;
}

const adulthood = 13;

const received: Kind<IdentityBody, Identity | null> = {
  name: 'person.received',
  version: 1,
  subject: 'person',
  schema: identityBody,
  roles: recordsRoles,
  facets: () => ({ decides: ['identity'] }),
  decide({ body, slice, subject, today, surroundings, strikes }) {
    const problems: Problem[] = [];
    if (slice !== null && strikes === undefined) problems.push(problem('REC-004'));
    const holder = surroundings.holderOfDin(body.din);
    if (holder !== undefined && holder !== subject.id) problems.push(problem('REC-003', { field: 'din', value: body.din }));
    const namesakes = surroundings.holdersOfNysid(body.nysid).filter((person) => person.id !== subject.id);
    if (namesakes.length > 0) problems.push(problem('REC-009', { field: 'nysid', value: body.nysid, detail: namesakes.map((person) => person.name).join(', ') }));
    const day = Temporal.PlainDate.from(body.received);
    const youngest = Temporal.PlainDate.from(body.dateOfBirth).add({ years: adulthood });
    if (Temporal.PlainDate.compare(day, youngest) < 0) problems.push(problem('REC-005', { field: 'received', value: body.received }));
    if (Temporal.PlainDate.compare(day, today) > 0) problems.push(problem('FLD-004', { field: 'received', value: body.received }));
    if (body.din.slice(0, 2) !== body.received.slice(2, 4)) {
      problems.push(problem('REC-006', { field: 'din', value: body.din, detail: body.received.slice(0, 4) }));
    }
    return problems;
  },
  apply: (_, { body, root, entry }) => ({ ...body, root, entry }),
  says: (body) => `Received ${body.received}: ${body.name}, DIN ${body.din}, NYSID ${body.nysid}`,
};

export const [personReceived, personCorrected, personVoided] = correctable(
  received,
  { corrected: 'person.corrected', voided: 'person.voided', fact: 'the reception' },
  ({ record }) => {
    const standing = [...new Set(Object.entries(record.slices).flatMap(([name, slice]) => (name !== identity.name && holdsFacts(slice) ? [name] : [])))];
    return standing.length > 0 ? [problem('REC-008', { detail: standing.join(', ') })] : [];
  },
);

/** True when a slice holds any fact: a list, or a record of lists, that is not empty. */
function holdsFacts(slice: unknown): boolean {
  if (Array.isArray(slice)) return slice.length > 0;
  return typeof slice === 'object' && slice !== null && Object.values(slice).some((part) => Array.isArray(part) && part.length > 0);
}

export const identity: Capability<Identity | null> = {
  name: 'identity',
  subject: 'person',
  initial: null,
  kinds: [personReceived, personCorrected, personVoided],
};

/** Who a person's record says he is; null when no reception stands. */
export function identityOf(record: SubjectRecord): Identity | null {
  return record.slices['identity'] as Identity | null;
}

/** The problem with an act about somebody whose reception does not stand; none when it does, or for the reception itself. */
export function withoutReception(kind: Kind, record: SubjectRecord): readonly Problem[] {
  return kind.subject === 'person' && !identity.kinds.some((own) => own.name === kind.name) && identityOf(record) === null ? [problem('REC-007')] : [];
}

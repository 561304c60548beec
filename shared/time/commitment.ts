import { z } from 'zod';
import { recordsRoles } from '../accounts/roles.ts';
import { correctable } from '../entry/correctable.ts';
import { daySchema } from '../entry/day.ts';
import type { Kind } from '../entry/kind.ts';
import { problem, type ProblemCode } from '../problems.ts';
import { termSchema } from './term.ts';
import type { SentenceSlice } from './sentence.ts';
import { checkCommitment } from './check-commitment.ts';

export const felonyClasses = ['A-I', 'A-II', 'B', 'C', 'D', 'E'] as const;
export type FelonyClass = (typeof felonyClasses)[number];

/** How a count runs with those before it, and on whose word (PL 70.25). */
const relationSchema = z.strictObject({
  runs: z.enum(['concurrent', 'consecutive']),
  basis: z.enum(['order', 'law', 'default']),
});

const crimeFields = {
  crime: z.string().trim().min(2).max(120),
  class: z.enum(felonyClasses),
  offenseDate: daySchema.optional(),
  /** How this count runs with the counts before it; the first has none. */
  relation: relationSchema.optional(),
};

/** A term that an indeterminate sentence is nothing without. */
const neededTerm = z
  .string({ error: 'SEN-002' })
  .refine((text) => text.trim() !== '', { error: 'SEN-002', abort: true })
  .pipe(termSchema);

/** Says of fields that a count of this sort does not have by which rule it has none. */
function foreign(fields: readonly string[], code: ProblemCode) {
  return { error: (issue: z.core.$ZodRawIssue) => (issue.code === 'unrecognized_keys' && issue.keys.some((key) => fields.includes(key)) ? code : undefined) };
}

export const countSchema = z.discriminatedUnion('kind', [
  z.strictObject(
    {
      ...crimeFields,
      kind: z.literal('indeterminate'),
      minimum: neededTerm,
      maximum: z.union([z.literal('LIFE'), neededTerm], { error: ({ input }) => neededTerm.safeParse(input).error?.issues[0]?.message }),
    },
    foreign(['prs'], 'SEN-010'),
  ),
  z.strictObject({ ...crimeFields, kind: z.literal('determinate'), term: termSchema, prs: termSchema.optional() }, foreign(['minimum', 'maximum'], 'SEN-007')),
]);
export type Count = z.infer<typeof countSchema>;

export const commitmentBody = z.strictObject({
  county: z.string().trim().min(2).max(40),
  indictment: z.string().trim().min(1).max(30),
  sentenced: daySchema,
  /** The day the person was received under this sentence: the sentence begins on it (PL 70.30(1)). */
  received: daySchema,
  counts: z.array(countSchema).min(1).max(40),
});
export type CommitmentBody = z.infer<typeof commitmentBody>;

export interface Commitment extends CommitmentBody {
  readonly root: string;
  readonly entry: string;
}

/** The facet of one commitment: two stations that enter the same paper are in conflict, not doubled. */
export function commitmentFacet({ county, indictment }: Pick<CommitmentBody, 'county' | 'indictment'>): string {
  return `sentence:${county.toLowerCase()}/${indictment.toLowerCase()}`;
}

const received: Kind<CommitmentBody, SentenceSlice> = {
  name: 'commitment.received',
  version: 1,
  subject: 'person',
  schema: commitmentBody,
  roles: recordsRoles,
  facets: (body) => ({ decides: [commitmentFacet(body)] }),
  decide({ body, slice, record, today }) {
    const problems = [...checkCommitment(body, record, today)];
    const same = slice.commitments.find((held) => commitmentFacet(held) === commitmentFacet(body));
    if (same) problems.push(problem('SEN-015', { field: 'indictment', value: `${body.county} ${body.indictment}` }));
    return problems;
  },
  apply(slice, { body, root, entry }) {
    const others = slice.commitments.filter((held) => commitmentFacet(held) !== commitmentFacet(body));
    return { ...slice, commitments: [...others, { ...body, root, entry }] };
  },
  says: (body) => `Commitment, ${body.county} ${body.indictment}: ${body.counts.map(sayCount).join('; ')}`,
};

/** A count as the commitment reads: crime, class, terms and supervision. */
export function sayCount(count: Count): string {
  return `${count.crime}, class ${count.class}, ${sayTerms(count)}`;
}

/** The terms of a count: `2-00-00 to 6-00-00`, or `10-00-00 with 5-00-00 PRS`. */
export function sayTerms(count: Count): string {
  if (count.kind === 'indeterminate') return `${count.minimum} to ${count.maximum}`;
  return count.prs ? `${count.term} with ${count.prs} PRS` : count.term;
}

export const [commitmentReceived, commitmentCorrected, commitmentVoided] = correctable(received, {
  corrected: 'commitment.corrected',
  voided: 'commitment.voided',
  fact: 'the commitment',
});

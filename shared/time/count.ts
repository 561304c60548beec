import { z } from 'zod';
import { daySchema } from '../entry/day.ts';
import type { ProblemCode } from '../problems.ts';
import { termSchema } from './term.ts';

export const felonyClasses = ['A-I', 'A-II', 'B', 'C', 'D', 'E'] as const;
export type FelonyClass = (typeof felonyClasses)[number];

/** A definite sentence is of a felony (PL 70.00(4)), a misdemeanor or a violation (PL 70.15). */
export const definiteClasses = [...felonyClasses, 'A misdemeanor', 'B misdemeanor', 'violation'] as const;

/** What an offense is in the law's eyes: decides supervision, ceilings, merit and limited credit time. */
export const offenseNatures = ['violent', 'drug', 'sex', 'other'] as const;
export type OffenseNature = (typeof offenseNatures)[number];

/** As what a person was sentenced: the predicate sections of PL article 70. */
export const offenderStatuses = {
  'first felony': 'PL 70.00, 70.02, 70.70(2)',
  'second felony': 'PL 70.06',
  'second violent felony': 'PL 70.04',
  'second felony drug': 'PL 70.70(3)',
  'second felony drug, prior violent': 'PL 70.70(4)',
  'second child sexual assault': 'PL 70.07',
  'predicate sex offense': 'PL 70.80(5)',
  'persistent violent felony': 'PL 70.08',
  'persistent felony': 'PL 70.10',
  'juvenile offender': 'PL 70.05',
} as const;
export type OffenderStatus = keyof typeof offenderStatuses;

const runs = z.enum(['concurrent', 'consecutive']);
/** On whose word: the court's order, the law whatever the order says, or the law where the order is silent (PL 70.25). */
const basis = z.enum(['order', 'law', 'default']);

/** How a count runs with those before it on the same paper. */
const relationSchema = z.strictObject({ runs, basis });
export type Relation = z.infer<typeof relationSchema>;

/** How a count runs with one other, where that differs or the other stands on another paper. */
const pairSchema = z.strictObject({
  /** The other commitment, by the entry first written; left out for the same paper. */
  commitment: z.string().min(1).optional(),
  /** Number of the other count, from 1; left out for every count of that commitment. */
  count: z.int().positive().max(40).optional(),
  runs,
  basis,
});

const crimeFields = {
  crime: z.string().trim().min(2).max(120),
  class: z.enum(felonyClasses),
  offenseDate: daySchema.optional(),
  nature: z.enum(offenseNatures).optional(),
  sentencedAs: z.enum(Object.keys(offenderStatuses) as [OffenderStatus, ...OffenderStatus[]]).optional(),
  /** How this count runs with the counts before it; the first has none. */
  relation: relationSchema.optional(),
  /** Pairs that differ from it, and pairs with counts of other commitments. */
  pairs: z.array(pairSchema).max(80).optional(),
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
  z.strictObject(
    {
      ...crimeFields,
      kind: z.literal('determinate'),
      term: termSchema,
      prs: termSchema.optional(),
      /** The order under COR 601-d or PL 70.85 by which the term stands without supervision. */
      prsOrder: z.string().trim().min(2).max(80).optional(),
    },
    foreign(['minimum', 'maximum'], 'SEN-007'),
  ),
  z.strictObject({ ...crimeFields, kind: z.literal('definite'), class: z.enum(definiteClasses), term: termSchema }, foreign(['prs'], 'SEN-010')),
  /** Life without parole (PL 70.00(5)): no terms. */
  z.strictObject({ ...crimeFields, kind: z.literal('life without parole') }),
]);
export type Count = z.infer<typeof countSchema>;

/** A count as the commitment reads: crime, class, terms and supervision. */
export function sayCount(count: Count): string {
  return `${count.crime}, class ${count.class}, ${sayTerms(count)}`;
}

/** The terms of a count: `2-00-00 to 6-00-00`, `10-00-00 with 5-00-00 PRS`, `0-09-00 definite`. */
export function sayTerms(count: Count): string {
  switch (count.kind) {
    case 'indeterminate':
      return `${count.minimum} to ${count.maximum}`;
    case 'determinate':
      return count.prs ? `${count.term} with ${count.prs} PRS` : count.term;
    case 'definite':
      return `${count.term} definite`;
    case 'life without parole':
      return 'life without parole';
  }
}

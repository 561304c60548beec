import { z } from 'zod';
import { daySchema } from '../entry/day.ts';
import { offenderStatuses, offenseNatures, type OffenderStatus } from '../time/count.ts';
import type { CommitmentNumbers } from './commitment-numbers.ts';

const years = z.number().min(0).max(200);
const range = z.tuple([years, years]);
const natures = z.array(z.enum(offenseNatures));
const status = z.enum(Object.keys(offenderStatuses) as [OffenderStatus, ...OffenderStatus[]]);
const text = z.string().trim().min(1).max(200);

const sentence = z.strictObject({
  kind: z.enum(['indeterminate', 'determinate', 'definite', 'life without parole']),
  class: text,
  natures,
  as: z.array(status),
  years: z.union([range, z.literal('life')]),
  minimum: z.union([z.enum(['one third at most', 'one half', 'one third', 'one third at most, or one half']), range]).optional(),
  law: text,
});

/** What limits of commitment papers may be adopted. */
export const commitmentNumbersSchema: z.ZodType<CommitmentNumbers> = z.strictObject({
  longestYears: z.record(text, years),
  leastMaximumYears: years,
  leastYears: years,
  classA1Minimum: range,
  sentences: z.array(sentence).min(1).max(1000),
  definite: z.record(text, z.strictObject({ term: z.string().regex(/^\d+-\d{2}-\d{2}$/, 'years, months, days: 1-00-00'), short: z.literal(true).optional(), says: text, law: text })),
  supervision: z.array(z.strictObject({ classes: z.array(text), natures, as: z.array(status), years: range, law: text })).max(1000),
  usualSupervisionYears: years,
  withoutSupervision: z.strictObject({ from: daySchema, before: daySchema }),
  receptionAfterDays: z.int().min(0).max(10_000),
  juvenileAges: range,
  naturesOfStatus: z.partialRecord(status, natures),
  naturesOfArticle: z.record(text, natures),
});
